"""Old addresses: small pages that lead a reader on to where a digest is now.

No server is needed for it, and none can be told to redirect where a site is only files. The way on
is relative, so it works from a disk, below any path and on any host; the canonical address tells
search engines which page to keep.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from html import escape
from urllib.parse import quote

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.language import marking, tag_of
from entente.rendering.rows import Rows
from entente.rendering.texts import text_page

__all__ = ["redirect_pages"]


def redirect_pages(rows: Rows, file_of: Callable[[str], str]) -> Iterator[Page]:
    """Yield a page for each old address of each digest.

    Args:
        rows: the site.
        file_of: gives the file that answers at an address: ``old/path/index.html`` for
            ``old/path/``.

    """
    for path, digest in sorted(old_addresses(rows.site.digests, file_of), key=lambda pair: pair[0]):
        made_from = partial(rows.ingredients.of_digest, digest)
        yield text_page(path, partial(way_on, rows, path, digest), ingredients=made_from)


def old_addresses(
    digests: Iterable[Digest], file_of: Callable[[str], str]
) -> Iterator[tuple[str, Digest]]:
    """Yield each file of an old address with the digest to which it leads."""
    for digest in digests:
        for alias in digest.aliases:
            yield file_of(alias), digest


def way_on(rows: Rows, path: str, digest: Digest) -> str:
    """Return the page at an old address."""
    target = escape(f"{'../' * path.count('/')}{quote(digest.path)}")
    canonical = escape(f"{rows.site.settings.base_url}/{digest.path}")
    language, direction = tag_of(rows.locale), rows.language.direction
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'"
    title = escape(digest.title)
    marks = marking(rows.language, rows.site.settings.content_language)
    moved = escape(rows.say("This page has moved:"))
    return f"""<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="canonical" href="{canonical}">
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body>
<main><h1>{moved} <a href="{target}"{marks}>{title}</a></h1></main>
</body>
</html>
"""
