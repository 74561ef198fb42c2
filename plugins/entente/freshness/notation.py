"""Documents as one line of JSON each, and back: what batches and the cache are made of.

A line begins with a letter that says what it holds, ``D`` for a document and ``P`` for the problems
of one that could not be read, so that reading a file is done once per content::

    document_of(ContentKind.VISIT.value, line_of(manuscript)) == manuscript
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from entente.domain.digest import Article, Manuscript
from entente.domain.hashing import hash_of
from entente.domain.note import CountryNote, LeaderNote, PlainText, TopicNote
from entente.domain.page import Context
from entente.domain.problem import Marks, Problem

__all__ = ["Document", "document_of", "line_of", "problems_in", "problems_of", "stated", "written"]

Document = Manuscript | Article | LeaderNote | CountryNote | TopicNote | PlainText
KINDS: Mapping[str, type[Document]] = {
    "visit": Manuscript,
    "article": Article,
    "leaders": LeaderNote,
    "countries": CountryNote,
    "topics": TopicNote,
    "pages": PlainText,
}
"""Kind of file → what it is read as."""


def line_of(read: Document | tuple[Problem, ...]) -> bytes:
    """Return what a file was read as, on one line."""
    letter = b"P" if isinstance(read, tuple) else b"D"
    return letter + encoder().encode(read)


def document_of(kind: str, line: bytes) -> Document | tuple[Problem, ...]:
    """Return what a line holds.

    Args:
        kind: of the file that was read.
        line: as ``line_of`` wrote it.

    Raises:
        msgspec.ValidationError: it was not written by ``line_of``.

    """
    if line[:1] == b"P":
        return problems_of(line)
    document: Document = decoder(kind)(line[1:])
    return document


def problems_of(line: bytes) -> tuple[Problem, ...]:
    """Return the problems that a line holds.

    Args:
        line: as ``line_of`` wrote it of problems.

    Raises:
        msgspec.ValidationError: it was not.

    """
    problems: tuple[Problem, ...] = decoder("")(line[1:])
    return problems


def problems_in(note: str) -> tuple[Problem, ...]:
    """Return the problems that a note keeps for a later build: what ``line_of`` wrote of them.

    Args:
        note: as text; empty for none.

    Raises:
        msgspec.ValidationError: it is no such note.

    """
    return problems_of(note.encode()) if note else ()


def written(context: Context) -> bytes:
    """Return the values of a page as JSON, the same bytes for the same values."""
    return msgspec.json.encode(context)


def stated(document: Document) -> str:
    """Return the hash of everything that a document of a visit says besides its text.

    Args:
        document: of any kind; nothing is returned for one that belongs to no visit.

    """
    if isinstance(document, Article):
        return hash_of(line_of(bare(document)))
    if isinstance(document, Manuscript):
        return hash_of(line_of(replace(document, articles=tuple(map(bare, document.articles)))))
    return ""


def bare(article: Article) -> Article:
    """Return an article without its text."""
    return replace(article, html="", links=())


@cache
def encoder() -> msgspec.json.Encoder:
    """Return what writes values as JSON."""
    return msgspec.json.Encoder(enc_hook=text_of)


@cache
def decoder(kind: str) -> Callable[[bytes], Any]:
    """Return what reads the values of a kind of file; of problems for none."""
    expected: Any = KINDS[kind] if kind else tuple[Problem, ...]
    return msgspec.json.Decoder(expected, dec_hook=marks_of).decode


def text_of(value: object) -> str:
    """Return the text for a value that JSON has no form for."""
    if isinstance(value, Marks):
        return value.text
    raise NotImplementedError(type(value))


def marks_of(wanted: type, text: object) -> object:
    """Return the value of such a text."""
    if wanted is Marks:
        return Marks.of_text(str(text))
    raise NotImplementedError(wanted)
