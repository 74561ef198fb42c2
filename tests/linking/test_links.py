"""Where the links lead that authors write: a case in ``links.txt``, a test."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from entente.domain.mention import Reference
from entente.domain.problem import Place
from entente.linking.linked import link_text
from tests.linking.small_world import FILE, atlas, linked, writing

TABLE = Path(__file__).with_name("links.txt").read_text(encoding="utf-8")
CASES = [case.splitlines() for case in re.split(r"\n(?:\n|#.*\n)+", TABLE) if case.startswith("<")]
PROBLEM = re.compile(r"(?P<code>[EW]\d{3}) (?P<place>\d+:\d+)(?: \| (?P<words>.*))?")


def lines(case: list[str], sign: str) -> list[str]:
    return [line[2:] for line in case if line.startswith(sign)]


def ways(text: str) -> list[str]:
    """Return every address with its words, and the arrow and host behind one that leads away."""
    tree = html.fragment_fromstring(text, create_parent="div")
    found = []
    for node in tree.iter("a", "img"):
        if "name" in node.classes or "topic" in node.classes:
            continue
        behind = node.getnext()
        host = behind.text if behind is not None and "host" in behind.classes else ""
        arrow = f"↗{host}" if "away" in node.classes else ""
        address = node.get("src") or node.get("href")
        found.append(" ".join(part for part in (address, node.text_content(), arrow) if part))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][2:62])
def test_links_lead_where_they_should(case: list[str]) -> None:
    text = linked("\n".join(lines(case, "<")))
    expected = [PROBLEM.fullmatch(line) for line in lines(case, "!")]
    assert all(expected), case
    found = [f"{p.code} {p.place.line}:{p.place.column}" for p in text.problems]
    assert sorted(found) == sorted(f"{m['code']} {m['place']}" for m in expected if m), [
        f"{p.place} {p.message} / {p.help}" for p in text.problems
    ]
    for match in expected:
        said = [
            f"{p.message} / {p.help}"
            for p in text.problems
            if match and f"{p.place.line}:{p.place.column}" == match["place"]
        ]
        for words in (match["words"] or "").split(" | ") if match else ():
            assert any(words in each for each in said), said
    due = lines(case, ">")
    # A link with a problem keeps the address that it had: the text is not published.
    assert [way for way in ways(text.html) if not expected or way in due] == due


def test_links_problems_name_their_file() -> None:
    assert {p.place.file for p in linked("[[Nobody at all]]").problems} == {FILE}


def test_a_draft_may_link_to_a_draft() -> None:
    given = writing("[[Xi in Delhi]]", is_draft=True)
    text = link_text(given, atlas())
    assert not text.problems
    assert ways(text.html) == ["2025-01-01-xi-jinping-india.html Xi in Delhi"]


def test_a_page_at_the_root_reaches_down() -> None:
    text = link_text(writing("In Japan, [a](about.html).", page="x.html"), atlas())
    assert 'href="countries/japan.html"' in text.html
    assert 'href="about.html"' in text.html


@pytest.mark.parametrize("where", ["site", "text"])
def test_automatic_links_can_be_turned_off(where: str) -> None:
    given = writing("Japan met [[China]].")
    given = given if where == "site" else replace(given, autolink=False)
    text = link_text(given, atlas(autolink=where != "site"))
    assert ways(text.html) == ["../countries/china.html China"]
    assert [mention.target for mention in text.mentions] == ["countries/china.html"]
    assert "countries/japan" not in text.html


def test_what_an_author_links_is_not_linked_again() -> None:
    text = linked("Japan and Japan, then [[Japan]].")
    assert text.html.count("countries/japan.html") == 1
    assert text.html.index("<a") > text.html.index("then")


def test_a_page_never_links_to_itself() -> None:
    text = link_text(writing("Japan and China.", page="countries/japan.html"), atlas())
    assert [mention.target for mention in text.mentions] == ["countries/china.html"]


def test_a_reference_without_its_number_is_harmless() -> None:
    given = writing("text")
    forged = replace(
        given,
        html='<p><a href="entente:7">x</a></p>',
        links=(Reference("Japan", Place(FILE), is_name=True),),
    )
    assert ways(link_text(forged, atlas()).html) == ["# x"]


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("![m](map.png)", ("640", "480")),
        ('<img src="map.png" alt="m" width="64" height="48">', ("64", "48")),
        ('<img src="map.png" alt="m" width="64">', ("64", None)),
    ],
)
def test_a_picture_keeps_its_place_free(written: str, size: tuple[str | None, str | None]) -> None:
    (picture,) = html.fragment_fromstring(linked(written).html, create_parent="div").iter("img")
    assert (picture.get("width"), picture.get("height")) == size
