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
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from entente.linking.company import Candidate, is_part_of_another
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


@dataclass(slots=True)
class Reading:
    """One paragraph with the candidates that company and marks leave."""

    number: int
    paragraph: Paragraph
    bare: Bare
    kept: list[Candidate]
    starts: list[int]
    """Where each text node of the paragraph begins."""
    quoted: list[tuple[int, int]]
    """What stands in quotation marks, in order."""


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
    refused: set[str] = set()
    readings = [
        read(number, paragraph, directory, refused) for number, paragraph in enumerate(paragraphs)
    ]
    seen = set(linked)
    for reading in readings:
        for candidate in reading.kept:
            claim = candidate.claim
            if claim.entry is None or claim.entry.path in seen:
                continue
            path = claim.entry.path
            if claim.guarded and (path not in facts or path in refused):
                continue
            found = placed(reading, candidate, claim.entry)
            if found:
                seen.add(path)
                yield found


def read(number: int, paragraph: Paragraph, directory: Directory, refused: set[str]) -> Reading:
    """Return what remains of the candidates in a paragraph.

    Adds to ``refused`` the guarded entries whose name is part of another name here.
    """
    plain = bare(paragraph.text)
    chosen = longest(candidates(plain.text, directory))
    edges = {edge for each in chosen for edge in (each.start, each.end)}
    kept = []
    for each in chosen:
        if each.claim.entry is None:
            continue
        if is_part_of_another(plain.text, each, edges):
            if each.claim.guarded:
                refused.add(each.claim.entry.path)
        else:
            kept.append(each)
    quoted = [match.span() for match in QUOTED.finditer(paragraph.text)] if kept else []
    starts = [piece.start for piece in paragraph.pieces]
    return Reading(number, paragraph, plain, kept, starts, quoted)


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
