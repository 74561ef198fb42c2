"""Bounds: at each of them a file is read, and one step past it is refused, with file and line."""

from dataclasses import fields, replace

import pytest

import pelicanconf
from entente.domain.problem import Code, Problem
from entente.pipeline.configuration import SettingError, bounds_from
from entente.reading.body import Slot, converter, html_of
from entente.reading.extent import excess_in
from entente.reading.front_matter import read_front_matter
from entente.reading.manuscripts import read_article
from entente.reading.source import Bounds, text_of

SMALL = Bounds(
    file_bytes=900,
    front_matter_characters=300,
    front_matter_depth=3,
    front_matter_entries=4,
    value_characters=40,
    body_characters=600,
    body_depth=3,
    markup_depth=4,
    table_cells=24,
)
FRONT = "---\ntitle: A\npublished: 2024-04-08\n---\n"
TABLE = "|a|b|c|\n|-|-|-|\n"


def place_of(found: Problem | None) -> tuple[str, int] | None:
    return (found.code.value, found.place.line) if found else None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a" * 600, 0),
        ("a" * 601, 9),
        ("</b></b><b><i><u><s>", 0),
        ("a\n> > > b\nc", 0),
        ("a\n> > > > b\nc", 10),
        ("a\n            - b\n", 0),
        ("a\n\n    \t    >- b", 11),
        ("<div><b>\n<i>\n<u>\n", 0),
        ("<div><b>\n<i>\n<u>\n<s>", 12),
        ("<DIV><B></b>\n</DIV><div><b><i><u>", 0),
        ("</div></div><div><b><i><u><s>", 9),
        ("<p><br><li><P><LI>" * 9, 0),
        ("a < b <1> <-", 0),
        (TABLE + "|1|2|3|\n" * 4, 0),
        (TABLE + "|1|2|3|\n" * 5, 15),
        # A row is filled up to the width of the widest.
        ("|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n|\n", 0),
        ("|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n|\n|", 12),
        # Tables add up, and what stands apart is no table of the same width.
        (TABLE + "\n\n" + TABLE + "|x\n|y\n", 0),
        (TABLE + "\n\n" + TABLE + "|x\n|y\n|z\n", 17),
        ("|||||||||||\n\n" + "|\n" * 13, 0),
        ("|||||||||||\n\n" + "|\n" * 14, 24),
    ],
)
def test_a_text_is_read_up_to_its_bounds(text: str, line: int) -> None:
    expected = ("E502", line) if line else None
    found = excess_in(text, "x.md", 9, SMALL)
    assert place_of(found) == expected
    if found:
        assert found.place.file == "x.md"
        within = found.place.column - 1 + found.place.length
        assert within <= max(1, len(text.split("\n")[found.place.line - 9]))


@pytest.mark.parametrize(
    ("matter", "place"),
    [
        ("a: [1, 2, 3, 4]", None),
        ("b: 1\na: [1, 2, 3, 4, 5]", (3, 17)),
        ("a: 1\nb: 2\nc: 3\nd: 4", None),
        ("a: 1\nb: 2\nc: 3\nd: 4\ne: 5", (6, 1)),
        ("a: 1\na: 2\na: 3\na: 4\na: 5", (6, 1)),
        (f"a: {'x' * 40}", None),
        (f"a: 1\nb: {'x' * 41}", (3, 4)),
        ("a: [[b]]", None),
        ("a: [[[b]]]", (2, 7)),
        (f"# {'x' * 296}\n", None),
        (f"# {'x' * 297}\n", (1, 0)),
    ],
)
def test_front_matter_is_read_up_to_its_bounds(matter: str, place: tuple[int, int] | None) -> None:
    read = read_front_matter(f"---\n{matter}\n---\n", "x.md", SMALL)
    refused = (
        [each for each in read if each.code is Code.TOO_LARGE] if isinstance(read, tuple) else []
    )
    assert [(each.place.line, each.place.column) for each in refused] == ([place] if place else [])
    assert {each.place.file for each in refused} <= {"x.md"}


def test_a_file_is_read_up_to_its_bound() -> None:
    assert text_of(b"a" * 900, "x.md", SMALL) == "a" * 900
    found = text_of(b"a" * 901, "x.md", SMALL)
    assert isinstance(found, Problem)
    assert (found.code, found.place.file) == ("E003", "x.md")


@pytest.mark.parametrize("name", [field.name for field in fields(Bounds)])
def test_every_bound_is_a_setting(name: str) -> None:
    setting = f"ENTENTE_{name.upper()}"
    assert getattr(pelicanconf, setting) == getattr(Bounds(), name)
    assert bounds_from({setting: 7}) == replace(Bounds(), **{name: 7})
    for wrong in (0, -1, "7", None):
        with pytest.raises(SettingError, match=setting):
            bounds_from({setting: wrong})


def test_a_text_that_cannot_be_converted_leaves_nothing_behind() -> None:
    """A converter that gave up in the midst of a list would take the next text for its items."""
    text = "- a\n\n    b\n\nc"
    slot, bounds = Slot("a", 4), Bounds()
    before = html_of(text, slot=slot, file="x.md", first_line=1, bounds=bounds)
    deep = "\n".join(f"{'    ' * level}- x" for level in range(400))
    loose = replace(bounds, body_depth=999, body_characters=999_999)
    refused = html_of(deep, slot=slot, file="x.md", first_line=1, bounds=loose)
    assert isinstance(refused, Problem)
    assert (refused.code, refused.place.line) == ("E502", 1)
    assert converter()[0].parser.state == []
    assert html_of(text, slot=slot, file="x.md", first_line=1, bounds=bounds) == before


BOMBS = {
    "aliases": "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
    "lists": f"title: {'[' * 60_000}",
    "maps": f"title: {'{a: ' * 15_000}",
    "keys": "".join(f"k{n}: a\n" for n in range(6_000)),
    "repeated keys": "title: a\n" * 7_000,
    "items": f"sources: [{', '.join('a' * 9_000)}]",
    "a text": f"title: {'a' * 60_000}",
    "dates": f"published: {'2' * 60_000}",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_front_matter_made_to_burst_is_refused_where_it_begins_to(bomb: str) -> None:
    read = read_article("a", "x.md", f"---\n{bomb}\n---\nText.\n".encode(), Bounds())
    assert isinstance(read, tuple)
    assert len(read) <= Bounds().front_matter_entries
    assert {each.code for each in read} <= {Code.TOO_LARGE, Code.YAML_FEATURE, Code.REPEATED_KEY}
    assert all(each.place.line > 1 for each in read)
