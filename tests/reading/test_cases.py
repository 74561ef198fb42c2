"""Mistakes that authors make, one a file: add ``<name>.md`` and ``<name>.problems``, get a test.

Each case is read as the file that opens a visit, its names are looked up, and the rules between
digests go over it. ``<name>.problems`` lists what must come of that, a line for each problem, in
order of place: ``CODE LINE:COLUMN | words that message or help must hold | more such words``.
An empty list says that the case only looks wrong. Cases are kept byte for byte.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from entente.checking.dossier import Dossier
from entente.checking.rules import problems_between
from entente.domain.note import Notes
from entente.domain.problem import Problem
from entente.reading.manuscripts import read_visit
from entente.reading.source import Bounds
from entente.registry.gazetteer import gazetteer
from entente.registry.resolve import resolve

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
VISIT = "2024-04-08-fumio-kishida-united-states"
FILE = f"content/visits/2024/{VISIT}.md"
AS_OF = date(2024, 5, 1)
PAGES = {"visits.html": "the listing of all visits", "visits/2024.html": "the listing of 2024"}
SEEDS = frozenset({"seeds/000_809dab3f945c8a74.txt"})
EXPECTED = re.compile(r"(?P<code>[EW]\d{3}) (?P<line>\d+):(?P<column>\d+)(?: \| (?P<words>.*))?")


def problems_of(content: bytes) -> list[Problem]:
    """Take a file as far as it goes: through reading, the registries and the rules."""
    read = read_visit(VISIT, FILE, content, Bounds())
    if isinstance(read, tuple):
        return sorted(read, key=lambda problem: problem.sort_key)
    found = resolve((read,), Notes((), (), ()), gazetteer(), AS_OF)
    dossier = Dossier(((VISIT, FILE),), found.digests, PAGES, SEEDS, AS_OF)
    every = (*found.problems, *problems_between(dossier))
    return sorted(every, key=lambda problem: problem.sort_key)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_case_has_exactly_these_problems(case: Path) -> None:
    lines = case.with_suffix(".problems").read_text(encoding="utf-8").splitlines()
    expected = [EXPECTED.fullmatch(line) for line in lines]
    assert all(expected), f"write `CODE LINE:COLUMN | words`: {lines}"
    problems = problems_of(case.read_bytes())
    found = [f"{p.code} {p.place.line}:{p.place.column}" for p in problems]
    due = [f"{m['code']} {m['line']}:{m['column']}" for m in expected if m]
    assert found == due, "\n".join(f"{p.place}: {p.code} {p.message} / {p.help}" for p in problems)
    for problem, match in zip(problems, expected, strict=True):
        for words in (match["words"] or "").split(" | ") if match else ():
            assert words in f"{problem.message} / {problem.help}"


def test_every_case_has_its_expectations_and_they_a_case() -> None:
    folder = Path(__file__).parent / "cases"
    stems = {path.stem for path in folder.glob("*.problems")}
    assert stems == {case.stem for case in CASES}


def test_every_problem_lies_within_its_file() -> None:
    for case in CASES:
        content = case.read_bytes()
        lines = re.split(r"\r\n|\r|\n", content.decode("utf-8-sig", "replace"))
        for problem in problems_of(content):
            place = problem.place
            assert place.file == FILE
            assert place.line <= len(lines)
            assert place.column <= len(lines[max(0, place.line - 1)]) + 1, (case.stem, problem)


def test_every_message_is_one_sentence_and_every_help_a_full_one() -> None:
    for case in CASES:
        for problem in problems_of(case.read_bytes()):
            assert problem.message, case.stem
            assert not problem.message.endswith((".", "\n")), (case.stem, problem.message)
            assert problem.help.endswith((".", "?", "`")), (case.stem, problem.help)
            assert problem.help[:1].isupper(), (case.stem, problem.help)
