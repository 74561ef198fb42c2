"""A record to a draft digest: its facts carried over, title and kind proposed.

For ``importing``. A record states nearly everything that a visit needs; what it mixes up, such as
an office in the traveller's cell, is taken apart and marked as proposed.
"""

import re
from collections.abc import Iterator

from entente.commands.drafting import Drafted, leader_slug, visit_id
from entente.domain.digest import Source
from entente.domain.names import fold
from entente.domain.problem import Code, Place, Problem
from entente.domain.visit import Kind
from entente.reading.records import Record
from entente.reading.texts import bare_name
from entente.registry.index import is_one_edit
from entente.registry.proposals import KnownNames
from entente.registry.prose_people import OFFICES, office_before
from entente.rendering.drafts import Draft, Key

__all__ = ["draft_of_record"]

FIRST_WORDS = (
    (re.compile(r"(?:state and official|state) visit\b", re.IGNORECASE), Kind.STATE),
    (re.compile(r"(?:official )?working visit\b", re.IGNORECASE), Kind.WORKING),
    (re.compile(r"official visit\b", re.IGNORECASE), Kind.OFFICIAL),
    (re.compile(r"private visit\b", re.IGNORECASE), Kind.PRIVATE),
    (
        re.compile(r"(?:stopped|overnight stop|stopover|refuel\w* stop)\b", re.IGNORECASE),
        Kind.STOPOVER,
    ),
)
"""How remarks begin, and the kind of visit that this states."""
VISIT_TOPICS = {f"{kind.value}-visit": kind for kind in Kind} | {"stopover": Kind.STOPOVER}
PLACES = (
    ("/departmenthistory/travels/president", "Travels of the President"),
    ("/departmenthistory/travels/secretary", "Travels of the Secretary of State"),
    ("/departmenthistory/visits", "Visits by Foreign Leaders"),
)
HISTORIAN = "https://history.state.gov"
NO_NAME = re.compile(r"[\W\d_]|(?:of|and|with|the) ", re.IGNORECASE)
"""What no name of a person begins with."""
COMPANION = re.compile(r" (?:and|&) ")
LONGEST_PLACE = 60
"""Characters of a place that still make a title."""


def draft_of_record(record: Record, known: KnownNames) -> Drafted | tuple[Problem, ...]:
    """Return the draft of a record, or every reason why there can be none."""
    travellers = travellers_of(record)
    origin = known.countries.resolve(record.origin, record.line)
    host = known.countries.resolve(record.host, record.line)
    problems = tuple(each for each in (travellers, origin, host) if isinstance(each, Problem))
    if isinstance(travellers, Problem) or isinstance(origin, Problem) or isinstance(host, Problem):
        return problems
    if origin == host:
        return (at_home(record, known.countries.by_code[host].in_sentence),)
    names = tuple(noted_name(name, known) for _, name in travellers)
    place = known.countries.by_code[host]
    visit = visit_id(record.dates, (leader_slug(names[0], known), place.slug))
    if not leader_slug(names[0], known):
        return (wrong(record.line, f'no address can be made from "{names[0]}"'),)
    where = record.place if 0 < len(record.place) <= LONGEST_PLACE else place.in_sentence
    title = Key("title", f"{' and '.join(names)} in {where}", (record.traveller, record.host))
    office, words = office_of(record, [office for office, _ in travellers])
    as_stated = names == (record.traveller,)
    keys = (
        title,
        Key("leader", names, () if as_stated else (record.traveller,)),
        *([Key("office", office, words)] if office else []),
        Key("from", record.origin),
        Key("to", record.host),
        Key("dates", record.dates),
        *([Key("place", record.place)] if record.place else []),
        *kind_and_topics(record),
    )
    sentence = f"{office} {title.value}, {record.dates.text}.".strip()
    text = re.split(r"\n\s*\n", record.remarks) if record.remarks else [sentence]
    draft = Draft(keys, source_of(record), tuple(text))
    return Drafted(visit, record.dates.year, draft, ())


def travellers_of(record: Record) -> tuple[tuple[str, str], ...] | Problem:
    """Return (office, name) of each traveller; the office is ``''`` where none stands before it.

    "Abdullah and Crown Prince Hussein" are two: no person's name holds an "and".
    """
    several = COMPANION.split(record.traveller)
    pairs = tuple(office_before(each) or ("", each) for each in several)
    for _, name in pairs:
        if NO_NAME.match(name) or name in OFFICES:
            return wrong(record.line, f'"{record.traveller}" is no name of a person')
        try:
            bare_name(name)
        except ValueError:
            return wrong(record.line, f'"{name}" has quotation marks round it')
        if near := near_office(name):
            return wrong(record.line, f'"{name}" begins with words much like "{near}"')
    return pairs


def near_office(name: str) -> str:
    """Return the office that the first words of a name are one letter from; ``''`` if none."""
    words = fold(name).split()
    for office in OFFICES:
        key = fold(office)
        length = key.count(" ") + 1
        # Single words are too often names: "Sheik", "Kong".
        if 1 < length < len(words) and is_one_edit(" ".join(words[:length]), key):
            return office
    return ""


def office_of(record: Record, before: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the office, and what it rests on where it stands with the names."""
    with_names = [office for office in before if office]
    if not with_names:
        return record.office, ()
    stated = [record.office] if record.office else []
    return " and ".join(dict.fromkeys((*stated, *with_names))), (record.traveller,)


def noted_name(name: str, known: KnownNames) -> str:
    """Return the name that the registry has for a leader, or the name itself."""
    leader = known.leader_called(name)
    return leader.name if leader else name


def kind_and_topics(record: Record) -> Iterator[Key]:
    """Yield the kind that remarks or topics state, and the topics that say something else."""
    kind, words = kind_of(record)
    topics = record.topics
    if kind:
        yield Key("kind", kind.value, (words,))
        topics = tuple(topic for topic in topics if VISIT_TOPICS.get(topic) is not kind)
        topics = tuple(topic for topic in topics if topic != kind.value)
    if topics:
        yield Key("topics", topics)


def kind_of(record: Record) -> tuple[Kind | None, str]:
    """Return the kind of visit with the words that state it, or None."""
    for form, kind in FIRST_WORDS:
        if found := form.match(record.remarks):
            return kind, found[0]
    stated = [topic for topic in record.topics if topic in VISIT_TOPICS]
    if len(stated) == 1:
        return VISIT_TOPICS[stated[0]], stated[0]
    if not stated and Kind.SUMMIT.value in record.topics:
        return Kind.SUMMIT, Kind.SUMMIT.value
    return None, ""


def source_of(record: Record) -> Source:
    """Return the record as a source, under the title of the list that its address belongs to."""
    path = record.source_url.removeprefix(HISTORIAN)
    title = next((title for start, title in PLACES if path.startswith(start)), "")
    publisher = "Office of the Historian" if title else ""
    shown = title or f"Record {record.id}"
    return Source(shown, publisher, record.source_url, "", None, None, None, (), record.id)


def at_home(record: Record, country: str) -> Problem:
    """Report a visit of a country's leader to that country."""
    return Problem(
        Code.RECORD_FORM,
        record.line,
        f"{record.traveller} travels for {country} and visits {country}",
        "Write as `origin` the country that the leader travelled for.",
    )


def wrong(place: Place, message: str) -> Problem:
    """Report a traveller whose name cannot be used."""
    remedy = "Write as `traveller` the name alone, in Latin letters, and the office as `office`."
    return Problem(Code.RECORD_FORM, place, message, remedy)
