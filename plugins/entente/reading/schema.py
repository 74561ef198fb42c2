"""The front-matter schema: which keys there are and what each takes.

Pydantic checks a document against these models and reports all errors at once; ``mistakes`` puts
them into words. ``json_schema`` exports the same models for editors. Every value arrives as text,
a list or a map (``front_matter``), so the types here parse text and nothing else.
"""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
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

__all__ = [
    "ArticleKeys",
    "CountryKeys",
    "LeaderKeys",
    "PageKeys",
    "TopicKeys",
    "VisitKeys",
    "json_schema",
]

Parsed = TypeVar("Parsed")
Word = TypeVar("Word", bound=StrEnum)


def mistake(code: Code, message: str, remedy: str) -> PydanticCustomError:
    """Return an error that ``mistakes`` passes on as it is; braces in the texts are kept."""
    return PydanticCustomError(code.value, "{message}", {"message": message, "help": remedy})


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
        except edtf.ReversedDatesError as error:
            raise mistake(Code.REVERSED_DATES, error.wrong, date_remedy(error)) from None
        except edtf.NotADateError as error:
            raise mistake(code, error.wrong, date_remedy(error)) from None
        except ValueError as error:
            raise mistake(code, *sentences(error)) from None

    shape = {"type": "string", "description": description} | (
        {"pattern": pattern} if pattern else {}
    )
    return PlainValidator(validate), WithJsonSchema(shape)


def sentences(error: ValueError) -> tuple[str, str]:
    """Split "what is wrong: what to do" into message and help."""
    what, colon, remedy = str(error).rpartition(": ")
    if not colon:
        return str(error), "Write a value of the form that the table of keys shows."
    return what, remedy[:1].upper() + remedy[1:].rstrip(".") + "."


def date_remedy(error: edtf.NotADateError) -> str:
    """Return what to write instead of a date that is none, the offers set off as text to copy."""
    offered = " or ".join(error.offers)
    marked = " or ".join(f"`{offer}`" for offer in error.offers)
    remedy = error.remedy.removesuffix(offered) + marked
    return remedy[:1].upper() + remedy[1:].rstrip(".") + "."


def web_address(text: str) -> str:
    """Return an http or https URL; raise ValueError for anything else (RFC 3986, section 3)."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        host = None
    else:
        if parts.scheme in {"http", "https"} and host and not any(c.isspace() for c in text):
            return text
    raise ValueError(f'"{text}" is not a web address: write it in full, `https://…`')


def truth(text: str) -> bool:
    """Return True for ``true`` and False for ``false``."""
    if text in {"true", "false"}:
        return text == "true"
    raise ValueError(f'"{text}" is neither true nor false: write `true` or `false`')


def seed_path(text: str) -> str:
    """Return a path below seeds/ with forward slashes; raise ValueError for any other path."""
    parts = text.split("/")
    fits = len(parts) > 1 and parts[0] == "seeds" and "\\" not in text
    if fits and not {"", ".", ".."} & set(parts):
        return text
    raise ValueError(f'"{text}" is not a file under seeds/: write `seeds/` and its name')


def old_address(text: str) -> str:
    """Return an old address below the site's root, such as ``old/path/`` or ``old/page.html``."""
    parts = text.removesuffix("/").split("/")
    plain = all(part.replace("-", "").replace("_", "").replace(".", "").isalnum() for part in parts)
    hidden = any(part.startswith((".", "_")) for part in parts)
    if plain and not hidden and text.isascii():
        return text
    raise ValueError(
        f'"{text}" is not an address of this site: write the part after the site\'s own address, '
        "such as `old/path/` or `old/page.html`"
    )


def words_of(choices: type[Word]) -> tuple[PlainValidator, WithJsonSchema]:
    """Return the annotations of a type that is one word of an enumeration."""
    allowed = [choice.value for choice in choices]

    def validate(value: object) -> Word:
        text = due_text(value)
        if text in allowed:
            return choices(text)
        raise PydanticCustomError("choice", "not a choice", {"given": text, "allowed": allowed})

    return PlainValidator(validate), WithJsonSchema({"enum": allowed})


