"""Records: rows to values, rows to problems, values to drafts."""

import doctest
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.commands.importing import import_files
from entente.domain.problem import Problem
from entente.reading import records as module
from entente.reading import rows
from entente.reading.manuscripts import read_visit
from entente.reading.records import COLUMNS, Record, column_help, read_records
from entente.reading.source import CONTROL, Bounds

HERE = Path(__file__).parent
FACTS = {"id": "t-1", "traveller": "A B", "origin": "JP", "host": "US", "start": "2024-04-08"}


def row(**changed: object) -> bytes:
    facts = {key: value for key, value in {**FACTS, **changed}.items() if value is not None}
    return json.dumps(facts).encode()


def test_records_of_both_kinds_of_file() -> None:
    in_lines, wrong_lines = read_records((HERE / "records.jsonl").read_bytes(), "records.jsonl")
    in_table, wrong_cells = read_records((HERE / "records.csv").read_bytes(), "records.csv")
    assert (wrong_lines, wrong_cells) == ((), ())
    assert [(r.id, r.line.line) for r in in_lines] == [
        *(("visit-2064", 1), ("visit-2044", 2), ("visit-390", 4), ("trip-1446", 5)),
        *(("visit-3246", 6), ("visit-168", 7)),
    ]
    assert [(r.id, r.line.line) for r in in_table] == [
        *(("visit-2064", 2), ("trip-1446", 3), ("records-7", 6)),
    ]
    assert in_table[1].remarks == "One line;\nanother line"
    assert (in_table[0].topics, in_table[0].dates.text) == (("g20",), "2009-09-24/2009-09-25")
    assert in_table[0].source_url == in_lines[0].source_url
    assert (in_lines[5].dates.text, in_lines[5].topics) == ("1971-09", ("space",))


WRONG = [
    (b"nonsense", 1, "this line is not an object in JSON"),
    (b"\n[1]", 2, "this line is not an object in JSON"),
    (b'{"id": "a", "id": "b"}', 1, "`id` stands twice"),
    (row(place={"a": "b"}), 1, "`place` is neither a text nor a list of texts"),
    (row(place=1.5), 1, "`place` is neither a text nor a list of texts"),
    (row(place=True), 1, "`place` is neither a text nor a list of texts"),
    (row(place="\x00"), 1, "`place` holds a character that cannot stand in a text"),
    (b'{"place": "\\ud800"}', 1, "`place` holds a character that cannot stand in a text"),
    (row(place=["a", "b"]), 1, "`place` is a list"),
    (row(host=None), 1, "`host` is missing"),
    (row(host=" "), 1, "`host` is missing"),
    (row(start="8 April 2024"), 1, '"8 April 2024" is not in the form of a date'),
    (row(start="2024-04-08/2024-04-14"), 1, '"2024-04-08/2024-04-14" is not one date'),
    (row(end="2024-04-07"), 1, '"2024-04-08/2024-04-07" ends before it begins'),
    (row(source_url="history.state.gov"), 1, '"history.state.gov" is not a web address'),
    (row(travelers="x"), 1, "no fact is known by the name `travelers`"),
    (row() + b"\n" + row(), 2, 'the id "t-1" is already that of line 1'),
    (row(traveller="& Prince Sihanouk"), 1, '"& Prince Sihanouk" is no name of a person'),
    (row(traveller="of the Presidency X"), 1, '"of the Presidency X" is no name of a person'),
    (row(traveller="Prime Minster B C"), 1, '"Prime Minster B C" begins with words much like'),
    (row(traveller="A ”"), 1, '"A ”" has quotation marks round it'),
    (row(traveller="A B and Crown Prince"), 1, '"A B and Crown Prince" is no name of a person'),
    (row(traveller="東京"), 1, 'no address can be made from "東京"'),
    (row(traveller="A B and Prime Minister & C"), 1, '"A B and Prime Minister & C" is no name'),
    (row(host="JP"), 1, "A B travels for Japan and visits Japan"),
    (row(host="Korea"), 1, '"Korea" is the name of more than one country'),
    (row(host="Atlantis"), 1, 'unknown country "Atlantis"'),
]


