"""Links as authors write them: which brackets are names, and where each link stands in its file."""

import pytest
from markdown import Markdown

from entente.domain.mention import Reference
from entente.domain.problem import Place
from entente.reading.references import (
    Body,
    NamedLinks,
    addresses_in,
    numbered,
    references_in,
    unnumbered,
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("See [[Japan]].", [("Japan", None)]),
        ("[[Japan|the host]] and [[ Chad | ]]", [("Japan", "the host"), (" Chad ", " ")]),
        ("[[Japan|]]", [("Japan", "")]),
        ("[[a\nb]]", [("a\nb", None)]),
        ("[[a\n \nb]] [[a\n\nb]]", []),
        ("\\[[a]] ![[a]] [[^1]] [[]] [[ ]] [[|a]] [[ |a]]", []),
        ("[[1]](a.md) [[1]][a]", []),
        ("[[a[b]] [[a]b]] [[a|b|c]] [a] [[a]", []),
        ("[[[a]]]", [("a", None)]),
    ],
)
def test_names_in_double_brackets(written: str, found: list[tuple[str, str | None]]) -> None:
    marked, matches = numbered(written)
    assert [(match["name"], match["words"]) for match in matches] == found
    assert unnumbered(marked) == written
    assert all(f"[[\uffff{n}\uffff" in marked for n in range(len(found)))


def test_links_are_made_of_names_and_not_of_code() -> None:
    links = NamedLinks()
    md = Markdown(extensions=[links, "tables"])
    text = "`[[a]]` [[ b\nc ]] [[d|e]] [[f| ]] *[[g|h*i]]*\n\n|x|y|\n|-|-|\n|[[j|k]]|l|"
    html = unnumbered(md.convert(numbered(text)[0]))
    assert "<code>[[a]]</code>" in html
    assert '<a href="entente:1">b c</a>' in html
    assert '<a href="entente:2">e</a> <a href="entente:3">f</a>' in html
    assert '<td><a href="entente:5">k</a></td>' in html
    assert links.names == {1: "b c", 2: "d", 3: "f", 4: "g", 5: "j"}
    assert list(links.names) == sorted(links.names)
    md.reset()
    assert links.names == {}


TEXT = "one [a](x.md) two\n![b](p.png) [c](x.md) [d](a&b.md)\nlast"
BODY = Body(TEXT, "f.md", 5)


@pytest.mark.parametrize(
    ("index", "length", "place"),
    [
        (0, 3, Place("f.md", 5, 1, 3)),
        (4, 100, Place("f.md", 5, 5, 13)),
        (17, 4, Place("f.md", 5, 18, 1)),
        (18, 2, Place("f.md", 6, 1, 2)),
        (TEXT.index("last"), 100, Place("f.md", 7, 1, 4)),
        (TEXT.index("st", 40), 1, Place("f.md", 7, 3, 1)),
    ],
)
def test_place_is_in_the_file_and_ends_with_its_line(index: int, length: int, place: Place) -> None:
    assert BODY.place(index, length) == place


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="x.md">', [("x.md", 5, 9, 4)]),
        ('<a href="x.md">a</a><a title="t" href="x.md">', [("x.md", 5, 9, 4), ("x.md", 6, 17, 4)]),
        ('<a href="a&amp;b.md"><a href="x.md">', [("a&b.md", 6, 27, 6), ("x.md", 5, 9, 4)]),
        ('<img alt="b" src="p.png">', [("p.png", 6, 6, 5)]),
        ('<a href="other.md">', [("other.md", 5, 0, 1)]),
        ('<a href="#x"><a href="http://x"><a href="MAILTO:x"><a href="">', []),
        ('<img src="https://x/p.png">', [("https://x/p.png", 5, 0, 1)]),
        ('<abbr href="x.md"><a>x</a> href="x.md"', []),
    ],
)
def test_addresses_are_paths_and_pictures(
    html: str, found: list[tuple[str, int, int, int]]
) -> None:
    assert list(addresses_in(BODY, html)) == [
        Reference(address, Place("f.md", *place), is_name=False) for address, *place in found
    ]


def test_address_may_be_the_first_that_is_written() -> None:
    (found,) = addresses_in(Body("x.md", "f.md", 5), '<a href="x.md">')
    assert found.place == Place("f.md", 5, 1, 4)


def test_names_come_before_addresses() -> None:
    text = "[a](x.md) [[b|c]] `[[d]]`"
    assert references_in(Body(text, "f.md", 1), '<a href="x.md">', {0: "b"}, numbered(text)[1]) == (
        Reference("b", Place("f.md", 1, 11, 7), is_name=True),
        Reference("", Place("f.md", 1, 20, 5), is_name=True),
        Reference("x.md", Place("f.md", 1, 5, 4), is_name=False),
    )
