"""What search narrows and sorts by, for all digests at once, and the names that have pages.

A digest's facets are numbers into the lists beside them, so that counts, filters and orders need
one file: ``[[0, 4], [2], 1, 3]`` is a visit between the countries 0 and 4 about topic 2.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypedDict

from entente.domain.visit import Kind, Status
from entente.rendering.rows import Rows
from entente.rendering.search_passages import Searched
from entente.rendering.search_volumes import Volume
from entente.rendering.search_words import STOP_WORDS

__all__ = ["Facets", "NamedPage", "facets_of", "named_pages"]

FacetsOfDigest = tuple[list[int], list[int], int, int]
"""Countries, topics, kind (-1: not stated), status."""
Choice = tuple[str, str]
"""What stands for it in addresses (JP, space), and its name."""
NamedPage = list[str | int]
"""Kind of page, path, number of visits, name, other names."""


class Facets(TypedDict):
    """The file ``search/facets.js``."""

    stop: list[str]
    """Words that exclude nothing."""
    volumes: list[tuple[str, int, int]]
    """Name, number of files of words, number of digests; oldest first."""
    years: list[tuple[int, int]]
    """Year and number of digests, oldest first."""
    country: list[Choice]
    topic: list[Choice]
    kind: list[str]
    status: list[str]
    """Lists that the numbers point into; the page has words for kinds and statuses."""
    digests: list[FacetsOfDigest]
    """Oldest visit first, as everywhere in the index."""


def facets_of(rows: Rows, volumes: Iterable[Volume]) -> Facets:
    """Return the facets of every digest."""
    site = rows.site
    countries = {code: number for number, code in enumerate(site.countries)}
    topics = {slug: number for number, slug in enumerate(site.topics)}
    kinds = {None: -1} | {kind: number for number, kind in enumerate(Kind)}
    statuses = {status: number for number, status in enumerate(Status)}
    visits = [digest.visit for digest in site.digests]
    return Facets(
        stop=sorted(STOP_WORDS),
        volumes=[(volume.name, volume.parts, len(volume.digests)) for volume in volumes],
        years=list(Counter(visit.dates.year for visit in visits).items()),
        country=[(code, rows.code(code)["name"]) for code in countries],
        topic=[(slug, site.topics[slug].name) for slug in topics],
        kind=[kind.value for kind in Kind],
        status=[status.value for status in Status],
        digests=[
            (
                [countries[code] for code in visit.countries],
                [topics[slug] for slug in visit.topics],
                kinds[visit.kind],
                statuses[visit.status],
            )
            for visit in visits
        ],
    )


def named_pages(searched: Searched) -> list[NamedPage]:
    """Return the page of every leader, country and topic with all its names."""
    return list(names_of_pages(searched))


def names_of_pages(searched: Searched) -> Iterator[NamedPage]:
    """Yield leaders, countries and topics."""
    rows = searched.rows
    visits = [digest.visit for digest in rows.site.digests]
    people = Counter(slug for visit in visits for slug in visit.people)
    countries = Counter(code for visit in visits for code in visit.countries)
    topics = Counter(slug for visit in visits for slug in visit.topics)
    for slug, names in searched.people.items():
        yield ["leader", rows.leader(slug)["href"], people[slug], *dict.fromkeys(names)]
    for code, names in searched.countries.items():
        yield ["country", rows.code(code)["href"], countries[code], *dict.fromkeys(names)]
    for slug, names in searched.topics.items():
        yield ["topic", rows.topic(slug)["href"], topics[slug], *dict.fromkeys(names)]
