r"""Records: visits as rows of facts, from a ``.jsonl`` or a ``.csv`` file.

The second thing that ``import`` takes. Each line of JSON or row of the table becomes a ``Record``
or a problem that names its line; what a column may be called stands in ``COLUMNS``, which
``import --help`` prints. Names stay text here: the registry knows whom they mean.

>>> row = b'id,leader,from,to,date\ntrip-1,Vigdis Finbogadottir,IS,US,1982-09-08\n'
>>> records, problems = read_records(row, "visits.csv")
>>> records[0].traveller, records[0].dates.text, problems
('Vigdis Finbogadottir', '1982-09-08', ())
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from entente.domain.dates import Span
from entente.domain.problem import Code, Place, Problem
from entente.reading import edtf
from entente.reading.mistakes import nearest
from entente.reading.rows import Row, WrongRow, rows_of
from entente.reading.source import Bounds, text_of
from entente.reading.texts import web_address

__all__ = ["COLUMNS", "Column", "Record", "column_help", "read_records"]

LARGEST = Bounds(file_bytes=100_000_000)


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of a record, and what its column may be called."""

    key: str
    """The field of ``Record``, or an end of its dates."""
    names: tuple[str, ...]
    """Compared without regard to case, hyphens and spaces; the key is always one of them."""
    meaning: str
    """What stands in it, for ``--help``."""
    required: bool = False
    """Whether a record without it is refused."""


COLUMNS = (
    Column(
        "id",
        ("record", "number", "no"),
        "names the record for good; before a mere number goes the file's name",
        required=True,
    ),
    Column("traveller", ("leader", "name", "visitor", "traveler"), "who went", required=True),
    Column("office", ("title", "position", "role"), "as the record states it"),
    Column("origin", ("from", "country", "nationality"), "country: code or name", required=True),
    Column("host", ("to", "destination", "host_country"), "country: code or name", required=True),
    Column("start", ("date", "first_day", "start_date", "arrival"), "2024-04-08", required=True),
    Column("end", ("last_day", "end_date", "departure"), "without it the visit is one day"),
    Column("place", ("city", "places", "venue", "location"), "city or venue"),
    Column("remarks", ("text", "description", "notes", "remark"), "becomes the text"),
    Column("topics", ("topic", "subjects", "tags"), "a list; in a table with semicolons"),
    Column("source_url", ("source", "url", "link"), "https://…"),
)
"""Every fact that a record may state; any other column is reported."""

KEYS = {name: column.key for column in COLUMNS for name in (column.key, *column.names)}


@dataclass(frozen=True, slots=True)
class Record:
    """One visit as a row states it; every name still text."""

    id: str
    """As in the source: ``visit-3248``; a digest keeps it, so that nothing is imported twice."""
    traveller: str
    """As stated, sometimes with an office or a second person."""
    office: str
    """Empty where not stated."""
    origin: str
    """Code or name of a country."""
    host: str
    """Code or name of a country."""
    dates: Span
    place: str
    """Empty where not stated."""
    remarks: str
    """Verbatim; empty where there are none."""
    topics: tuple[str, ...]
    source_url: str
    """http or https; empty where not stated."""
    line: Place
    """Where the record begins."""


def column_help() -> str:
    """Return the column map as lines of text, for ``import --help``."""
    return "\n".join(
        f"{column.key + ('*' if column.required else ''):<11} "
        f"{column.meaning} (or: {', '.join(column.names)})"
        for column in COLUMNS
    )


