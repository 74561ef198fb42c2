"""Schema errors in an author's words: what does not fit, where it stands, what to write.

Pydantic says *which* rule a value broke and where in the document; this module turns that into
problems, with "did you mean" for keys and words that are nearly right.
"""

import difflib
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from entente.domain.problem import Code, Place, Problem
from entente.reading.examples import DUE, SYNONYMS, example, wrong_shape
from entente.reading.front_matter import FrontMatter, Value

__all__ = ["checked", "keys_at", "meant_key", "nearest"]

Keys = TypeVar("Keys", bound=BaseModel)
Path = tuple[str | int, ...]

CODES = {code.value: code for code in Code}


def checked(model: type[Keys], front: FrontMatter) -> Keys | tuple[Problem, ...]:
    """Check a document's front matter against ``model``.

    Returns:
        The model with every value parsed, or every problem found, in no particular order.

    """
    empty = tuple(empty_values(front.values, (), model, front))
    try:
        values = model.model_validate(without_empty(front.values))
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)
        found = (problem(each, model, front) for each in errors if not is_slip(each, errors, model))
        return (*empty, *found)
    return empty or values


def is_slip(error: ErrorDetails, errors: Sequence[ErrorDetails], model: type[BaseModel]) -> bool:
    """Whether a key is only missing because it is misspelt: one mistake is reported once."""
    if error["type"] != "missing":
        return False
    unknown = (each["loc"] for each in errors if each["type"] == "extra_forbidden")
    beside = (path for path in unknown if path[:-1] == error["loc"][:-1])
    return any(meant_key(path, model) == error["loc"][-1] for path in beside)


def nearest(word: str, known: Sequence[str], *, most: int = 1) -> list[str]:
    """Return up to ``most`` of the ``known`` words that ``word`` may have been meant for."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), list(by_lower), n=most, cutoff=0.65)
    return [by_lower[name] for name in close]


def without_empty(value: Value) -> Value:
    """Return ``value`` without the keys that have none: an empty key is an absent one."""
    if isinstance(value, dict):
        kept = {key: without_empty(held) for key, held in value.items()}
        return {key: held for key, held in kept.items() if held not in (None, [])}
    if isinstance(value, list):
        return [without_empty(held) for held in value if held is not None]
    return value


def empty_values(
    value: Value, path: Path, model: type[BaseModel], front: FrontMatter
) -> Iterator[Problem]:
    """Yield a problem for each empty item of a list, and for each unknown key without a value.

    The model never sees these, and nothing that was typed may be passed over.
    """
    if isinstance(value, dict):
        known = keys_at(model, path)
        for key, held in value.items():
            if held in (None, []) and known and key not in known:
                yield unknown_key((*path, key), model, front)
            yield from empty_values(held, (*path, key), model, front)
    if isinstance(value, list):
        for number, held in enumerate(value):
            if held is None:
                yield Problem(
                    Code.EMPTY_VALUE,
                    front.places.of(*path, number),
                    f"an item of the list `{path[-1]}` is empty",
                    "Write its value or delete it.",
                )
            yield from empty_values(held, (*path, number), model, front)


def problem(error: ErrorDetails, model: type[BaseModel], front: FrontMatter) -> Problem:
    """Turn one of Pydantic's errors into a problem."""
    kind, path = error["type"], error["loc"]
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(path, model, front)
    if kind == "missing":
        return missing_key(path, front)
    place = front.places.of(*path)
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    if kind == "choice":
        return not_a_choice(place, key, context["given"], context["allowed"])
    code, message, remedy = verdict(error, key)
    return Problem(code, place, message, remedy)


def verdict(error: ErrorDetails, key: str) -> tuple[Code, str, str]:
    """Return code, message and help for a value that its key does not take."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in CODES:
        return CODES[kind], context["message"], context["help"]
    if kind == "string_too_short":
        return Code.EMPTY_VALUE, f"`{key}` is empty", f"Write a value or delete `{key}:`."
    if kind in DUE:
        return Code.WRONG_SHAPE, *wrong_shape(kind, error["loc"], error["input"])
    form = "Write a value of the form that the table of keys shows."
    return Code.BAD_VALUE, f"`{key}` cannot take this value: {error['msg']}", form


def unknown_key(path: Path, model: type[BaseModel], front: FrontMatter) -> Problem:
    """Report a key that is not of the closed set, with the key that was probably meant."""
    key = str(path[-1])
    meant = meant_key(path, model)
    if meant:
        remedy = f"Did you mean `{meant}`?"
    elif " " in key:
        remedy = "If it belongs to the text before it, put that whole text in quotation marks."
    elif not key.isascii():
        remedy = (
            "It holds a letter that is none of a to z, though it may look like one: type it anew."
        )
    else:
        remedy = f"The keys are {', '.join(keys_at(model, path[:-1]))}."
    return Problem(Code.UNKNOWN_KEY, front.places.of(*path, "key"), f"unknown key `{key}`", remedy)


def meant_key(path: Path, model: type[BaseModel]) -> str:
    """Return the key that an unknown one was probably meant for; empty where nothing is near."""
    known, key = keys_at(model, path[:-1]), str(path[-1])
    other = SYNONYMS.get(key.lower().replace("_", "-"), "")
    return other if other in known else next(iter(nearest(key, known)), "")


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys that the schema knows where ``path`` leads; none where no keys are due."""
    inner: type[BaseModel] | None = model
    for part in path:
        if inner and isinstance(part, str):
            inner = inner_model(inner, part)
    return [field.alias or name for name, field in inner.model_fields.items()] if inner else []


def inner_model(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    """Return the model of the maps in the list under ``key``; None where it takes no maps."""
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            arguments = getattr(field.annotation, "__args__", ())
            models = (a for a in arguments if isinstance(a, type) and issubclass(a, BaseModel))
            return next(models, None)
    return None


def missing_key(path: Path, front: FrontMatter) -> Problem:
    """Report a required key that is absent, or present without a value."""
    key = str(path[-1])
    here = front.places.marks.get((*path, "key"))
    place = here or first_line(front.places.of(*path[:-1]), path)
    message = f"`{key}` has no value" if here else f"`{key}` is missing"
    return Problem(Code.MISSING_KEY, place, message, f"Write `{example(path)}`.")


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
