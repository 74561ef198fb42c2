"""Search: a page and an index of our own, in files that are loaded only when somebody searches."""

from collections.abc import Iterator
from itertools import chain

from blinker import signal

from entente.domain.page import Page
from entente.rendering.rows import Rows
from entente.rendering.search_index import index_pages
from entente.rendering.search_page import search_page


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the page of search and the files of its index, where the owner wants them."""
    return chain(search_page(rows), index_pages(rows)) if rows.site.settings.search else iter(())


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
