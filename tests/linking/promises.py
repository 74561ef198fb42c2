"""What the pages of a built site promise of each other, read back with a parser that is not ours.

    said = Promises(output)
    said.mentioned("leaders/joe-biden.html")  # [Quotation(page="visits/….html", …), …]
    said.fact("relations/czechia--united-states.html", "Before")

Every address is given as the path of the page that it leads to, below the site's root.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html

__all__ = ["Promises", "Quotation", "words"]

TEXTS = re.compile(r"(visits/\d{4}-|leaders/|countries/|topics/)[^/]+\.html|about\.html")
"""Pages that hold what an author wrote."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One line of a list of what mentions a page."""

    page: str
    """That mentions it."""
    fragment: str
    """The article in it; empty for notes."""
    sentence: str
    marked: str
    """The words of the sentence in bold type."""


def words(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


class Promises:
    """The pages of one output folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths = sorted(p.relative_to(root).as_posix() for p in root.rglob("*.html"))
        self.tree = cache(self.read)

    def read(self, page: str) -> Any:  # noqa: ANN401 - lxml has no types of its own
        """Parse one page."""
        return lxml.html.document_fromstring((self.root / page).read_text(encoding="utf-8"))

    def texts(self) -> list[str]:
        """Return the pages that hold what an author wrote."""
        return [page for page in self.paths if TEXTS.fullmatch(page)]

    def under(self, folder: str) -> list[str]:
        """Return the pages of a folder."""
        return [page for page in self.paths if page.startswith(f"{folder}/")]

    def targets(self, page: str, query: str) -> list[str]:
        """Return where the links that an XPath query finds lead within the site, in order."""
        return [target for target, _ in self.links(page, query)]

    def links(self, page: str, query: str) -> Iterator[tuple[str, str]]:
        """Yield (page that it leads to, its words) of the links that an XPath query finds."""
        for anchor in self.tree(page).xpath(query):
            parts = urlsplit(anchor.get("href"))
            if not parts.scheme and parts.path.endswith(".html"):
                target = normpath(join(dirname(page), unquote(parts.path)))
                yield target, words(anchor.text_content())

    def prose(self, page: str) -> set[tuple[str, str]]:
        """Return (page, words) of each link in what an author wrote."""
        found = self.links(page, "//div[contains-class(@class)]//a[@href]".replace(*PROSE))
        return {(target, said) for target, said in found if target != page}

    def written(self, page: str) -> str:
        """Return what an author wrote, without markup."""
        query = "//div[contains-class(@class)]".replace(*PROSE)
        return words(" ".join(part.text_content() for part in self.tree(page).xpath(query)))

    def mentioned(self, page: str) -> list[Quotation]:
        """Return the list of what mentions a page."""
        found = []
        for line in self.tree(page).xpath("//ul[@class='backlinks']/li"):
            (anchor,) = line.xpath("a")
            (quoted,) = line.xpath("q")
            parts = urlsplit(anchor.get("href"))
            target = normpath(join(dirname(page), parts.path))
            marked = words("".join(bold.text_content() for bold in quoted.xpath("b")))
            sentence = words(quoted.text_content())
            found.append(Quotation(target, parts.fragment, sentence, marked))
        return found

    def fact(self, page: str, term: str) -> list[str]:
        """Return where the links of one line of the fact card lead."""
        return self.targets(page, f"//dl[@class='facts']/div[dt='{term}']/dd//a[@href]")

    def steps(self, page: str, side: str) -> list[tuple[str, str]]:
        """Return (relation, digest) before (``back``) or after (``on``) a digest."""
        found = []
        for block in self.tree(page).xpath("//nav[@class='steps-on']"):
            label = block.get("aria-label")
            query = f"//nav[@aria-label='{label}']/div[@class='{side}']//a[@href]"
            found += [(label, target) for target in self.targets(page, query)]
        return found

    def journeys(self, page: str) -> list[tuple[str, list[str], list[str]]]:
        """Return (leader, digest before, digest after) of each traveller of a digest."""
        rows = "//table[contains(@class, 'journeys')]/tbody/tr"
        return [
            (
                self.targets(page, f"({rows})[{number}]/th//a[@href]")[0],
                self.targets(page, f"({rows})[{number}]/td[1]//a[@href]"),
                self.targets(page, f"({rows})[{number}]/td[2]//a[@href]"),
            )
            for number in range(1, len(self.tree(page).xpath(rows)) + 1)
        ]

    def related(self, page: str) -> dict[str, str]:
        """Return the related visits of a digest: page → reason."""
        rows = self.tree(page).xpath("//section[@aria-labelledby='part:related']//tbody/tr")
        found = {}
        for row in rows:
            (reason,) = row.xpath("th")
            (anchor,) = row.xpath("td[1]/a")
            target = normpath(join(dirname(page), anchor.get("href")))
            found[target] = words(reason.text_content())
        return found


PROSE = ("contains-class(@class)", "contains(concat(' ', @class, ' '), ' prose ')")
