"""What two visits have in common: points for each thing shared, and the one that says most.

Each test of a ``Comparison`` looks at another visit and returns what is shared with it;
``Comparison.with_`` adds it up.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from entente.domain.digest import Digest
from entente.domain.visit import Visit
from entente.linking.summits import is_summit

__all__ = ["Comparison", "Reason", "ReasonKind", "Related"]

TOPICS_COUNTED = 3


class ReasonKind(StrEnum):
    """Why a visit is related, the most telling first; the order decides between equal points."""

    LINKED = "linked"
    """One's text links to the other."""
    SUMMIT = "summit"
    """Both were at the same summit."""
    DAYS = "days"
    """Both were with the same host on the same days."""
    RETURN_AFTER = "return-after"
    """The next visit between the two countries, the other way round."""
    RETURN_BEFORE = "return-before"
    """The visit between the two countries before it, the other way round."""
    NEXT = "next"
    """The next visit between the two countries, the same way."""
    PREVIOUS = "previous"
    """The one before it, the same way."""
    LEADER_AND_HOST = "leader-and-host"
    """The same leader with the same host."""
    PEOPLE = "people"
    """Two people or more who were at both, travelling or met."""
    LEADER = "leader"
    """The same leader travelled."""
    TOPICS = "topics"
    """Shared topics."""
    PERSON = "person"
    """One person who was at both."""
    PAIR = "pair"
    """The same two countries."""


WEIGHTS: Mapping[ReasonKind, int] = {
    ReasonKind.LINKED: 60,
    ReasonKind.SUMMIT: 50,
    ReasonKind.DAYS: 26,
    ReasonKind.RETURN_AFTER: 42,
    ReasonKind.RETURN_BEFORE: 42,
    ReasonKind.NEXT: 40,
    ReasonKind.PREVIOUS: 38,
    ReasonKind.LEADER_AND_HOST: 34,
    ReasonKind.PEOPLE: 30,
    ReasonKind.LEADER: 18,
    ReasonKind.TOPICS: 11,  # each, up to TOPICS_COUNTED
    ReasonKind.PERSON: 12,
    ReasonKind.PAIR: 14,
}
SAME_PAIR = {
    ReasonKind.RETURN_AFTER,
    ReasonKind.RETURN_BEFORE,
    ReasonKind.NEXT,
    ReasonKind.PREVIOUS,
    ReasonKind.PAIR,
}
NEARNESS = ((7, 16), (31, 10), (366, 6), (5 * 366, 3))
"""(days apart at most, points)."""


