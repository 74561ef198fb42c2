"""Texts are set into a page, and can be exchanged in the finished one."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.rendering.set_texts import exchanged, mark_of, texts_in, with_texts

BETWEEN = st.lists(st.text("ab<é\n"), min_size=1, max_size=5)
TEXTS = st.lists(st.text("xy>ü"), min_size=4, max_size=4)


def page_of(between: list[str], numbers: list[int]) -> bytes:
    """Return a page as a theme draws it, with marks between its parts."""
    marks = [str(mark_of(number)) for number in numbers]
    return "".join(part + mark for part, mark in zip(between, [*marks, ""], strict=True)).encode()


@st.composite
def pages(draw: st.DrawFn) -> tuple[bytes, list[str], list[int]]:
    between = draw(BETWEEN)
    count = len(between) - 1
    numbers = draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    return page_of(between, numbers), between, numbers


@given(pages(), TEXTS)
def test_each_text_stands_where_its_mark_was(
    page: tuple[bytes, list[str], list[int]], texts: list[str]
) -> None:
    drawn, between, numbers = page
    finished, places = with_texts(drawn, texts)
    put = [texts[number] for number in numbers]
    assert finished.decode() == "".join(map("".join, zip(between, [*put, ""], strict=True)))
    assert [number for number, _, _ in places] == numbers
    assert texts_in(finished, places) == {number: texts[number] for number in numbers}


@given(pages(), TEXTS, TEXTS, st.sets(st.integers(0, 3)))
def test_a_page_whose_texts_are_exchanged_is_the_one_drawn_with_them(
    page: tuple[bytes, list[str], list[int]], old: list[str], new: list[str], which: set[int]
) -> None:
    drawn, _, numbers = page
    chosen = {number: new[number] for number in which & set(numbers)}
    texts = [chosen.get(number, old[number]) for number in range(4)]
    assert exchanged(*with_texts(drawn, old), chosen) == with_texts(drawn, texts)


@pytest.mark.parametrize("page", [b"", b"<p>no mark</p>\n"])
def test_a_page_without_marks_stays_as_it_is(page: bytes) -> None:
    assert with_texts(page, []) == (page, ())
    assert exchanged(page, (), {}) == (page, ())


@pytest.mark.parametrize("change", [str.upper, str.title, lambda mark: mark[:-3]])
def test_a_mark_that_a_theme_changed_is_not_published(change: Callable[[str], str]) -> None:
    drawn = f"<p>{change(str(mark_of(0)))}</p>".encode()
    with pytest.raises(ValueError, match="place it"):
        with_texts(drawn, ["<p>Text</p>"])
