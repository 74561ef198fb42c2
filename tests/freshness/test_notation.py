"""Documents and problems on one line, and back."""

from pathlib import Path

import msgspec
import pytest

from entente.domain.problem import Marks, Place
from entente.freshness import notation
from entente.freshness.notation import document_of, line_of, problems_of
from entente.reading.manuscripts import read_visit
from entente.reading.source import Bounds

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
