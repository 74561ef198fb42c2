"""The panel of the preview: what it says, and that nothing from content acts in it."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from entente.checking.panel import MOST, failure_panel, problem_panel
from entente.domain.problem import Code, Place, Problem

FILE = "content/visits/2024/x.md"
LINES = ["---", "title: T", "topcis: [space]", "---"]
MISSPELT = Problem(
    Code.UNKNOWN_KEY, Place(FILE, 3, 1, 6), "unknown key `topcis`", "Did you mean `topics`?"
)
ELEMENTS = {"section", "h2", "h3", "div", "p", "pre", "span", "b", "code"}
ATTRIBUTES = {"class", "role", "lang", "dir", "tabindex", "data-code", "aria-hidden", "aria-label"}


def text_of(panel: str, path: str) -> list[str]:
    """Return the text of the elements below each other with these names, or .classes."""
    steps = (
        f"*[contains(concat(' ', @class, ' '), ' {step[1:]} ')]" if step.startswith(".") else step
        for step in path.split(" ")
    )
    found = html.fromstring(panel).xpath("".join(f"//{step}" for step in steps))
    return [element.text_content() for element in found]


def panel_of(*problems: Problem, lines: Sequence[str] = LINES) -> str:
    return problem_panel(problems, lambda _file: lines)


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        ("h2", ["1 error in 1 file. Nothing was published."]),
        ("h3", ["E104 Unknown key topcis"]),
        ("h3 code", ["topcis"]),
        (".ep-where", [f"{FILE}:3:1"]),
        (".ep-number", ["2", "3", "", "4"]),
        (".ep-text", ["title: T", "topcis: [space]", "^^^^^^", "---"]),
        (".ep-meant .ep-text", ["topcis: [space]"]),
        (".ep-remedy", ["Remedy Did you mean topics?"]),
    ],
)
def test_panel_says_what_where_and_what_to_do(path: str, texts: list[str]) -> None:
    assert text_of(panel_of(MISSPELT), path) == texts


def test_problem_of_a_whole_file_has_no_lines() -> None:
    problem = Problem(Code.NOT_UTF8, Place(FILE), "the file is UTF-16", "Save it as UTF-8.")
    panel = panel_of(problem)
    assert text_of(panel, ".ep-where") == [FILE]
    assert text_of(panel, ".ep-lines") == []


def test_errors_stand_before_warnings() -> None:
    warning = Problem(Code.NO_SOURCE, Place("content/a.md", 1), "no source", "Name one.")
    codes = [found.split(" ")[0] for found in text_of(panel_of(warning, MISSPELT), "h3")]
    assert codes == ["E104", "W201"]


def test_many_problems_are_counted_and_not_all_shown() -> None:
    problems = [
        Problem(Code.UNKNOWN_KEY, Place(FILE, line, 1), "unknown key", "Delete it.")
        for line in range(1, MOST + 13)
    ]
    panel = panel_of(*problems)
    assert len(text_of(panel, "h3")) == MOST
    assert text_of(panel, ".ep-more") == ["12 more in the terminal."]


def test_failure_shows_the_end_of_what_was_said() -> None:
    panel = failure_panel("\n".join(f"line {n}" for n in range(100)) + "\n\x1b[31m<b>red</b>\n")
    said = text_of(panel, "pre")[0]
    assert said.endswith("line 99\n<U+001B>[31m<b>red</b>")
    assert "line 50" not in said
    assert text_of(panel, "h3") == ["<U+001B>[31m<b>red</b>"]


PLACES = st.builds(Place, st.text(), st.integers(0, 5), st.integers(0, 9), st.integers(1, 9))
PROBLEMS = st.builds(Problem, st.sampled_from(Code), PLACES, st.text(), st.text())


@given(PROBLEMS, st.text(max_size=200))
def test_nothing_from_content_acts_in_the_panel(problem: Problem, line: str) -> None:
    panel = panel_of(problem, lines=[line] * 3)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", panel)
    for element in html.fromstring(panel).iter():
        assert element.tag in ELEMENTS
        assert set(element.attrib) <= ATTRIBUTES


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "`<svg onload=alert(1)>`",
        "{{ 7 * 7 }}",
        "&lt;b&gt;",
    ],
)
def test_hostile_text_is_shown_as_it_is(hostile: str) -> None:
    problem = Problem(Code.BAD_VALUE, Place(hostile, 1, 1), hostile, hostile)
    panel = panel_of(problem, lines=[hostile])
    plain = hostile.replace("`", "")
    assert text_of(panel, ".ep-where") == [f"{hostile}:1:1"]
    assert text_of(panel, ".ep-text")[0] == hostile
    assert text_of(panel, "h3")[0].endswith(plain[:1].upper() + plain[1:])
    assert text_of(panel, ".ep-remedy") == [f"Remedy {plain}"]
