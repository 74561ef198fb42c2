"""What two visits have in common: points for each thing shared, and the one that says most.

Every test below looks at two digests and yields what they share; ``Comparison.with_`` adds it up.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Comparison:
    """One visit, to be compared with others."""

    digest: Digest
    adjacent: Mapping[str, bool]
    """Ids of the visits next to it in a relation; True for those after it."""
    linked: Collection[str]
    """Ids of the visits that a link joins to it."""

    def with_(self, other: Digest) -> Related | None:
        """Return the other visit with its points and reason; None where nothing is shared."""
        found = [shared for test in TESTS for shared in test(self, other)]
        if not found:
            return None
        best = found[0] if len(found) == 1 else min(found, key=most_telling)
        same_pair = any(reason.kind in SAME_PAIR for reason, _ in found)
        score = sum([points for _, points in found]) + nearness(self.digest, other)
        return Related(other, best[0], score, same_pair)


def most_telling(shared: tuple[Reason, int]) -> tuple[int, int]:
    """Return what puts the reason with most points first, and of equal ones the most telling."""
    reason, points = shared
    return (-points, RANKS[reason.kind])


def by_link(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for a link between the texts."""
    if other.id in one.linked:
        yield Reason(ReasonKind.LINKED, ()), WEIGHTS[ReasonKind.LINKED]


def by_days(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for having been with the same host on the same days, more at a summit."""
    here, there = one.digest.visit, other.visit
    shared = [
        is_summit(mine, here) and is_summit(their, there)
        for mine in here.legs
        for their in there.legs
        if mine.host == their.host and mine.dates.surely_shares_a_day(their.dates)
    ]
    if shared:
        kind = ReasonKind.SUMMIT if any(shared) else ReasonKind.DAYS
        yield Reason(kind, ()), WEIGHTS[kind]


def share_a_host(here: Visit, there: Visit) -> bool:
    """Whether both went to one country."""
    return any(host in there.hosts for host in here.hosts)


def by_pair(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for the same two countries, more for the visits next to each other."""
    here, there = one.digest.visit, other.visit
    same_way = here.origin == there.origin and share_a_host(here, there)
    other_way = here.origin in there.hosts and there.origin in here.hosts
    if not (same_way or other_way):
        return
    kind = ReasonKind.PAIR
    if other.id in one.adjacent:
        after = one.adjacent[other.id]
        if other_way:
            kind = ReasonKind.RETURN_AFTER if after else ReasonKind.RETURN_BEFORE
        else:
            kind = ReasonKind.NEXT if after else ReasonKind.PREVIOUS
    yield Reason(kind, ()), WEIGHTS[kind]


def by_people(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for the same people: who travelled, and whoever else was at both."""
    here, there = one.digest.visit, other.visit
    leaders = tuple(slug for slug in here.leaders if slug in there.leaders)
    if leaders:
        same_host = share_a_host(here, there)
        kind = ReasonKind.LEADER_AND_HOST if same_host else ReasonKind.LEADER
        yield Reason(kind, leaders), WEIGHTS[kind]
    people = tuple(slug for slug in here.people if slug in there.people)
    if len(people) > 1:
        yield Reason(ReasonKind.PEOPLE, people), WEIGHTS[ReasonKind.PEOPLE]
    elif people and not leaders:
        yield Reason(ReasonKind.PERSON, people), WEIGHTS[ReasonKind.PERSON]


def by_topics(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for shared topics."""
    topics = tuple(slug for slug in one.digest.visit.topics if slug in other.visit.topics)
    if topics:
        points = WEIGHTS[ReasonKind.TOPICS] * min(len(topics), TOPICS_COUNTED)
        yield Reason(ReasonKind.TOPICS, topics), points


TESTS: tuple[Callable[[Comparison, Digest], Iterator[tuple[Reason, int]]], ...] = (
    by_link,
    by_days,
    by_pair,
    by_people,
    by_topics,
)


def nearness(one: Digest, other: Digest) -> int:
    """Return points for visits near in time."""
    apart = days_apart(one, other)
    return next((points for days, points in NEARNESS if apart <= days), 0)


def days_apart(one: Digest, other: Digest) -> int:
    """Return the days between the beginnings of two visits."""
    return abs((beginning(one) - beginning(other)).days)


def beginning(digest: Digest) -> date:
    """Return the day that places a visit in time."""
    dates = digest.visit.dates
    return dates.first or dates.last or date.min