def one_or_more(value: object) -> object:
    """Let a single text stand for a list of one."""
    return [value] if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Names = Annotated[
    tuple[Text, ...],
    BeforeValidator(one_or_more, json_schema_input_type=str | tuple[str, ...]),
    Field(min_length=1),
]
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
Day = Annotated[date, *parsed(edtf.parse_day, Code.BAD_DATE, DAY_PATTERN, "A day: 2024-04-08")]
Dates = Annotated[
    Span,
    *parsed(edtf.parse, Code.BAD_DATE, "", "EDTF: 2024-04-08, 1977-06, 2024-04-08/2024-04-14, 1977~"),
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


class Keys(BaseModel):
    """A closed set of keys: any other is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class SourceKeys(Keys):
    """A document that the digest rests on: on the web, or a file under seeds/."""

    title: Text = Field(description="Title of the document.")
    publisher: Text = Field("", description="Who published it.")
    url: Url = Field("", description="Where it is on the web.")
    file: SeedPath = Field("", description="The kept file, instead of a url.")
    day: Day | None = Field(None, alias="date", description="The day it was published.")
    accessed: Day | None = Field(None, description="The day it was read.")
    kind: SourceKindWord | None = Field(None, description="Whose word it is.")
    numbers: Names = Field((), description="The numbers of a seed, as they stand in it.")
    record: Text = Field("", description="Id of the imported record; it is not imported again.")


class LegKeys(Keys):
    """One stop of a tour."""

    to: Text = Field(description="Host country: a code or a name.")
    place: Text = Field("", description="City or venue.")
    dates: Dates = Field(description="The days of this stop.")
    kind: KindWord | None = Field(None, description="Where it differs from the whole.")


class OutcomeKeys(Keys):
    """Something promised, agreed, signed or done."""

    text: Text = Field(description="What it is, in one sentence.")
    status: OutcomeWord = Field(description="How far it has come.")
    day: Day | None = Field(None, alias="date", description="The day of the last change.")
    topics: Names = Field((), description="Topics it belongs to.")


class ChangeKeys(Keys):
    """One step in the history of the status."""

    day: Day = Field(alias="date", description="The day it took this status.")
    status: StatusWord = Field(description="The status it took.")


class CorrectionKeys(Keys):
    """A dated note on what was wrong before."""

    day: Day = Field(alias="date", description="The day it was corrected.")
    note: Text = Field(description="What was wrong and what is right.")


class VisitKeys(Keys):
    """The front matter of a visit: ``content/visits/<year>/<id>.md`` or its ``index.md``."""

    title: Text = Field(description="The headline, such as `Kishida in Washington`.")
    leader: Names = Field(description="Who travels: a name, or a list of several.")
    office: Text = Field("", description="The office as the source states it.")
    origin: Text = Field(alias="from", description="Country they travel for: a code or a name.")
    to: Text = Field("", description="Host country: a code or a name.")
    dates: Dates | None = Field(None, description="The days of the visit, in EDTF.")
    place: Text = Field("", description="City or venue.")
    legs: tuple[LegKeys, ...] = Field((), description="The stops of a tour, instead of `to`.")
    kind: KindWord | None = Field(None, description="How formal the visit is.")
    status: StatusWord | None = Field(None, description="Without it the dates decide.")
    meets: Names = Field((), description="Leaders met.")
    countries: Names = Field((), description="Countries also at issue.")
    topics: Names = Field((), description="Names or slugs of topics.")
    published: Day | None = Field(None, description="The day the digest appeared.")
    summary: Text = Field("", description="One or two sentences.")
    sources: tuple[SourceKeys, ...] = Field((), description="What the digest rests on.")
    outcomes: tuple[OutcomeKeys, ...] = Field((), description="What came of it.")
    history: tuple[ChangeKeys, ...] = Field((), description="How the status came to be.")
    corrections: tuple[CorrectionKeys, ...] = Field((), description="What was wrong before.")
    aliases: tuple[OldAddress, ...] = Field((), description="Old addresses that lead here.")
    autolink: Truth = Field(default=True, description="Whether names in the text link by themselves.")
    draft: Truth = Field(default=False, description="Whether to hold the digest back.")
    label: Text = Field("", description="What the opening article is: Preview, Joint statement …")


class ArticleKeys(Keys):
    """The front matter of a further article in the folder of a visit."""

    title: Text = Field(description="The heading of the article.")
    published: Day = Field(description="The day the article appeared.")
    label: Text = Field("", description="Preview, Joint statement …")
    summary: Text = Field("", description="One or two sentences.")
    sources: tuple[SourceKeys, ...] = Field((), description="What this article rests on.")
    autolink: Truth = Field(default=True, description="Whether names in the text link by themselves.")


class OfficeKeys(Keys):
    """An office that a leader held."""

    title: Text = Field(description="Prime Minister, President …")
    country: Text = Field("", description="Country of the office: a code or a name.")
    dates: Dates | None = Field(None, description="From when to when, in EDTF; `2021-10-04/..`.")


class OriginalKeys(Keys):
    """A name in its own script."""

    lang: Text = Field(description="Language tag: ja, zh-Hans, ar …")
    text: Text = Field(description="The name.")


class LeaderKeys(Keys):
    """The front matter of a note on a leader: ``content/leaders/<slug>.md``."""

    name: Text = Field(description="The name that the site uses.")
    aliases: Names = Field((), description="Other spellings and names.")
    original: tuple[OriginalKeys, ...] = Field((), description="The name in its own script.")
    offices: tuple[OfficeKeys, ...] = Field((), description="Offices held, latest first.")


class CountryKeys(Keys):
    """The front matter of a note on a country: ``content/countries/<slug>.md``."""

    name: Text = Field(description="A code or a known name of the country.")
    aliases: Names = Field((), description="Further names.")


class TopicKeys(Keys):
    """The front matter of a note on a topic: ``content/topics/<slug>.md``."""

    name: Text = Field(description="The name that the site uses.")
    aliases: Names = Field((), description="Other names for the same topic.")
    broader: Text = Field("", description="The topic that holds this one.")
    description: Text = Field("", description="One sentence.")


class PageKeys(Keys):
    """The front matter of a plain page: ``content/pages/<slug>.md``."""

    title: Text = Field(description="The heading of the page.")
    summary: Text = Field("", description="One sentence for search engines.")


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a visit's front matter, as YAML reads it."""
    schema = VisitKeys.model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Front matter of a visit"
    schema["anyOf"] = [{"required": ["to", "dates"]}, {"required": ["legs"]}]
    return schema
