"""The front-matter schema: which keys there are and what each takes.

Pydantic checks a document against these models and reports all errors at once; ``mistakes`` puts
them into words. ``json_schema`` exports the same models for editors. Every value arrives as text,
a list or a map (``front_matter``); the types that parse it are those of ``takes``.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from entente.reading.takes import (
    CountryNames,
    Dates,
    Day,
    KindWord,
    LeaderNames,
    Names,
    OldAddress,
    OutcomeWord,
    SeedPath,
    SourceKindWord,
    StatusWord,
    Text,
    TopicNames,
    Truth,
    Url,
)

__all__ = [
    "ArticleKeys",
    "CountryKeys",
    "LeaderKeys",
    "PageKeys",
    "TopicKeys",
    "VisitKeys",
    "json_schema",
]


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
    topics: TopicNames = Field((), description="Topics it belongs to.")


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
    leader: LeaderNames = Field(description="Who travels: a name, or a list of several.")
    office: Text = Field("", description="The office as the source states it.")
    origin: Text = Field(alias="from", description="Country they travel for: a code or a name.")
    to: Text = Field("", description="Host country: a code or a name.")
    dates: Dates | None = Field(None, description="The days of the visit, in EDTF.")
    place: Text = Field("", description="City or venue.")
    legs: tuple[LegKeys, ...] = Field((), description="The stops of a tour, instead of `to`.")
    kind: KindWord | None = Field(None, description="How formal the visit is.")
    status: StatusWord | None = Field(None, description="Without it the dates decide.")
    meets: LeaderNames = Field((), description="Leaders met.")
    countries: CountryNames = Field((), description="Countries also at issue.")
    topics: TopicNames = Field((), description="Names or slugs of topics.")
    published: Day | None = Field(None, description="The day the digest appeared.")
    summary: Text = Field("", description="One or two sentences.")
    sources: tuple[SourceKeys, ...] = Field((), description="What the digest rests on.")
    outcomes: tuple[OutcomeKeys, ...] = Field((), description="What came of it.")
    history: tuple[ChangeKeys, ...] = Field((), description="How the status came to be.")
    corrections: tuple[CorrectionKeys, ...] = Field((), description="What was wrong before.")
    aliases: tuple[OldAddress, ...] = Field((), description="Old addresses that lead here.")
    autolink: Truth = Field(default=True, description="Whether names in the text become links.")
    draft: Truth = Field(default=False, description="Whether to hold the digest back.")
    label: Text = Field("", description="What the opening article is: Preview, Joint statement …")


class ArticleKeys(Keys):
    """The front matter of a further article in the folder of a visit."""

    title: Text = Field(description="The heading of the article.")
    published: Day = Field(description="The day the article appeared.")
    label: Text = Field("", description="Preview, Joint statement …")
    summary: Text = Field("", description="One or two sentences.")
    sources: tuple[SourceKeys, ...] = Field((), description="What this article rests on.")
    autolink: Truth = Field(default=True, description="Whether names in the text become links.")


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
