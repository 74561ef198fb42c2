"""Notes: what an author wrote about a leader, a country or a topic, and plain pages.

Like a manuscript, a note is parsed but its names are still text; the registry makes entries of it.
"""

from dataclasses import dataclass

from entente.domain.dates import Span
from entente.domain.leader import OriginalName
from entente.domain.mention import Reference
from entente.domain.problem import Places

__all__ = ["CountryNote", "LeaderNote", "Notes", "OfficeText", "PlainText", "TopicNote"]


@dataclass(frozen=True, slots=True)
class OfficeText:
    """An office as written: the country still a name."""

    title: str
    country: str
    """Empty where the office is not one of a country."""
    dates: Span | None
    """None where unknown."""


@dataclass(frozen=True, slots=True)
class LeaderNote:
    """``content/leaders/<slug>.md``."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    original: tuple[OriginalName, ...]
    offices: tuple[OfficeText, ...]
    html: str
    """Safe HTML; empty where there is no text."""
    places: Places
    links: tuple[Reference, ...] = ()
    """As in an article."""


@dataclass(frozen=True, slots=True)
class CountryNote:
    """``content/countries/<slug>.md``: more about a country of the gazetteer."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    html: str
    places: Places
    links: tuple[Reference, ...] = ()
    """As in an article."""


@dataclass(frozen=True, slots=True)
class TopicNote:
    """``content/topics/<slug>.md``."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    broader: str
    """A name; empty where no topic holds this one."""
    description: str
    html: str
    places: Places
    links: tuple[Reference, ...] = ()
    """As in an article."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """``content/pages/<slug>.md``: a page such as About."""

    slug: str
    title: str
    summary: str
    html: str
    places: Places
    links: tuple[Reference, ...] = ()
    """As in an article."""


@dataclass(frozen=True, slots=True)
class Notes:
    """Every note of a site, each kind in order of slug."""

    leaders: tuple[LeaderNote, ...]
    countries: tuple[CountryNote, ...]
    topics: tuple[TopicNote, ...]
