"""Listings of visits: ``visits.html`` and a page for each year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import groupby

from babel import Locale

from entente.domain.dates import Span, Unit
from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.linking.gatherings import gatherings
from entente.rendering.contexts import (
    CountEntry,
    GatheringRow,
    Link,
    MonthRows,
    VisitsPage,
    YearPage,
)
from entente.rendering.rows import Rows

__all__ = ["short_months", "visit_listings"]

MONTHS = range(1, 13)
RECENT = 20
NEAR = 5
"""Years that the page of one leads to, itself among them: few, so that another visit in a far year
leaves the page as it was."""
ROOM = 5
"""Letters below a column in the picture of a year."""


def visit_listings(rows: Rows) -> Iterator[Page]:
    """Yield the listing of all years, then that of each."""
    yield Page(
        "visits.html",
        "visits.html",
        partial(visits_page, rows),
        ingredients=rows.ingredients.of_all_facts,
    )
    for year in rows.connections.by_year:
        yield Page(
            f"visits/{year:04}.html",
            "year.html",
            partial(year_page, rows, year),
            ingredients=partial(rows.ingredients.of_year, year, near(rows, year)),
        )


def years(rows: Rows, shown: Iterable[int]) -> list[CountEntry]:
    """Return years with their counts of visits, in the order given."""
    by_year = rows.connections.by_year
    return [
        rows.entry(Link(text=str(year), href=f"visits/{year:04}.html"), len(by_year[year]))
        for year in shown
    ]


def near(rows: Rows, year: int) -> list[int]:
    """Return a year and those with visits around it, the latest first."""
    every = list(rows.connections.by_year)
    first = max(every.index(year) - NEAR // 2, 0)
    return every[first : first + NEAR]


def visits_page(rows: Rows) -> VisitsPage:
    """Return what the listing of all years shows."""
    return VisitsPage(
        title=rows.say("Visits"),
        description="",
        section="visits.html",
        trail=[Link(text=rows.say("Visits"), href="visits.html")],
        years=years(rows, rows.connections.by_year),
        total=len(rows.site.digests),
        recent=rows.latest_first(rows.site.digests[-RECENT:]),
    )


def year_page(rows: Rows, year: int) -> YearPage:
    """Return what the listing of one year shows."""
    every = list(rows.connections.by_year)
    digests = rows.connections.by_year[year]
    months = list(month_rows(rows, digests))
    totals = {month["month"]: month["total"] for month in months}
    short, wide = short_months(rows.locale), long_months(rows.locale)
    return YearPage(
        title=rows.say("Visits in %(year)s", year=year),
        description="",
        section="visits.html",
        trail=[
            Link(text=rows.say("Visits"), href="visits.html"),
            Link(text=str(year), href=f"visits/{year:04}.html"),
        ],
        year=str(year),
        total=len(digests),
        host_countries=len({host for digest in digests for host in digest.visit.hosts}),
        months=months,
        per_month=[
            rows.entry(Link(text=short[m], href=""), totals.get(wide[m], 0)) for m in MONTHS
        ],
        other_years=years(rows, near(rows, year)),
        first_year=str(every[-1]),
        last_year=str(every[0]),
        countries=rows.counted(
            (code for d in digests for code in {d.visit.origin, *d.visit.hosts}), rows.code
        ),
        topics=rows.counted((topic for d in digests for topic in d.visit.topics), rows.topic),
    )


def short_months(locale: str) -> Mapping[int, str]:
    """Return names of months that fit into a twelfth of a telephone: ``Apr``, or else initials."""
    names: Mapping[str, Mapping[int, str]] = Locale.parse(locale).months["format"]
    fitting = max(len(name) for name in names["abbreviated"].values()) <= ROOM
    return names["abbreviated" if fitting else "narrow"]


def long_months(locale: str) -> Mapping[int, str]:
    """Return the names of the months, by number."""
    names: Mapping[int, str] = Locale.parse(locale).months["format"]["wide"]
    return names


def month_of(digest: Digest) -> int:
    """Return the month in which a visit began; 0 where only its year is known."""
    moment = digest.visit.dates.start or digest.visit.dates.end
    if moment is None or moment.unit is Unit.YEAR or moment.first.month != moment.last.month:
        return 0
    return moment.first.month


def month_rows(rows: Rows, digests: tuple[Digest, ...]) -> Iterator[MonthRows]:
    """Yield the visits of a year by month, the latest first, those without a month at the end.

    Those to one summit share a row, in the month of the first of them.
    """
    names = long_months(rows.locale)
    entries = sorted(
        gatherings(digests), key=lambda each: (month_of(each[0]), each[0].sort_key), reverse=True
    )
    for month, group in groupby(entries, key=lambda each: month_of(each[0])):
        shown = list(group)
        yield MonthRows(
            month=names[month] if month else rows.say("Month unknown"),
            total=sum(len(each) for each in shown),
            rows=[gathering_row(rows, each) for each in shown],
        )


def gathering_row(rows: Rows, digests: tuple[Digest, ...]) -> GatheringRow:
    """Return one visit, or those to one summit, as a row."""
    visits = [rows.visit(digest) for digest in digests]
    host = rows.code(digests[0].visit.hosts[0])
    shared = set.intersection(*({*digest.visit.topics} for digest in digests))
    several = len(digests) > 1
    return GatheringRow(
        visits=sorted(visits, key=lambda v: (v["origin"]["name"], v["href"])),
        dates=rows.dates(whole(digests)) if several else visits[0]["dates"],
        place=place_of(digests) or host["name"] if several else "",
        host=host,
        topics=[rows.topic(slug) for slug in sorted(shared)] if several else [],
    )


def whole(digests: tuple[Digest, ...]) -> Span:
    """Return the dates from the first arrival at a summit to the last departure."""
    first = min((d.visit.dates for d in digests), key=lambda dates: dates.sort_key)
    last = max((d.visit.dates for d in digests), key=lambda dates: dates.last or date.max)
    return Span(first.start or first.end, last.end or last.start)


def place_of(digests: tuple[Digest, ...]) -> str:
    """Return where a summit was, as most of its digests write it; empty where none does."""
    places = Counter(leg.place for digest in digests for leg in digest.visit.legs if leg.place)
    return min(places, key=lambda place: (-places[place], place), default="")
