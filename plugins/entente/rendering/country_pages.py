"""Countries: ``countries.html`` and a page for each."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from entente.domain.country import Country
from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.backlinks import backlink_rows, backlinks_elsewhere
from entente.rendering.contexts import CountEntry, CountryPage, IndexPage, Link, Terms
from entente.rendering.country_years import (
    country_year_pages,
    latest_years,
    stays_of,
    year_entries,
)
from entente.rendering.language import noted
from entente.rendering.rows import Rows
from entente.rendering.strips import strip_of_country
from entente.rendering.terms import country_terms
from entente.rendering.year_panels import year_panels

__all__ = ["country_pages"]

OTHERS = noted("Organisations")


def country_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of countries, then the page of each."""
    yield Page(
        "countries.html",
        "index.html",
        partial(index, rows),
        ingredients=rows.ingredients.of_all_facts,
    )
    for country in rows.site.countries.values():
        yield Page(
            f"countries/{country.slug}.html",
            "country.html",
            partial(country_page, rows, country),
            ingredients=partial(rows.ingredients.of_country, country),
        )
    yield from country_year_pages(rows)


def index(rows: Rows) -> IndexPage:
    """Return what the index of countries shows: regions, and within each the countries by name."""
    english = rows.language.name == "en"  # in order of their slugs
    ordered = sorted(
        rows.site.countries.values(),
        key=lambda c: (c.region or "~", "" if english else rows.country(c.code), c.slug),
    )
    groups = [
        (rows.say(region or OTHERS), [country_entry(rows, country) for country in group])
        for region, group in groupby(ordered, key=lambda c: c.region)
    ]
    return IndexPage(
        title=rows.say("Countries"),
        description="",
        section="countries.html",
        trail=[Link(text=rows.say("Countries"), href="countries.html")],
        total=len(ordered),
        noun=rows.count("country", "countries", len(ordered)),
        groups=groups,
    )


def country_entry(rows: Rows, country: Country) -> CountEntry:
    """Return a country in the index."""
    digests = rows.connections.concerning(country.code)
    latest = digests[-1] if digests else None
    return rows.entry(
        rows.code(country.code), len(digests), note=rows.say(country.subregion), latest=latest
    )


def country_page(rows: Rows, country: Country) -> CountryPage:
    """Return what the page of a country shows."""
    connections, name = rows.connections, rows.country(country.code)
    made, stays = connections.made[country.code], connections.hosted[country.code]
    hosted = [stay.digest for stay in stays]
    digests = connections.concerning(country.code)
    listed = (*digests, *connections.mentioned[country.code])
    path = f"countries/{country.slug}.html"
    years = rows.by_year(stays_of(rows.connections, country.code))
    terms = country_terms(rows, country.code)
    journeys, guests = days_held(rows, country.code)
    strip = strip_of_country(
        rows, country.code, [d.year for d in journeys], [d.year for d in guests]
    )
    return CountryPage(
        title=name,
        description="",
        section="countries.html",
        trail=[
            Link(text=rows.say("Countries"), href="countries.html"),
            Link(text=name, href=path),
        ],
        code=country.code,
        name=name,
        in_sentence=rows.in_sentence(country.code),
        region=rows.say(country.subregion or country.region),
        original=rows.original(country.local),
        official=country.official if rows.language.name == "en" else "",
        intro_html=rows.site.country_intros.get(country.code, ""),
        made=len(made),
        hosted=len(hosted),
        mentioned=len(connections.mentioned[country.code]),
        before=country_links(rows, former_states(rows, country)),
        after=country_links(rows, country.successors),
        strip=strip,
        panels=year_panels(rows, journeys, guests, strip["label"]) if strip else None,
        terms=terms,
        partners=partners(rows, country.code),
        met_abroad=met_abroad(rows, country.code),
        leaders=beside(terms, leaders(rows, made)),
        topics=rows.counted((slug for d in digests for slug in d.visit.topics), rows.topic),
        years=latest_years(years),
        year_pages=year_entries(rows, country, years),
        mentions=rows.latest_first(connections.mentioned[country.code]),
        next=rows.soonest(digests),
        last_made=rows.last(made),
        last_hosted=rows.last(hosted),
        backlinks=backlink_rows(rows, path, listed),
        backlinks_elsewhere=backlinks_elsewhere(rows, path, listed),
    )


