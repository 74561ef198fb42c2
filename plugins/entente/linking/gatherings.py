"""Guests of one summit as one entry of a listing: 18 visits to Washington, 10–11 July 2024.

``summits`` says which two visits were to the same summit; here all that hang together become one.
Tours stay by themselves, since they have more stops than the summit.

    gatherings(digests)  # ((kishida_at_nato, luxon_at_nato), (modi_in_rome,), …)
"""

from collections.abc import Iterable

from entente.domain.digest import Digest
from entente.linking.stays import CALLED_OFF
from entente.linking.summits import Guest, is_summit, shared_summits

__all__ = ["gatherings"]


def gatherings(digests: Iterable[Digest]) -> tuple[tuple[Digest, ...], ...]:
    """Return the visits with those to one summit put together.

    Args:
        digests: each once, in any order.

    Returns:
        Every digest in exactly one group, oldest visit first; the groups by their oldest visit.

    """
    ordered = sorted(digests, key=lambda digest: digest.sort_key)
    group = {digest.id: [digest] for digest in ordered}
    for one, other in shared_summits(filter(None, map(guest, ordered))):
        ours, theirs = group[one.digest.id], group[other.digest.id]
        if ours is not theirs and same_place(one, other):
            ours.extend(theirs)
            group |= {digest.id: ours for digest in theirs}
    whole = {id(members): members for members in group.values()}.values()
    found = (tuple(sorted(members, key=lambda d: d.sort_key)) for members in whole)
    return tuple(sorted(found, key=lambda members: members[0].sort_key))


def guest(digest: Digest) -> Guest | None:
    """Return a visit as the guest of a summit; None where it is none, or did not come about."""
    visit, leg = digest.visit, digest.visit.legs[0]
    if len(visit.legs) > 1 or not is_summit(leg, visit) or visit.status in CALLED_OFF:
        return None
    return Guest(digest, leg, visit.origin)


def same_place(one: Guest, other: Guest) -> bool:
    """Whether nothing speaks against two guests of one country having been in the same place."""
    first, second = one.leg.place.casefold(), other.leg.place.casefold()
    return first == second or not first or not second
