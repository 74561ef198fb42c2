"""Known names in a text that become links by themselves: the first mention of each entry.

The steps, each a function below: candidates come out of the automaton; those that are no whole
words go (``scripts``); of overlapping ones the first and longest stays; what stands in quotation
marks, in a link, in code or in a heading is passed over, since a title quoted is not about what it
names; the company that a name keeps may refuse it (``company``). Of the rest the first in the
article becomes a link, if the article does not link there anyway.

A name with other meanings (``guarded``) links only where the facts of the digest name its entry,
and not in an article that has it as part of somebody's name: after "Hamilton Jordan", "Jordan" is
likely he.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from entente.linking.company import Candidate, has_capital_beside, is_part_of_another
from entente.linking.directory import Directory
from entente.linking.entries import Entry, Sort
from entente.linking.scripts import Bare, bare, is_whole
from entente.linking.text import Paragraph, Piece

__all__ = ["Found", "first_mentions"]

QUOTED = re.compile(
    "“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|「[^「」]*」|『[^『』]*』|《[^《》]*》|〈[^〈〉]*〉"
    r'|(?<![\w"])"(?=\S)[^"]*"'
)
"""From one quotation mark to the next of its kind. Single ones look like apostrophes."""


JOINING = frozenset("-–/")
CHAIN = 3
"""Names joined on either side that are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A name that becomes a link."""

    paragraph: int
    """Number of the paragraph."""
    start: int
    end: int
    """In the paragraph's text."""
    piece: Piece
    """The one text node that holds it."""
    entry: Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """One paragraph with the names found in it."""

    number: int
    paragraph: Paragraph
    bare: Bare
    chosen: list[Candidate]
    """In order, none overlapping another."""
    edges: frozenset[int]
    """Where they begin and end."""
    starts: list[int]
    """Where each text node of the paragraph begins."""
    quoted: list[tuple[int, int]]
    """What stands in quotation marks, in order."""

    def refuses(self, candidate: Candidate) -> bool:
        """Whether the words beside a candidate, or beside one joined to it, make another name."""
        text, edges = self.bare.text, self.edges
        return is_part_of_another(text, candidate, edges) or any(
            has_capital_beside(text, other, edges) for other in self.joined(candidate)
        )

    def joined(self, candidate: Candidate) -> Iterator[Candidate]:
        """Yield the candidates that dashes join to one: Japan to the US in "US–Japan"."""
        at = bisect_left(self.chosen, candidate.start, key=lambda each: each.start)
        for step in (-1, 1):
            for near in range(at, at + step * CHAIN, step):
                if not 0 <= near + step < len(self.chosen):
                    break
                first, second = sorted((near, near + step))
                gap = slice(self.chosen[first].end, self.chosen[second].start)
                if self.bare.text[gap] not in JOINING:
                    break
                yield self.chosen[near + step]


def first_mentions(
    paragraphs: Iterable[Paragraph],
    directory: Directory,
    *,
    facts: Container[str],
    linked: Iterable[str],
) -> Iterator[Found]:
    """Yield the first mention of each entry that a text names, in order.

    Args:
        paragraphs: of one text.
        directory: of everything that has a page.
        facts: paths of the entries that the facts of its digest name.
        linked: paths that are not to be linked: of the page itself, and of what an author linked.

    """
    readings = list(read(paragraphs, directory))
    refused = set(in_other_names(readings, facts))
    seen = set(linked)
    for reading in readings:
        for candidate in reading.chosen:
            entry = candidate.claim.entry
            if entry is None or entry.path in seen:
                continue
            if candidate.claim.guarded and (entry.path not in facts or entry.path in refused):
                continue
            found = placed(reading, candidate, entry)
            if found and not reading.refuses(candidate):
                seen.add(entry.path)
                yield found


def in_other_names(readings: Iterable[Reading], facts: Container[str]) -> Iterator[str]:
    """Yield the paths of guarded entries whose name is part of another somewhere in the text."""
    for reading in readings:
        for candidate in reading.chosen:
            entry = candidate.claim.entry
            guarded = entry is not None and candidate.claim.guarded and entry.path in facts
            if entry and guarded and reading.refuses(candidate):
                yield entry.path


def read(paragraphs: Iterable[Paragraph], directory: Directory) -> Iterator[Reading]:
    """Yield the paragraphs in which there are known names; most cells of a table have none."""
    for number, paragraph in enumerate(paragraphs):
        plain = bare(paragraph.text)
        chosen = longest(candidates(plain.text, directory))
        if chosen:
            yield Reading(
                number,
                paragraph,
                plain,
                chosen,
                edges=frozenset(edge for each in chosen for edge in (each.start, each.end)),
                starts=[piece.start for piece in paragraph.pieces],
                quoted=[match.span() for match in quotations(paragraph.text)],
            )


def quotations(text: str) -> Iterable[re.Match[str]]:
    """Return what stands in quotation marks."""
    return () if text.isascii() and '"' not in text else QUOTED.finditer(text)


def candidates(text: str, directory: Directory) -> Iterator[Candidate]:
    """Yield every known name in a bare text that is whole words, in no useful order."""
    for last, claim in directory.automaton.iter(text):
        start, end = last + 1 - claim.length, last + 1
        if is_whole(text, start, end, person=claim.sort is Sort.PERSON):
            yield Candidate(start, end, claim)


def longest(found: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates in order, without those that overlap an earlier or longer one."""
    chosen: list[Candidate] = []
    for each in sorted(found, key=lambda candidate: (candidate.start, -candidate.end)):
        if not chosen or each.start >= chosen[-1].end:
            chosen.append(each)
    return chosen


def placed(reading: Reading, candidate: Candidate, entry: Entry) -> Found | None:
    """Return where a link goes; None in quotation marks, across nodes, or where all is closed."""
    start, end = reading.bare.origin(candidate.start, candidate.end)
    piece = reading.paragraph.pieces[max(0, bisect_right(reading.starts, start) - 1)]
    if not piece.is_open or start < piece.start or end > piece.end:
        return None
    number = bisect_right(reading.quoted, (start, 0)) - 1
    if number >= 0 and end < reading.quoted[number][1]:
        return None
    return Found(reading.number, start, end, piece, entry)
