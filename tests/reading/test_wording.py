"""Everything that is said of mistakes, to the letter: a word is changed by whoever means to.

``wording.txt`` holds what comes of every case and of every file of records. After a change write
it anew, and read the difference before it is committed:

    pytest tests/reading/test_wording.py --regenerate
"""

from collections.abc import Iterable
from pathlib import Path

from entente.domain.problem import Problem
from entente.reading.records import Record, read_records
from tests.reading.test_cases import CASES, problems_of

HERE = Path(__file__).parent
EXPECTED = HERE / "wording.txt"
RECORDS = sorted((HERE / "records").iterdir())


def told(problems: Iterable[Problem]) -> list[str]:
    """Return where each problem lies and how much is underlined, what is said, and what to do."""
    return [
        f"  {p.code} {p.place.line}:{p.place.column}+{p.place.length} {p.message}\n    {p.help}"
        for p in problems
    ]


def stated(record: Record) -> str:
    """Return what a record says, fact for fact."""
    facts = (record.id, record.traveller, record.office, record.origin, record.host)
    more = (record.dates.text, record.place, record.remarks, record.source_url, str(record.line))
    return f"  {' | '.join((*facts, *more, *record.topics))}"


def test_every_word_is_one_that_somebody_has_read(*, regenerate: bool) -> None:
    lines: list[str] = []
    for case in CASES:
        lines += [case.stem, *told(problems_of(case.read_bytes()))]
    for file in RECORDS:
        records, problems = read_records(file.read_bytes(), file.name)
        lines += [file.name, *told(problems), *map(stated, records)]
    if regenerate:
        EXPECTED.write_text("\n".join([*lines, ""]), encoding="utf-8", errors="backslashreplace")
    found = "\n".join([*lines, ""]).encode("utf-8", "backslashreplace")
    assert found == EXPECTED.read_bytes()
