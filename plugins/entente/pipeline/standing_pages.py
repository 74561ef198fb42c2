"""Pages that no file asks for: fixed ones, those of the entries, and those of their bonds.

Bonds are what follows from all digests together: what each entry has to do with, and what is
between two countries. They are worked out once, of the digests as pages show them::

    dict(pages_of_bonds(site, bonds_of(site)))["relations/japan--united-states.html"]
"""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.domain.site import Site
from entente.linking.connections import Connections, connections_of
from entente.linking.relations import Relations, relations_of
from entente.rendering.country_years import country_year_paths

__all__ = ["Bonds", "bonds_of", "pages_of_bonds", "standing_pages"]

FIXED = (
    ("index.html", "the home page"),
    ("visits.html", "the listing of all visits"),
    ("countries.html", "the index of countries"),
    ("relations.html", "the index of relations"),
    ("leaders.html", "the index of leaders"),
    ("topics.html", "the index of topics"),
    ("404.html", "the page for addresses that lead nowhere"),
    ("visits.atom", "the feed"),
    ("sitemap.xml", "the sitemap"),
    ("robots.txt", "the rules for robots"),
)
"""Addresses that every site has."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """What the digests of a site have to do with its entries, and these with each other."""

    connections: Connections
    relations: Relations


def bonds_of(site: Site) -> Bonds:
    """Return the bonds of a site."""
    return Bonds(
        connections_of(site.digests),
        relations_of(site.digests, site.leaders, site.countries, site.as_of),
    )


def standing_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the address of every fixed page, year and entry, with what stands there."""
    yield from FIXED
    for year in {digest.visit.dates.year for digest in site.digests}:
        yield f"visits/{year:04}.html", f"the listing of {year}"
    for country in site.countries.values():
        yield f"countries/{country.slug}.html", f"the page of {country.name}"
    for leader in site.leaders.values():
        yield leader.path, f"the page of {leader.name}"
    for topic in site.topics.values():
        yield topic.path, f"the page of {topic.name}"


def pages_of_bonds(site: Site, bonds: Bonds) -> Iterator[tuple[str, str]]:
    """Yield the address of every page of two countries and of a country's year."""
    yield from country_year_paths(site.countries.values(), bonds.connections)
    for relation in bonds.relations.by_pair.values():
        first, second = (site.countries[code].name for code in relation.countries)
        yield relation.path, f"the page of {first} and {second}"
