"""Travel: nobody is in two countries at once, and nobody makes one visit twice.

Both rules go through the stops of each leader in order of time. They compare stops, not whole
visits: a tour to Paris and London does not contradict a summit in Paris on its days there.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from entente.checking.dossier import Dossier
from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.names import fold
from entente.domain.problem import Code, Place, Problem
from entente.domain.visit import Leg, Status

__all__ = ["abroad_twice", "near_duplicates"]

OFF = {Status.CANCELLED, Status.POSTPONED}
AT_ONCE = 32
"""With how many earlier stops one is compared: keeps a rule linear, whatever the content."""
VAGUE = timedelta(days=62)
"""Dates wider than this overlap with too much to mean the same visit."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A leg of a digest."""

    digest: Digest
    number: int
    """Of the leg in the journey, from 0."""

    @property
    def leg(self) -> Leg:
        """The leg itself."""
        return self.digest.visit.legs[self.number]

    @property
    def place(self) -> Place:
        """Where its dates are written; looked up where there is something to report."""
        places = self.digest.places
        tour = ("legs",) in places.marks
        return places.of(*(("legs", self.number, "dates") if tour else ("dates",)))

    @property
    def sort_key(self) -> tuple[tuple[date, date, str], str, int]:
        """Order of travel, then of ids and legs."""
        return (self.leg.dates.sort_key, self.digest.id, self.number)


Clash = Callable[[Stop, Stop], bool]


def abroad_twice(dossier: Dossier) -> Iterator[Problem]:
    """Yield a warning for each visit during which its leader is surely elsewhere abroad."""
    for leader, early, late in clashes(dossier, elsewhere):
        yield Problem(
            Code.OVERLAPPING_TRAVEL,
            late.place,
            f"`{leader}` is elsewhere on days of this visit ({late.leg.dates.text}): "
            f'"{early.digest.title}", {early.place} ({early.leg.dates.text})',
            "Correct the dates of one, or, if it was one journey, write one visit with `legs`.",
        )


def near_duplicates(dossier: Dossier) -> Iterator[Problem]:
    """Yield a warning for each visit that seems to be there under another name."""
    for leader, early, late in clashes(dossier, same_stop):
        yield Problem(
            Code.NEAR_DUPLICATE,
            late.place,
            f"this is probably the visit of {early.digest.places.file}: the same leader "
            f"(`{leader}`), host and days",
            "Put the texts into one folder, the first as `index.md`, and delete the other file; "
            "if they are two visits, correct the dates.",
        )


def elsewhere(early: Stop, late: Stop) -> bool:
    """Whether both stops surely share more than a day of departure and arrival, far apart."""
    one, other = early.leg, late.leg
    if one.host == other.host or (one.place and fold(one.place) == fold(other.place)):
        return False
    ends = (known_end(one.dates) == other.dates.first, known_end(other.dates) == one.dates.first)
    return not any(ends) and one.dates.surely_shares_a_day(other.dates)


def same_stop(early: Stop, late: Stop) -> bool:
    """Whether both stops have one host, and dates that overlap as far as dates can tell."""
    if early.leg.host != late.leg.host:
        return False
    one, other = early.leg.dates, late.leg.dates
    if is_vague(one) or is_vague(other):
        return one.surely_shares_a_day(other)
    return one.may_share_a_day(other)


def is_vague(dates: Span) -> bool:
    """Whether dates have an open end or span more than about two months."""
    return dates.first is None or dates.last is None or dates.last - dates.first > VAGUE


def clashes(dossier: Dossier, clash: Clash) -> Iterator[tuple[str, Stop, Stop]]:
    """Yield each pair of visits that clash, with the leader; a visit is reported once."""
    reported: set[tuple[str, str]] = set()
    for leader, stops in sorted(stops_by_leader(dossier).items()):
        abroad: deque[Stop] = deque(maxlen=AT_ONCE)
        for late in sorted(stops, key=lambda stop: stop.sort_key):
            for early in abroad:
                pair = (early.digest.id, late.digest.id)
                if pair[0] != pair[1] and pair not in reported and clash(early, late):
                    reported |= {pair, pair[::-1]}
                    yield leader, early, late
                    break
            still = [stop for stop in abroad if lasts_until(stop.leg.dates, late.leg.dates)]
            abroad = deque([*still, late], maxlen=AT_ONCE)


def lasts_until(early: Span, late: Span) -> bool:
    """Whether the first may last until the second begins."""
    return late.first is None or known_end(early) >= late.first


def known_end(dates: Span) -> date:
    """Return the last day that dates may cover; an open end counts for its start."""
    return dates.last or (dates.start.last if dates.start else date.max)


def stops_by_leader(dossier: Dossier) -> dict[str, list[Stop]]:
    """Return the stops of each leader in visits that take place."""
    found: dict[str, list[Stop]] = defaultdict(list)
    for digest in dossier.digests:
        if digest.visit.status in OFF:
            continue
        for number, leg in enumerate(digest.visit.legs):
            for leader in digest.visit.leaders if leg.host else ():
                found[leader].append(Stop(digest, number))
    return found
