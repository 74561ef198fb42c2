"""Pages by year of the countries with very many visits: ``countries/united-states/2024.html``.

Past ``MANY`` visits a country's own page keeps the latest years and links to one page for each.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from entente.domain.country import Country
from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.linking.connections import Connections
from entente.rendering.contexts import CountEntry, CountryYearPage, Link, YearRows
from entente.rendering.rows import Rows

__all__ = [
    "MANY",
    "country_year_pages",
    "country_year_paths",
    "latest_years",
    "stays_of",
    "year_entries",
]

MANY = 200
"""Visits made and hosted from which on a country has pages by year."""
RECENT = 40
"""Visits that the country's own page shows at least, in whole years."""


def stays_of(connections: Connections, code: str) -> list[tuple[Digest, Span]]:
    """Return every visit made or hosted by a country, with the dates that concern it.

    Those of a journey of its own are the whole tour's, those of a guest the days with it.
    """
    made, stays = connections.made[code], connections.hosted[code]
    found = {digest.id: (digest, digest.visit.dates) for digest in made}
    found |= {s.digest.id: (s.digest, s.dates) for s in stays if s.digest.id not in found}
    return list(found.values())


def year_entries(rows: Rows, country: Country, years: list[YearRows]) -> list[CountEntry]:
    """Return every year that has a page of its own, latest first; none where visits are few.

    Args:
        rows: of the site.
        country: whose visits they are.
        years: all of them.

    """
    if sum(len(year["visits"]) for year in years) <= MANY:
        return []
    return [
        rows.entry(
            Link(text=year["year"], href=path_of(country, year["year"])), len(year["visits"])
        )
        for year in years
    ]


def path_of(country: Country, year: str) -> str:
    """Return the path of a country's page for a year."""
    return f"countries/{country.slug}/{int(year):04}.html"


def latest_years(years: list[YearRows]) -> list[YearRows]:
    """Return all years, or where there are very many visits those with the latest."""
    if sum(len(year["visits"]) for year in years) <= MANY:
        return years
    shown: list[YearRows] = []
    for year in years:
        if sum(len(each["visits"]) for each in shown) >= RECENT:
            break
        shown.append(year)
    return shown


def country_year_pages(rows: Rows) -> Iterator[Page]:
    """Yield the pages by year of every country that has them."""
    for country in rows.site.countries.values():
        stays = stays_of(rows.connections, country.code)
        if len(stays) <= MANY:
            continue
        years = cache(partial(rows.by_year, stays))
        for year in sorted({span.year for _, span in stays}, reverse=True):
            path = path_of(country, str(year))
            made = partial(country_year_page, rows, country, str(year), years)
            made_from = partial(rows.ingredients.of_country, country)
            yield Page(path, "country_year.html", made, ingredients=made_from)


def country_year_paths(
    countries: Iterable[Country], connections: Connections
) -> Iterator[tuple[str, str]]:
    """Yield the path of every such page with what stands there."""
    for country in countries:
        stays = stays_of(connections, country.code)
        if len(stays) > MANY:
            for year in sorted({span.year for _, span in stays}):
                yield path_of(country, str(year)), f"the page of {country.name} in {year}"


def country_year_page(
    rows: Rows, country: Country, shown: str, years: Callable[[], list[YearRows]]
) -> CountryYearPage:
    """Return what the page of a country in one year shows.

    Args:
        rows: of the site.
        country: whose visits they are.
        shown: the year.
        years: gives all visits of the country.

    """
    name = rows.country(country.code)
    year = next(year for year in years() if year["year"] == shown)
    made = sum(visit["origin"]["code"] == country.code for visit in year["visits"])
    return CountryYearPage(
        title=rows.say("%(country)s in %(year)s", country=name, year=year["year"]),
        description="",
        section="countries.html",
        trail=[
            Link(text=rows.say("Countries"), href="countries.html"),
            Link(text=name, href=f"countries/{country.slug}.html"),
            Link(text=year["year"], href=path_of(country, year["year"])),
        ],
        code=country.code,
        name=name,
        in_sentence=rows.in_sentence(country.code),
        year=year["year"],
        made=made,
        hosted=len(year["visits"]) - made,
        years=[year],
        other_years=[
            Link(text=each["year"], href=path_of(country, each["year"])) for each in years()
        ],
    )
