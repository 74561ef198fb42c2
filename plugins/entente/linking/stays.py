"""What a visit was to one of its hosts, and for whom its leaders travelled."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.relation import Standing
from entente.domain.visit import Status, Visit

__all__ = ["CALLED_OFF", "TOOK_PLACE", "homes_of", "places_in", "standing_of"]

TOOK_PLACE = {Status.CONCLUDED, Status.UNDER_WAY}
CALLED_OFF = {Status.POSTPONED, Status.CANCELLED}


def homes_of(digests: Iterable[Digest]) -> dict[str, str]:
    """Return, for every leader who travels, the country for which that is most often so."""
    counts: dict[str, Counter[str]] = {}
    for digest in digests:
        for slug in digest.visit.leaders:
            counts.setdefault(slug, Counter())[digest.visit.origin] += 1
    return {
        slug: min(count, key=lambda code: (-count[code], code)) for slug, count in counts.items()
    }


def places_in(host: str, visit: Visit) -> tuple[str, ...]:
    """Return where a visit went in one country."""
    places = (leg.place for leg in visit.legs if leg.host == host and leg.place)
    return tuple(dict.fromkeys(places))


def standing_of(visit: Visit, dates: Span, as_of: date) -> Standing:
    """Return whether a stay counts, from the visit's status and the days there."""
    is_ahead = dates.first is not None and dates.first > as_of
    if visit.status in CALLED_OFF:
        return Standing.OPEN
    if visit.status is Status.CONCLUDED or (visit.status is Status.UNDER_WAY and not is_ahead):
        return Standing.HELD
    return Standing.COMING if is_ahead else Standing.OPEN
