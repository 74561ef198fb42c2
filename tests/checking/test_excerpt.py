"""The excerpt of a line: carets stand under what is meant, whatever the width of its characters."""

import pytest

from entente.checking.excerpt import WIDTH, excerpt
from entente.domain.problem import Place


@pytest.mark.parametrize(
    ("line", "place", "shown", "marks"),
    [
        ("to: UX", (5, 2), "to: UX", "    ^^"),
        ("to: UX", (7, 1), "to: UX", "      ^"),
        ("to: UX", (99, 9), "to: UX", "      ^"),
        ("  to: UX  ", (0, 1), "  to: UX", "  ^^^^^^"),
        ("", (1, 1), "", "^"),
        ("\tto: UX", (2, 2), "    to: UX", "    ^^"),
        ("a\tto", (3, 2), "a   to", "    ^^"),
        ("to: 日本国", (5, 3), "to: 日本国", "    ^^^^^^"),
        ("日本: x", (5, 1), "日本: x", "      ^"),
        ("e\u0301e: x", (3, 1), "e\u0301e: x", " ^"),
        ("a\u202eb", (3, 1), "a<U+202E>b", "         ^"),
        ("a\x1b[31m", (2, 1), "a<U+001B>[31m", " ^^^^^^^^"),
        ("a\u2028b", (3, 1), "a<U+2028>b", "         ^"),
        ("سال‌ها: x", (9, 1), "سال‌ها: x", "       ^"),
    ],
)
def test_carets_stand_under_what_is_meant(
    line: str, place: tuple[int, int], shown: str, marks: str
) -> None:
    assert excerpt(line, Place("x.md", 1, *place)) == (shown, marks)


@pytest.mark.parametrize("column", [1, 30, 92, 93, 150, 299, 300, 301])
def test_a_long_line_is_cut_to_a_window_that_holds_the_span(column: int) -> None:
    line = "".join(chr(0x4E00 + n) if n % 3 else "x" for n in range(300))
    shown, marks = excerpt(line, Place("x.md", 1, column, 1))
    assert "…" in (shown[0], shown[-1])
    assert len(marks) <= WIDTH + 2
    if column <= len(line):
        (found,) = [char for char, cell in columns(shown) if cell == marks.index("^")]
        assert found == line[column - 1]


def columns(text: str) -> list[tuple[str, int]]:
    """Count the columns of a text again: Han takes two, all else of these tests one."""
    placed, at = [], 0
    for char in text:
        placed.append((char, at))
        at += 2 if char >= "\u4e00" else 1
    return placed
