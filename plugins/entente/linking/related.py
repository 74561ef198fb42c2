"""Which visits a reader of one should see next, each with the reason why.

Visits are compared only where they have something in common: the same leader, the same pair of
countries, a topic, a person met, a host, a summit, or a link between their texts. For each of these
keys an index holds its visits by date, and from any visit only the ``REACH`` nearest on either side
are looked at. So a site of n visits with k keys each takes at most ``2 * REACH * n * k``
comparisons, however many visits share a topic.

What is shared gives points, and the reason shown is the one that gave most: ``affinity``.

What a comparison came to can be remembered, under a key of all that it looks at: the visits
themselves, which of them stand next to each other, and which a link joins. Names, titles and texts
are no part of it.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from types import MappingProxyType

import msgspec

from entente.domain.digest import Digest
from entente.domain.hashing import hash_of
from entente.domain.visit import Visit
from entente.linking.affinity import Comparison, Reason, ReasonKind, Related
from entente.linking.summits import is_summit

__all__ = ["Relatives", "related_of"]

MOST = 6
"""Related visits shown with a digest."""
ALIKE = 2
"""Of one reason at first: more of it only where nothing else is left."""
OF_ONE_PAIR = 4
"""Between the same two countries at first."""
REACH = 8
"""Visits looked at before and after in each list of the index."""
NOTHING: Mapping[bytes, bytes] = MappingProxyType({})
Told = tuple[str, ReasonKind, tuple[str, ...], int, bool]
"""A related visit as it is remembered: its id, why, names of what is shared, points, same pair."""


def related_of(
    digests: Iterable[Digest],
    links: Mapping[str, Collection[str]],
    known: Mapping[bytes, bytes] = NOTHING,
) -> "Relatives":
    """Return, by id, the visits related to each, the closest first, at most ``MOST``.

    Args:
        digests: in any order; the result does not depend on it.
        links: id → ids of the visits that its text links to.
        known: what earlier comparisons came to, as ``Relatives.used`` holds it.

    """
    return Relatives(sorted(digests, key=lambda digest: digest.sort_key), links, known)


class Relatives(Mapping[str, tuple[Related, ...]]):
    """The related visits of each, compared when they are asked for."""

    def __init__(
        self,
        ordered: Sequence[Digest],
        links: Mapping[str, Collection[str]],
        known: Mapping[bytes, bytes],
    ) -> None:
        self.ordered, self.known = ordered, known
        self.used: dict[bytes, bytes] = {}
        """Key → line of every comparison that was asked for."""
        self.key_by_id: dict[str, bytes] = {}
        self.numbers = {digest.id: number for number, digest in enumerate(ordered)}
        self.joined = both_ways(links)
        self.lists: dict[object, list[int]] = {}
        """Key → numbers of its visits, in order."""
        for number, digest in enumerate(ordered):
            for key in dict.fromkeys(keys_of(digest.visit)):
                self.lists.setdefault(key, []).append(number)
        self.neighbours = adjacent(self.lists, ordered)

    def candidates(self, id_: str) -> list[int]:
        """Return the numbers of the visits that one is compared with, in order."""
        number = self.numbers[id_]
        near = {self.numbers[each] for each in self.joined.get(id_, ()) if each in self.numbers}
        for key in keys_of(self.ordered[number].visit):
            shared = self.lists[key]
            position = bisect_left(shared, number)
            near.update(shared[max(position - REACH, 0) : position + REACH + 1])
        return sorted(near - {number})

    def __getitem__(self, id_: str) -> tuple[Related, ...]:
        """Return the visits related to one."""
        return tuple(
            Related(self.ordered[self.numbers[other]], Reason(kind, names), score, same_pair)
            for other, kind, names, score, same_pair in self.told(id_)
        )

    def told(self, id_: str) -> tuple[Told, ...]:
        """Return the same as it is remembered."""
        return decoder().decode(self.line(id_))

    def line(self, id_: str) -> bytes:
        """Return the same on a line."""
        if id_ not in self.key_by_id:
            key = self.key_by_id[id_] = self.key_of(id_)
            self.used[key] = self.known.get(key) or line_of(self.compared(id_))
        return self.used[self.key_by_id[id_]]

    def compared(self, id_: str) -> tuple[Related, ...]:
        """Compare one visit with its candidates."""
        digest = self.ordered[self.numbers[id_]]
        compared = Comparison(digest, self.neighbours.get(id_, {}), self.joined.get(id_, ()))
        return chosen(compared.with_(self.ordered[number]) for number in self.candidates(id_))

    def key_of(self, id_: str) -> bytes:
        """Return the hash of all that the comparison of one visit looks at."""
        alike = self.alike
        beside = (sorted(self.neighbours.get(id_, {}).items()), sorted(self.joined.get(id_, ())))
        others = (alike[number] for number in self.candidates(id_))
        parts = [msgspec.json.encode(beside), alike[self.numbers[id_]], *others]
        return hash_of(b"\0".join(parts)).encode()

    @cached_property
    def alike(self) -> list[bytes]:
        """The hash of all that a comparison looks at in each visit, in order."""
        return [hash_of(msgspec.json.encode(digest.visit)).encode() for digest in self.ordered]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids, oldest visit first."""
        return iter(self.numbers)

    def __len__(self) -> int:
        """Return how many visits there are."""
        return len(self.ordered)


