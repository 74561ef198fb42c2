"""Citations as reference managers read them: BibTeX by pybtex, RIS by a reader of its own."""

import codecs
import re
from collections import defaultdict
from datetime import date
from typing import Any

import latexcodec
import pytest
from hypothesis import given, settings
from pybtex.database import parse_string

from entente.domain.digest import Digest
from entente.rendering.citations import citation_pages, citation_texts
from entente.rendering.rows import Rows
from tests.products.world import BASE, HOSTILE, rows_of, visit, visits, written

STEM = "visits/2024-04-08-fumio-kishida-united-states"
STAND_INS = {
    r"\textbraceleft{}": "\ue000",
    r"\textbraceright{}": "\ue001",
    r"\$": "\ue002",
    r"\textasciicircum{}": "\ue003",
}
"""Taken out of the codec's hands: braces, which are dropped after it, and what it does not know."""
STOOD_FOR = str.maketrans(dict(zip("\ue000\ue001\ue002\ue003", "{}$^", strict=True)))
Entry = Any
"""As pybtex reads it."""
PARSE: Any = parse_string
DECODE: Any = codecs.decode
assert latexcodec, "registers the codec that undoes LaTeX"


def bibtex(rows: Rows, stem: str = STEM) -> Entry:
    """Return the one entry of a .bib file."""
    text = written(list(citation_pages(rows)))[f"{stem}.bib"].decode()
    (entry,) = PARSE(text, "bibtex").entries.values()
    return entry


def words(field: str) -> str:
    """Return what LaTeX would print of a field, spaces made single."""
    for name, stand_in in STAND_INS.items():
        field = field.replace(name, stand_in)
    shown = DECODE(field, "ulatex").replace("{", "").replace("}", "")
    return " ".join(shown.translate(STOOD_FOR).split())


def ris(rows: Rows, stem: str = STEM) -> dict[str, list[str]]:
    """Read a RIS file after its specification: a tag, two spaces, a hyphen, a space, a value."""
    content = written(list(citation_pages(rows)))[f"{stem}.ris"].decode()
    lines = content.split("\r\n")
    assert lines.pop() == "", "the last line ends too"
    fields: dict[str, list[str]] = defaultdict(list)
    for each in lines:
        read = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", each)
        assert read, each
        fields[read[1]].append(read[2])
    assert lines[0] == "TY  - ELEC"
    assert lines[-1] == "ER  - "
    return fields


def test_bibtex_names_title_days_author_and_address() -> None:
    entry = bibtex(rows_of(visit("2024-04-08/2024-04-14", summary="Two allies.")))
    assert entry.type == "misc"
    assert entry.key == "2024-04-08-fumio-kishida-united-states"
    assert {name: words(value) for name, value in entry.fields.items()} == {
        "title": "Kishida in Washington, 8–14 April 2024",
        "year": "2024",
        "month": "April",
        "date": "2024-04-05",
        "url": f"{BASE}/{STEM}.html",
        "abstract": "Two allies.",
    }
    assert words(entry.fields["title"]) == "Kishida in Washington, 8–14 April 2024"
    assert [str(person) for person in entry.persons["author"]] == ["{Entente}"]


def test_ris_names_the_same() -> None:
    fields = ris(rows_of(visit("2024-04-08/2024-04-14", summary="Two allies.")))
    assert fields == {
        "TY": ["ELEC"],
        "ID": ["2024-04-08-fumio-kishida-united-states"],
        "TI": ["Kishida in Washington, 8–14 April 2024"],
        "AU": ["Entente,"],
        "PB": ["Entente"],
        "PY": ["2024"],
        "DA": ["2024/04/05/"],
        "AB": ["Two allies."],
        "KW": ["Space", "Japan", "United States", "China"],
        "LA": ["en"],
        "UR": [f"{BASE}/{STEM}.html"],
        "ER": [""],
    }


def test_an_undated_digest_is_cited_without_a_day() -> None:
    rows = rows_of(visit("2024-04-08", published=None))
    assert not {"year", "month", "date"} & set(bibtex(rows).fields)
    assert not {"PY", "DA"} & set(ris(rows))


@pytest.mark.parametrize(
    ("published", "chicago", "apa"),
    [
        (
            date(2024, 4, 5),
            "“Kishida in Washington, 8–14 April 2024.” *Entente*. Published 5 April 2024. ",
            "Entente. (2024, April 5). *Kishida in Washington, 8–14 April 2024*. ",
        ),
        (
            None,
            "“Kishida in Washington, 8–14 April 2024.” *Entente*. ",
            "Entente. (n.d.). *Kishida in Washington, 8–14 April 2024*. ",
        ),
    ],
)
def test_styles_in_words(published: date | None, chicago: str, apa: str) -> None:
    digest = visit("2024-04-08/2024-04-14", published=published)
    shown = {
        each["style"]: f"{each['before']}*{each['work']}*{each['after']}"
        for each in citation_texts(rows_of(digest), digest)
    }
    assert shown == {"Chicago": chicago, "APA": apa}


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_that_means_something_to_bibtex_is_only_a_title(title: str) -> None:
    digest = visit("2024-04-08", title=title)
    assert words(bibtex(rows_of(digest)).fields["title"]).startswith(" ".join(title.split()))


@given(visits())
@settings(max_examples=80, deadline=None)
def test_whatever_an_author_says_stays_one_record(digest: Digest) -> None:
    rows = rows_of(digest)
    stem = digest.path.removesuffix(".html")
    entry = bibtex(rows, stem)
    assert entry.key == digest.id
    assert entry.fields["url"] == f"{BASE}/{digest.path}"
    fields = ris(rows, stem)
    assert [len(fields[tag]) for tag in ("TY", "TI", "UR", "ER")] == [1, 1, 1, 1]
    assert fields["TI"][0].startswith(digest.title.replace("\t", " "))


def test_a_site_with_a_hostile_name_is_one_author() -> None:
    rows = rows_of(visit("2024-04-08"), name="Smith, Jones and {Sons}")
    assert len(bibtex(rows).persons["author"]) == 1
    assert ris(rows)["AU"] == ["Smith Jones and {Sons},"]


def test_a_summary_of_two_lines_is_one_value() -> None:
    rows = rows_of(visit("2024-04-08", summary="One.\nTY  - JOUR"))
    assert ris(rows)["AB"] == ["One. TY  - JOUR"]
    assert bibtex(rows).fields["abstract"] == "One. TY - JOUR"
