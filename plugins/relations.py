"""Relations: their index and a page for each pair of countries that have met."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.relation_pages import relation_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the pages of relations."""
    return relation_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
