"""Visits: the listing of all years and a page for each."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.rows import Rows
from entente.rendering.visit_pages import visit_listings


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the listings of visits."""
    return visit_listings(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
