"""Where a new file belongs, and whether it may stand there.

For ``creating``. Example: answers about Fumio Kishida's visit to the United States from 8 April
2024 belong into ``visits/2024/2024-04-08-fumio-kishida-united-states.md``.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from entente.commands.answers import read_answer
from entente.commands.drafting import leader_slug, visit_id
from entente.commands.holdings import Holdings
from entente.commands.questions import Entry, Takes
from entente.domain.names import fold, slug
from entente.domain.problem import Problem
from entente.files.listing import list_files
from entente.pipeline.reading_room import READERS
from entente.reading import edtf
from entente.reading.kinds import role_of
from entente.reading.source import Bounds
from entente.registry.proposals import KnownNames

__all__ = ["Answers", "place_of", "problems_of", "shared_names"]

Answers = Mapping[str, tuple[str, ...]]
"""Key → its answers as they will stand in the file; keys without one are absent."""

FOLDERS = {Entry.LEADER: "leaders", Entry.COUNTRY: "countries", Entry.TOPIC: "topics"}


def place_of(entry: Entry, answers: Answers, holdings: Holdings) -> str:
    """Return the path of the file below the content folder."""
    known = holdings.known
    if entry is Entry.VISIT:
        dates = edtf.parse(answers["dates"][0])
        host = known.countries.by_code[answers["to"][0]].slug
        name = visit_id(dates, (leader_slug(answers["leader"][0], known), host))
        return f"visits/{dates.year:04}/{name}.md"
    named = answers["name"][0]
    match entry:
        case Entry.LEADER:
            stem = leader_slug(named, known)
        case Entry.COUNTRY:
            stem = known.countries.by_code[named].slug
        case Entry.TOPIC:
            stem = topic_slug(named, known)
    return f"{FOLDERS[entry]}/{stem}.md"


def topic_slug(name: str, known: KnownNames) -> str:
    """Return the slug of a topic: of the known one with this name, else the name's."""
    answer = read_answer(Takes.TOPIC, name, known)
    return answer if answer in known.topics else slug(name)


def problems_of(below: str, text: bytes) -> Iterator[str]:
    """Yield what is wrong in a new file by itself, for what no single answer could show."""
    role = role_of(below, below)
    if isinstance(role, Problem):
        yield f"{role.message}. {role.help}"
        return
    read = READERS[role.kind](role.name, below, text, Bounds())
    if isinstance(read, tuple):
        yield from (f"{problem.message}. {problem.help}" for problem in read)


def shared_names(
    entry: Entry, answers: Answers, holdings: Holdings, content: Path
) -> Iterator[str]:
    """Yield a refusal for each name of a note that another note has."""
    known = holdings.known
    own = Path(place_of(entry, answers, holdings)).stem
    notes = {path for path, _ in list_files(content)}
    for name in (*answers.get("name", ()), *answers.get("aliases", ())):
        match entry:
            case Entry.LEADER:
                leader = known.leader_called(name)
                others = {leader.slug} if leader else set()
            case Entry.TOPIC:
                topic = read_answer(Takes.TOPIC, name, known)
                others = {topic} & set(known.topics)
            case _:
                codes = known.countries.index.find(fold(name))
                others = {known.countries.by_code[code].slug for code in codes}
        for slug_of_other in sorted(others - {own}):
            if entry is Entry.COUNTRY or f"{FOLDERS[entry]}/{slug_of_other}.md" in notes:
                yield f'"{name}" is already a name of {slug_of_other}: a name belongs to one entry'
