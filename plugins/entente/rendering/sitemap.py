"""For search engines: ``sitemap.xml`` (sitemaps.org) and ``robots.txt`` (RFC 9309)."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from entente.domain.page import Page
from entente.domain.site import Site

__all__ = ["ROBOTS", "SITEMAP", "robots_bytes", "sitemap_bytes", "sitemap_pages"]

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
"""Names of the products, where a page names its template."""
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NOT_LISTED = {"404.html"}


def sitemap_pages(site: Site, paths: Iterable[str]) -> Iterator[Page]:
    """Yield the sitemap of every HTML page, and robots.txt.

    Args:
        site: for addresses and the days on which digests changed.
        paths: of every page of the site, in any order.

    """
    listed = sorted(path for path in paths if path.endswith(".html") and path not in NOT_LISTED)
    yield Page("sitemap.xml", SITEMAP, partial(addresses_of, site, listed))
    yield Page("robots.txt", ROBOTS, {"sitemap": f"{site.settings.base_url}/sitemap.xml"})


def addresses_of(site: Site, listed: Iterable[str]) -> dict[str, object]:
    """Return what the sitemap holds: each address, with the day of change where it is known."""
    changed = {d.path: d.changed.isoformat() for d in site.digests if d.changed}
    base = site.settings.base_url
    return {
        "addresses": [
            {
                "loc": f"{base}/{'' if path == 'index.html' else path}",
                "lastmod": changed.get(path, ""),
            }
            for path in listed
        ]
    }


def sitemap_bytes(context: Mapping[str, object]) -> bytes:
    """Write a sitemap; ``lastmod`` only where the records know it, never the day of the build."""
    root = Element("urlset", xmlns=NAMESPACE)
    addresses: list[dict[str, str]] = context["addresses"]  # type: ignore[assignment]  # ours above
    for address in addresses:
        url = SubElement(root, "url")
        for name, value in address.items():
            if value:
                SubElement(url, name).text = value
    indent(root)
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def robots_bytes(context: Mapping[str, object]) -> bytes:
    """Write robots.txt: everything may be read, and the sitemap is here."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {context['sitemap']}\n".encode()
