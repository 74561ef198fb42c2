"""The site's door: the home page, 404.html, and plain pages such as About.

Plain pages ride with the digests and not through Pelican's own page generator: that one drops a
bad file with exit status 0, and lets a front-matter key choose the file it writes.
"""

from collections.abc import Iterator
from itertools import chain

from blinker import signal

from entente.domain.page import Page
from entente.pipeline.assembly import Assembly
from entente.rendering.front_pages import home_page, not_found_page, plain_pages
from entente.rendering.rows import Rows


def pages(assembly: Assembly, *, rows: Rows) -> Iterator[Page]:
    """Answer with home, 404 and the plain pages."""
    return chain(home_page(rows), not_found_page(rows), plain_pages(rows, assembly.pages))


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
