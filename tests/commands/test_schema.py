"""The published schema, held by another's validator against files as an editor loads them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from jsonschema.protocols import Validator

from tests.repositories import GOLDEN, PROJECT

VISITS = sorted((GOLDEN / "content" / "visits").rglob("*.md"))
OPENING = [path for path in VISITS if path.stem == "index" or path.parent.name.isdigit()]


class Yaml12(yaml.SafeLoader):
    """Loads as editors do, by YAML 1.2: a day is a text, a year alone is a number."""


Yaml12.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if not tag.endswith("timestamp")]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def loaded(front: str) -> object:
    return yaml.load(front, Yaml12)  # noqa: S506 - a safe loader


@pytest.fixture(scope="module")
def validator() -> Validator:
    command = [sys.executable, "publish.py", "schema"]
    printed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True).stdout
    schema = json.loads(printed)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", OPENING, ids=lambda path: path.stem)
def test_every_golden_visit_is_valid(validator: Validator, path: Path) -> None:
    front = path.read_text(encoding="utf-8").split("---\n")[1]
    assert [error.message for error in validator.iter_errors(loaded(front))] == []


GOOD = {"title": "T", "leader": "L", "from": "JP", "to": "US", "dates": "2024-04-08"}
RIGHT: dict[str, dict[str, Any]] = {
    "nothing more": {},
    "several leaders": {"leader": ["A", "B"]},
    "a month": {"dates": "1977-06"},
    "a year, which editors take for a number": {"dates": 1977},
    "an open interval": {"dates": "2024-04-08/.."},
    "draft": {"draft": True, "autolink": False},
    "source on the web": {"sources": [{"title": "S", "url": "https://who.org/x", "kind": "press"}]},
    "source in a file": {"sources": [{"title": "S", "file": "seeds/x.txt", "numbers": ["51"]}]},
    "outcome": {"outcomes": [{"text": "O", "status": "signed", "date": "2024-04-10"}]},
    "history": {"history": [{"date": "2024-01-25", "status": "announced"}]},
    "correction": {"corrections": [{"date": "2024-04-12", "note": "N"}]},
    "one topic as text": {"topics": "space"},
}
WRONG: dict[str, dict[str, Any]] = {
    "unknown key": {"topcis": ["space"]},
    "no title": {"title": None},
    "empty title": {"title": ""},
    "kind that is none": {"kind": "offical"},
    "status that is none": {"status": "done"},
    "draft as text": {"draft": "yes"},
    "published in words": {"published": "5 April 2024"},
    "address without scheme": {"sources": [{"title": "S", "url": "who.org"}]},
    "source without title": {"sources": [{"url": "https://who.org"}]},
    "source as text": {"sources": "The press"},
    "outcome without status": {"outcomes": [{"text": "O"}]},
    "unknown key in a source": {"sources": [{"title": "S", "link": "https://who.org"}]},
    "file outside seeds": {"sources": [{"title": "S", "file": "../x.txt"}]},
    "a map for a leader": {"leader": {"name": "L"}},
}


@pytest.mark.parametrize("more", RIGHT.values(), ids=RIGHT)
def test_right_front_matter_is_valid(validator: Validator, more: dict[str, Any]) -> None:
    assert [error.message for error in validator.iter_errors(GOOD | more)] == []


@pytest.mark.parametrize("more", WRONG.values(), ids=WRONG)
def test_wrong_front_matter_is_refused(validator: Validator, more: dict[str, Any]) -> None:
    assert not validator.is_valid(GOOD | more)


@pytest.mark.parametrize("key", GOOD)
def test_required_keys_are_required(validator: Validator, key: str) -> None:
    assert not validator.is_valid({name: value for name, value in GOOD.items() if name != key})


def test_tour_needs_neither_host_nor_dates(validator: Validator) -> None:
    tour = {name: value for name, value in GOOD.items() if name not in {"to", "dates"}}
    assert validator.is_valid(tour | {"legs": [{"to": "US", "dates": "2024-04-08"}]})
