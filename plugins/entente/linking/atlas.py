"""Everything that a link may lead to, and how one page is reached from another.

>>> way("visits/x.html", "leaders/fumio-kishida.html"), way("visits/x.html", "visits/y.html#manila")
('../leaders/fumio-kishida.html', 'y.html#manila')
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from entente.domain.mention import Reference
from entente.linking.directory import Directory

__all__ = ["Atlas", "Size", "Writing", "joined_path", "way"]


Size = tuple[int, int]
"""Width and height in pixels."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Where all links of a site may lead; the same for every text."""

    directory: Directory
    pages: frozenset[str]
    """Addresses below the site's root, those of the directory included."""
    later: Callable[[], frozenset[str]]
    """Those of two countries and of a country's years: worked out only where one is looked for that
    is not there, and the nearest is to be named."""
    sources: Mapping[str, str]
    """Path below the content folder → the page made of that file, with the article:
    ``visits/2024/x/manila.md`` → ``visits/x.html#manila``."""
    images: Mapping[str, Size | None]
    """``visits/<id>/map.png`` → its size, as far as it can be told."""
    ambiguous: Mapping[str, tuple[str, ...]]
    """Folded name that no country alone has, such as Korea → the names that are meant by it."""
    heard: frozenset[str]
    """Folded texts of files that could not be read: any of them may be the name of a page, so a
    link by it is not reported."""
    spared: frozenset[str]
    """Paths of entries that such a file names: that they have no page is not reported either."""
    base_url: str
    """Where the site is published; a link there leads to no other host."""
    autolink: bool
    """Whether known names become links by themselves."""

    def has_page(self, path: str) -> bool:
        """Whether a page will be at ``path``; pages of two countries, or of a country's year, too.

        Those are made after texts are linked, so that they cannot all be listed here.
        """
        made = MADE_LATER.fullmatch(path)
        if path in self.pages or not made:
            return path in self.pages
        slugs = [slug for slug in made.groups() if slug]
        return all(f"countries/{slug}.html" in self.pages for slug in slugs)


MADE_LATER = re.compile(
    r"(?:relations/([a-z0-9-]+)--([a-z0-9-]+)|countries/([a-z0-9-]+)/\d{4})\.html"
)


@dataclass(frozen=True, slots=True)
class Writing:
    """One text of an author, as it was read."""

    page: str
    """Path of the page that it stands on."""
    file: str
    """As in ``Place.file``."""
    html: str
    """Safe HTML."""
    links: tuple[Reference, ...]
    """As in ``Article.links``."""
    facts: frozenset[str]
    """Paths of the entries that the front matter beside it names."""
    autolink: bool
    """Whether its author wants known names to become links."""
    is_draft: bool


def way(page: str, target: str) -> str:
    """Return the address of ``target`` as ``page`` has to write it, both below the site's root."""
    folder, slash, _ = page.rpartition("/")
    prefix = folder + slash
    if prefix and target.startswith(prefix):
        return target.removeprefix(prefix)
    return "../" * page.count("/") + target


def joined_path(folder: str, path: str) -> str | None:
    """Return where ``path`` leads from ``folder``; None if that is outside.

    >>> joined_path("visits/2024", "../../leaders/x.md"), joined_path("visits", "../../x")
    ('leaders/x.md', None)
    """
    steps: list[str] = []
    for step in (*folder.split("/"), *path.split("/")):
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step not in {"", "."}:
            steps.append(step)
    return "/".join(steps)
