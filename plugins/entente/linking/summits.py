"""Which visits were to the same summit: same host, and days that they surely share.

Guests of one host are swept by date, so that only those whose days touch are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from entente.domain.digest import Digest
from entente.domain.visit import Kind, Leg, Visit

__all__ = ["Guest", "is_summit", "shared_summits"]


@dataclass(frozen=True, slots=True)
class Guest:
    """A stop at a summit."""

    digest: Digest
    leg: Leg
    """Of that digest's visit."""
    country: str
    """Code of the country that came."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """By the days there, then by id."""
        return (self.leg.dates.sort_key, self.digest.id)


def shared_summits(guests: Iterable[Guest]) -> Iterator[tuple[Guest, Guest]]:
    """Yield every two guests of different countries who were at the same summit.

    Neither is the host's own; the second of the two came later or has the later id.
    """
    by_host: dict[str, list[Guest]] = {}
    for guest in guests:
        if guest.country != guest.leg.host:
            by_host.setdefault(guest.leg.host, []).append(guest)
    for host in sorted(by_host):
        present: list[Guest] = []
        for guest in sorted(by_host[host], key=lambda each: each.sort_key):
            first = guest.leg.dates.first or date.min
            present = [one for one in present if end_of(one) >= first]
            for one in present:
                shares = one.leg.dates.surely_shares_a_day(guest.leg.dates)
                if shares and one.country != guest.country:
                    yield one, guest
            present.append(guest)


def end_of(guest: Guest) -> date:
    """Return the last day on which a guest may have been there; the first where the end is open."""
    return guest.leg.dates.last or guest.leg.dates.first or date.max


def is_summit(leg: Leg, visit: Visit) -> bool:
    """Whether a stop was at a summit."""
    return (leg.kind or visit.kind) is Kind.SUMMIT
