"""What the gate has to know of pages, gathered page by page; what many share is kept once.

A page is read where it is drawn, while its text is at hand. Most of its addresses stand in its
neighbours too, so that of a site of many thousand pages little more is left than its parts' names.
"""

from collections.abc import Mapping

from entente.checking.markup import Fault, Markup

__all__ = ["Findings"]


class Findings:
    """What is known of some pages."""

    def __init__(self) -> None:
        self.marks: dict[str, str] = {}
        """Path → hash of the page that was read."""
        self.ids: dict[str, frozenset[str]] = {}
        self.parts: dict[str, tuple[str, ...]] = {}
        """Path → addresses in the page of parts of pages, ``japan.html#hosted``."""
        self.whole: dict[str, dict[str, str]] = {}
        """Folder of a page → address of a whole page or file → a page that bears it."""
        self.faults: dict[str, tuple[Fault, ...]] = {}
        """Path → what is wrong with a page, for those with which something is."""
        self.words: dict[str, str] = {}
        self.sets: dict[frozenset[str], frozenset[str]] = {}

    def take(self, path: str, page: Markup, mark: str) -> None:
        """Add what is known of a page, in the place of what was known of it before.

        Args:
            path: of the page.
            page: as it was read.
            mark: hash of its bytes.

        """
        once = self.words.setdefault
        self.marks[path] = mark
        named = frozenset([once(name, name) for name in page.ids])
        self.ids[path] = self.sets.setdefault(named, named)
        self.parts[path] = tuple([once(link, link) for link in page.links if "#" in link])
        whole = self.whole.setdefault(path.rpartition("/")[0], {})
        for link in page.links:
            if "#" not in link:
                whole.setdefault(link, path)
        if page.faults or path in self.faults:
            self.faults[path] = page.faults

    def without(self, stood: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
        """Return the addresses of parts of pages by path, but for some of each page's."""
        return {
            path: tuple(link for link in links if link not in stood[path])
            if path in stood
            else links
            for path, links in self.parts.items()
        }
