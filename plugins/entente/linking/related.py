"""Which visits a reader of one should see next, each with the reason why.

Visits are compared only where they have something in common: the same leader, the same pair of
countries, a topic, a person met, a summit, or a link between their texts. For each of these keys
an index holds its visits by date, and from any visit only the ``REACH`` nearest on either side are
looked at. So a site of n visits with k keys each takes at most ``2 * REACH * n * k`` comparisons,
however many visits share a topic.

What is shared gives points (``WEIGHTS``); the reason shown is the one that gave most.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from entente.domain.digest import Digest
from entente.domain.visit import Kind, Visit

__all__ = ["Reason", "ReasonKind", "Related", "related_of"]

MOST = 6
"""Related visits shown with a digest."""
ALIKE = 2
"""Of one reason at first: more of it only where nothing else is left."""
OF_ONE_PAIR = 4
"""Between the same two countries at first."""
REACH = 12
"""Visits looked at before and after in each list of the index."""
TOPICS_COUNTED = 3


class ReasonKind(StrEnum):
    """Why a visit is related, the most telling first; the order decides between equal points."""

    LINKED = "linked"
    """One's text links to the other."""
    SUMMIT = "summit"
    """Both were at the same summit."""
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


def related_of(
    digests: Iterable[Digest], links: Mapping[str, Collection[str]]
) -> dict[str, tuple[Related, ...]]:
    """Return, by id, the visits related to each, the closest first, at most ``MOST``.

    Args:
        digests: in any order; the result does not depend on it.
        links: id → ids of the visits that its text links to.

    """
    ordered = sorted(digests, key=lambda digest: digest.sort_key)
    lists: dict[object, list[Digest]] = {}
    for digest in ordered:
        for key in dict.fromkeys(keys_of(digest.visit)):
            lists.setdefault(key, []).append(digest)
    neighbours = adjacent(lists)
    joined = both_ways(links)
    by_id = {digest.id: digest for digest in ordered}
    near: dict[str, dict[str, Digest]] = {digest.id: {} for digest in ordered}
    for shared in lists.values():
        for position, digest in enumerate(shared):
            for other in shared[max(position - REACH, 0) : position + REACH + 1]:
                near[digest.id][other.id] = other
    found = {}
    for digest in ordered:
        linked = joined.get(digest.id, ())
        others = near[digest.id] | {id_: by_id[id_] for id_ in linked if id_ in by_id}
        compared = Comparison(digest, neighbours.get(digest.id, {}), linked)
        found[digest.id] = chosen(
            compared.with_(other) for other in others.values() if other is not digest
        )
    return found


def keys_of(visit: Visit) -> Iterator[object]:
    """Yield everything by which another visit may be found."""
    for leader in visit.people:
        yield ("leader", leader)
    for leader in visit.leaders:
        yield ("travels", leader)
    for host in visit.hosts:
        yield ("pair", *sorted((visit.origin, host)))
    for leg in visit.legs:
        if (leg.kind or visit.kind) is Kind.SUMMIT:
            yield ("summit", leg.host)
    for topic in visit.topics:
        yield ("topic", topic)


def adjacent(lists: Mapping[object, Sequence[Digest]]) -> dict[str, dict[str, bool]]:
    """Return, by id, the visits directly before (False) and after (True) between two countries."""
    found: dict[str, dict[str, bool]] = {}
    for key, shared in lists.items():
        if isinstance(key, tuple) and key[0] == "pair":
            for before, after in pairwise(shared):
                found.setdefault(before.id, {})[after.id] = True
                found.setdefault(after.id, {}).setdefault(before.id, False)
    return found


def both_ways(links: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return which visits are joined by a link, whichever of them has it in its text."""
    joined: dict[str, set[str]] = {}
    for id_, targets in links.items():
        for target in targets:
            joined.setdefault(id_, set()).add(target)
            joined.setdefault(target, set()).add(id_)
    return joined


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
        points = {reason: points for test in TESTS for reason, points in test(self, other)}
        if not points:
            return None
        order = list(ReasonKind)
        best = min(points, key=lambda reason: (-points[reason], order.index(reason.kind)))
        same_pair = any(reason.kind in SAME_PAIR for reason in points)
        score = sum(points.values()) + nearness(self.digest, other)
        return Related(other, best, score, same_pair)


def by_link(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for a link between the texts."""
    if other.id in one.linked:
        yield Reason(ReasonKind.LINKED, ()), WEIGHTS[ReasonKind.LINKED]


def by_summit(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for having been at the same summit."""
    ours, theirs = (
        [leg for leg in visit.legs if (leg.kind or visit.kind) is Kind.SUMMIT]
        for visit in (one.digest.visit, other.visit)
    )
    if any(
        mine.host == their.host and mine.dates.surely_shares_a_day(their.dates)
        for mine in ours
        for their in theirs
    ):
        yield Reason(ReasonKind.SUMMIT, ()), WEIGHTS[ReasonKind.SUMMIT]


def by_pair(one: Comparison, other: Digest) -> Iterator[tuple[Reason, int]]:
    """Yield points for the same two countries, more for the visits next to each other."""
    here, there = one.digest.visit, other.visit
    same_way = here.origin == there.origin and not set(here.hosts).isdisjoint(there.hosts)
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
        same_host = not set(here.hosts).isdisjoint(there.hosts)
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
    by_summit,
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
    return digest.visit.dates.sort_key[0]


def chosen(candidates: Iterable[Related | None]) -> tuple[Related, ...]:
    """Return the best, no more than ``ALIKE`` and ``OF_ONE_PAIR`` while there are others."""
    ranked = sorted((each for each in candidates if each), key=closest_first)
    varied: list[Related] = []
    others: list[Related] = []
    for each in ranked:
        alike = sum(taken.reason.kind is each.reason.kind for taken in varied)
        of_pair = sum(taken.same_pair for taken in varied) if each.same_pair else 0
        (varied if alike < ALIKE and of_pair < OF_ONE_PAIR else others).append(each)
    return tuple(sorted([*varied, *others][:MOST], key=closest_first))


def closest_first(related: Related) -> tuple[object, ...]:
    """Return what puts the closest first: points, then the days of the visit."""
    return (-related.score, related.digest.sort_key)