@pytest.mark.parametrize(("content", "line", "message"), WRONG)
def test_a_wrong_record_is_reported_with_its_line(
    content: bytes, line: int, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "r.jsonl"
    file.write_bytes(content)
    result = imported(file, tmp_path)
    found = [(p.place.line, p.message) for p in result[1]]
    assert any(number == line and text.startswith(message) for number, text in found), found


TABLES = [
    (b"id,id\n1,2\n", 1, "two columns are called `id`"),
    (b"id,leader\n1,2,3\n", 2, "the row has 3 cells and the table 2 columns"),
    (b'id,leader\n1,"2\n', 2, "the table breaks off here"),
    (b"id,colour\n1,red\n", 1, "no fact is known by the name `colour`"),
    (b"id\n\xff", 2, "the byte 0xFF is not UTF-8"),
]


@pytest.mark.parametrize(("content", "line", "message"), TABLES)
def test_a_wrong_table_is_reported_with_its_line(content: bytes, line: int, message: str) -> None:
    _, problems = read_records(content, "r.csv")
    assert any(p.place.line == line and p.message.startswith(message) for p in problems), problems


def test_an_unknown_column_is_reported_once() -> None:
    content = row(id="a", citty="x") + b"\n" + row(id="b", citty="y")
    records, problems = read_records(content, "r.jsonl")
    assert len(records) == 2
    assert [(p.message, p.help) for p in problems] == [
        ("no fact is known by the name `citty`", "Did you mean `city`?")
    ]


def test_a_fact_under_its_own_name_and_another_is_taken_once() -> None:
    (record,), _ = read_records(row(leader="C D"), "r.jsonl")
    assert record.traveller == "A B"


def test_help_shows_every_name_of_every_column_once() -> None:
    names = [name for column in COLUMNS for name in (column.key, *column.names)]
    assert len(names) == len(set(names))
    shown = column_help()
    assert all(name in shown for name in names)
    assert {column.key for column in COLUMNS} - {"start", "end"} <= set(Record.__slots__)


def imported(file: Path, root: Path) -> tuple[dict[str, str], tuple[Problem, ...]]:
    result = import_files([file], content=root / "content", seeds=root / "seeds", year=None)
    return {Path(f).stem: (root / f).read_text("utf-8") for f in result.written}, result.problems


TWO = '  # proposed: "Andrzej Duda and Prime Minister Donald Tusk"'
DRAFTS = {
    "2009-09-24-gordon-brown-united-states": [
        'title: Gordon Brown in the United States  # proposed: "Gordon Brown", "US"',
        *("leader: Gordon Brown", "office: Prime Minister", "from: GB", "to: US"),
        *("dates: 2009-09-24/2009-09-25", 'kind: summit  # proposed: "summit"', "topics: [g20]"),
        *("  - title: Visits by Foreign Leaders", "    publisher: Office of the Historian"),
        '    url: "https://history.state.gov/departmenthistory/visits/united-kingdom"',
        *("    record: visit-2064", "draft: true"),
        "Attended the G-20 Economic Summit in Pittsburgh, Pennsylvania.",
    ],
    "2009-09-24-gordon-brown-united-states-2": ["    record: visit-2044"],
    "1979-09-18-robert-d-muldoon-united-states": ['kind: private  # proposed: "Private visit"'],
    "2005-02-04-condoleezza-rice-germany": [
        'title: Condoleezza Rice in Berlin  # proposed: "Condoleezza Rice", "DE"',
        *("place: Berlin", "  - title: Travels of the Secretary of State"),
        "Secretary of State Condoleezza Rice in Berlin, 2005-02-04/2005-02-05.",
    ],
    "2024-03-12-andrzej-duda-united-states": [
        f"leader: [Andrzej Duda, Donald Tusk]{TWO}",
        f"office: President and Prime Minister{TWO}",
        "dates: 2024-03-12",
        "  - title: Record visit-3246",
        r"\[Met\] with \*nobody\*.",
    ],
    "1971-09-olav-v-united-states": ["from: Norway", "to: United States", "dates: 1971-09"],
}


def test_drafts_of_records(tmp_path: Path) -> None:
    drafts, problems = imported(HERE / "records.jsonl", tmp_path)
    assert problems == ()
    assert set(drafts) == set(DRAFTS)
    for name, lines in DRAFTS.items():
        assert set(lines) <= set(drafts[name].split("\n"))
        read = read_visit(name, f"{name}.md", drafts[name].encode(), Bounds())
        assert not isinstance(read, tuple)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(
    lambda text: CONTROL.sub("", text).strip()
)


@given(st.dictionaries(st.sampled_from([c.key for c in COLUMNS]), texts | st.lists(texts)))
def test_every_row_becomes_one_record_or_problems(facts: dict[str, object]) -> None:
    records, problems = read_records(json.dumps(facts).encode(), "r.jsonl")
    assert len(records) == (0 if problems else 1)


@given(st.binary())
def test_any_bytes_end_in_records_or_problems(content: bytes) -> None:
    for name in ("r.csv", "r.jsonl"):
        for problem in read_records(content, name)[1]:
            assert problem.message
            assert problem.help.endswith((".", "?"))


@pytest.mark.parametrize("example", [module, rows])
def test_examples(example: object) -> None:
    assert doctest.testmod(example).failed == 0  # type: ignore[arg-type]