RANKS = {kind: rank for rank, kind in enumerate(ReasonKind)}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a visit is related."""

    kind: ReasonKind
    names: tuple[str, ...]
    """Slugs of what is shared: leaders or topics, in the order of the digest; empty for others."""


@dataclass(frozen=True, slots=True)
class Related:
    """A related visit."""

    digest: Digest
    reason: Reason
    score: int
    """Points; at least one."""
    same_pair: bool
    """Whether it is a visit between the same two countries."""


Shared = tuple[tuple[Reason, int], ...]
"""What two visits have in common, each with its points."""
NOTHING: Shared = ()


class Comparison:
    """One visit, to be compared with dozens of others: what is asked of it often is at hand."""

    def __init__(
        self, digest: Digest, adjacent: Mapping[str, bool], linked: Collection[str]
    ) -> None:
        """Take it up.

        Args:
            digest: of the visit.
            adjacent: ids of the visits next to it in a relation; True for those after it.
            linked: ids of the visits that a link joins to it.

        """
        self.visit, self.adjacent, self.linked = digest.visit, adjacent, linked
        self.beginning = beginning(digest)
        self.hosts = frozenset(self.visit.hosts)
        self.people = frozenset(self.visit.people)
        self.topics = frozenset(self.visit.topics)

    def with_(self, other: Digest) -> Related | None:
        """Return the other visit with its points and reason; None where nothing is shared."""
        there = other.visit
        found = (
            *self.by_link(there),
            *self.by_days(there),
            *self.by_pair(there),
            *self.by_people(there),
            *self.by_topics(there),
        )
        if not found:
            return None
        best = found[0] if len(found) == 1 else min(found, key=most_telling)
        same_pair = any(reason.kind in SAME_PAIR for reason, _ in found)
        score = sum([points for _, points in found]) + self.nearness(other)
        return Related(other, best[0], score, same_pair)

    def by_link(self, there: Visit) -> Shared:
        """Return points for a link between the texts."""
        return points_for(ReasonKind.LINKED) if there.id in self.linked else NOTHING

    def by_days(self, there: Visit) -> Shared:
        """Return points for having been with the same host on the same days, more at a summit."""
        if self.hosts.isdisjoint(there.hosts):
            return NOTHING
        shared = [
            is_summit(mine, self.visit) and is_summit(their, there)
            for mine in self.visit.legs
            for their in there.legs
            if mine.host == their.host and mine.dates.surely_shares_a_day(their.dates)
        ]
        if not shared:
            return NOTHING
        return points_for(ReasonKind.SUMMIT if any(shared) else ReasonKind.DAYS)

    def by_pair(self, there: Visit) -> Shared:
        """Return points for the same two countries, more for the visits next to each other."""
        same_way = self.visit.origin == there.origin and not self.hosts.isdisjoint(there.hosts)
        other_way = self.visit.origin in there.hosts and there.origin in self.hosts
        if not (same_way or other_way):
            return NOTHING
        kind = ReasonKind.PAIR
        if there.id in self.adjacent:
            after = self.adjacent[there.id]
            if other_way:
                kind = ReasonKind.RETURN_AFTER if after else ReasonKind.RETURN_BEFORE
            else:
                kind = ReasonKind.NEXT if after else ReasonKind.PREVIOUS
        return points_for(kind)

    def by_people(self, there: Visit) -> Shared:
        """Return points for the same people: who travelled, and whoever else was at both."""
        if self.people.isdisjoint(there.people):
            return NOTHING
        shared = NOTHING
        leaders = tuple(slug for slug in self.visit.leaders if slug in there.leaders)
        if leaders:
            same_host = not self.hosts.isdisjoint(there.hosts)
            shared = points_for(
                ReasonKind.LEADER_AND_HOST if same_host else ReasonKind.LEADER, leaders
            )
        people = tuple(slug for slug in self.visit.people if slug in there.people)
        if len(people) > 1:
            shared += points_for(ReasonKind.PEOPLE, people)
        elif not leaders:
            shared += points_for(ReasonKind.PERSON, people)
        return shared

    def by_topics(self, there: Visit) -> Shared:
        """Return points for shared topics."""
        if self.topics.isdisjoint(there.topics):
            return NOTHING
        topics = tuple(slug for slug in self.visit.topics if slug in there.topics)
        points = WEIGHTS[ReasonKind.TOPICS] * min(len(topics), TOPICS_COUNTED)
        return ((Reason(ReasonKind.TOPICS, topics), points),)

    def nearness(self, other: Digest) -> int:
        """Return points for visits near in time."""
        apart = abs((self.beginning - beginning(other)).days)
        return next((points for days, points in NEARNESS if apart <= days), 0)


def points_for(kind: ReasonKind, names: tuple[str, ...] = ()) -> Shared:
    """Return one thing shared, with its points."""
    return ((Reason(kind, names), WEIGHTS[kind]),)


def most_telling(shared: tuple[Reason, int]) -> tuple[int, int]:
    """Return what puts the reason with most points first, and of equal ones the most telling."""
    reason, points = shared
    return (-points, RANKS[reason.kind])


def beginning(digest: Digest) -> date:
    """Return the day that places a visit in time."""
    dates = digest.visit.dates
    return dates.first or dates.last or date.min
