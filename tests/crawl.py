"""A crawl of a site on disk, with a parser that is not ours: links, ids and where they lead.

crawl = crawl_of(output)
crawl.leads_to("visits/x.html")  # the files of the site that it links to
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html

__all__ = ["Crawl", "Document", "Link", "crawl_of"]

PARSE: Any = lxml.html.document_fromstring
"""Without types of its own."""
ADDRESSES = ("href", "src", "poster", "data", "action")


@dataclass(frozen=True, slots=True)
class Link:
    """One address in a page, as it stands there."""

    address: str
    tag: str
    """Of the element that bears it."""
    relation: str
    """Its ``rel``; empty where it has none."""

    @property
    def leaves(self) -> bool:
        """Whether it leads out of the site."""
        return bool(urlsplit(self.address).scheme or self.address.startswith("//"))

    @property
    def fragment(self) -> str:
        """What follows ``#``, decoded."""
        return unquote(urlsplit(self.address).fragment)

    def target(self, page: str) -> str:
        """Return the file that it leads to from ``page``, both below the root."""
        path = unquote(urlsplit(self.address).path)
        return normpath(join(dirname(page), path)) if path else page


@dataclass(frozen=True, slots=True)
class Document:
    """One HTML page."""

    links: tuple[Link, ...]
    """In the order of the page."""
    ids: tuple[str, ...]
    """Every id, repeated ones too."""


@dataclass(frozen=True)
class Crawl:
    """Every page of a site."""

    root: Path
    files: frozenset[str]
    """Paths below the root, with forward slashes."""
    documents: Mapping[str, Document]
    """Path → page, in order of path."""

    def leads_to(self, page: str) -> frozenset[str]:
        """Return the files of the site that a page links to in its text."""
        return self.anchors[page]

    @cached_property
    def anchors(self) -> Mapping[str, frozenset[str]]:
        """Page → the files of the site that its ``<a>`` elements lead to."""
        return {
            page: frozenset(
                link.target(page) for link in document.links if link.tag == "a" and not link.leaves
            )
            for page, document in self.documents.items()
        }


def crawl_of(root: Path) -> Crawl:
    """Read every HTML page below a folder."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    names = {path: path.relative_to(root).as_posix() for path in files}
    documents = {
        name: document_of(path.read_text(encoding="utf-8"))
        for path, name in names.items()
        if name.endswith(".html")
    }
    return Crawl(root, frozenset(names.values()), documents)


def document_of(text: str) -> Document:
    """Parse one page."""
    page = PARSE(text)
    elements = [element for element in page.iter() if isinstance(element.tag, str)]
    return Document(
        links=tuple(
            Link(element.get(name), str(element.tag), element.get("rel", ""))
            for element in elements
            for name in ADDRESSES
            if element.get(name) is not None
        ),
        ids=tuple(element.get("id") for element in elements if element.get("id") is not None),
    )
