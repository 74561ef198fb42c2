"""Open data: all records as tables and JSON, and the page about them."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.open_data import open_data_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the files under data/, data.html, and a record beside every digest."""
    return open_data_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
