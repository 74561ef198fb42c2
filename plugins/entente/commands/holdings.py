"""What the content folder holds before an import: visits, what they came from, and known names.

``importing`` asks it whether a seed or a record is there already, and proposes names as the notes
and the digests spell them. Files with problems count as far as they can be read: saying what is
wrong with them is ``check``'s task.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from entente.domain.leader import Leader
from entente.domain.names import fold, slug
from entente.domain.note import CountryNote, LeaderNote, Notes, TopicNote
from entente.domain.problem import Problem
from entente.domain.topic import Topic
from entente.files.listing import list_files, read_bytes
from entente.files.writing import real_path
from entente.reading.kinds import ContentKind, role_of
from entente.reading.notes import read_country_note, read_leader_note, read_topic_note
from entente.reading.source import Bounds
from entente.reading.traces import Traces, traces_of
from entente.registry.countries import countries_of
from entente.registry.gazetteer import gazetteer
from entente.registry.index import person_key
from entente.registry.named import readable
from entente.registry.proposals import KnownNames, known_names
from entente.registry.resolve import resolve

__all__ = ["Holding", "Holdings", "holdings_of", "visits_in"]


@dataclass(frozen=True, slots=True)
class Holding:
    """A visit that has a file."""

    id: str
    file: str
    """The one that opens it, as in ``Place.file``."""
    traces: Traces
    """Of all its files."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything in the content folder that an import must know."""

    visits: Mapping[str, Holding]
    """By id."""
    seeds: Mapping[str, Holding]
    """By path under seeds/ of a source."""
    records: Mapping[str, Holding]
    """By id of the record."""
    known: KnownNames


def holdings_of(content: Path) -> Holdings:
    """Return what a content folder, which may be absent, holds."""
    visits = visits_in(content)
    return Holdings(
        visits=visits,
        seeds={path: visit for visit in visits.values() for path in visit.traces.seeds},
        records={record: visit for visit in visits.values() for record in visit.traces.records},
        known=names_of(visits.values(), notes_in(content)),
    )


def visits_in(content: Path) -> Mapping[str, Holding]:
    """Return each visit that has a file by its id; its instalments count as parts of it."""
    parts: list[tuple[bool, Holding]] = []
    for path, place in list_files(content):
        file = f"{real_path(content).name}/{path}"
        role = role_of(path, file)
        if not isinstance(role, Problem) and role.kind in {ContentKind.VISIT, ContentKind.ARTICLE}:
            traces = traces_of(read_bytes(place), file)
            parts.append((role.kind is ContentKind.ARTICLE, Holding(role.visit, file, traces)))
    visits: dict[str, Holding] = {}
    for _, part in sorted(parts, key=lambda each: (each[0], each[1].file)):
        first = visits.setdefault(part.id, part)
        if first is not part:
            visits[part.id] = Holding(part.id, first.file, first.traces.with_those(part.traces))
    return visits


def notes_in(content: Path) -> Notes:
    """Return the notes that can be read."""
    bounds = Bounds()
    leaders: list[LeaderNote] = []
    countries: list[CountryNote] = []
    topics: list[TopicNote] = []
    for path, place in list_files(content):
        file = f"{real_path(content).name}/{path}"
        role = role_of(path, file)
        if isinstance(role, Problem):
            continue
        match role.kind:
            case ContentKind.LEADERS:
                leader = read_leader_note(role.name, file, read_bytes(place), bounds)
                leaders += [] if isinstance(leader, tuple) else [leader]
            case ContentKind.COUNTRIES:
                country = read_country_note(role.name, file, read_bytes(place), bounds)
                countries += [] if isinstance(country, tuple) else [country]
            case ContentKind.TOPICS:
                topic = read_topic_note(role.name, file, read_bytes(place), bounds)
                topics += [] if isinstance(topic, tuple) else [topic]
            case _:
                continue
    return Notes(tuple(leaders), tuple(countries), tuple(topics))


def names_of(visits: Iterable[Holding], notes: Notes) -> KnownNames:
    """Return every name that notes and digests know; the notes' spelling goes before."""
    # No digest is resolved here, so no status depends on the day.
    noted = resolve((), notes, gazetteer(), date.min)
    countries, _ = countries_of(gazetteer(), notes.countries)
    leaders = {**noted.leaders}
    topics = {**noted.topics}
    persons = {person_key(name) for each in leaders.values() for name in (each.name, *each.aliases)}
    subjects = {
        fold(name) for each in topics.values() for name in (each.name, *each.aliases, each.slug)
    }
    for visit in visits:
        for name in visit.traces.leaders:
            if person_key(name) not in persons and slug(name):
                persons.add(person_key(name))
                leaders.setdefault(slug(name), Leader(slug(name), name, (), (), (), ""))
        for name in visit.traces.topics:
            if fold(name) not in subjects and slug(name):
                subjects.add(fold(name))
                shown = readable(name) if name == slug(name) else name
                topics.setdefault(slug(name), Topic(slug(name), shown, (), "", "", ""))
    return known_names(countries, leaders.values(), topics.values())
