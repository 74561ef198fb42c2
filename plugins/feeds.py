"""Feeds: what is new, as Atom."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.feeds import feed_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the feeds of the site and its entries."""
    return feed_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
