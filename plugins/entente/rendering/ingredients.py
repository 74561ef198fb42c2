"""What each page is made from, as one hash, so that a page that nothing touched is not even begun.

A page shows a subject (a visit, a country, a leader, a topic, a relation, a year) and with it the
visits that concern the subject. So its ingredients are the entry of the subject and all facts of
these visits with the entries that they name; a digest's own page has its texts besides, and the
rows of the visits that it stands beside. Rather too much than too little: what is too much makes a
build work out the values of a page and find them unchanged. Templates, settings of every page and
the program are known elsewhere::

    page.ingredients() == record.ingredients  # then its values need not be worked out

Whoever shows something more on a page adds it here. That nothing is missing is held by builds:
after any sequence of edits the site is, byte for byte, the one made afresh.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

import msgspec

from entente.domain.country import Country
from entente.domain.digest import Article, Digest
from entente.domain.hashing import hash_of
from entente.domain.leader import Leader
from entente.domain.relation import Crossing, Meeting, Relation
from entente.domain.site import Settings, Site
from entente.domain.topic import Topic
from entente.domain.visit import Visit
from entente.linking.connections import Connections
from entente.linking.related import Relatives
from entente.linking.relations import Relations
from entente.linking.travels import Travels

__all__ = ["Ingredients", "outline"]

IN_PAGES = {"as_of"}
"""Settings that say nothing by themselves: what the day came to is taken where it is shown."""


@dataclass(frozen=True)
class Ingredients:
    """The ingredients of every page of a site."""

    site: Site
    connections: Connections
    relations: Relations
    related: Relatives
    travels: Travels
    brought_together: Mapping[str, Sequence[Relation]]
    """Id of a visit → the relations whose leaders met on it."""
    is_coming: Callable[[Digest], bool]
    """Whether a visit is still to come."""
    digests: dict[str, str] = field(default_factory=dict)
    """What was worked out for each digest, by id."""
    countries: dict[str, str] = field(default_factory=dict)
    """What was worked out for each country, by code."""
    some: dict[str, str] = field(default_factory=dict)
    """What was worked out for each that is followed, by name."""

    @cached_property
    def settings(self) -> bytes:
        """What the site's owner decided."""
        decided = self.site.settings
        names = (each.name for each in fields(Settings) if each.name not in IN_PAGES)
        return repr([(name, getattr(decided, name)) for name in names]).encode()

    @cached_property
    def people(self) -> dict[str, bytes]:
        """What others show of each leader, by slug."""
        return {
            slug: written([leader.slug, leader.name, leader.original, leader.offices])
            for slug, leader in self.site.leaders.items()
        }

    @cached_property
    def places(self) -> dict[str, bytes]:
        """What others show of each country, by code."""
        return {code: written(country) for code, country in self.site.countries.items()}

    @cached_property
    def subjects(self) -> dict[str, bytes]:
        """What others show of each topic, by slug."""
        topics = self.site.topics.items()
        return {slug: written([topic.slug, topic.name]) for slug, topic in topics}

    @cached_property
    def facts(self) -> dict[str, bytes]:
        """What others show of each digest, by id."""
        return {digest.id: self.facts_of(digest) for digest in self.site.digests}

    def facts_of(self, digest: Digest) -> bytes:
        """Return the hash of everything that a digest states, its texts apart."""
        dated = digest.published or digest.visit.dates.first
        stated = (
            digest.visit,
            digest.title,
            digest.summary,
            digest.published,
            digest.changed,
            digest.outcomes,
            digest.corrections,
            digest.aliases,
            digest.draft,
            self.is_coming(digest),
            None if dated else self.site.as_of,
        )
        outcomes = (self.subjects[s] for outcome in digest.outcomes for s in outcome.topics)
        return hashed(written(stated), self.named(digest.visit), *outcomes)

    @cached_property
    def shown(self) -> dict[str, bytes]:
        """What a list shows of each digest, by id."""
        return {digest.id: self.row_of(digest) for digest in self.site.digests}

    def row_of(self, digest: Digest) -> bytes:
        """Return the hash of everything that ``Rows.visit`` shows of a digest."""
        visit = digest.visit
        stated = (
            digest.title,
            digest.summary,
            digest.published,
            visit.dates,
            visit.kind,
            visit.status,
            visit.leaders,
        )
        names = [self.people[slug] for slug in visit.leaders]
        places = [self.places[code] for code in (visit.origin, *visit.hosts)]
        return hashed(digest.id.encode(), written(stated), *names, *places)

    def named(self, visit: Visit) -> bytes:
        """Return the entries that a visit names."""
        return b"".join(
            [
                *[self.people[slug] for slug in visit.people],
                *[self.places[code] for code in visit.countries],
                *[self.subjects[slug] for slug in visit.topics],
            ]
        )

    def of_visits(self, digests: Iterable[Digest]) -> bytes:
        """Return the facts of some visits, in their order."""
        facts = self.facts
        return b"".join([facts[digest.id] for digest in digests])

    @cached_property
    def between(self) -> dict[str, bytes]:
        """Everything between two countries, by the path of its page."""
        return {
            relation.path: hashed(
                *(self.places[code] for code in relation.countries),
                *map(self.crossing, relation.crossings),
                *map(self.meeting, relation.meetings),
                *(written(e.leaders) + self.of_visits(e.digests) for e in relation.encounters),
                written([relation.predecessors, relation.successors]),
            )
            for relation in self.relations.by_pair.values()
        }

    @cached_property
    def beside(self) -> dict[str, bytes]:
        """What the page of a visit between two countries shows of all others, by the path."""
        return {
            relation.path: hashed(
                *(self.places[code] for code in relation.countries),
                *(self.shown[c.digest.id] + self.stay(c) for c in relation.crossings),
            )
            for relation in self.relations.by_pair.values()
        }

    def crossing(self, crossing: Crossing) -> bytes:
        """Return a visit as the page of its relation shows it."""
        return self.facts[crossing.digest.id] + self.stay(crossing)

    def stay(self, crossing: Crossing) -> bytes:
        """Return a visit as its relation sees it."""
        shown = (
            crossing.origin,
            crossing.host,
            crossing.dates,
            crossing.places,
            crossing.rank,
            crossing.standing,
            crossing.met,
        )
        return written(shown)

    def meeting(self, meeting: Meeting) -> bytes:
        """Return a meeting elsewhere."""
        shown = (meeting.hosts, meeting.dates, meeting.place, meeting.leaders, meeting.in_person)
        return self.of_visits(meeting.digests) + written(shown)

    @cached_property
    def offices(self) -> dict[str, list[Leader]]:
        """The leaders who held an office of each country, by its code."""
        found: dict[str, list[Leader]] = {}
        for leader in self.site.leaders.values():
            for code in {office.country for office in leader.offices}:
                found.setdefault(code, []).append(leader)
        return found

    def mentions(self, path: str) -> bytes:
        """Return what mentions a page."""
        found = self.site.backlinks.get(path)
        return written(found) if found else b""

    def whole(self, *parts: bytes) -> str:
        """Return one hash of the parts and the settings."""
        return hash_of(b"\0".join([self.settings, *parts]))

    def of_digest(self, digest: Digest) -> str:
        """Return what the page of a digest and the files beside it are made from, texts apart."""
        known = self.digests.get(digest.id)
        if known is None:
            known = self.digests[digest.id] = self.made_of_digest(digest)
        return known

    def made_of_digest(self, digest: Digest) -> str:
        """Work out the same."""
        visit, shown = digest.visit, self.shown
        offices = {
            office.country
            for slug in visit.people
            for office in self.site.leaders[slug].offices
            if office.country
        }
        relations = [self.relations.between(visit.origin, host) for host in visit.hosts]
        together = self.brought_together.get(digest.id, ())
        steps = [each for _, step in self.travels.of(digest) for each in (step.before, step.after)]
        return self.whole(
            self.facts[digest.id],
            written([digest.sources, [outline(article) for article in digest.articles]]),
            *(self.places[code] for code in sorted(offices)),
            self.related.line(digest.id),
            *(shown[told[0]] for told in self.related.told(digest.id)),
            *(self.beside[relation.path] for relation in relations if relation),
            *(self.places[code] for relation in together for code in relation.countries),
            *(shown[each.id] if each else b"-" for each in steps),
            self.mentions(digest.path),
        )

    def of_country(self, country: Country) -> str:
        """Return what the pages of a country are made from, its pages by year among them."""
        known = self.countries.get(country.code)
        if known is None:
            known = self.countries[country.code] = self.made_of_country(country)
        return known

    def made_of_country(self, country: Country) -> str:
        """Work out the same."""
        code, connections = country.code, self.connections
        every = self.site.countries.values()
        former = (self.places[each.code] for each in every if code in each.successors)
        after = (self.places.get(each, b"-") for each in country.successors)
        relations = self.relations.by_country.get(code, ())
        return self.whole(
            self.places[code],
            self.site.country_intros.get(code, "").encode(),
            b"".join([*former, b"|", *after]),
            self.of_visits(connections.made[code]),
            self.of_visits(stay.digest for stay in connections.hosted[code]),
            self.of_visits(connections.mentioned[code]),
            *map(self.journeys, self.offices.get(code, ())),
            *(self.between[relation.path] for relation in relations),
            self.mentions(f"countries/{country.slug}.html"),
        )

    def journeys(self, leader: Leader) -> bytes:
        """Return a leader with all visits made and received, and the day up to which terms run."""
        connections = self.connections
        lasting = any(office.dates and not office.dates.last for office in leader.offices)
        return hashed(
            self.people[leader.slug],
            self.of_visits(connections.travelled[leader.slug]),
            self.of_visits(connections.met[leader.slug]),
            str(self.site.as_of).encode() if lasting else b"",
        )

    def of_leader(self, leader: Leader) -> str:
        """Return what the page of a leader is made from."""
        homes = (office.country for office in leader.offices if office.country)
        return self.whole(
            self.journeys(leader),
            written([leader.aliases, leader.intro]),
            *(self.places[code] for code in homes),
            self.mentions(leader.path),
        )

    def of_topic(self, topic: Topic) -> str:
        """Return what the page of a topic is made from."""
        every = self.site.topics.values()
        narrower = (self.subjects[each.slug] for each in every if each.broader == topic.slug)
        return self.whole(
            written(topic),
            self.subjects[topic.broader] if topic.broader else b"",
            *narrower,
            self.of_visits(self.connections.about[topic.slug]),
            self.mentions(topic.path),
        )

    def of_relation(self, relation: Relation) -> str:
        """Return what the page of two countries is made from."""
        beside = (
            self.places[code]
            for pair in (*relation.predecessors, *relation.successors)
            for code in pair
        )
        return self.whole(self.between[relation.path], *beside)

    def of_year(self, year: int, near: Sequence[int]) -> str:
        """Return what the listing of a year is made from.

        Args:
            year: of the listing.
            near: the years whose counts it shows.

        """
        by_year = self.connections.by_year
        counts = [(max(by_year), min(by_year)), *((each, len(by_year[each])) for each in near)]
        return self.whole(written(counts), self.of_visits(by_year[year]))

    def of_some(self, name: str, digests: Sequence[Digest]) -> str:
        """Return what a feed or a calendar is made from.

        Args:
            name: of what it is about, with whatever else it takes from there.
            digests: that it tells of.

        """
        known = self.some.get(name)
        if known is None:
            known = self.some[name] = self.made_of_some(name, digests)
        return known

    def made_of_some(self, name: str, digests: Sequence[Digest]) -> str:
        """Work out the same."""
        day = "" if digests else str(self.site.as_of)
        return self.whole(written([name, day]), self.of_visits(digests))

    def of_all_facts(self) -> str:
        """Return what a page is made from that lists all visits or all entries of a kind."""
        return self.all_facts

    @cached_property
    def all_facts(self) -> str:
        """Work out the same."""
        site, by_code = self.site, sorted(self.places)
        return self.whole(
            str(site.as_of).encode(),
            *self.facts.values(),
            *self.people.values(),
            *(self.places[code] for code in by_code),
            *(written(topic) for topic in site.topics.values()),
            *self.between.values(),
        )

    def of_everything(self) -> str:
        """Return what tables of all digests are made from."""
        return self.everything

    @cached_property
    def everything(self) -> str:
        """Work out the same."""
        return self.whole(
            str(self.site.as_of).encode(),
            *(
                self.facts[d.id] + written([d.sources, [outline(a) for a in d.articles]])
                for d in self.site.digests
            ),
        )


def outline(article: Article) -> tuple[object, ...]:
    """Return what is said of an article elsewhere, its text apart."""
    said = (article.name, article.title, article.label, article.summary)
    return (*said, article.published, article.sources)


def written(value: object) -> bytes:
    """Return a value as JSON."""
    return msgspec.json.encode(value)


def hashed(*parts: bytes) -> bytes:
    """Return the hash of some parts."""
    return hash_of(b"\0".join(parts)).encode()
