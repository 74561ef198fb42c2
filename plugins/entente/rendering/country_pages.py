"""Countries: ``countries.html`` and a page for each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from entente.domain.country import Country
from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.contexts import CountEntry, CountryPage, IndexPage, Link
from entente.rendering.country_years import (
    country_year_pages,
    latest_years,
    stays_of,
    year_entries,
)
from entente.rendering.rows import Rows
from entente.rendering.terms import country_terms

__all__ = ["country_pages"]

OTHERS = "Organisations"


def country_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of countries, then the page of each."""
    yield Page("countries.html", "index.html", index(rows))
    for country in rows.site.countries.values():
        yield Page(f"countries/{country.slug}.html", "country.html", country_page(rows, country))
    yield from country_year_pages(rows)


def index(rows: Rows) -> IndexPage:
    """Return what the index of countries shows: regions, and within each the countries by name."""
    ordered = sorted(rows.site.countries.values(), key=lambda c: (c.region or "~", c.slug))
    groups = [
        (region or OTHERS, [country_entry(rows, country) for country in group])
        for region, group in groupby(ordered, key=lambda c: c.region)
    ]
    return IndexPage(
        title="Countries",
        description="",
        section="countries.html",
        trail=[Link(text="Countries", href="countries.html")],
        total=len(ordered),
        noun="countries",
        groups=groups,
    )


def country_entry(rows: Rows, country: Country) -> CountEntry:
    """Return a country in the index."""
    digests = rows.connections.concerning(country.code)
    latest = digests[-1] if digests else None
    return rows.entry(rows.code(country.code), len(digests), note=country.subregion, latest=latest)


def country_page(rows: Rows, country: Country) -> CountryPage:
    """Return what the page of a country shows."""
    connections = rows.connections
    made, stays = connections.made[country.code], connections.hosted[country.code]
    hosted = [stay.digest for stay in stays]
    digests = connections.concerning(country.code)
    years = rows.by_year(stays_of(rows, country.code))
    return CountryPage(
        title=country.name,
        description="",
        section="countries.html",
        trail=[
            Link(text="Countries", href="countries.html"),
            Link(text=country.name, href=f"countries/{country.slug}.html"),
        ],
        code=country.code,
        name=country.name,
        region=country.subregion or country.region,
        original=rows.original(country.local),
        official=country.official,
        intro_html=rows.site.country_intros.get(country.code, ""),
        made=len(made),
        hosted=len(hosted),
        mentioned=len(connections.mentioned[country.code]),
        before=country_links(rows, former_states(rows, country)),
        after=country_links(rows, country.successors),
        terms=country_terms(rows, country.code),
        partners=partners(rows, country.code),
        leaders=rows.counted((slug for d in made for slug in d.visit.leaders), rows.leader),
        topics=rows.counted((slug for d in digests for slug in d.visit.topics), rows.topic),
        years=latest_years(years),
        year_pages=year_entries(rows, country, years),
        mentions=rows.latest_first(connections.mentioned[country.code]),
        next=rows.soonest(digests),
        last_made=rows.last(made),
        last_hosted=rows.last(hosted),
    )


def former_states(rows: Rows, country: Country) -> list[str]:
    """Return the codes of the former states that a country followed, in order of slug."""
    every = rows.site.countries.values()
    return [former.code for former in every if country.code in former.successors]


def country_links(rows: Rows, codes: Iterable[str]) -> list[Link]:
    """Return links to those countries that have a page, in order of slug."""
    known = sorted((rows.site.countries[c].slug, c) for c in codes if c in rows.site.countries)
    return [Link(text=rows.code(c)["name"], href=rows.code(c)["href"]) for _, c in known]


def partners(rows: Rows, code: str) -> list[tuple[CountEntry, int, int]]:
    """Return each partner with the visits made to it and hosted from it, most visits first."""
    made = Counter(h for d in rows.connections.made[code] for h in d.visit.hosts if h != code)
    hosted = Counter(
        stay.digest.visit.origin
        for stay in rows.connections.hosted[code]
        if stay.digest.visit.origin != code
    )
    latest: dict[str, Digest] = {}
    for digest in rows.connections.concerning(code):
        visit = digest.visit
        others = visit.hosts if visit.origin == code else (visit.origin,)
        latest |= dict.fromkeys(others, digest)
    ranked = sorted(
        made.keys() | hosted.keys(),
        key=lambda other: (-made[other] - hosted[other], rows.site.countries[other].slug),
    )
    return [
        (
            rows.entry(rows.partner(code, o), made[o] + hosted[o], latest=latest.get(o)),
            made[o],
            hosted[o],
        )
        for o in ranked
    ]
