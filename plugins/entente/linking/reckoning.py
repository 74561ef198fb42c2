"""What can be counted in a relation: whose turn it is, gaps between visits, years without one.

Only visits that took place count. Everything is arithmetic over dates and says nothing of why:

    whose_turn(relation).count  # journeys one way since the last the other way
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile

from entente.domain.rank import Rank
from entente.domain.relation import Crossing, Relation

__all__ = ["Gap", "Turn", "gaps", "months_between", "whose_turn", "years_without"]

WORTH_SAYING = 9
"""Months without a visit from which on a gap is shown."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A return visit that has not been made, as arithmetic."""

    country: str
    """Code of the country whose turn it is."""
    traveller: str
    """Code of the one that has travelled since."""
    count: int
    """Its journeys since; at least one."""
    since: Crossing | None
    """The last journey the other way; None: ``country`` has not yet travelled."""
    heads_only: bool
    """Whether all journeys counted are known to be by heads of state or government."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without a visit in either direction."""

    earlier: Crossing
    later: Crossing
    start: date
    """The last day of any visit before."""
    end: date
    """The first day of the next."""

    @property
    def months(self) -> int:
        """Completed months."""
        return months_between(self.start, self.end)


def whose_turn(relation: Relation) -> Turn | None:
    """Return whose turn a return visit is; None where nobody of rank has travelled.

    Journeys by heads of state or government count, and those of which no office is known; journeys
    known to be by ministers do not.
    """
    counted = [crossing for crossing in relation.held if crossing.rank is not Rank.OTHER]
    if not counted:
        return None
    traveller, country = counted[-1].origin, counted[-1].host
    run = list(takewhile(lambda crossing: crossing.origin == traveller, reversed(counted)))
    since = counted[-len(run) - 1] if len(run) < len(counted) else None
    weighed = [*run, since] if since else run
    return Turn(
        country=country,
        traveller=traveller,
        count=len(run),
        since=since,
        heads_only=all(crossing.rank is Rank.HEAD for crossing in weighed),
    )


def gaps(crossings: Sequence[Crossing]) -> list[Gap]:
    """Return the gaps of nine months and more between visits, oldest first.

    Args:
        crossings: visits that took place, oldest first.

    """
    found: list[Gap] = []
    last, until = None, date.min
    for crossing in crossings:
        first = crossing.dates.first or crossing.dates.last
        if last and first and months_between(until, first) >= WORTH_SAYING:
            found.append(Gap(last, crossing, until, first))
        end = crossing.dates.last or crossing.dates.first
        if end and end >= until:
            last, until = crossing, end
    return found


def months_between(start: date, end: date) -> int:
    """Return the completed months from one day to another; 0 where the second is not later."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return max(months, 0)


def years_without(crossings: Sequence[Crossing]) -> list[int]:
    """Return the years between the first and the last visit in which none began or went on.

    Args:
        crossings: visits that took place, oldest first.

    """
    busy: set[int] = set()
    for crossing in crossings:
        last = crossing.dates.last or crossing.dates.first
        busy |= {crossing.dates.year, last.year if last else crossing.dates.year}
    return [year for one, next_ in pairwise(sorted(busy)) for year in range(one + 1, next_)]
