"""Topics: their index and a page for each."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.rows import Rows
from entente.rendering.topic_pages import topic_pages


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the pages of topics."""
    return topic_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
