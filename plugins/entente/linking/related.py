"""Which visits a reader of one should see next, each with the reason why.

Visits are compared only where they have something in common: the same leader, the same pair of
countries, a topic, a person met, a host, a summit, or a link between their texts. For each of these
keys an index holds its visits by date, and from any visit only the ``REACH`` nearest on either side
are looked at. So a site of n visits with k keys each takes at most ``2 * REACH * n * k``
comparisons, however many visits share a topic.

What is shared gives points, and the reason shown is the one that gave most: ``affinity``.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from entente.domain.digest import Digest
from entente.domain.visit import Visit
from entente.linking.affinity import Comparison, Related
from entente.linking.summits import is_summit

__all__ = ["related_of"]

MOST = 6
"""Related visits shown with a digest."""
ALIKE = 2
"""Of one reason at first: more of it only where nothing else is left."""
OF_ONE_PAIR = 4
"""Between the same two countries at first."""
REACH = 8
"""Visits looked at before and after in each list of the index."""


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
        yield ("summit" if is_summit(leg, visit) else "host", leg.host)
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
