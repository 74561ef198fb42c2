"""What keys take, as types of the schema: dates, addresses, names, one word of a list.

Each type parses text once and gives a value of the domain. What does not fit becomes an error that
carries its code, message and help; ``mistakes`` passes these on.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from entente.domain.dates import Span
from entente.domain.digest import OutcomeStatus, SourceKind
from entente.domain.problem import Code
from entente.domain.visit import Kind, Status
from entente.reading import edtf
from entente.reading.texts import (
    bare_name,
    old_address,
    one_name,
    seed_path,
    truth,
    web_address,
)

__all__ = [
    "CountryNames",
    "Dates",
    "Day",
    "KindWord",
    "LeaderNames",
    "Names",
    "OldAddress",
    "OutcomeWord",
    "SeedPath",
    "SourceKindWord",
    "StatusWord",
    "Text",
    "TopicNames",
    "Truth",
    "Url",
]

Parsed = TypeVar("Parsed")
Word = TypeVar("Word", bound=StrEnum)


def mistake(code: Code, message: str, remedy: str) -> PydanticCustomError:
    """Return an error that ``mistakes`` passes on as it is; braces in the texts are kept."""
    sentence = remedy[:1].upper() + remedy[1:].rstrip(".") + "."
    return PydanticCustomError(code.value, "{message}", {"message": message, "help": sentence})


def due_text(value: object) -> str:
    """Return ``value`` if it is text; every parser of this module begins with it."""
    if isinstance(value, str):
        return value.strip()
    raise PydanticCustomError("string_type", "text is due")


def parsed(
    parse: Callable[[str], Parsed], code: Code, pattern: str, description: str
) -> tuple[PlainValidator, WithJsonSchema]:
    """Return the annotations of a type that ``parse`` reads from text, ValueError meaning no."""

    def validate(value: object) -> Parsed:
        text = due_text(value)
        try:
            return parse(text)
        except ValueError as error:
            raise told(error, code) from None

    shape = {"type": "string", "description": description} | (
        {"pattern": pattern} if pattern else {}
    )
    return PlainValidator(validate), WithJsonSchema(shape)


def told(error: ValueError, code: Code) -> PydanticCustomError:
    """Return a parser's error with message and help, "what is wrong: what to do" taken apart."""
    if isinstance(error, edtf.NotADateError):
        reverse = isinstance(error, edtf.ReversedDatesError)
        return mistake(Code.REVERSED_DATES if reverse else code, error.wrong, error.remedy)
    what, _, remedy = str(error).rpartition(": ")
    return mistake(code, what, remedy)


def words_of(choices: type[Word]) -> tuple[PlainValidator, WithJsonSchema]:
    """Return the annotations of a type that is one word of an enumeration."""
    allowed = [choice.value for choice in choices]

    def validate(value: object) -> Word:
        text = due_text(value)
        if text in allowed:
            return choices(text)
        raise PydanticCustomError("choice", "not a choice", {"given": text, "allowed": allowed})

    return PlainValidator(validate), WithJsonSchema({"enum": allowed})


def listed(several: str) -> BeforeValidator:
    """Return the annotation that lets one text stand for a list of one.

    Args:
        several: a regular expression for what shows that a text holds more than one name.

    """
    pattern = re.compile(several)

    def one_or_more(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return [one_name(value, pattern)]
        except ValueError as error:
            raise told(error, Code.BAD_VALUE) from None

    return BeforeValidator(one_or_more, json_schema_input_type=str | tuple[str, ...])


def name(text: str) -> str:
    """Return a name without quotation marks of print round it."""
    try:
        return bare_name(text)
    except ValueError as error:
        raise told(error, Code.BAD_VALUE) from None


NEVER = r"(?!)"
SEVERAL_CODES = r"^[A-Z]{2}(?:,\s*[A-Z]{2})+$|;"
SEVERAL_PEOPLE = r"\s(?:and|&|\+)\s|;|[”\"],|\w\s+\w[^,]*,\s*\w+\s+\w"
"""``Fumio Kishida, Joe Biden``, but neither ``Kishida, Fumio`` nor ``Biden, Joseph R.``."""
SEVERAL_TOPICS = r"[,;]"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[Text, AfterValidator(name)]
Names = Annotated[tuple[Name, ...], listed(NEVER), Field(min_length=1)]
LeaderNames = Annotated[tuple[Name, ...], listed(SEVERAL_PEOPLE), Field(min_length=1)]
CountryNames = Annotated[tuple[Name, ...], listed(SEVERAL_CODES), Field(min_length=1)]
TopicNames = Annotated[tuple[Name, ...], listed(SEVERAL_TOPICS), Field(min_length=1)]
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
Day = Annotated[date, *parsed(edtf.parse_day, Code.BAD_DATE, DAY_PATTERN, "A day: 2024-04-08")]
FORMS = "EDTF: 2024-04-08, 1977-06, 2024-04-08/2024-04-14, 1977~"
# A year alone is a number to editors that check against the schema; here every value is text.
Dates = Annotated[
    Span,
    parsed(edtf.parse, Code.BAD_DATE, "", "")[0],
    WithJsonSchema({"type": ["string", "integer"], "description": FORMS}),
]
Url = Annotated[str, *parsed(web_address, Code.BAD_ADDRESS, "^https?://", "A web address")]
SeedPath = Annotated[str, *parsed(seed_path, Code.BAD_VALUE, "^seeds/", "A file under seeds/")]
OldAddress = Annotated[str, *parsed(old_address, Code.BAD_VALUE, "", "An old address of this page")]
Truth = Annotated[
    bool, parsed(truth, Code.BAD_VALUE, "", "")[0], WithJsonSchema({"type": "boolean"})
]
KindWord = Annotated[Kind, *words_of(Kind)]
StatusWord = Annotated[Status, *words_of(Status)]
SourceKindWord = Annotated[SourceKind, *words_of(SourceKind)]
OutcomeWord = Annotated[OutcomeStatus, *words_of(OutcomeStatus)]
