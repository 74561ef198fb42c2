"""What front matter looks like when it is right: the texts that errors offer to authors.

``mistakes`` says what is wrong; here stands what to write instead, per key, and which keys of other
programs mean which of ours.

>>> example(("outcomes", 0, "status"))
'status: agreed'
"""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["DUE", "SYNONYMS", "example", "wrong_shape"]

Path = tuple[str | int, ...]

EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "title": "title: Kishida in Washington",
        "leader": "leader: Fumio Kishida",
        "from": "from: JP",
        "to": "to: US",
        "dates": "dates: 2024-04-08/2024-04-14",
        "date": "date: 2024-04-08",
        "published": "published: 2024-04-05",
        "kind": "kind: official",
        "status": "status: concluded",
        "name": "name: Fumio Kishida",
        "note": "note: An earlier text gave the wrong day.",
        "lang": "lang: ja",
        "sources: title": "title: Readout of the talks",
        "offices: title": "title: Prime Minister",
        "outcomes: status": "status: agreed",
        "history: status": "status: announced",
    }
)
"""What a key looks like with its value; inside another key, where that differs."""

ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "sources": "- {title: …, publisher: …, url: https://…}",
        "legs": "- {to: CA, place: Ottawa, dates: 2024-04-12}",
        "outcomes": "- {text: …, status: agreed}",
        "history": "- {date: 2024-01-25, status: announced}",
        "corrections": "- {date: 2024-04-12, note: …}",
        "offices": "- {title: Prime Minister, country: JP, dates: 2021-10-04/2024-10-01}",
        "original": "- {lang: ja, text: 岸田文雄}",
    }
)
"""What one item looks like below a key that takes a list of maps."""

SYNONYMS: Mapping[str, str] = MappingProxyType(
    {
        "abstract": "summary",
        "category": "topics",
        "city": "place",
        "description": "summary",
        "destination": "to",
        "end": "dates",
        "end-date": "dates",
        "host": "to",
        "href": "url",
        "link": "url",
        "location": "place",
        "origin": "from",
        "redirect-from": "aliases",
        "start": "dates",
        "start-date": "dates",
        "stops": "legs",
        "tags": "topics",
        "type": "kind",
        "visitor": "leader",
    }
)
"""Keys that other programs, or habit, use for ours."""

DUE: Mapping[str, str] = MappingProxyType(
    {
        "string_type": "one text",
        "tuple_type": "a list",
        "list_type": "a list",
        "model_type": "keys with values",
        "dict_type": "keys with values",
    }
)
"""Pydantic's type errors → what is due."""


def example(path: Path) -> str:
    """Return what the key at ``path`` looks like when it is right: ``from: JP``."""
    key = str(path[-1])
    inside = f"{path[0]}: {key}"
    return EXAMPLES.get(inside if len(path) > 1 else key) or EXAMPLES.get(key, f"{key}: …")


def wrong_shape(kind: str, path: Path, given: object) -> tuple[str, str]:
    """Return message and help for a list, a map or a text where another is due.

    Args:
        kind: one of ``DUE``.
        path: of the value; ends with a number for an item of a list.
        given: the value.

    """
    key = next(str(part) for part in reversed((*path, "")) if isinstance(part, str) and part)
    stands = "a list" if isinstance(given, list) else "a text"
    stands = "keys with values" if isinstance(given, dict) else stands
    where = f"an item of `{key}`" if path and isinstance(path[-1], int) else f"`{key}`"
    return f"{where} takes {DUE[kind]}, not {stands}", remedy(kind, path, key, given)


def remedy(kind: str, path: Path, key: str, given: object) -> str:
    """Return what to write instead of a value of the wrong shape."""
    if key in ITEMS:
        return f"Write below `{key}:` a line for each, as `  {ITEMS[key]}`."
    if kind != "string_type" or isinstance(path[-1], int):
        return f"Write `{key}: [one, two]`, or each on a line that begins with `- `."
    written = f"Write `{example(path)}`."
    return (
        f"{written} A text in brackets or braces needs quotation marks."
        if isinstance(given, list | dict)
        else written
    )
