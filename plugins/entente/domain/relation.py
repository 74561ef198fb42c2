"""Relations: an unordered pair of countries with every visit between them, in both directions.

``entente.linking.relations`` collects them from the digests, ``entente.linking.reckoning`` counts
in them, and ``entente.rendering.relation_pages`` draws them. Whatever has two sides has them in the
order of ``Relation.countries``, which is that of the slugs: Japan before the United States.
"""

from dataclasses import dataclass
from enum import StrEnum

from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.rank import Rank

__all__ = ["Crossing", "Encounter", "Meeting", "Pair", "Relation", "Standing"]

Pair = tuple[str, str]
"""Codes of two countries, in the order of their slugs."""


class Standing(StrEnum):
    """Whether a visit counts."""

    HELD = "held"
    """Concluded or under way."""
    COMING = "coming"
    """Announced or confirmed, or a later stop of a visit under way."""
    OPEN = "open"
    """Postponed, cancelled, or announced for a day gone by: shown and never counted."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A visit as the relation of its traveller and one of its hosts sees it."""

    digest: Digest
    origin: str
    """Code of the country that travelled."""
    host: str
    """Code of the country that received."""
    dates: Span
    """In the host country: a leg's dates, not those of the whole tour."""
    places: tuple[str, ...]
    """Where it went in the host country, each once, in order; without those unknown."""
    rank: Rank
    """Of the highest among those who travelled."""
    standing: Standing
    met: tuple[str, ...]
    """Slugs of the host's own leaders who were met, as the digest names them."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Oldest first; visits of the same days by id."""
        return (self.dates.sort_key, self.digest.id, self.host)


@dataclass(frozen=True, slots=True)
class Meeting:
    """An occasion on which leaders of both countries were in the same place abroad."""

    digests: tuple[Digest, ...]
    """Every digest that tells of it, oldest first; at least one."""
    hosts: tuple[str, ...]
    """Codes of the countries visited, neither of the pair; several where a tour leaves it open."""
    dates: Span
    place: str
    """Empty where unknown."""
    leaders: tuple[tuple[str, ...], tuple[str, ...]]
    """Slugs of the leaders of either country, sorted."""
    in_person: bool
    """Whether a digest says that they met; otherwise both attended the same summit."""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two leaders who met, with every digest that says so."""

    leaders: tuple[str, str]
    """Slugs: one of the first country's leaders, one of the second's."""
    digests: tuple[Digest, ...]
    """Oldest first; at least one."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Everything between two countries."""

    countries: Pair
    slugs: tuple[str, str]
    """Of the countries, sorted."""
    crossings: tuple[Crossing, ...]
    """Visits in both directions, oldest first, whatever their standing."""
    meetings: tuple[Meeting, ...]
    """Meetings elsewhere, oldest first."""
    encounters: tuple[Encounter, ...]
    """Most meetings first, then by slug."""
    predecessors: tuple[Pair, ...]
    """Relations with a former state in the place of one that followed it, or of both."""
    successors: tuple[Pair, ...]
    """The way back: those that name this one among their predecessors."""

    @property
    def path(self) -> str:
        """Path of the page below the site's root."""
        return f"relations/{'--'.join(self.slugs)}.html"

    @property
    def held(self) -> tuple[Crossing, ...]:
        """The visits that count, oldest first."""
        return tuple(each for each in self.crossings if each.standing is Standing.HELD)

    @property
    def coming(self) -> tuple[Crossing, ...]:
        """The visits to come, soonest first."""
        return tuple(each for each in self.crossings if each.standing is Standing.COMING)

    @property
    def digests(self) -> tuple[Digest, ...]:
        """Every digest that concerns both, each once, oldest visit first."""
        found = {crossing.digest.id: crossing.digest for crossing in self.crossings}
        found |= {digest.id: digest for meeting in self.meetings for digest in meeting.digests}
        return tuple(sorted(found.values(), key=lambda digest: digest.sort_key))

    def other(self, code: str) -> str:
        """Return the code of the partner of one of the two."""
        first, second = self.countries
        return second if code == first else first
