"""The open data as others read it: csv, json, and a data package held to its specification."""

import csv
import io
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.domain.digest import Digest
from entente.reading.edtf import parse
from entente.rendering import tables
from entente.rendering.open_data import open_data_pages
from entente.rendering.rows import Rows
from entente.rendering.tables import defused, leg_rows, undefused, visit_rows
from tests.products.world import BASE, HOSTILE, rows_of, visit, visits, written

PACKAGE = "data/datapackage.json"
VALIDATE: Any = jsonschema.validate
FORMULA = "=+-@\t\r\n＝＋－＠"

NAME = {"type": "string", "pattern": "^[-a-z0-9._/]+$"}
FIELD = {
    "type": "object",
    "required": ["name", "type"],
    "properties": {
        "type": {"enum": ["string", "date", "integer", "boolean"]},
        "description": {"type": "string", "minLength": 1},
    },
}
SPECIFICATION = {
    "type": "object",
    "required": ["resources", "name", "licenses", "profile"],
    "properties": {
        "name": NAME,
        "profile": {"const": "data-package"},
        "homepage": {"type": "string", "pattern": "^https?://"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "resources": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "path", "profile", "bytes", "hash", "mediatype", "encoding"],
                "properties": {
                    "name": NAME,
                    "path": {"type": "string", "pattern": r"^(?!/)(?!.*\.\.)"},
                    "profile": {"enum": ["data-resource", "tabular-data-resource"]},
                    "bytes": {"type": "integer", "minimum": 1},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "encoding": {"const": "utf-8"},
                    "schema": {
                        "type": "object",
                        "required": ["fields"],
                        "properties": {"fields": {"type": "array", "items": FIELD}},
                    },
                },
                "if": {"properties": {"profile": {"const": "tabular-data-resource"}}},
                "then": {"required": ["schema"]},
            },
        },
    },
}
"""What the Data Package, Data Resource and Table Schema specifications (version 1) require."""

TYPES: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": lambda cell: parse(cell).first,
}


def files(rows: Rows) -> dict[str, bytes]:
    return dict(written(list(open_data_pages(rows))))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))


def read(content: bytes) -> Any:  # noqa: ANN401 - JSON
    return json.loads(content)


def test_the_package_is_one() -> None:
    package = read(files(rows_of(visit("2024-04-08")))[PACKAGE])
    VALIDATE(package, SPECIFICATION)
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    keys = [resource["schema"].get("foreignKeys", []) for resource in package["resources"][:2]]
    assert [key["reference"] for each in keys for key in each] == [
        {"resource": "visits", "fields": "id"}
    ]


def test_sizes_and_checksums_are_those_of_the_files() -> None:
    made = files(rows_of(visit("2024-04-08", title="岸田"), visit("1977-06", name="other")))
    resources = read(made[PACKAGE])["resources"]
    assert {f"data/{each['path']}" for each in resources} | {PACKAGE} == {
        path for path in made if path.startswith("data/")
    }
    for each in resources:
        content = made[f"data/{each['path']}"]
        assert each["bytes"] == len(content)
        assert each["hash"] == f"sha256:{sha256(content).hexdigest()}"


@given(st.lists(visits(), max_size=3))
@settings(max_examples=50, deadline=None)
def test_every_cell_has_the_type_that_the_schema_says(digests: list[Digest]) -> None:
    made = files(rows_of(*digests))
    tabular = [each for each in read(made[PACKAGE])["resources"] if "schema" in each]
    assert len(tabular) == 2
    for resource in tabular:
        content = made[f"data/{resource['path']}"]
        fields = resource["schema"]["fields"]
        header = content.decode().split("\r\n", 1)[0]
        assert header == ",".join(field["name"] for field in fields)
        for row in table(content):
            for field in fields:
                cell = undefused(row[field["name"]])
                assert (
                    cell in resource["schema"]["missingValues"]
                    or TYPES[field["type"]](cell) is not None
                )


@given(st.lists(visits(), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_a_table_gives_back_what_the_records_say(digests: list[Digest]) -> None:
    rows = rows_of(*digests)
    made = files(rows)
    cells = [{k: undefused(v) for k, v in row.items()} for row in table(made["data/visits.csv"])]
    for row, digest in zip(cells, rows.site.digests, strict=True):
        known = digest.visit
        assert (row["id"], row["title"], row["summary"]) == (
            digest.id,
            digest.title,
            digest.summary,
        )
        assert parse(row["dates"]).text == known.dates.text
        assert (row["status"], row["origin"]) == (known.status, "JP")
        assert tuple(row["hosts"].split("; ")) == known.hosts
    legs = [{k: undefused(v) for k, v in row.items()} for row in table(made["data/legs.csv"])]
    stated = [(d.id, leg) for d in rows.site.digests for leg in d.visit.legs]
    assert [(row["visit"], row["host"], row["place"], row["dates"]) for row in legs] == [
        (name, leg.host, leg.place, leg.dates.text) for name, leg in stated
    ]


@given(st.one_of(st.text(), st.text(FORMULA + "' a", min_size=1)))
def test_no_cell_is_a_formula_and_none_is_changed(text: str) -> None:
    cell = defused(text)
    assert not cell.startswith(tuple(FORMULA))
    assert undefused(cell) == text


@pytest.mark.parametrize("title", HOSTILE)
def test_no_table_holds_a_formula(title: str) -> None:
    made = files(rows_of(visit(("US", title, "2024-04-08"), title=title, summary=title)))
    for path in ("data/visits.csv", "data/legs.csv"):
        for row in table(made[path]):
            assert not any(cell.startswith(tuple(FORMULA)) for cell in row.values())


def test_tables_have_the_columns_that_are_documented() -> None:
    rows = rows_of(visit("2024-04-08"))
    assert [list(row) for row in visit_rows(rows)] == [list(tables.VISITS)]
    assert [list(row) for row in leg_rows(rows)] == [list(tables.LEGS)]


@given(st.lists(visits(), max_size=3))
@settings(max_examples=40, deadline=None)
def test_all_forms_of_json_hold_the_same_records(digests: list[Digest]) -> None:
    rows = rows_of(*digests)
    made = files(rows)
    records = read(made["data/visits.json"])
    lines = made["data/visits.jsonl"].decode().split("\n")
    assert lines.pop() == ""
    assert [json.loads(each) for each in lines] == records
    assert [read(made[d.path.replace(".html", ".json")]) for d in rows.site.digests] == records
    assert [record["title"] for record in records] == [d.title for d in rows.site.digests]


def test_a_record_says_what_is_known_and_what_is_not() -> None:
    (record,) = read(files(rows_of(visit(("PH", "", "1977-06"))))["data/visits.json"])
    manila = {"code": "PH", "name": "Philippines", "url": f"{BASE}/countries/philippines.html"}
    dates = {
        "dates": "1977-06",
        "first_day": "1977-06-01",
        "last_day": "1977-06-30",
        "exact": False,
    }
    assert record["legs"] == [{"host": manila, "place": None, **dates, "kind": None}]
    assert dates.items() <= record.items()
    assert record["meets"] == [
        {"id": "joe-biden", "name": "Joe Biden", "url": f"{BASE}/leaders/joe-biden.html"}
    ]


def test_a_site_without_digests_has_empty_tables() -> None:
    made = files(rows_of())
    assert read(made["data/visits.json"]) == []
    assert made["data/visits.jsonl"] == b""
    assert table(made["data/visits.csv"]) == []