def line_of(related: Iterable[Related]) -> bytes:
    """Return what is remembered of related visits."""
    return msgspec.json.encode(
        [(r.digest.id, r.reason.kind, r.reason.names, r.score, r.same_pair) for r in related]
    )


@cache
def decoder() -> msgspec.json.Decoder[tuple[Told, ...]]:
    """Return what reads a line."""
    return msgspec.json.Decoder(tuple[Told, ...])


def keys_of(visit: Visit) -> Iterator[object]:
    """Yield everything by which another visit may be found."""
    for leader in visit.people:
        yield ("leader", leader)
    for leader in visit.leaders:
        yield ("travels", leader)
    for host in visit.hosts:
        yield ("pair", *sorted((visit.origin, host)))
    for leg in visit.legs:
        yield ("summit" if is_summit(leg, visit) else "host", leg.host)
    for topic in visit.topics:
        yield ("topic", topic)


def adjacent(
    lists: Mapping[object, Sequence[int]], ordered: Sequence[Digest]
) -> dict[str, dict[str, bool]]:
    """Return, by id, the visits directly before (False) and after (True) between two countries."""
    found: dict[str, dict[str, bool]] = {}
    for key, shared in lists.items():
        if isinstance(key, tuple) and key[0] == "pair":
            for number, following in pairwise(shared):
                before, after = ordered[number].id, ordered[following].id
                found.setdefault(before, {})[after] = True
                found.setdefault(after, {}).setdefault(before, False)
    return found


def both_ways(links: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    """Return which visits are joined by a link, whichever of them has it in its text."""
    joined: dict[str, set[str]] = {}
    for id_, targets in links.items():
        for target in targets:
            joined.setdefault(id_, set()).add(target)
            joined.setdefault(target, set()).add(id_)
    return joined


def chosen(candidates: Iterable[Related | None]) -> tuple[Related, ...]:
    """Return the best, no more than ``ALIKE`` and ``OF_ONE_PAIR`` while there are others."""
    ranked = sorted((each for each in candidates if each), key=closest_first)
    varied: list[Related] = []
    others: list[Related] = []
    for each in ranked:
        alike = sum(taken.reason.kind is each.reason.kind for taken in varied)
        of_pair = sum(taken.same_pair for taken in varied) if each.same_pair else 0
        (varied if alike < ALIKE and of_pair < OF_ONE_PAIR else others).append(each)
        if len(varied) == MOST:
            break
    return tuple(sorted([*varied, *others][:MOST], key=closest_first))


def closest_first(related: Related) -> tuple[object, ...]:
    """Return what puts the closest first: points, then the days of the visit."""
    return (-related.score, related.digest.sort_key)
