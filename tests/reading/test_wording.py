"""Everything that is said to authors, to the letter: a word is changed by whoever means to.

``wording/`` holds what is said of every case, record, date, stray file, wrong shape and key, and
what is read where nothing is wrong. After a change write it anew, and read the difference:

    pytest tests/reading/test_wording.py --regenerate
"""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from entente.domain.problem import Problem
from entente.freshness.notation import line_of
from entente.reading import edtf, schema
from entente.reading.addresses import name_problem, picture_problem
from entente.reading.examples import DUE, EXAMPLES, ITEMS, SYNONYMS, example, wrong_shape
from entente.reading.kinds import role_of
from entente.reading.manuscripts import read_visit
from entente.reading.records import Record, column_help, read_records
from entente.reading.seeds import read_seed
from entente.reading.source import Bounds
from tests.reading.test_cases import CASES, problems_of
from tests.reading.test_file_names import NO_ADDRESSES, STRAY

HERE = Path(__file__).parent


def told(problem: Problem) -> str:
    """Return where a problem lies and how much is underlined, what is said, and what to do."""
    place = f"{problem.place.line}:{problem.place.column}+{problem.place.length}"
    return f"  {problem.code} {place} {problem.message}\n    {problem.help}"


def of_cases() -> Iterator[str]:
    for case in CASES:
        yield case.stem
        yield from map(told, problems_of(case.read_bytes()))


RIGHT = (
    *("everything-else", "tour-in-block-form", "comments", "lone-cr", "text-kept-in-lines"),
    *("quoted-keys", "source-kept-as-a-file", "title-with-wide-characters"),
)


def of_what_is_right() -> Iterator[str]:
    for name in RIGHT:
        read = read_visit("v", "v.md", (HERE / "cases" / f"right-{name}.md").read_bytes(), Bounds())
        yield f"{name}\n{msgspec.json.format(line_of(read)[1:], indent=1).decode()}"


def of_records() -> Iterator[str]:
    yield column_help()
    for file in sorted((HERE / "records").iterdir()):
        records, problems = read_records(file.read_bytes(), file.name)
        yield from (file.name, *map(told, problems), *map(stated, records))


def stated(record: Record) -> str:
    """Return what a record says, fact for fact."""
    facts = (record.id, record.traveller, record.office, record.origin, record.host)
    more = (record.dates.text, record.place, record.remarks, record.source_url, str(record.line))
    return f"  {' | '.join((*facts, *more, *record.topics))}"


SEEDS = (
    *("", "\n", "A", "A\n\n1", "A\n\n1\n\n2", "A\n\n1\n\n2\n\nB", "A\n\n1\n\n2\n\nA"),
    *("A\n\n\nx\n\ny\n\nB\n\nText.", f"A\r\n\r\n{'9x' * 200}\r\n\r\n2\r\n\r\nA", "\x07"),
)


def of_seeds() -> Iterator[str]:
    for text in SEEDS:
        found = read_seed(text.encode(), "x.txt")
        yield repr(text[:60])
        yield from map(told, found if isinstance(found, tuple) else ())


def of_dates() -> Iterator[str]:
    for name in ("read", "offered", "refused"):
        for line in (HERE / "edtf" / f"{name}.txt").read_text("utf-8").splitlines()[1:]:
            text = line.split(" | ")[0]
            try:
                yield f"{text} is {edtf.parse_day(text)}"
            except edtf.NotADateError as error:
                yield str(error)


def of_files() -> Iterator[str]:
    more = ("visits/a.mdown", "visits/a.mkd", "a.avif", "a.gif", "a.jpeg", "a.jpg", "a.webp")
    for path in (*(path for path, _ in STRAY), *more):
        role = role_of(path, path)
        yield f"{path}\n{told(role) if isinstance(role, Problem) else role.kind}"
    for name, _ in NO_ADDRESSES:
        for found in (name_problem(name, "x"), picture_problem(f"{name}.png", "x")):
            yield f"{name}\n{told(found) if found else '  is right'}"


PATHS = (("title",), ("topics", 0), ("sources", 0, "title"), ("legs",), ("outcomes", 1), ("x",))

OTHERS: dict[str, tuple[object, object]] = {
    "one text": (["a"], {"a": "b"}),
    "a list": ("a", {"a": "b"}),
    "keys with values": ("a", ["a"]),
}


def of_keys() -> Iterator[str]:
    for path in PATHS:
        for kind, due in DUE.items():
            for given in OTHERS[due]:
                yield " / ".join(wrong_shape(kind, path, given))
    for key in EXAMPLES:
        yield f"{key} | {example(tuple(key.split(': ')))}"
    yield from (wrong_shape("list_type", (key,), "a")[1] for key in ITEMS)
    yield from (f"{other} means {ours}" for other, ours in SYNONYMS.items())


NOTES = (
    *(schema.ArticleKeys, schema.LeaderKeys, schema.CountryKeys, schema.TopicKeys),
    schema.PageKeys,
)


def of_the_schema() -> Iterator[str]:
    for each in (schema.json_schema(), *(keys.model_json_schema() for keys in NOTES)):
        yield json.dumps(each, ensure_ascii=False, indent=1)


SAID: dict[str, Callable[[], Iterable[str]]] = {
    "cases.txt": of_cases,
    "right.txt": of_what_is_right,
    "records.txt": of_records,
    "seeds.txt": of_seeds,
    "dates.txt": of_dates,
    "files.txt": of_files,
    "keys.txt": of_keys,
    "schema.txt": of_the_schema,
}


@pytest.mark.parametrize("name", SAID)
def test_every_word_is_one_that_somebody_has_read(name: str, *, regenerate: bool) -> None:
    found = "\n".join([*SAID[name](), ""]).encode("utf-8", "backslashreplace")
    expected = HERE / "wording" / name
    if regenerate:
        expected.write_bytes(found)
    assert found == expected.read_bytes()
