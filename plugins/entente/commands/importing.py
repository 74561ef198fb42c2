"""``publish.py import``: seeds and records to draft digests.

Floors put together: ``files`` lists and writes, ``reading`` parses, ``registry`` proposes,
``rendering`` writes the Markdown. Nothing that is there is ever overwritten, and importing again
changes nothing: a digest keeps the seed or the record that it came from among its sources.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from entente.commands.drafting import Drafted
from entente.commands.holdings import Holding, Holdings, holdings_of
from entente.commands.record_drafts import draft_of_record
from entente.commands.seed_drafts import draft_of_seed
from entente.domain.problem import Code, Place, Problem, in_order
from entente.files.listing import read_bytes
from entente.files.writing import holds_other, real_path, write_new
from entente.reading.records import read_records
from entente.reading.seeds import read_seed
from entente.rendering.drafts import draft_text

__all__ = ["ImportResult", "import_files"]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did."""

    written: tuple[str, ...]
    """The new drafts, as in ``Place.file``, in the order written."""
    already: tuple[str, ...]
    """For each seed or record that is there already, the file that holds it, in order."""
    problems: tuple[Problem, ...]
    """What could not be imported, and what an author must fill in; in order of a report."""


def import_files(
    paths: Iterable[Path], *, content: Path, seeds: Path, year: int | None
) -> ImportResult:
    """Write a draft digest for each seed and record that has none.

    Args:
        paths: seeds (``.txt``) and records (``.jsonl``, ``.csv``), imported in this order.
        content: the content folder; missing folders are made.
        seeds: the folder of kept seeds; a seed from elsewhere is copied into it.
        year: of dates that name none; None: such a seed is reported and not drafted.

    Raises:
        OSError: the disk is full, or a folder may not be written.

    """
    desk = Desk(content, seeds, year, holdings_of(content))
    for path in paths:
        take(path, desk)
    return ImportResult(
        written=tuple(desk.written),
        already=tuple(desk.already),
        problems=in_order(desk.problems),
    )


@dataclass(slots=True)
class Desk:
    """One import at work; made for a run and dropped after it."""

    content: Path
    seeds: Path
    year: int | None
    holdings: Holdings
    """As before the import."""
    new: dict[str, str] = field(default_factory=dict)
    """Ids of the visits, seeds and records that this run has written → their files."""
    written: list[str] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def take(path: Path, desk: Desk) -> None:
    """Import one file."""
    importers = {".txt": take_seed, ".jsonl": take_records, ".csv": take_records}
    importer = importers.get(path.suffix.lower())
    if importer is None:
        desk.problems.append(
            Problem(
                Code.UNEXPECTED_FILE,
                Place(path.as_posix()),
                f"`{path.name}` is neither a seed nor a file of records",
                "Give a seed the ending `.txt`, records the ending `.jsonl` or `.csv`.",
            )
        )
        return
    try:
        content = read_bytes(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        desk.problems.append(
            Problem(
                Code.NOT_A_FILE,
                Place(path.as_posix()),
                f"the file cannot be read: {reason}",
                "Check its name, and that it is a file and no folder or link.",
            )
        )
        return
    importer(path, content, desk)


def take_seed(path: Path, content: bytes, desk: Desk) -> None:
    """Import a seed: keep the file under seeds/, write its draft."""
    name = kept_name(path, desk.seeds)
    file = f"seeds/{name}"
    seed = read_seed(content, path.as_posix())
    if isinstance(seed, tuple):
        desk.problems += seed
        return
    kept = desk.seeds / name
    if holds_other(kept, content):
        desk.problems.append(other_seed(path, file))
        return
    if held := desk.holdings.seeds.get(file):
        desk.already.append(held.file)
        return
    drafted = draft_of_seed(seed, file, desk.holdings.known, year=desk.year)
    if isinstance(drafted, Problem):
        desk.problems.append(drafted)
        return
    if held := hand_written(drafted, desk):
        desk.already.append(held.file)
        return
    write_new(kept, content)
    file_draft(drafted, desk)


def take_records(path: Path, content: bytes, desk: Desk) -> None:
    """Import every record of a file."""
    records, problems = read_records(content, path.as_posix())
    desk.problems += problems
    for record in records:
        if held := desk.holdings.records.get(record.id):
            desk.already.append(held.file)
            continue
        drafted = draft_of_record(record, desk.holdings.known)
        if isinstance(drafted, tuple):
            desk.problems += drafted
            continue
        if held := hand_written(drafted, desk):
            desk.already.append(held.file)
        else:
            file_draft(drafted, desk)


def hand_written(drafted: Drafted, desk: Desk) -> Holding | None:
    """Return the digest that has the id of a draft, unless that was imported from something else.

    Two records of one leader, host and day are two events: Gordon Brown attended two meetings in
    the United States on 24 September 2009. The second gets an id of its own and nothing is lost.
    """
    held = desk.holdings.visits.get(drafted.id)
    return None if held is None or held.traces.seeds or held.traces.records else held


def file_draft(drafted: Drafted, desk: Desk) -> None:
    """Write a draft under the first free id: its own, or with ``-2``, ``-3`` … behind it."""
    number = 1
    while True:
        visit = drafted.id if number == 1 else f"{drafted.id}-{number}"
        below = f"visits/{drafted.year:04}/{visit}.md"
        number += 1
        if visit in desk.holdings.visits or visit in desk.new:
            continue
        if write_new(desk.content / below, draft_text(drafted.draft).encode("utf-8")):
            break
    file = f"{real_path(desk.content).name}/{below}"
    desk.new[visit] = file
    desk.written.append(file)
    desk.problems += drafted.problems


def kept_name(path: Path, seeds: Path) -> str:
    """Return the path that a seed has, or will have, below the folder of seeds."""
    absolute, folder = real_path(path), real_path(seeds)
    inside = absolute.is_relative_to(folder)
    return absolute.relative_to(folder).as_posix() if inside else path.name


def other_seed(path: Path, file: str) -> Problem:
    """Report a seed whose name under seeds/ another one has."""
    return Problem(
        Code.WOULD_OVERWRITE,
        Place(path.as_posix()),
        f"there is already another seed at {file}",
        "Give this one another name; a kept seed is never changed.",
    )
