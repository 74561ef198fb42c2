"""CONTRIBUTING.md tells the truth: its examples are read, its dates parsed, its report printed."""

import re
from textwrap import dedent

import pytest

from entente.checking.report import text_report
from entente.domain.problem import Code, Place, Problem
from entente.reading.edtf import parse
from entente.reading.manuscripts import read_article, read_visit
from entente.reading.notes import read_leader_note, read_topic_note
from entente.reading.source import Bounds
from tests.checking.contributing import GUIDE

TEXT = GUIDE.read_text(encoding="utf-8")
BLOCKS = [
    dedent(block)
    for block in re.findall(r"^ *```yaml\n(.*?)^ *```$", TEXT, re.DOTALL | re.MULTILINE)
]
READERS = [
    ("title: Kishida in Washington", read_visit),
    ("label: Joint statement", read_article),
    ("offices:", read_leader_note),
    ("broader:", read_topic_note),
]
VISIT = "2024-04-08-fumio-kishida-united-states"


@pytest.mark.parametrize(("sign", "read"), READERS, ids=[sign for sign, _ in READERS])
def test_every_example_of_a_file_is_right(sign: str, read: object) -> None:
    (block,) = [block for block in BLOCKS if sign in block]
    assert block.startswith("---\n")
    assert callable(read)
    found = read("a-name", "x.md", block.encode(), Bounds())
    assert not isinstance(found, tuple), found


def test_the_example_of_a_tour_is_right() -> None:
    (digest,) = [block for block in BLOCKS if READERS[0][0] in block]
    (legs,) = [block for block in BLOCKS if block.startswith("legs:")]
    tour = re.sub(r"^to: .*\ndates: .*\nplace: .*\n", legs, digest, flags=re.MULTILINE)
    found = read_visit("a-name", "x.md", tour.encode(), Bounds())
    assert not isinstance(found, tuple), found
    assert [leg.host for leg in found.legs] == ["US", "CA"]


def test_every_example_of_yaml_is_tested() -> None:
    assert len(BLOCKS) == len(READERS) + 1


def test_every_date_in_the_table_is_one() -> None:
    table = TEXT.partition("| You know | Write |")[2].partition("\n\n")[0]
    dates = re.findall(r"\| `(.+)` \|", table)
    assert len(dates) == len(table.strip().splitlines()) - 1
    for written in dates:
        assert parse(written).text == written


def test_the_report_that_is_shown_is_the_one_that_is_printed() -> None:
    (shown,) = re.findall(r"^```\n(error.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    problem = Problem(
        Code.UNKNOWN_KEY,
        Place(f"content/visits/2024/{VISIT}.md", 11, 1, 6),
        "unknown key `topcis`",
        "Did you mean `topics`?",
    )
    lines = [""] * 10 + ["topcis: [space]"]
    assert text_report([problem], lambda _: lines, colour=False).startswith(shown)
