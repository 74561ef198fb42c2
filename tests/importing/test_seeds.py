"""The seed format: every byte comes back, whatever the line ends and the white space."""

import doctest
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entente.domain.problem import Code
from entente.reading import seeds as module
from entente.reading.seeds import Seed, read_seed, seed_bytes
from entente.reading.source import CONTROL
from tests.repositories import PROJECT

KEPT = sorted((PROJECT / "seeds").glob("*.txt"))

ends = st.sampled_from(["\n", "\r\n", "\r"])
spaces = st.text(" \t\u00a0", max_size=2)
lines = (
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
    .map(lambda text: re.sub(r"[\r\n]", "", CONTROL.sub("", text)).strip())
    .filter(bool)
)


@st.composite
def blank_lines(draw: st.DrawFn, least: int) -> str:
    """Return white space that ends a line and adds ``least`` blank lines at least."""
    count = draw(st.integers(least, 3))
    end = draw(ends)  # of one kind: a CR and an LF together would be one line end
    return "".join(draw(spaces) + end for _ in range(count + 1)) + draw(spaces)


@st.composite
def seed_texts(draw: st.DrawFn) -> tuple[str, str, list[str], list[list[str]]]:
    """Return a text in the form of a seed with its title, numbers and lines of paragraphs."""
    title = draw(lines)
    numbers = draw(st.lists(st.text("0123456789", min_size=1), min_size=2, max_size=2))
    paragraphs = draw(st.lists(st.lists(lines, min_size=1, max_size=3), min_size=1, max_size=4))
    head = [title, *numbers, title]
    text = draw(st.sampled_from(["", "\n", "  \r\n"]))
    text += "".join(part + draw(blank_lines(0)) for part in head)
    for paragraph in paragraphs:
        text += draw(ends).join(paragraph) + draw(blank_lines(1))
    return text if draw(st.booleans()) else text.rstrip(), title, numbers, paragraphs


@given(drawn=seed_texts(), marked=st.booleans())
def test_any_seed_is_given_back_byte_for_byte(
    *, drawn: tuple[str, str, list[str], list[list[str]]], marked: bool
) -> None:
    text, title, numbers, paragraphs = drawn
    content = (("\ufeff" if marked else "") + text).encode("utf-8")
    seed = read_seed(content, "seeds/x.txt")
    assert isinstance(seed, Seed)
    assert seed_bytes(seed) == content
    assert (seed.title, list(seed.numbers)) == (title, numbers)
    assert [re.split(r"\r\n|\n|\r", p) for p in seed.paragraphs] == paragraphs
    found = re.split(r"\r\n|\n|\r", text)
    for number, part in enumerate(seed.parts):
        line = found[seed.line_of(number) - 1]
        assert line.strip() == re.split(r"\r\n|\n|\r", part)[0]


@given(st.binary() | st.text("ab12 \t\r\n\ufeff").map(str.encode))
@example(b"a\n1\n2\na\nb")
@example(b"\xef\xbb\xbf\xef\xbb\xbfa\n1\n2\n\xef\xbb\xbfa\nb")
def test_any_bytes_are_a_seed_that_is_given_back_or_have_problems(content: bytes) -> None:
    seed = read_seed(content, "seeds/x.txt")
    if isinstance(seed, Seed):
        assert seed_bytes(seed) == content
    else:
        assert seed


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.name)
def test_the_kept_seeds_are_seeds(file: object) -> None:
    content = (PROJECT / "seeds" / str(file)).read_bytes()
    seed = read_seed(content, str(file))
    assert isinstance(seed, Seed)
    assert seed_bytes(seed) == content


def test_there_are_kept_seeds() -> None:
    assert KEPT


WRONG = [
    (b"", [(0, "ends before the title")]),
    (b"\n\n", [(0, "ends before the title")]),
    (b"T\n\n1\n", [(0, "ends before the second number")]),
    (b"T\n\n1\n2\nT\n\n", [(0, "ends before the text")]),
    (b"T\n\n-1\n2.0\nT\n\nx", [(3, '"-1" stands where the first'), (4, '"2.0" stands where the')]),
    (b"\nT\n1\n2\nt\n\nx", [(5, "not the title of line 2 again")]),
    ("T\n\n١\n2\nT\n\nx".encode(), [(3, "stands where the first number is due")]),
]


@pytest.mark.parametrize(("content", "expected"), WRONG)
def test_another_form_is_refused_with_line(content: bytes, expected: list[tuple[int, str]]) -> None:
    problems = read_seed(content, "a.txt")
    assert isinstance(problems, tuple)
    assert [(p.place.line, p.code) for p in problems] == [(n, Code.SEED_FORM) for n, _ in expected]
    for problem, (_, words) in zip(problems, expected, strict=True):
        assert words in problem.message


def test_long_runs_of_spaces_cost_no_more_than_other_text() -> None:
    content = b"T\n1\n2\nT\n\na" + b" " * 200_000 + b"b\n" + b" \n" * 100_000 + b"c"
    seed = read_seed(content, "a.txt")
    assert isinstance(seed, Seed)
    assert seed_bytes(seed) == content


def test_examples() -> None:
    assert doctest.testmod(module).failed == 0
