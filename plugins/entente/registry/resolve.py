"""Manuscripts to digests: every name becomes one identity, or a problem with its place."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from entente.domain.country import Country
from entente.domain.digest import Digest, Manuscript, Outcome
from entente.domain.hearsay import NOTHING_HEARD, Hearsay
from entente.domain.leader import Leader, Office
from entente.domain.names import fold
from entente.domain.note import LeaderNote, Notes, TopicNote
from entente.domain.problem import Problem
from entente.domain.topic import Topic
from entente.domain.visit import Leg, Status, Visit
from entente.registry.countries import Countries, countries_of
from entente.registry.index import person_key
from entente.registry.named import Mention, Registry

__all__ = ["Resolution", "Shown", "named_by", "resolve", "state_of_records"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """Digests and the registries that their names belong to."""

    digests: tuple[Digest, ...]
    """Oldest visit first; those whose names could not be resolved are missing."""
    leaders: Mapping[str, Leader]
    """By slug, sorted: every leader with a note or in a digest."""
    countries: Mapping[str, Country]
    """Every country there is or was, by code."""
    country_intros: Mapping[str, str]
    """Code → safe HTML of the note on it."""
    topics: Mapping[str, Topic]
    problems: tuple[Problem, ...]


def state_of_records(manuscripts: Iterable[Manuscript]) -> date:
    """Return the latest day on which any digest is known to have changed.

    It stands for today where nobody names a day, so that a build needs no clock.
    """
    days = [
        day
        for manuscript in manuscripts
        for day in (
            manuscript.published,
            *(article.published for article in manuscript.articles),
            *(correction.day for correction in manuscript.corrections),
            *(change.day for change in manuscript.history),
        )
        if day
    ]
    return max(days, default=date(1970, 1, 1))


def resolve(
    manuscripts: Sequence[Manuscript],
    notes: Notes,
    gazetteer: Iterable[Country],
    as_of: date,
    heard: Hearsay = NOTHING_HEARD,
) -> Resolution:
    """Resolve every name of every manuscript.

    Args:
        manuscripts: in any order; the result does not depend on it.
        notes: of leaders, countries and topics.
        gazetteer: every country there is or was.
        as_of: the day that decides the status of a visit whose author named none.
        heard: what files name that could not be read; what those notes may know is not reported.

    """
    countries, country_problems = countries_of(gazetteer, notes.countries)
    leaders = leader_registry(notes.leaders, heard.leaders)
    names = Names(countries, leaders, topic_registry(notes.topics, heard.topics), heard.countries)
    names.problems += country_problems
    ordered = sorted(manuscripts, key=lambda m: (m.places.file, m.id))
    digests = [names.digest(manuscript, as_of) for manuscript in ordered]
    # One whose traveller, country or host means nothing is reported and has no page.
    digests = [digest for digest in digests if digest.visit.leaders and all(digest.visit.countries)]
    digests.sort(key=lambda digest: digest.sort_key)
    topics = names.all_topics(notes.topics)
    return Resolution(
        digests=tuple(digests),
        leaders=names.all_leaders(notes.leaders),
        countries=countries.by_code,
        country_intros=countries.intros,
        topics=topics,
        problems=tuple(names.all_problems()),
    )


def leader_registry(notes: Iterable[LeaderNote], heard: Iterable[str] = ()) -> Registry:
    """Return the registry of leaders with those that have a note."""
    registry = Registry("leaders", person_key, frozenset(map(person_key, heard)))
    for note in notes:
        mentions = [Mention(note.name, note.places, ("name",))]
        mentions += [
            Mention(alias, note.places, ("aliases", n)) for n, alias in enumerate(note.aliases)
        ]
        mentions += [
            Mention(original.text, note.places, ("original", n))
            for n, original in enumerate(note.original)
        ]
        registry.note(note.slug, mentions)
    return registry


def topic_registry(notes: Iterable[TopicNote], heard: Iterable[str] = ()) -> Registry:
    """Return the registry of topics with those that have a note."""
    registry = Registry("topics", fold, frozenset(map(fold, heard)))
    for note in notes:
        mentions = [Mention(note.name, note.places, ("name",))]
        mentions += [
            Mention(alias, note.places, ("aliases", n)) for n, alias in enumerate(note.aliases)
        ]
        registry.note(note.slug, mentions)
    return registry


class Names:
    """The three registries at work on one set of manuscripts."""

    def __init__(
        self, countries: Countries, leaders: Registry, topics: Registry, heard: Iterable[str]
    ) -> None:
        self.countries = countries
        self.heard = frozenset(map(fold, heard))
        self.known_countries: dict[str, str] = {}
        self.leaders = leaders
        self.topics = topics
        self.problems: list[Problem] = []

    def country(self, name: str, manuscript: Manuscript, *path: str | int) -> str:
        """Return a country's code; an unknown one adds a problem and gives ``""``."""
        if name in self.known_countries:
            return self.known_countries[name]
        code = self.countries.resolve(name, manuscript.places.of(*path))
        if isinstance(code, Problem):
            self.problems += [code] if fold(name) not in self.heard else []
            return ""
        self.known_countries[name] = code
        return code

    def several(
        self, registry: Registry, names: Sequence[str], manuscript: Manuscript, *path: str | int
    ) -> tuple[str, ...]:
        """Return the slugs of a list of names, each once."""
        slugs = [
            registry.known.get(name)
            or registry.resolve(Mention(name, manuscript.places, (*path, number)))
            for number, name in enumerate(names)
        ]
        return tuple(dict.fromkeys(slug for slug in slugs if slug))

    def digest(self, manuscript: Manuscript, as_of: date) -> Digest:
        """Return the digest of a manuscript; names that mean nothing are left out and reported."""
        return Digest(
            visit=self.visit(manuscript, as_of),
            title=manuscript.title,
            summary=manuscript.summary,
            published=manuscript.published,
            articles=manuscript.articles,
            sources=manuscript.sources,
            outcomes=tuple(self.outcomes(manuscript)),
            corrections=manuscript.corrections,
            aliases=manuscript.aliases,
            autolink=manuscript.autolink,
            draft=manuscript.draft,
            places=manuscript.places,
        )

    def outcomes(self, manuscript: Manuscript) -> Iterator[Outcome]:
        """Yield the outcomes of a manuscript with the slugs of their topics."""
        for number, outcome in enumerate(manuscript.outcomes):
            path = ("outcomes", number, "topics")
            topics = self.several(self.topics, outcome.topics, manuscript, *path)
            yield replace(outcome, topics=topics) if topics != outcome.topics else outcome

    def visit(self, manuscript: Manuscript, as_of: date) -> Visit:
        """Return the visit of a manuscript."""
        at_issue = (
            self.country(name, manuscript, "countries", number)
            for number, name in enumerate(manuscript.at_issue)
        )
        visit = Visit(
            id=manuscript.id,
            leaders=self.several(self.leaders, manuscript.leaders, manuscript, "leader"),
            office=manuscript.office,
            origin=self.country(manuscript.origin, manuscript, "from"),
            legs=tuple(self.legs(manuscript)),
            kind=manuscript.kind,
            status=manuscript.status or Status.CONCLUDED,
            history=manuscript.history,
            meets=self.several(self.leaders, manuscript.meets, manuscript, "meets"),
            at_issue=tuple(dict.fromkeys(code for code in at_issue if code)),
            topics=self.several(self.topics, manuscript.topics, manuscript, "topics"),
        )
        return visit if manuscript.status else replace(visit, status=status_on(as_of, visit))

    def legs(self, manuscript: Manuscript) -> Iterator[Leg]:
        """Yield the legs of a manuscript with their hosts' codes."""
        for number, leg in enumerate(manuscript.legs):
            yield Leg(
                host=self.host(manuscript, number),
                place=leg.place,
                dates=leg.dates,
                kind=leg.kind,
            )

    def host(self, manuscript: Manuscript, number: int) -> str:
        """Return the code of the host of a leg."""
        name = manuscript.legs[number].host
        if name in self.known_countries:
            return self.known_countries[name]
        tour = ("legs",) in manuscript.places.marks
        return self.country(name, manuscript, *(("legs", number, "to") if tour else ("to",)))

    def all_leaders(self, notes: Iterable[LeaderNote]) -> Mapping[str, Leader]:
        """Return every leader by slug: those with a note, and those whom a visit names."""
        noted = {note.slug: self.leader(note) for note in notes}
        named = {
            entry.slug: Leader(entry.slug, entry.name, (), (), (), "")
            for entry in self.leaders.entries.values()
            if entry.slug not in noted
        }
        return dict(sorted((noted | named).items()))

    def leader(self, note: LeaderNote) -> Leader:
        """Return the leader of a note."""
        offices = []
        for number, office in enumerate(note.offices):
            place = note.places.of("offices", number, "country")
            code = self.countries.resolve(office.country, place) if office.country else ""
            if isinstance(code, Problem):
                self.problems.append(code)
                code = ""
            offices.append(Office(office.title, code, office.dates))
        return Leader(note.slug, note.name, note.aliases, note.original, tuple(offices), note.html)

    def all_topics(self, notes: Iterable[TopicNote]) -> Mapping[str, Topic]:
        """Return every topic by slug: those with a note, and those that a visit or note names."""
        noted = {}
        for note in notes:
            mention = Mention(note.broader, note.places, ("broader",))
            broader = self.topics.resolve(mention) if note.broader else ""
            noted[note.slug] = Topic(
                note.slug, note.name, note.aliases, broader, note.description, note.html
            )
        named = {
            entry.slug: Topic(entry.slug, entry.name, (), "", "", "")
            for entry in self.topics.entries.values()
            if entry.slug not in noted
        }
        return dict(sorted((noted | named).items()))

    def all_problems(self) -> Iterator[Problem]:
        """Yield what was found, of each registry in turn."""
        yield from self.problems
        for registry in (self.leaders, self.topics):
            yield from registry.problems
            yield from registry.near_misses()


