"""Countries: their index and a page for each."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.country_pages import country_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the pages of countries."""
    return country_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
