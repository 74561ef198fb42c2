"""Citations: every digest for reference managers, as BibTeX and RIS."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.citations import citation_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the citations of every digest."""
    return citation_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
