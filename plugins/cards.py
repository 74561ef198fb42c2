"""Social cards: the picture that a link to a digest shows elsewhere."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.cards import card_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the card of every digest."""
    return card_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
