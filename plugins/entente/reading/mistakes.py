"""Schema errors in an author's words: what does not fit, where it stands, what to write.

Pydantic says *which* rule a value broke and where in the document; this module turns that into
problems, with "did you mean" for keys and words that are nearly right.
"""

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from entente.domain.problem import Code, Place, Problem
from entente.reading.front_matter import FrontMatter, Value

__all__ = ["checked", "nearest"]

Keys = TypeVar("Keys", bound=BaseModel)
Path = tuple[str | int, ...]

EXAMPLES = {
    "title": "title: Kishida in Washington",
    "leader": "leader: Fumio Kishida",
    "from": "from: JP",
    "to": "to: US",
    "dates": "dates: 2024-04-08/2024-04-14",
    "date": "date: 2024-04-08",
    "published": "published: 2024-04-05",
    "name": "name: Fumio Kishida",
    "note": "note: An earlier text gave the wrong day.",
    "status": "status: concluded",
    "text": "text: …",
    "lang": "lang: ja",
}
"""What a missing key looks like when it is there."""

SHAPES = {
    "string_type": ("a text", "Write one value behind the colon: `{key}: …`."),
    "tuple_type": ("a list", "Write `{key}: [one, two]`, or each on a line that begins with `- `."),
    "list_type": ("a list", "Write `{key}: [one, two]`, or each on a line that begins with `- `."),
    "model_type": ("keys with values", "Write them in braces: `{{title: …, url: …}}`."),
    "dict_type": ("keys with values", "Write them in braces: `{{title: …, url: …}}`."),
}
"""For each of Pydantic's type errors: what is due, and how to write it."""

GIVEN = {"list": "a list", "dict": "keys with values"}
CODES = {code.value: code for code in Code}


def checked(model: type[Keys], front: FrontMatter) -> Keys | tuple[Problem, ...]:
    """Check a document's front matter against ``model``.

    Returns:
        The model with every value parsed, or every problem found, in no particular order.

    """
    empty = tuple(empty_items(front.values, (), front))
    try:
        values = model.model_validate(without_empty(front.values))
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=True)
        return (*empty, *(problem(each, model, front) for each in found))
    return empty or values


def nearest(word: str, known: Sequence[str], *, most: int = 1) -> list[str]:
    """Return up to ``most`` of the ``known`` words that ``word`` may have been meant for."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), list(by_lower), n=most, cutoff=0.6)
    return [by_lower[name] for name in close]


def without_empty(value: Value) -> Value:
    """Return ``value`` without the keys that have none: an empty key is an absent one."""
    if isinstance(value, dict):
        return {key: without_empty(held) for key, held in value.items() if held not in (None, [])}
    if isinstance(value, list):
        return [without_empty(held) for held in value if held is not None]
    return value


def empty_items(value: Value, path: Path, front: FrontMatter) -> Iterator[Problem]:
    """Yield a problem for each item of a list that holds nothing."""
    if isinstance(value, dict):
        for key, held in value.items():
            yield from empty_items(held, (*path, key), front)
    if isinstance(value, list):
        for number, held in enumerate(value):
            if held is None:
                yield Problem(
                    Code.EMPTY_VALUE,
                    front.places.of(*path, number),
                    f"an item of the list `{path[-1]}` is empty",
                    "Write its value or delete it.",
                )
            yield from empty_items(held, (*path, number), front)


def problem(error: Any, model: type[BaseModel], front: FrontMatter) -> Problem:  # noqa: ANN401 - Pydantic's ErrorDetails is untyped in its context
    """Turn one of Pydantic's errors into a problem."""
    kind, path = error["type"], tuple(error["loc"])
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(path, model, front)
    if kind == "missing":
        return missing_key(path, front)
    place = front.places.of(*path)
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if kind == "choice":
        return not_a_choice(place, key, context["given"], context["allowed"])
    if kind in SHAPES:
        due, remedy = SHAPES[kind]
        given = GIVEN.get(type(error["input"]).__name__, "a text")
        return Problem(
            Code.WRONG_SHAPE,
            place,
            f"`{key}` takes {due}, but here stands {given}",
            remedy.format(key=key),
        )
    if kind in CODES:
        return Problem(CODES[kind], place, context["message"], context["help"])
    if kind == "string_too_short":
        return Problem(
            Code.EMPTY_VALUE, place, f"`{key}` is empty", f"Write a value or delete `{key}:`."
        )
    return Problem(
        Code.BAD_VALUE,
        place,
        f"`{key}` cannot take this value: {error['msg']}",
        "Write a value of the form that the table of keys shows.",
    )


def unknown_key(path: Path, model: type[BaseModel], front: FrontMatter) -> Problem:
    """Report a key that is not of the closed set, with the key that was probably meant."""
    known = keys_at(model, path[:-1])
    close = nearest(str(path[-1]), known)
    remedy = f"Did you mean `{close[0]}`?" if close else f"The keys are {', '.join(known)}."
    return Problem(
        Code.UNKNOWN_KEY,
        front.places.of(*path, "key"),
        f"unknown key `{path[-1]}`",
        remedy,
    )


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that the schema knows where ``path`` leads."""
    for part in path:
        if isinstance(part, str):
            model = inner_model(model, part)
    return [field.alias or name for name, field in model.model_fields.items()]


def inner_model(model: type[BaseModel], key: str) -> type[BaseModel]:
    """Return the model of the maps in the list under ``key``."""
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            arguments = getattr(field.annotation, "__args__", ())
            return next(
                each
                for each in arguments
                if isinstance(each, type) and issubclass(each, BaseModel)
            )
    return model


def missing_key(path: Path, front: FrontMatter) -> Problem:
    """Report a required key that is absent, or present without a value."""
    key = str(path[-1])
    here = front.places.marks.get((*path, "key"))
    place = here or first_line(front.places.of(*path[:-1]), path)
    message = f"`{key}` has no value" if here else f"`{key}` is missing"
    example = EXAMPLES.get(key, f"{key}: …")
    return Problem(Code.MISSING_KEY, place, message, f"Write `{example}`.")


def first_line(place: Place, path: Path) -> Place:
    """Return the fence for a key missing at the top, else the place of what should hold it."""
    return Place(place.file, 1, 1, 3) if len(path) == 1 else place


def not_a_choice(place: Place, key: str, given: str, allowed: list[str]) -> Problem:
    """Report a word that is not of the list that a key takes."""
    close = nearest(given.replace(" ", "-"), allowed)
    remedy = f"Did you mean `{close[0]}`? " if close else ""
    return Problem(
        Code.NOT_A_CHOICE,
        place,
        f'`{key}` cannot be "{given}"',
        f"{remedy}Write one of {', '.join(allowed)}.",
    )
