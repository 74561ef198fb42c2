"""Everything as open data: tables and records under ``data/``, and the page that explains them.

``datapackage.json`` (Frictionless Data Package 1) names every file with its columns, its size and
its SHA-256, so that a copy can be checked. All texts are written here, once; what is drawn later is
only their encoding.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256

import msgspec
from babel.numbers import format_decimal

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.annex_contexts import DataPage, Resource, Table
from entente.rendering.calendars import MOST as MOST_EVENTS
from entente.rendering.contexts import Link
from entente.rendering.digest_records import digest_record
from entente.rendering.feeds import MOST as MOST_ENTRIES
from entente.rendering.language import noted
from entente.rendering.rows import Rows
from entente.rendering.tables import LEGS, VISITS, leg_rows, schema, table, visit_rows
from entente.rendering.texts import text_page

__all__ = ["LICENCES", "open_data_pages"]

PACKAGE = "data/datapackage.json"
FILES = ("visits.csv", "legs.csv", "visits.json", "visits.jsonl")
LICENCES = (
    ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/", "facts of the records"),
    ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", "titles, summaries, articles"),
)
"""Name as in SPDX, address, what it covers."""
DEFUSED = (
    "A cell that begins with one of = + - @ ' or with a tab or a line end (= + - @ also in their "
    "full width) has one apostrophe in front, so that no spreadsheet runs it as a formula; take "
    "one leading apostrophe away to get the value."
)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of the open data, written."""

    name: str
    """visits.csv."""
    description: str
    media_type: str
    count: int
    """Rows, lines or records."""
    pieces: tuple[bytes, ...]
    """What is published, in order: as bytes, and shared where two files hold the same."""
    facts: dict[str, object]
    """What else its entry in the data package says."""

    @property
    def path(self) -> str:
        """Path below the site's root."""
        return f"data/{self.name}"

    @property
    def text(self) -> str:
        """What is published."""
        return b"".join(self.pieces).decode()

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(map(len, self.pieces))

    @property
    def sha256(self) -> str:
        """Of what is published, in hexadecimal."""
        summed = sha256()
        for piece in self.pieces:
            summed.update(piece)
        return summed.hexdigest()


def open_data_pages(rows: Rows) -> Iterator[Page]:
    """Yield ``data.html``, the files under ``data/``, and a record beside every digest."""
    files = cache(partial(files_of, rows))  # written once, for all that speak of them
    made_from = rows.ingredients.of_everything
    yield Page(
        "data.html",
        "data.html",
        lambda: data_page(rows, [*files().values()]),
        ingredients=made_from,
    )
    for name in FILES:
        yield text_page(f"data/{name}", partial(text_of, files, name), ingredients=made_from)
    yield text_page(PACKAGE, lambda: package_text(rows, files()), ingredients=made_from)
    for digest in rows.site.digests:
        path = f"{digest.path.removesuffix('.html')}.json"
        own = partial(rows.ingredients.of_digest, digest)
        yield text_page(path, partial(record_text, rows, digest), ingredients=own)


def files_of(rows: Rows) -> dict[str, DataFile]:
    """Return every file of the open data by its name."""
    lines = [msgspec.json.encode(digest_record(rows, digest)) for digest in rows.site.digests]
    return {file.name: file for file in (*tables(rows), *lists(lines))}


def package_text(rows: Rows, files: Mapping[str, DataFile]) -> str:
    """Return the data package, for people too."""
    return written(package(rows, list(files.values())))


def text_of(files: Callable[[], dict[str, DataFile]], name: str) -> str:
    """Return what one of the files holds."""
    return files()[name].text


def record_text(rows: Rows, digest: Digest) -> str:
    """Return the record of a digest, for people too."""
    return written(digest_record(rows, digest))


