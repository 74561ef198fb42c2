"""A digest: the visit, the articles about it, and everything they rest on.

Two values mirror the two moments of its life. ``Manuscript`` is what an author wrote, parsed, its
names still text. ``Digest`` is the same with every name resolved to one identity. The registry
makes the second from the first, or reports why it cannot.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from entente.domain.dates import Span
from entente.domain.mention import Reference
from entente.domain.problem import Places
from entente.domain.visit import Kind, Status, StatusChange, Visit

__all__ = [
    "Article",
    "Correction",
    "Digest",
    "LegText",
    "Manuscript",
    "Outcome",
    "OutcomeStatus",
    "Source",
    "SourceKind",
]


class SourceKind(StrEnum):
    """Whose word a source is."""

    OFFICIAL_HOST = "official-host"
    OFFICIAL_VISITOR = "official-visitor"
    OFFICIAL = "official"
    PRESS = "press"
    REFERENCE = "reference"


class OutcomeStatus(StrEnum):
    """How far an outcome has come."""

    PLEDGED = "pledged"
    AGREED = "agreed"
    SIGNED = "signed"
    DELIVERED = "delivered"
    LAPSED = "lapsed"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a digest rests on."""

    title: str
    publisher: str
    """Empty where unknown."""
    url: str
    """http or https; empty where the document is kept as a file."""
    file: str
    """Path under seeds/; empty where the document is on the web."""
    day: date | None
    accessed: date | None
    kind: SourceKind | None
    numbers: tuple[str, ...]
    """The two unlabelled whole numbers of a seed, verbatim; never interpreted."""
    record: str = ""
    """Id of the record that the visit was imported from, so that it is imported once: ``trip-93``;
    empty where it was not."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that was promised, agreed, signed or done."""

    text: str
    status: OutcomeStatus
    day: date | None
    """The day of the last change."""
    topics: tuple[str, ...]
    """Names in a manuscript, slugs in a digest."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A dated note that says what was wrong before."""

    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Article:
    """One Markdown text of a digest, converted to safe HTML."""

    name: str
    """Unique within the digest; the anchor on the page: ``joint-statement``."""
    title: str
    label: str
    """Preview, Joint statement …; empty where none."""
    summary: str
    published: date | None
    sources: tuple[Source, ...]
    """Of its own, besides those of the digest."""
    html: str
    """Sanitised HTML; links as ``links`` has them until ``entente.linking`` has been over it."""
    file: str
    """The source file, as in ``Place.file``."""
    links: tuple[Reference, ...] = ()
    """Every name in double brackets and every relative address in the text, in order; ``html``
    has ``entente:2`` for the address of the third where that is a name."""
    autolink: bool = True
    """Whether known names in it become links."""


@dataclass(frozen=True, slots=True)
class LegText:
    """A leg as written: the host still a name."""

    host: str
    place: str
    dates: Span
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What an author wrote about one visit: every value parsed, every name still text."""

    id: str
    places: Places
    """Where each value stands, to report on it later."""
    title: str
    leaders: tuple[str, ...]
    office: str
    origin: str
    legs: tuple[LegText, ...]
    kind: Kind | None
    status: Status | None
    """None where the author named none; the dates then decide."""
    history: tuple[StatusChange, ...]
    meets: tuple[str, ...]
    at_issue: tuple[str, ...]
    topics: tuple[str, ...]
    published: date | None
    summary: str
    sources: tuple[Source, ...]
    outcomes: tuple[Outcome, ...]
    corrections: tuple[Correction, ...]
    aliases: tuple[str, ...]
    autolink: bool
    draft: bool
    articles: tuple[Article, ...]
    """The opening article first, then the instalments by day of publication."""

    @property
    def is_tour(self) -> bool:
        """Whether the author wrote ``legs``."""
        return len(self.legs) > 1


@dataclass(frozen=True, slots=True)
class Digest:
    """The page about one visit, complete: every name is an identity."""

    visit: Visit
    title: str
    summary: str
    published: date | None
    """When the digest appeared; apart from the visit's own dates."""
    articles: tuple[Article, ...]
    sources: tuple[Source, ...]
    outcomes: tuple[Outcome, ...]
    corrections: tuple[Correction, ...]
    aliases: tuple[str, ...]
    """Old addresses that redirect here, relative to the site's root."""
    autolink: bool
    draft: bool
    places: Places
    sort_key: tuple[tuple[date, date, str], str] = field(init=False, compare=False, repr=False)
    """Oldest visit first; digests of the same days by id. Worked out once: every list is sorted."""

    changed: date | None = field(init=False, compare=False, repr=False)
    """The last day on which the digest is known to have changed; None where none is."""

    def __post_init__(self) -> None:
        """Work out the order and the last change."""
        object.__setattr__(self, "sort_key", (self.visit.dates.sort_key, self.visit.id))
        object.__setattr__(self, "changed", last_change(self))

    @property
    def id(self) -> str:
        """The visit's id."""
        return self.visit.id

    @property
    def path(self) -> str:
        """Path of the page below the site's root."""
        return f"visits/{self.visit.id}.html"


def last_change(digest: Digest) -> date | None:
    """Return the last day on which something of a digest appeared or changed."""
    days = [
        *(article.published for article in digest.articles),
        *(correction.day for correction in digest.corrections),
        *(outcome.day for outcome in digest.outcomes),
        *(change.day for change in digest.visit.history),
        digest.published,
    ]
    return max((day for day in days if day), default=None)
