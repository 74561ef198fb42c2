"""Collect the relations of a site from its digests.

A relation is there as soon as a visit went from one country to the other, whatever became of it,
or a digest says that leaders of both met in a third. Both having been at the same summit adds to a
relation that exists, and makes none: forty guests at one table are not 780 relations.

The time is linear in the names that digests mention, and in the pairs that attended one summit.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from entente.domain.country import Country
from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.leader import Leader
from entente.domain.rank import Rank, rank_of
from entente.domain.relation import Crossing, Encounter, Meeting, Pair, Relation, Standing
from entente.domain.visit import Kind, Visit
from entente.linking.connections import stay_in
from entente.linking.meetings import one_by_one
from entente.linking.stays import TOOK_PLACE, homes_of, places_in, standing_of
from entente.linking.summits import Guest, is_summit, shared_summits

__all__ = ["Relations", "relations_of"]


@dataclass(frozen=True, slots=True)
class Relations:
    """Every relation of a site."""

    by_pair: Mapping[Pair, Relation]
    """In order of slugs."""
    by_country: Mapping[str, tuple[Relation, ...]]
    """Code → its relations, in order of slugs; a country without any is not in it."""

    def between(self, one: str, other: str) -> Relation | None:
        """Return the relation of two countries, named in any order; None where there is none."""
        return self.by_pair.get((one, other)) or self.by_pair.get((other, one))


def relations_of(
    digests: Iterable[Digest],
    leaders: Mapping[str, Leader],
    countries: Mapping[str, Country],
    as_of: date,
) -> Relations:
    """Collect every relation.

    Args:
        digests: in any order; the result does not depend on it.
        leaders: by slug.
        countries: by code, every one that a digest names.
        as_of: the day that tells visits to come from those gone by.

    """
    ordered = sorted(digests, key=lambda digest: digest.sort_key)
    collected = Collected(ordered, leaders, countries, as_of)
    pairs = sorted(collected.pairs, key=lambda pair: tuple(countries[c].slug for c in pair))
    before = {pair: tuple(forerunners(pair, collected)) for pair in pairs}
    after: dict[Pair, list[Pair]] = {pair: [] for pair in pairs}
    for pair in pairs:
        for earlier in before[pair]:
            after[earlier].append(pair)
    by_pair = {pair: collected.relation(pair, before[pair], tuple(after[pair])) for pair in pairs}
    by_country: dict[str, list[Relation]] = {}
    for pair, relation in by_pair.items():
        for code in pair:
            by_country.setdefault(code, []).append(relation)
    return Relations(by_pair, {code: tuple(found) for code, found in sorted(by_country.items())})


def forerunners(pair: Pair, collected: "Collected") -> Iterator[Pair]:
    """Yield the relations in which a former state stands for one that followed it, or both."""
    one, other = (
        sorted({code, *collected.formers.get(code, ())}, key=lambda c: collected.countries[c].slug)
        for code in pair
    )
    for first in one:
        for second in other:
            found = collected.pair(first, second)
            if first != second and found != pair and found in collected.pairs:
                yield found


class Collected:
    """What is between each pair while it is collected."""

    def __init__(
        self,
        digests: list[Digest],
        leaders: Mapping[str, Leader],
        countries: Mapping[str, Country],
        as_of: date,
    ) -> None:
        self.leaders, self.countries, self.as_of = leaders, countries, as_of
        self.homes = homes_of(digests)
        self.formers: dict[str, list[str]] = {}
        for country in countries.values():
            for code in country.successors:
                self.formers.setdefault(code, []).append(country.code)
        self.crossings: dict[Pair, list[Crossing]] = {}
        self.meetings: dict[Pair, list[Meeting]] = {}
        self.encounters: dict[Pair, dict[tuple[str, str], dict[str, Digest]]] = {}
        for digest in digests:
            self.take_crossings(digest)
            if digest.visit.status in TOOK_PLACE:
                self.take_meetings(digest)
        self.pairs = self.crossings.keys() | self.meetings.keys()
        self.take_summits(digests)

    def pair(self, one: str, other: str) -> Pair:
        """Return two countries in the order of their slugs."""
        countries = self.countries
        in_order = (countries[one].slug, one) <= (countries[other].slug, other)
        return (one, other) if in_order else (other, one)

    def home(self, leader: str, span: Span) -> str:
        """Return the country for which a leader acts during a span; empty where unknown.

        It is that of the office held at the time, or else the one for which the leader travels in
        most visits.
        """
        known = self.leaders.get(leader)
        office = known.office_during(span) if known else None
        return office.country if office and office.country else self.homes.get(leader, "")

    def take_crossings(self, digest: Digest) -> None:
        """Add a visit to the relation of its country with each host."""
        visit = digest.visit
        for host in visit.hosts:
            if host == visit.origin:
                continue
            dates = stay_in(host, digest)
            met = tuple(slug for slug in visit.meets if self.home(slug, dates) == host)
            crossing = Crossing(
                digest=digest,
                origin=visit.origin,
                host=host,
                dates=dates,
                places=places_in(host, visit),
                rank=self.rank(visit, dates),
                standing=standing_of(visit, dates, self.as_of),
                met=met,
            )
            pair = self.pair(visit.origin, host)
            self.crossings.setdefault(pair, []).append(crossing)
            if crossing.standing is Standing.HELD:
                self.meet(pair, visit.origin, visit.leaders, met, digest)

    def rank(self, visit: Visit, span: Span) -> Rank:
        """Return the highest rank among those who travelled, by the office stated or held."""
        if visit.office:
            return rank_of(visit.office)
        offices = [self.leaders[slug].office_during(span) for slug in visit.leaders]
        ranks = [rank_of(office.title if office else "") for office in offices]
        return min(ranks, key=(Rank.HEAD, Rank.UNKNOWN, Rank.OTHER).index)

    def meet(
        self, pair: Pair, origin: str, travelled: Iterable[str], met: Iterable[str], digest: Digest
    ) -> None:
        """Note that each of those who travelled met each of those met."""
        known = self.encounters.setdefault(pair, {})
        others = list(met)
        for one in travelled:
            for other in others:
                key = (one, other) if pair[0] == origin else (other, one)
                known.setdefault(key, {})[digest.id] = digest

    def take_meetings(self, digest: Digest) -> None:
        """Add meetings of leaders of two countries in a third, as one digest tells of them.

        A visitor met whom the digest names; those named beside each other are known to have been
        together only at a summit.
        """
        visit = digest.visit
        people: dict[str, list[str]] = {visit.origin: list(visit.leaders)}
        for slug in visit.meets:
            home = self.home(slug, visit.dates)
            if home and slug not in visit.leaders:
                people.setdefault(home, []).append(slug)
        abroad = [code for code in people if code not in visit.hosts]
        for one, other in combinations(abroad, 2):
            in_person = one == visit.origin
            if in_person or visit.kind is Kind.SUMMIT:
                pair = self.pair(one, other)
                first, second = (tuple(sorted(people[code])) for code in pair)
                place = visit.legs[0].place if len(visit.legs) == 1 else ""
                self.meetings.setdefault(pair, []).append(
                    Meeting((digest,), visit.hosts, visit.dates, place, (first, second), in_person)
                )
                if in_person:
                    self.meet(pair, one, people[one], people[other], digest)

    def take_summits(self, digests: Iterable[Digest]) -> None:
        """Add the summits that both countries of a relation attended in a third."""
        guests = [
            Guest(digest, leg, digest.visit.origin)
            for digest in digests
            if digest.visit.status in TOOK_PLACE
            for leg in digest.visit.legs
            if is_summit(leg, digest.visit)
        ]
        for one, other in shared_summits(guests):
            pair = self.pair(one.country, other.country)
            if pair in self.pairs:
                first, second = (one, other) if pair[0] == one.country else (other, one)
                self.meetings.setdefault(pair, []).append(
                    Meeting(
                        digests=(one.digest, other.digest),
                        hosts=(one.leg.host,),
                        dates=one.leg.dates,
                        place=one.leg.place or other.leg.place,
                        leaders=(
                            tuple(sorted(first.digest.visit.leaders)),
                            tuple(sorted(second.digest.visit.leaders)),
                        ),
                        in_person=False,
                    )
                )

    def relation(
        self, pair: Pair, predecessors: tuple[Pair, ...], successors: tuple[Pair, ...]
    ) -> Relation:
        """Return the finished relation of a pair."""
        first, second = (self.countries[code].slug for code in pair)
        encounters = [
            Encounter(names, tuple(found.values()))
            for names, found in self.encounters.get(pair, {}).items()
        ]
        return Relation(
            countries=pair,
            slugs=(first, second),
            crossings=tuple(sorted(self.crossings.get(pair, ()), key=lambda c: c.sort_key)),
            meetings=one_by_one(self.meetings.get(pair, ())),
            encounters=tuple(sorted(encounters, key=lambda e: (-len(e.digests), e.leaders))),
            predecessors=predecessors,
            successors=successors,
        )
