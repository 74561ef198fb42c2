"""Meetings abroad: several digests may tell of one, and it stands in a relation once."""

from collections.abc import Iterable
from dataclasses import replace

from entente.domain.relation import Meeting

__all__ = ["one_by_one"]


def one_by_one(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Return meetings, oldest first, each once: two digests of the same days and host are one."""
    found: list[Meeting] = []
    last: dict[tuple[str, ...], int] = {}
    for meeting in sorted(meetings, key=in_order):
        known = last.get(meeting.hosts)
        if known is not None and found[known].dates.may_share_a_day(meeting.dates):
            found[known] = joined(found[known], meeting)
        else:
            last[meeting.hosts] = len(found)
            found.append(meeting)
    return tuple(sorted(found, key=in_order))


def in_order(meeting: Meeting) -> tuple[object, ...]:
    """Return what puts the oldest meeting first."""
    return (meeting.dates.sort_key, meeting.hosts, *(digest.id for digest in meeting.digests))


def joined(one: Meeting, other: Meeting) -> Meeting:
    """Return two tellings of one meeting as one."""
    digests = {digest.id: digest for digest in (*one.digests, *other.digests)}
    first, second = (
        tuple(sorted({*ours, *theirs}))
        for ours, theirs in zip(one.leaders, other.leaders, strict=True)
    )
    return replace(
        one,
        digests=tuple(sorted(digests.values(), key=lambda digest: digest.sort_key)),
        place=one.place or other.place,
        leaders=(first, second),
        in_person=one.in_person or other.in_person,
    )