def written(value: object) -> str:
    """Return JSON that people can read too."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1).decode() + "\n"


def tables(rows: Rows) -> Iterator[DataFile]:
    """Yield visits.csv and legs.csv."""
    visits, legs = list(visit_rows(rows)), list(leg_rows(rows))
    described: dict[str, object] = {
        "profile": "tabular-data-resource",
        "format": "csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "delimiter": ",", "header": True},
    }
    visit_schema = {"fields": schema(VISITS), "primaryKey": "id", "missingValues": [""]}
    leg_schema = {
        "fields": schema(LEGS),
        "primaryKey": ["visit", "leg"],
        "missingValues": [""],
        "foreignKeys": [{"fields": "visit", "reference": {"resource": "visits", "fields": "id"}}],
    }
    yield DataFile(
        "visits.csv",
        noted("One row a visit."),
        "text/csv",
        len(visits),
        (table(VISITS, visits).encode(),),
        {**described, "schema": visit_schema},
    )
    yield DataFile(
        "legs.csv",
        noted("One row a stop: a tour has several, every other visit one."),
        "text/csv",
        len(legs),
        (table(LEGS, legs).encode(),),
        {**described, "schema": leg_schema},
    )


def lists(lines: Sequence[bytes]) -> Iterator[DataFile]:
    """Yield visits.json and visits.jsonl, from one line of JSON a digest."""
    described: dict[str, object] = {"profile": "data-resource", "encoding": "utf-8"}
    yield DataFile(
        "visits.json",
        noted("Everything that the digests state, articles apart: one list of records."),
        "application/json",
        len(lines),
        (b"[\n", *between(lines, b",\n"), b"\n]\n") if lines else (b"[]\n",),
        {**described, "format": "json"},
    )
    yield DataFile(
        "visits.jsonl",
        noted("The same records, one a line."),
        "application/jsonl",
        len(lines),
        tuple(piece for line in lines for piece in (line, b"\n")),
        {**described, "format": "jsonl"},
    )


def between(items: Iterable[bytes], separator: bytes) -> Iterator[bytes]:
    """Yield the items with the separator between every two."""
    for number, item in enumerate(items):
        if number:
            yield separator
        yield item


def package(rows: Rows, files: list[DataFile]) -> dict[str, object]:
    """Return the data package."""
    settings = rows.site.settings
    return {
        "profile": "data-package",
        "name": "visits",
        "id": f"tag:{settings.authority}:data",
        "title": settings.name,
        "description": f"{settings.tagline}. {DEFUSED}",
        "homepage": f"{settings.base_url}/data.html",
        "version": rows.site.as_of.isoformat(),
        "licenses": [
            {"name": name, "path": address, "title": f"{name}: {covers}"}
            for name, address, covers in LICENCES
        ],
        "resources": [resource(file) for file in files],
    }


def resource(file: DataFile) -> dict[str, object]:
    """Return the entry of a file in the data package."""
    stem, _, ending = file.name.partition(".")
    return {
        "name": stem if ending == "csv" else f"{stem}-{ending}",
        "path": file.name,
        "description": file.description,
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        **file.facts,
    }


def data_page(rows: Rows, files: list[DataFile]) -> DataPage:
    """Return what the page about the open data shows."""
    return DataPage(
        title=rows.say("Open data"),
        description=rows.say("Every record of this site as tables and as JSON, free to use."),
        section="data.html",
        trail=[Link(text=rows.say("Open data"), href="data.html")],
        total=len(rows.site.digests),
        resources=[
            Resource(
                name=file.name,
                href=file.path,
                description=rows.say(file.description),
                count=file.count,
                size=size_words(rows, file.size),
                sha256=file.sha256,
            )
            for file in files
        ],
        package=PACKAGE,
        tables=[
            Table(
                name=name,
                columns=[
                    (column, kind, rows.say(holds)) for column, (kind, holds) in columns.items()
                ],
            )
            for name, columns in (("visits.csv", VISITS), ("legs.csv", LEGS))
        ],
        records_as_of=rows.day(rows.site.as_of),
        most_entries=MOST_ENTRIES,
        most_events=MOST_EVENTS,
    )


def size_words(rows: Rows, size: int) -> str:
    """Return a size in thousands of bytes, rounded up: ``12 kB``."""
    return rows.say("%(size)s kB", size=format_decimal(-(-size // 1_000), locale=rows.locale))
