"""Who made, hosted, met and discussed what: the digests behind each entry of the registries."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from entente.domain.dates import Span
from entente.domain.digest import Digest

__all__ = ["Connections", "Stay", "connections_of"]

Digests = tuple[Digest, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """A digest as one country sees it: the days there, not those of the whole tour."""

    digest: Digest
    dates: Span


@dataclass(frozen=True, slots=True)
class Connections:
    """Every map is complete: asking for an entry without digests gives an empty tuple.

    Within each entry digests stand in the site's order, oldest visit first.
    """

    made: Mapping[str, Digests]
    """Country code → visits that its leaders made."""
    hosted: Mapping[str, tuple[Stay, ...]]
    """Country code → visits that it received, each with the days there."""
    mentioned: Mapping[str, Digests]
    """Country code → visits at which it was at issue, neither travelling nor hosting."""
    travelled: Mapping[str, Digests]
    """Leader → visits made."""
    met: Mapping[str, Digests]
    """Leader → visits of others in which they met."""
    about: Mapping[str, Digests]
    """Topic → visits."""
    by_year: Mapping[int, Digests]
    """Year in which a visit began → visits, latest year first."""

    def concerning(self, code: str) -> Digests:
        """Return every digest that a country made or hosted, each once."""
        found = {d.id: d for d in (*self.made[code], *(stay.digest for stay in self.hosted[code]))}
        return tuple(sorted(found.values(), key=lambda digest: digest.sort_key))


class Collected(dict[str, list[Digest]]):
    """Digests by entry while they are collected."""

    def put(self, entries: Iterable[str], digest: Digest) -> None:
        """Add a digest to each entry, once."""
        for entry in dict.fromkeys(entries):
            self.setdefault(entry, []).append(digest)

    def done(self) -> "Complete":
        """Return the finished map."""
        return Complete({entry: tuple(digests) for entry, digests in sorted(self.items())})


class Complete(dict[str, Digests]):
    """A map that has an empty tuple for every entry that is not in it."""

    def __missing__(self, _: str) -> Digests:
        return ()


class Stays(dict[str, tuple[Stay, ...]]):
    """The same for stays."""

    def __missing__(self, _: str) -> tuple[Stay, ...]:
        return ()


def connections_of(digests: Iterable[Digest]) -> Connections:
    """Collect what each entry has to do with.

    Args:
        digests: oldest visit first.

    """
    made, mentioned, travelled, met, about = (Collected() for _ in range(5))
    hosted: dict[str, list[Stay]] = {}
    by_year: dict[int, list[Digest]] = {}
    for digest in digests:
        visit = digest.visit
        made.put([visit.origin], digest)
        for host in visit.hosts:
            hosted.setdefault(host, []).append(Stay(digest, stay_in(host, digest)))
        mentioned.put(set(visit.at_issue) - {visit.origin, *visit.hosts}, digest)
        travelled.put(visit.leaders, digest)
        met.put(set(visit.meets) - set(visit.leaders), digest)
        about.put(visit.topics, digest)
        by_year.setdefault(visit.dates.year, []).append(digest)
    return Connections(
        made=made.done(),
        hosted=Stays({host: tuple(stays) for host, stays in sorted(hosted.items())}),
        mentioned=mentioned.done(),
        travelled=travelled.done(),
        met=met.done(),
        about=about.done(),
        by_year={year: tuple(by_year[year]) for year in sorted(by_year, reverse=True)},
    )


def stay_in(host: str, digest: Digest) -> Span:
    """Return from the first to the last day that a visit spent in one host country."""
    spans = [leg.dates for leg in digest.visit.legs if leg.host == host]
    if len(spans) == 1:
        return spans[0]
    spans.sort(key=lambda span: span.sort_key)
    return Span(spans[0].start, spans[-1].end)


def counted(entries: Iterable[str]) -> list[tuple[str, int]]:
    """Return entries with how often each occurs, the most frequent first, then by name."""
    return sorted(Counter(entries).items(), key=lambda pair: (-pair[1], pair[0]))
