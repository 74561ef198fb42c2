"""A visit and its legs: who travelled, from which country, where to and when.

A visit is the event; the digest (``domain/digest.py``) is the page about it. Names have become
identities here: leaders and topics are slugs of their registries, countries are codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from entente.domain.dates import Span

__all__ = ["Kind", "Leg", "Status", "StatusChange", "Visit"]


class Kind(StrEnum):
    """How formal a visit is; the words of protocol departments."""

    STATE = "state"
    OFFICIAL = "official"
    WORKING = "working"
    PRIVATE = "private"
    SUMMIT = "summit"
    STOPOVER = "stopover"


class Status(StrEnum):
    """Where a visit stands between its announcement and its end."""

    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    UNDER_WAY = "under-way"
    CONCLUDED = "concluded"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One entry of a visit's history: the day on which it took a status."""

    day: date
    status: Status


@dataclass(frozen=True, slots=True)
class Leg:
    """One stop of a visit."""

    host: str
    """Code of the host country."""
    place: str
    """City or venue as the author wrote it; empty where unknown."""
    dates: Span
    kind: Kind | None
    """None where the author named no kind."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Leaders of one country going to one or more host countries, over a span of dates."""

    id: str
    """Permanent: address, feed id and calendar UID come from it."""
    leaders: tuple[str, ...]
    """Slugs of those who travel; at least one."""
    office: str
    """The office as the author or the source states it; empty where not stated."""
    origin: str
    """Code of the country they travel for."""
    legs: tuple[Leg, ...]
    """At least one, in order of travel; several make a tour."""
    kind: Kind | None
    status: Status
    history: tuple[StatusChange, ...]
    """How the status came to be what it is, oldest first."""
    meets: tuple[str, ...]
    """Slugs of the leaders met."""
    at_issue: tuple[str, ...]
    """Codes of the countries also at issue."""
    topics: tuple[str, ...]
    """Slugs."""

    dates: Span = field(init=False, compare=False, repr=False)
    """From the first leg's beginning to the last leg's end."""
    hosts: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """Codes of the host countries, each once, in order of travel."""
    countries: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """Every country concerned, each once: traveller, hosts, then those at issue."""
    people: tuple[str, ...] = field(init=False, compare=False, repr=False)
    """Every leader concerned, each once: those who travel, then those met."""

    def __post_init__(self) -> None:
        """Work out what follows from the rest: each is asked for hundreds of times."""
        hosts = tuple(dict.fromkeys(leg.host for leg in self.legs))
        countries = tuple(dict.fromkeys((self.origin, *hosts, *self.at_issue)))
        people = tuple(dict.fromkeys((*self.leaders, *self.meets)))
        for name, value in (
            ("dates", whole(self.legs)),
            ("hosts", hosts),
            ("countries", countries),
            ("people", people),
        ):
            object.__setattr__(self, name, value)


def whole(legs: Sequence[Leg]) -> Span:
    """Return the dates of all legs of a visit."""
    if len(legs) == 1:
        return legs[0].dates
    by_start = min(legs, key=lambda leg: leg.dates.sort_key)
    by_end = max(legs, key=lambda leg: (leg.dates.last or date.max, leg.dates.sort_key))
    return Span(by_start.dates.start, by_end.dates.end)
