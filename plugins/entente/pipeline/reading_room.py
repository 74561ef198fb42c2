"""Every file of content read once per content: from the cache, by this process, or by others.

The flow, each step a call below::

    tasks_in → those that the cache knows, and batches of the others → Readings → the cache again

What a file is read as depends on its bytes, its path, the bounds and the program. That is the key
under which the cache holds it; time stamps decide nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass
from functools import cache, partial
from pathlib import Path

from entente.domain.hashing import hash_of
from entente.domain.problem import Code, Place, Problem
from entente.files.listing import read_bytes
from entente.freshness.notation import Document, document_of, line_of, stated
from entente.pipeline.patience import within
from entente.pipeline.workforce import batches_of
from entente.pipeline.workshop import Workshop
from entente.reading.kinds import ContentKind, Role
from entente.reading.manuscripts import read_article, read_visit
from entente.reading.notes import (
    read_country_note,
    read_leader_note,
    read_plain_page,
    read_topic_note,
)
from entente.reading.source import Bounds

__all__ = ["READERS", "Read", "Source", "read_each", "read_in_time"]

READERS: Mapping[str, Callable[..., Document | tuple[Problem, ...]]] = {
    ContentKind.VISIT: read_visit,
    ContentKind.ARTICLE: read_article,
    ContentKind.LEADERS: read_leader_note,
    ContentKind.COUNTRIES: read_country_note,
    ContentKind.TOPICS: read_topic_note,
    ContentKind.PAGES: read_plain_page,
}
BATCH = 32
"""Files sent to another process together."""
MANY = 200
"""Unknown files from which on other processes are called."""
SHELF = "documents"

NOTHING = b"-"
"""Stands where a file states nothing besides its text, or cannot be read."""

Unread = tuple[str, str, str, bytes]
"""Kind, name, file for the report, content."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file is."""

    role: Role
    found: Document | tuple[Problem, ...]
    stated: str = ""
    """Hash of what it says besides its text; empty where it is no text of a visit."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that is a text."""

    role: Role
    file: str
    """As in ``Place.file``."""
    on_disk: Path


def read_each(
    sources: Iterable[Source],
    bounds: Bounds,
    workshop: Workshop,
) -> Iterator[Read]:
    """Yield what each file is, in the order given.

    Args:
        sources: every file that is a text.
        bounds: how large and deep one may be.
        workshop: hands and cache.

    """
    known = workshop.known(SHELF)
    keyed: list[tuple[Source, bytes | Problem]] = []
    unknown: list[Unread] = []
    for source in sources:
        key, content = key_of(source, bounds)
        keyed.append((source, content if isinstance(content, Problem) else key))
        if isinstance(content, bytes) and key not in known:
            unknown.append((source.role.kind.value, source.role.name, source.file, content))
    lines = chained(
        workshop.workforce.each(
            partial(read_batch, bounds), batches_of(unknown, BATCH), much=len(unknown) >= MANY
        )
    )
    kept: dict[bytes, bytes] = {}
    for source, known_as in keyed:
        if isinstance(known_as, Problem):
            yield Read(source.role, (known_as,))
            continue
        line = known.get(known_as) or next(lines)
        said, _, document = line.partition(b" ")
        read = document_of(source.role.kind.value, document)
        if not undecided(read):
            kept[known_as] = line
        yield Read(source.role, read, "" if said == NOTHING else said.decode())
    workshop.keep(SHELF, kept, known)


def key_of(source: Source, bounds: Bounds) -> tuple[bytes, bytes | Problem]:
    """Return under what the cache knows a file, and its bytes or why it cannot be read."""
    try:
        content = read_bytes(source.on_disk, bounds.file_bytes)
    except OSError as error:
        return b"", Problem(
            Code.NOT_A_FILE,
            Place(source.file),
            f"the file cannot be read: {error.strerror or error}",
            "Give it back the right to be read, or delete it.",
        )
    role = source.role
    named = f"{role.kind.value}\n{role.name}\n{source.file}\n{limits(bounds)}\n"
    return hash_of(named.encode() + content).encode(), content


@cache
def limits(bounds: Bounds) -> str:
    """Return the bounds as text."""
    return repr(astuple(bounds))


def read_batch(bounds: Bounds, batch: tuple[Unread, ...]) -> tuple[bytes, ...]:
    """Read some files, wherever this runs: each becomes what it states and itself, on a line."""
    return tuple(noted_down(read_in_time(bounds, unread)) for unread in batch)


def noted_down(read: Document | tuple[Problem, ...]) -> bytes:
    """Return what a file was read as, behind the hash of what it states besides its text."""
    said = NOTHING if isinstance(read, tuple) else stated(read).encode() or NOTHING
    return b"%s %s" % (said, line_of(read))


def read_in_time(bounds: Bounds, unread: Unread) -> Document | tuple[Problem, ...]:
    """Read one file; one that takes more than its time is a problem."""
    kind, name, file, content = unread
    read = within(bounds.document_seconds, lambda: READERS[kind](name, file, content, bounds))
    return (too_slow(file, bounds),) if read is None else read


def too_slow(file: str, bounds: Bounds) -> Problem:
    """Report a file that was cut off."""
    return Problem(
        Code.TOO_SLOW,
        Place(file, 1),
        f"reading the file took more than {bounds.document_seconds:g} seconds of processor time",
        "Something stands in it very many times, such as an open bracket: take it out, or split "
        "the file.",
    )


def undecided(read: Document | tuple[Problem, ...]) -> bool:
    """Whether another run might read the file, since only time kept this one from it."""
    return isinstance(read, tuple) and any(each.code is Code.TOO_SLOW for each in read)


def chained(done: Iterable[tuple[tuple[Unread, ...], tuple[bytes, ...]]]) -> Iterator[bytes]:
    """Yield the lines of all batches."""
    for _, lines in done:
        yield from lines
