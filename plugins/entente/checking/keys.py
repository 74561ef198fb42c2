"""The table of a visit's keys for CONTRIBUTING.md, made from the schema that checks them.

Keys inside others (``sources``, ``legs`` …) follow the key that holds them, as ``sources: title``.
A test holds that the table in CONTRIBUTING.md is this one.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from entente.reading.schema import json_schema

__all__ = ["table_of_keys"]

Schema = Mapping[str, Any]
"""A part of a JSON Schema: whatever JSON can hold."""

BY_PATTERN: Mapping[str, str] = MappingProxyType(
    {
        r"^\d{4}-\d{2}-\d{2}$": "a day, as `2024-04-08`",
        "^https?://": "a web address in full",
        "^seeds/": "a file, as `seeds/….txt`",
    },
)
"""What a text takes, by the pattern that the schema holds it to."""

REQUIRED = {("to",): "yes, or `legs`", ("dates",): "yes, or `legs`", ("legs",): "for a tour"}
"""A visit has one way of writing where it goes; the schema says that between keys."""


def table_of_keys() -> str:
    """Return the Markdown table of every key of a visit, in the schema's order, with a line end."""
    schema = json_schema()
    head = "| Key | Required | Takes | Meaning |\n|---|---|---|---|\n"
    return head + "".join(rows(schema, schema["$defs"], ()))


def rows(schema: Schema, models: Schema, above: tuple[str, ...]) -> Iterator[str]:
    """Yield the rows of the keys of one map, each followed by those inside it."""
    for key, held in schema["properties"].items():
        path = (*above, key)
        needed = REQUIRED.get(path, "yes" if key in schema.get("required", ()) else "")
        yield f"| `{': '.join(path)}` | {needed} | {takes(key, held)} | {held['description']} |\n"
        inner = held.get("items", {}).get("$ref", "").rpartition("/")[2]
        if inner:
            yield from rows(models[inner], models, path)


def takes(key: str, held: Schema) -> str:
    """Return in words what the value of a key may be."""
    choices = [choice for choice in held.get("anyOf", ()) if choice.get("type") != "null"]
    if key == "dates":
        return "dates in EDTF, see below"
    if len(choices) > 1:
        return "one, or a list: `[one, two]`"
    return takes_one(choices[0] if choices else held)


def takes_one(held: Schema) -> str:
    """Return in words what a value of one form may be."""
    if "enum" in held:
        return ", ".join(f"`{word}`" for word in held["enum"])
    if held["type"] == "boolean":
        return "`true` or `false`"
    if held["type"] == "array":
        return "a list of the following" if "$ref" in held["items"] else "a list: `[one, two]`"
    return BY_PATTERN[held["pattern"]] if "pattern" in held else "text"
