"""Redirects: pages at old addresses that lead to where a digest is now.

They answer with the indexes, after all other pages are known, so that no index lists them.
"""

from collections.abc import Iterator

from blinker import signal

from entente.checking.claims import alias_path
from entente.domain.page import Page
from entente.rendering.redirects import redirect_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows, **__: object) -> Iterator[Page]:
    """Answer with a page for every old address."""
    return redirect_pages(rows, alias_path)


def register() -> None:
    """Called by Pelican."""
    signal("entente_indexes").connect(pages)
