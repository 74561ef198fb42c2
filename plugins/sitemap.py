"""For search engines: sitemap.xml and robots.txt."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.pipeline.assembly import Assembly
from entente.rendering.sitemap import sitemap_pages


def pages(assembly: Assembly, *, paths: list[str], **_: object) -> Iterator[Page]:
    """Answer with the sitemap of all pages."""
    return sitemap_pages(assembly.site, paths)


def register() -> None:
    """Called by Pelican."""
    signal("entente_indexes").connect(pages)