def status_on(day: date, visit: Visit) -> Status:
    """Return the status of a visit whose author named none: what its dates say on ``day``."""
    dates = visit.dates
    if dates.first and dates.first > day:
        return Status.ANNOUNCED
    if dates.last is None or dates.last >= day:
        return Status.UNDER_WAY
    return Status.CONCLUDED


class Shown(NamedTuple):
    """The entries that have a page, in the order of ``Site``'s fields."""

    leaders: Mapping[str, Leader]
    countries: Mapping[str, Country]
    country_intros: Mapping[str, str]
    topics: Mapping[str, Topic]


def named_by(digests: Sequence[Digest], resolution: Resolution, notes: Notes) -> Shown:
    """Return the entries that have a page: those with a note, and those that digests name.

    Args:
        digests: those that will be published; a draft gives nobody a page.
        resolution: of all manuscripts, drafts included.
        notes: of leaders, countries and topics.

    """
    people = {slug for digest in digests for slug in digest.visit.people}
    people |= {note.slug for note in notes.leaders}
    leaders = {slug: each for slug, each in resolution.leaders.items() if slug in people}
    subjects = {slug for digest in digests for slug in digest.visit.topics}
    subjects |= {s for digest in digests for outcome in digest.outcomes for s in outcome.topics}
    subjects |= {note.slug for note in notes.topics}
    subjects |= {topic.broader for topic in resolution.topics.values() if topic.slug in subjects}
    codes = {code for digest in digests for code in digest.visit.countries}
    codes |= {office.country for leader in leaders.values() for office in leader.offices}
    codes |= set(resolution.country_intros)
    known = (country for code, country in resolution.countries.items() if code in codes)
    return Shown(
        leaders=leaders,
        countries={
            country.code: replace(
                country, successors=tuple(succession(country, resolution.countries, codes))
            )
            for country in sorted(known, key=lambda c: c.slug)
        },
        country_intros=resolution.country_intros,
        topics={slug: each for slug, each in resolution.topics.items() if slug in subjects},
    )


def succession(
    country: Country, countries: Mapping[str, Country], shown: Container[str]
) -> Iterator[str]:
    """Yield the codes of those that followed a country, sorted.

    Former states without a page are passed over for those that followed them in turn: what was
    Yugoslavia leads to Serbia, whether or not anybody visited Serbia and Montenegro.

    Args:
        country: as a rule a former state.
        countries: every country there is or was, by code.
        shown: codes of those that have a page.

    """
    found: set[str] = set()
    pending = list(country.successors)
    while pending:
        code = pending.pop()
        later = countries[code].successors
        if later and code not in shown:
            pending += later
        else:
            found.add(code)
    yield from sorted(found)
