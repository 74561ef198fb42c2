"""Texts of a whole folder of content, linked: backlinks on pages, problems in reports."""

from pathlib import Path

import pytest

from entente.domain.problem import Code
from entente.files.listing import read_bytes
from entente.pipeline.assembly import Assembly, Sources, assemble, sources_in
from entente.pipeline.configuration import settings_from

VISIT = """---
title: {title}
leader: Fumio Kishida
from: JP
to: {to}
dates: 2024-04-08
{more}
---

{text}
"""
KISHIDA = "visits/2024/2024-04-08-kishida"
FILES = {
    f"{KISHIDA}/index.md": VISIT.format(
        title="First",
        to="US",
        more="countries: [KR]\nautolink: true",
        text="Talks in Japan with [[Xi Jinping]]. See [[second|there]].\n\n![map](map.png)",
    ),
    f"{KISHIDA}/later.md": "---\ntitle: Later\npublished: 2024-05-01\nautolink: false\n---\n\n"
    "South Korea and [the first]({filename}index.md).",
    f"{KISHIDA}/map.png": "picture",
    "visits/2024/second.md": VISIT.format(
        title="Second",
        to="FR",
        more="",
        text="France and [later]({filename}2024-04-08-kishida/later.md).",
    ),
    "visits/2024/third.md": VISIT.format(
        title="Third", to="FR", more="autolink: false", text="France and Japan, unlinked."
    ),
    "visits/2024/fourth.md": VISIT.format(
        title="Fourth",
        to="IT",
        more="draft: true",
        text="Italy, [[second]] and [[Sergio Mattarella]].",
    ).replace("Fumio Kishida", "[Fumio Kishida, Sergio Mattarella]"),
    "leaders/xi-jinping.md": "---\nname: Xi Jinping\noffices: [{title: President, country: CN}]\n"
    "---\n\nXi Jinping of China met Fumio Kishida.",
    "countries/japan.md": "---\nname: Japan\n---\n\nJapan and France.",
    "topics/space.md": "---\nname: Space\n---\n\nSpace, as [[About]] says.",
    "pages/about.md": "---\ntitle: About\n---\n\nOf France: see [a visit](visits/second.html).",
}


def assembled(folder: Path, files: dict[str, str], **settings: object) -> Assembly:
    """Return what a folder of content comes to."""
    content = folder / "content"
    for path, text in files.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8")
    sources = sources_in(content, folder / "seeds")
    return assemble(sources, settings_from(settings))


def backlinks(assembly: Assembly) -> dict[str, list[str]]:
    """Return for each page from where it is mentioned, and in which words."""
    return {
        path: [f"{each.path} {each.passage.marked}" for each in found]
        for path, found in assembly.site.backlinks.items()
    }


def linking_problems(assembly: Assembly) -> list[str]:
    """Return the problems of links."""
    codes = {Code.UNKNOWN_LINK, Code.LINK_TO_DRAFT}
    return [f"{p.code} {p.place} {p.message}" for p in assembly.problems if p.code in codes]


def test_every_page_knows_what_mentions_it(tmp_path: Path) -> None:
    assembly = assembled(tmp_path, FILES)
    assert not assembly.errors
    assert backlinks(assembly) == {
        "about.html": ["topics/space.html About"],
        "countries/china.html": ["leaders/xi-jinping.html China"],
        "countries/france.html": [
            "visits/second.html#opening France",
            "about.html France",
            "countries/japan.html France",
        ],
        "countries/japan.html": ["visits/2024-04-08-kishida.html#opening Japan"],
        "leaders/fumio-kishida.html": ["leaders/xi-jinping.html Fumio Kishida"],
        "leaders/xi-jinping.html": ["visits/2024-04-08-kishida.html#opening Xi Jinping"],
        "visits/2024-04-08-kishida.html": ["visits/second.html#opening later"],
        "visits/second.html": [
            "visits/2024-04-08-kishida.html#opening there",
            "about.html a visit",
        ],
    }


def test_every_kind_of_text_is_linked(tmp_path: Path) -> None:
    site = assembled(tmp_path, FILES).site
    first = site.digests[0].articles
    assert 'href="second.html"' in first[0].html
    assert 'src="2024-04-08-kishida/map.png"' in first[0].html
    assert "countries/south-korea" not in first[1].html
    assert 'href="../countries/china.html"' in site.leaders["xi-jinping"].intro
    assert 'href="france.html"' in site.country_intros["JP"]
    assert 'href="../about.html"' in site.topics["space"].intro


def test_the_order_of_files_changes_nothing(tmp_path: Path) -> None:
    assembled(tmp_path, FILES)
    sources = sources_in(tmp_path / "content", tmp_path / "seeds")
    turned = Sources(sources.name, tuple(reversed(sources.files)), sources.irregular, sources.seeds)
    one, other = (assemble(each, settings_from({})) for each in (sources, turned))
    assert one.site.backlinks == other.site.backlinks
    assert one.site.digests == other.site.digests


def test_the_site_can_do_without_automatic_links(tmp_path: Path) -> None:
    found = backlinks(assembled(tmp_path, FILES, ENTENTE_AUTOLINK=False))
    assert "countries/france.html" not in found
    assert found["leaders/xi-jinping.html"] == ["visits/2024-04-08-kishida.html#opening Xi Jinping"]


def test_a_draft_shows_nowhere_until_drafts_are_built(tmp_path: Path) -> None:
    assert "fourth" not in str(backlinks(assembled(tmp_path, FILES)))
    found = backlinks(assembled(tmp_path, FILES, ENTENTE_DRAFTS=True))
    assert "visits/fourth.html#opening Italy" in found["countries/italy.html"]
    assert "visits/fourth.html#opening second" in found["visits/second.html"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[Sergio Mattarella]]", "E403 content/pages/new.md:5:3 "),
        ("[[fourth]]", "E403 content/pages/new.md:5:3 "),
        ("[x]({filename}/visits/2024/fourth.md)", "E403 content/pages/new.md:5:7 "),
        ("[x](visits/fourth.html)", "E403 content/pages/new.md:5:7 "),
        ("[[fifth]]", "E501 content/pages/new.md:5:3 "),
        ("![x](map.png)", "E501 content/pages/new.md:5:8 "),
        ("[x](nowhere.html)", "E501 content/pages/new.md:5:7 "),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(tmp_path: Path, text: str, problem: str) -> None:
    files = {**FILES, "pages/new.md": f"---\ntitle: New\n---\n\nA {text}"}
    found = linking_problems(assembled(tmp_path, files))
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_a_file_that_cannot_be_read_makes_no_other_link_wrong(tmp_path: Path) -> None:
    files = {**FILES, "visits/2024/second.md": "---\ntitle: Second\n---\n\nText."}
    assembly = assembled(tmp_path, files)
    assert assembly.errors
    assert linking_problems(assembly) == []


def test_sources_are_what_was_written(tmp_path: Path) -> None:
    assembled(tmp_path, FILES)
    picture = tmp_path / "content" / KISHIDA / "map.png"
    assert read_bytes(picture) == b"picture"