def read_records(content: bytes, file: str) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Read a file of records.

    Args:
        content: its bytes, in UTF-8.
        file: its path, as in ``Place.file``; ``.csv`` is a table, all else JSON in lines.

    Returns:
        The records that are right, in order, and the problems of the others, by line.

    """
    text = text_of(content, file, LARGEST)
    if isinstance(text, Problem):
        return (), (text,)
    records: dict[str, Record] = {}
    problems: list[Problem] = []
    unknown: set[str] = set()
    for row in rows_of(text, file):
        if isinstance(row, WrongRow):
            problems.append(refused(row.place, row.wrong, row.remedy))
            continue
        problems += unknown_columns(row, unknown)
        found = record_of(row)
        if isinstance(found, tuple):
            problems += found
        elif found.id in records:
            problems.append(repeated(found, records[found.id]))
        else:
            records[found.id] = found
    return tuple(records.values()), tuple(problems)


def record_of(row: Row) -> Record | tuple[Problem, ...]:
    """Return the record that a row states, or everything that is wrong with it."""
    facts: dict[str, tuple[str, ...]] = {}
    for name, values in row.cells.items():
        if values and (key := KEYS.get(column_name(name))):
            facts.setdefault(key, values)
    problems = [*shape_problems(facts, row)]
    dates = dates_of(facts, row.place)
    if isinstance(dates, Problem):
        problems.append(dates)
    if problems or isinstance(dates, Problem):
        return tuple(problems)
    one = {key: values[0] for key, values in facts.items()}
    return Record(
        id=lasting_id(one["id"], row.place.file),
        traveller=one["traveller"],
        office=one.get("office", ""),
        origin=one["origin"],
        host=one["host"],
        dates=dates,
        place=one.get("place", ""),
        remarks=one.get("remarks", ""),
        topics=facts.get("topics", ()),
        source_url=one.get("source_url", ""),
        line=row.place,
    )


def lasting_id(number: str, file: str) -> str:
    """Return the id of a record; a mere number, which other files have too, behind the file's name.

    >>> lasting_id("7", "lists/state-visits.csv"), lasting_id("trip-93", "trips.jsonl")
    ('state-visits-7', 'trip-93')
    """
    return f"{PurePosixPath(file).stem}-{number}" if number.isdigit() else number


def shape_problems(facts: Mapping[str, tuple[str, ...]], row: Row) -> Iterator[Problem]:
    """Yield a problem for each fact that is missing, is a list by mistake, or is no address."""
    for column in COLUMNS:
        values = facts.get(column.key, ())
        if column.required and not values:
            names = " or ".join(f"`{name}`" for name in (column.key, *column.names[:1]))
            yield refused(row.place, f"`{column.key}` is missing", f"Give it in a column {names}.")
        if len(values) > 1 and column.key != "topics":
            yield refused(row.place, f"`{column.key}` is a list", "Write one value.")
    for address in facts.get("source_url", ())[:1]:
        try:
            web_address(address)
        except ValueError as error:
            yield refused(
                row.place, str(error).rpartition(": ")[0], "Write it in full, `https://…`."
            )


def dates_of(facts: Mapping[str, tuple[str, ...]], place: Place) -> Span | Problem:
    """Return the dates between ``start`` and ``end``; one day where no end is stated."""
    ends = [facts[key][0] for key in ("start", "end") if key in facts]
    if "start" not in facts:
        # Its absence is reported with that of the other columns; this value goes nowhere.
        return edtf.parse("1970")
    for text in ends:
        if "/" in text or text == "..":
            return refused(place, f'"{text}" is not one date', "Write its ends in two columns.")
    try:
        for text in ends:
            edtf.parse(text)
        return edtf.parse("/".join(dict.fromkeys(ends)))
    except edtf.NotADateError as error:
        remedy = error.remedy[:1].upper() + error.remedy[1:] + "."
        return refused(place, error.wrong, remedy)


def unknown_columns(row: Row, reported: set[str]) -> Iterable[Problem]:
    """Yield a problem for each column that means nothing, once a file."""
    known = [name for column in COLUMNS for name in (column.key, *column.names)]
    for name in row.cells:
        if column_name(name) in KEYS or name in reported:
            continue
        reported.add(name)
        close = nearest(column_name(name), known)
        meant = f"Did you mean `{close[0]}`?" if close else "Delete it, or give it a known name."
        yield refused(row.head, f"no fact is known by the name `{name}`", meant)


def column_name(name: str) -> str:
    """Return a column's name in the form of ``COLUMNS``: ``Start date`` is ``start_date``."""
    return "_".join(name.replace("-", " ").replace("_", " ").casefold().split())


def repeated(record: Record, first: Record) -> Problem:
    """Report a second record with one id."""
    return refused(
        record.line,
        f'the id "{record.id}" is already that of line {first.line.line}',
        "Give each record an id of its own, or delete one of the two.",
    )


def refused(place: Place, wrong: str, remedy: str) -> Problem:
    """Report a record that cannot be read."""
    return Problem(Code.RECORD_FORM, place, wrong, remedy)
