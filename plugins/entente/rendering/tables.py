"""Tables of the open data: CSV (RFC 4180) with a Table Schema (Frictionless) for its columns.

``visits.csv`` has a row a visit, ``legs.csv`` a row a stop. Identities stand as ids and codes that
never change, beside the names. Several values in one cell are joined by ``; ``.

A cell that a spreadsheet would take for a formula gets one apostrophe in front. So does one that
begins with an apostrophe, so that taking one away always gives back what was there::

    undefused(defused("=1+1"))  # "=1+1"
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.rendering.language import noted
from entente.rendering.rows import Rows

__all__ = ["LEGS", "VISITS", "defused", "leg_rows", "schema", "table", "undefused", "visit_rows"]

BETWEEN = "; "
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")

SPAN_COLUMNS = {
    "dates": ("string", noted("The dates as precisely as they are known, in EDTF (ISO 8601-2).")),
    "first_day": (
        "date",
        noted("The earliest day that the dates may mean; empty where it is open."),
    ),
    "last_day": ("date", noted("The latest day that the dates may mean; empty where it is open.")),
    "exact": ("boolean", noted("Whether first_day and last_day are known, and not only bounds.")),
}
VISITS: Mapping[str, tuple[str, str]] = {
    "id": ("string", noted("Permanent id of the visit; the primary key.")),
    "url": ("string", noted("Address of the digest.")),
    "title": ("string", noted("Title of the digest.")),
    "summary": ("string", noted("One or two sentences.")),
    "leader_ids": ("string", noted("Ids of those who travelled, joined by '; '.")),
    "leaders": ("string", noted("Their names, in the same order.")),
    "office": ("string", noted("The office as the source states it.")),
    "origin": (
        "string",
        noted("Code of the country they travelled for: ISO 3166-1 where it has one."),
    ),
    "origin_name": ("string", noted("Its name.")),
    "hosts": ("string", noted("Codes of the host countries, each once, in order of travel.")),
    "host_names": ("string", noted("Their names, in the same order.")),
    "places": ("string", noted("Cities or venues, each once, in order of travel.")),
    **SPAN_COLUMNS,
    "kind": (
        "string",
        noted("state, official, working, private, summit or stopover; may be empty."),
    ),
    "status": (
        "string",
        noted("announced, confirmed, under-way, concluded, postponed or cancelled."),
    ),
    "meets": ("string", noted("Ids of the leaders met.")),
    "at_issue": ("string", noted("Codes of the countries also at issue.")),
    "topics": ("string", noted("Ids of the topics.")),
    "published": ("date", noted("The day on which the digest appeared.")),
    "changed": ("date", noted("The last day on which it is known to have changed.")),
    "sources": ("integer", noted("How many sources it names.")),
}
"""Column of visits.csv → its type in Table Schema, and what it holds."""
LEGS: Mapping[str, tuple[str, str]] = {
    "visit": ("string", noted("Id of the visit, as in visits.csv.")),
    "leg": ("integer", noted("Its place in the order of travel, from 1.")),
    "host": ("string", noted("Code of the host country.")),
    "host_name": ("string", noted("Its name.")),
    "place": ("string", noted("City or venue; empty where unknown.")),
    **SPAN_COLUMNS,
    "kind": ("string", noted("Of this stop, in the words of visits.csv; empty where not stated.")),
}
"""The same for legs.csv."""


def schema(columns: Mapping[str, tuple[str, str]]) -> list[dict[str, str]]:
    """Return the fields of a Table Schema."""
    return [
        {"name": name, "type": kind, "description": description}
        for name, (kind, description) in columns.items()
    ]


def visit_rows(rows: Rows) -> Iterator[dict[str, str]]:
    """Yield a row of visits.csv for each visit, the oldest first."""
    for digest in rows.site.digests:
        yield visit_row(rows, digest)


def visit_row(rows: Rows, digest: Digest) -> dict[str, str]:
    """Return one visit by column."""
    visit = digest.visit
    sources = {*digest.sources, *(s for article in digest.articles for s in article.sources)}
    return {
        "id": digest.id,
        "url": f"{rows.site.settings.base_url}/{digest.path}",
        "title": digest.title,
        "summary": digest.summary,
        "leader_ids": BETWEEN.join(visit.leaders),
        "leaders": BETWEEN.join(rows.leader(slug)["text"] for slug in visit.leaders),
        "office": visit.office,
        "origin": visit.origin,
        "origin_name": rows.site.countries[visit.origin].name,
        "hosts": BETWEEN.join(visit.hosts),
        "host_names": BETWEEN.join(rows.site.countries[host].name for host in visit.hosts),
        "places": BETWEEN.join(dict.fromkeys(leg.place for leg in visit.legs if leg.place)),
        **span_cells(visit.dates),
        "kind": visit.kind or "",
        "status": visit.status,
        "meets": BETWEEN.join(visit.meets),
        "at_issue": BETWEEN.join(visit.at_issue),
        "topics": BETWEEN.join(visit.topics),
        "published": digest.published.isoformat() if digest.published else "",
        "changed": digest.changed.isoformat() if digest.changed else "",
        "sources": str(len(sources)),
    }


def leg_rows(rows: Rows) -> Iterator[dict[str, str]]:
    """Yield a row of legs.csv for each stop, in the order of visits and of travel."""
    for digest in rows.site.digests:
        for number, leg in enumerate(digest.visit.legs, start=1):
            yield {
                "visit": digest.id,
                "leg": str(number),
                "host": leg.host,
                "host_name": rows.site.countries[leg.host].name,
                "place": leg.place,
                **span_cells(leg.dates),
                "kind": leg.kind or "",
            }


def span_cells(span: Span) -> dict[str, str]:
    """Return a span by column."""
    return {
        "dates": span.text,
        "first_day": span.first.isoformat() if span.first else "",
        "last_day": span.last.isoformat() if span.last else "",
        "exact": "true" if span.is_exact else "false",
    }


def table(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return a table as CSV: a header, lines that end in CRLF, cells quoted where they must be.

    Args:
        columns: names, in order.
        rows: a cell for every column.

    """
    names = list(columns)
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(names)
    writer.writerows([defused(row[name]) for name in names] for row in rows)
    return written.getvalue()


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell


def undefused(cell: str) -> str:
    """Return what a cell held before it was defused."""
    return cell.removeprefix("'")