def days_held(rows: Rows, code: str) -> tuple[list[Span], list[Span]]:
    """Return the days of every visit that a country made, and of every one that it hosted.

    As on the pages of relations, visits count that took place, and those abroad.
    """
    crossings = [each for r in rows.relations.by_country.get(code, ()) for each in r.held]
    made = {each.digest.id: each.digest for each in crossings if each.origin == code}
    journeys = [digest.visit.dates for digest in made.values()]
    return journeys, [each.dates for each in crossings if each.host == code]


def former_states(rows: Rows, country: Country) -> list[str]:
    """Return the codes of the former states that a country followed, in order of slug."""
    every = rows.site.countries.values()
    return [former.code for former in every if country.code in former.successors]


def country_links(rows: Rows, codes: Iterable[str]) -> list[Link]:
    """Return links to those countries that have a page, in order of slug."""
    known = sorted((rows.site.countries[c].slug, c) for c in codes if c in rows.site.countries)
    return [Link(text=rows.code(c)["name"], href=rows.code(c)["href"]) for _, c in known]


def leaders(rows: Rows, made: Iterable[Digest]) -> list[CountEntry]:
    """Return who travelled, with the latest office and visit, most visits first."""
    latest = {slug: digest for digest in made for slug in digest.visit.leaders}
    counts = Counter(slug for digest in made for slug in digest.visit.leaders)
    ordered = sorted(counts, key=lambda slug: (-counts[slug], slug))
    return [
        rows.entry(
            rows.leader(slug),
            counts[slug],
            note=office_then(rows, slug, latest[slug]),
            latest=latest[slug],
        )
        for slug in ordered
    ]


def beside(terms: Terms | None, entries: list[CountEntry]) -> list[CountEntry]:
    """Return those leaders whom the terms of office do not name already."""
    named = {leader["href"] for leader, *_ in terms["table"]} if terms else set()
    return [entry for entry in entries if entry["href"] not in named]


def office_then(rows: Rows, slug: str, digest: Digest) -> str:
    """Return the title of the office that a leader held during a visit; empty where unknown."""
    office = rows.site.leaders[slug].office_during(digest.visit.dates)
    return office.title if office else digest.visit.office


def partners(rows: Rows, code: str) -> list[tuple[CountEntry, int, int]]:
    """Return each partner with the visits made to it and hosted from it, most visits first.

    As on the pages of relations, visits count that took place.
    """
    ranked = []
    for relation in rows.relations.by_country.get(code, ()):
        held, other = relation.held, relation.other(code)
        made = sum(crossing.origin == code for crossing in held)
        latest = [crossing.digest for crossing in held or relation.coming]
        entry = rows.entry(
            rows.partner(code, other), len(held), latest=latest[-1] if latest else None
        )
        if relation.crossings:
            ranked.append((entry, made, len(held) - made))
    return sorted(ranked, key=lambda row: (-row[0]["count"], row[0]["text"], row[0]["href"]))


def met_abroad(rows: Rows, code: str) -> list[CountEntry]:
    """Return the countries whose leaders those of this one met elsewhere, but never at home.

    Each leads to the relation and has the number of meetings, most first.
    """
    found = [
        rows.entry(rows.partner(code, relation.other(code)), len(relation.meetings))
        for relation in rows.relations.by_country.get(code, ())
        if not relation.crossings
    ]
    return sorted(found, key=lambda entry: (-entry["count"], entry["text"], entry["href"]))
