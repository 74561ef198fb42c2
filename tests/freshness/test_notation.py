"""Documents and problems on one line, and back."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from entente.domain.problem import Marks, Place, Problem
from entente.freshness import notation
from entente.freshness.notation import Document, document_of, line_of, problems_of
from entente.reading.manuscripts import read_article, read_visit
from entente.reading.notes import (
    read_country_note,
    read_leader_note,
    read_plain_page,
    read_topic_note,
)
from entente.reading.source import Bounds

Problems = tuple[Problem, ...]
CASES = sorted((Path(__file__).parents[1] / "reading" / "cases").glob("*.md"))


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.stem)
def test_what_is_read_comes_back(case: Path) -> None:
    read = read_visit("a", "a.md", case.read_bytes(), Bounds())
    line = line_of(read)
    assert b"\n" not in line
    back = document_of("visit", line)
    assert back == read
    assert line_of(back) == line
    if isinstance(read, tuple):
        assert problems_of(line) == read


@pytest.mark.parametrize(
    ("kind", "read"),
    [
        ("article", read_article),
        ("leaders", read_leader_note),
        ("countries", read_country_note),
        ("topics", read_topic_note),
        ("pages", read_plain_page),
    ],
)
def test_every_kind_comes_back_as_its_own(
    kind: str, read: Callable[..., Document | Problems]
) -> None:
    keys = "name: Japan" if kind in {"leaders", "countries", "topics"} else "title: A"
    published = "\npublished: 2024-04-08" if kind == "article" else ""
    found = read("a", "a.md", f"---\n{keys}{published}\n---\nText.\n".encode(), Bounds())
    assert not isinstance(found, tuple)
    assert document_of(kind, line_of(found)) == found


@pytest.mark.parametrize("line", [b"", b"D", b"P", b"D{}", b"P[1]", b"X[]"])
def test_line_that_nobody_wrote_is_refused(line: bytes) -> None:
    with pytest.raises((msgspec.ValidationError, msgspec.DecodeError)):
        document_of("visit", line)


def test_values_that_have_no_form_are_refused() -> None:
    marks = Marks({("a",): Place("x.md", 1, 2, 3)})
    assert notation.marks_of(Marks, notation.text_of(marks)) == marks
    with pytest.raises(NotImplementedError):
        notation.text_of(object())
    with pytest.raises(NotImplementedError):
        notation.marks_of(int, "1")
