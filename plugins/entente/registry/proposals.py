"""What a source article states about a visit: proposals for the keys of its digest.

``import`` calls this with the title and the paragraphs of a seed. Each proposal carries the words
that it rests on, so that an author can judge it; what the text does not state is not proposed.
Nothing is inferred from what usually is: a text that says "April 8-14" states no year, and one
that never says where a leader comes from states no origin, unless a note on the leader does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from entente.domain.leader import Leader
from entente.domain.topic import Topic
from entente.registry.countries import Countries
from entente.registry.gazetteer import unambiguous_adjectives
from entente.registry.index import person_key
from entente.registry.prose_dates import DatesInProse
from entente.registry.prose_names import PhraseBook, Sense
from entente.registry.prose_people import Person
from entente.registry.sentences import Sentence, sentences_of

__all__ = ["KnownNames", "Proposal", "Proposals", "known_names", "propose"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Proposal(Generic[Value]):
    """A value, and what it rests on."""

    value: Value
    words: str
    """Verbatim from the text: ``Prime Minister Fumio Kishida``."""
    part: int
    """Which of the texts holds them, from 0."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What a text states; an empty tuple or None for what it does not."""

    leader: Proposal[str] | None
    """A name: the registry's where it knows the leader, else the text's."""
    office: Proposal[str] | None
    origin: Proposal[str] | None
    """Code of a country."""
    hosts: tuple[Proposal[str], ...]
    """Codes, in order of mention; several where the text names several destinations."""
    dates: tuple[Proposal[DatesInProse], ...]
    """One where the text is clear; several where it gives different dates of travel."""
    meets: tuple[Proposal[str], ...]
    """Names of the other leaders with whom the text says there are talks."""
    at_issue: tuple[Proposal[str], ...]
    """Codes of the other countries named, most often named first."""
    topics: tuple[Proposal[str], ...]
    """Slugs."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Whatever a text may name, ready to be looked for."""

    countries: Countries
    leaders: Mapping[str, Leader]
    """By slug."""
    topics: Mapping[str, Topic]
    """By slug."""
    phrases: PhraseBook
    persons: Mapping[str, Leader]
    """By ``person_key`` of each of their names."""

    def leader_called(self, name: str) -> Leader | None:
        """Return the leader who goes by a name, in any case and order of its words."""
        return self.persons.get(person_key(name))


def known_names(
    countries: Countries, leaders: Iterable[Leader], topics: Iterable[Topic]
) -> KnownNames:
    """Put the registries together; where two share a name, a leader or topic is meant first."""
    phrases = PhraseBook()
    by_slug = {leader.slug: leader for leader in leaders}
    for leader in by_slug.values():
        for name in (leader.name, *leader.aliases, *(each.text for each in leader.original)):
            phrases.add(name, Sense.LEADER, leader.slug)
    of_topics = {topic.slug: topic for topic in topics}
    for topic in of_topics.values():
        for name in (topic.name, *topic.aliases, topic.slug.replace("-", " ")):
            phrases.add(name, Sense.TOPIC, topic.slug)
    for code, country in countries.by_code.items():
        # Codes such as IN and NO are words too: a text names countries by their names.
        for name in (name for name in country.names if name != code or name in country.aliases):
            phrases.add(name, Sense.COUNTRY, code)
    for adjective, code in unambiguous_adjectives(countries.by_code.values()).items():
        phrases.add(adjective, Sense.ADJECTIVE, code)
    persons = {
        person_key(name): leader
        for leader in reversed(by_slug.values())
        for name in (leader.name, *leader.aliases)
    }
    return KnownNames(countries, by_slug, of_topics, phrases, persons)


def propose(texts: Sequence[str], known: KnownNames) -> Proposals:
    """Return what the texts state about a visit.

    Args:
        texts: the title, then the paragraphs.
        known: the names to look for.

    """
    sentences = tuple(sentences_of(texts, known.phrases, known.leaders))
    travel = next((s for s in sentences if s.traveller and s.hosts), None)
    travel = travel or next((s for s in sentences if s.traveller), None)
    name = travel.traveller.name if travel and travel.traveller else ""
    hosts = next((tuple(host_proposals(s)) for s in sentences if s.hosts), ())
    origin = stated_origin(sentences, name) or noted_origin(sentences, name, known)
    aside = {proposal.value for proposal in (*hosts, *([origin] if origin else []))}
    return Proposals(
        leader=full_name(sentences, name) if name else None,
        office=stated_office(sentences, name),
        origin=origin,
        hosts=hosts,
        dates=travel_dates(sentences),
        meets=tuple(met(sentences, name)),
        at_issue=tuple(others_named(sentences, aside)),
        topics=tuple(topics_named(sentences)),
    )


