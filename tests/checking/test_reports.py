"""Reports: exact texts of a few, and what holds for any problems, file names and lines at all."""

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.checking.report import (
    count_line,
    github_report,
    json_report,
    summary_report,
    text_report,
)
from entente.domain.problem import Code, Place, Problem
from tests.checking.any_problems import PROBLEMS

TOPICS = "topcis: [space]"
MISSPELT = Problem(
    Code.UNKNOWN_KEY,
    Place("content/visits/2024/x.md", 11, 1, 6),
    "unknown key `topcis`",
    "Did you mean `topics`?",
)
UNSOURCED = Problem(
    Code.NO_SOURCE, Place("content/visits/2024/x.md"), "the digest names no source", "Write one."
)
EXACT = """\
warning[W201]: the digest names no source
 --> content/visits/2024/x.md
  = help: Write one.

error[E104]: unknown key `topcis`
  --> content/visits/2024/x.md:11:1
   |
11 | topcis: [space]
   | ^^^^^^
   = help: Did you mean `topics`?

1 error and 1 warning in 1 file
"""
CODES = {code.value: code for code in Code}
ANSI = re.compile(r"\x1b\[[0-9;]*m")

LINES = st.lists(st.text(max_size=300), max_size=6)


def no_lines(_: str) -> Sequence[str]:
    return ()


def test_the_report_is_this() -> None:
    lines = ["line"] * 10 + [TOPICS]
    assert text_report([MISSPELT, UNSOURCED], lambda _: lines, colour=False) == EXACT


def test_colour_adds_colour_and_nothing_else() -> None:
    lines = ["line"] * 10 + [TOPICS]
    coloured = text_report([MISSPELT, UNSOURCED], lambda _: lines, colour=True)
    assert ANSI.search(coloured)
    assert ANSI.sub("", coloured) == EXACT


@pytest.mark.parametrize(
    ("errors", "warnings", "line"),
    [
        (0, 0, "no problems"),
        (1, 0, "1 error in 1 file"),
        (0, 2, "2 warnings in 1 file"),
        (3, 1, "3 errors and 1 warning in 1 file"),
        (1200, 0, "1,200 errors in 1 file"),
    ],
)
def test_counts(errors: int, warnings: int, line: str) -> None:
    assert count_line([MISSPELT] * errors + [UNSOURCED] * warnings) == line


@given(problems=PROBLEMS, lines=LINES, colour=st.booleans())
def test_no_control_character_reaches_the_terminal(
    problems: list[Problem], lines: list[str], *, colour: bool
) -> None:
    report = text_report(problems, lambda _: lines, colour=colour)
    plain = (ANSI.sub("", report) if colour else report).replace("\n", "")
    assert all(char.isprintable() or char in " \u200c\u200d" or char.isspace() for char in plain)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]", plain)
    assert all(code in report for code in {problem.code.value for problem in problems})


@given(PROBLEMS)
def test_the_order_of_problems_does_not_matter(problems: list[Problem]) -> None:
    distinct = list({problem.sort_key: problem for problem in problems}.values())
    for report in (json_report, github_report, summary_report):
        assert report(distinct) == report(distinct[::-1])
    assert text_report(distinct, no_lines, colour=False) == text_report(
        distinct[::-1], no_lines, colour=False
    )


@given(PROBLEMS)
def test_json_gives_every_value_back(problems: list[Problem]) -> None:
    report = json_report(problems)
    read = json.loads(report)
    assert report.isascii()
    assert list(read) == ["problems", "errors", "warnings"]
    again = [
        Problem(
            CODES[each["code"]],
            Place(each["file"], each["line"], each["column"], each["length"]),
            each["message"],
            each["help"],
        )
        for each in read["problems"]
    ]
    assert again == sorted(problems, key=lambda problem: problem.sort_key)
    assert [each["severity"] for each in read["problems"]].count("error") == read["errors"]
    assert read["errors"] + read["warnings"] == len(problems)