def host_proposals(sentence: Sentence) -> Iterator[Proposal[str]]:
    """Yield each destination of a sentence once."""
    seen: set[str] = set()
    for host in sentence.hosts:
        if host.identity not in seen:
            seen.add(host.identity)
            yield Proposal(host.identity, host.words, sentence.part)


def mentions(sentences: Sequence[Sentence], name: str) -> Iterator[tuple[Person, int]]:
    """Yield each mention of a person, and in which of the texts it stands."""
    for sentence in sentences:
        for person in sentence.people:
            if person.name == name:
                yield person, sentence.part


def full_name(sentences: Sequence[Sentence], name: str) -> Proposal[str]:
    """Return the leader with the first words that name him or her in full, or else at all."""
    every = tuple(mentions(sentences, name))
    person, part = next((m for m in every if m[0].words.endswith(name)), every[0])
    return Proposal(name, person.words, part)


def stated_office(sentences: Sequence[Sentence], name: str) -> Proposal[str] | None:
    """Return the office that the text first gives the leader."""
    stated = (m for m in mentions(sentences, name) if m[0].office)
    return next((Proposal(person.office, person.words, part) for person, part in stated), None)


def stated_origin(sentences: Sequence[Sentence], name: str) -> Proposal[str] | None:
    """Return the country whose office the text says the leader holds."""
    stated = (m for m in mentions(sentences, name) if m[0].country)
    found = (Proposal(person.country, person.country_words, part) for person, part in stated)
    return next(found, None)


def noted_origin(
    sentences: Sequence[Sentence], name: str, known: KnownNames
) -> Proposal[str] | None:
    """Return the country of the leader's offices, if the note on the leader names one alone."""
    of_name = (leader for leader in known.leaders.values() if leader.name == name)
    codes = {office.country for leader in of_name for office in leader.offices} - {""}
    if len(codes) != 1:
        return None
    code = codes.pop()
    return next((Proposal(code, who.words, part) for who, part in mentions(sentences, name)), None)


def travel_dates(sentences: Sequence[Sentence]) -> tuple[Proposal[DatesInProse], ...]:
    """Return the dates of travel: spans before days, each reading once, in order.

    Only sentences about travel count, since a treaty's or an election's day is no day of a visit.
    """
    found = [
        Proposal(dates, dates.words, sentence.part)
        for sentence in sentences
        if sentence.is_travel
        for dates in sentence.dates
    ]
    spans = [proposal for proposal in found if proposal.value.is_span]
    each: dict[tuple[object, object], Proposal[DatesInProse]] = {}
    for proposal in spans or found:
        ends = (proposal.value.first, proposal.value.last)
        # Of two mentions of one span, one with its year says more.
        if ends not in each or (proposal.value.has_year and not each[ends].value.has_year):
            each[ends] = proposal
    return tuple(each.values())


def met(sentences: Sequence[Sentence], traveller: str) -> Iterator[Proposal[str]]:
    """Yield the other leaders who are named in full where the text speaks of talks."""
    seen = {traveller}
    for sentence in sentences:
        for person in sentence.people:
            named = person.is_full or not person.office
            if sentence.is_talks and named and person.name not in seen:
                seen.add(person.name)
                yield Proposal(person.name, person.words, sentence.part)


def others_named(sentences: Sequence[Sentence], aside: set[str]) -> Iterator[Proposal[str]]:
    """Yield the countries named besides those ``aside``, most often named first."""
    first: dict[str, Proposal[str]] = {}
    count: Counter[str] = Counter()
    for sentence in sentences:
        for name in sentence.names:
            if name.sense is Sense.COUNTRY and name.identity not in aside:
                count[name.identity] += 1
                first.setdefault(name.identity, Proposal(name.identity, name.words, sentence.part))
    yield from sorted(first.values(), key=lambda proposal: -count[proposal.value])


def topics_named(sentences: Sequence[Sentence]) -> Iterator[Proposal[str]]:
    """Yield each known topic named, in order."""
    seen: set[str] = set()
    for sentence in sentences:
        for name in sentence.names:
            if name.sense is Sense.TOPIC and name.identity not in seen:
                seen.add(name.identity)
                yield Proposal(name.identity, name.words, sentence.part)
