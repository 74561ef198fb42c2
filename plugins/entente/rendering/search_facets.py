"""What search narrows and sorts by, for all digests at once, and the names that have pages.

A digest's facets are numbers into the lists beside them, so that counts, filters and orders need
one file: ``[[0, 4], [2], 1, 3]`` is a visit between the countries 0 and 4 about topic 2.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from entente.domain.digest import Digest
from entente.domain.visit import Kind, Status
from entente.rendering.rows import Rows
from entente.rendering.search_words import STOP_WORDS
from entente.rendering.words import KINDS, STATUSES

__all__ = ["Facets", "NamedPage", "facets_of", "named_pages"]

FacetsOfDigest = tuple[list[int], list[int], int, int]
"""Countries, topics, kind (-1: not stated), status."""
Choice = tuple[str, str]
"""What stands for it in addresses (JP, space, official), and its name."""
NamedPage = list[str | int]
"""Kind in words, path, number of visits, name, other names."""


class Facets(TypedDict):
    """The file ``search/facets.js``."""

    stop: list[str]
    """Words that exclude nothing."""
    shelves: list[str]
    """Keys of the files of words."""
    country: list[Choice]
    topic: list[Choice]
    kind: list[Choice]
    status: list[Choice]
    """Lists that the numbers point into."""
    years: list[tuple[int, list[FacetsOfDigest]]]
    """Oldest first; within a year in the site's order."""


def facets_of(
    rows: Rows, by_year: Mapping[int, tuple[Digest, ...]], shelves: Iterable[str]
) -> Facets:
    """Return the facets of every digest.

    Args:
        rows: of the site.
        by_year: digests in the site's order, oldest year first.
        shelves: keys of the files of words.

    """
    site = rows.site
    countries = {code: number for number, code in enumerate(site.countries)}
    topics = {slug: number for number, slug in enumerate(site.topics)}
    kinds, statuses = list(Kind), list(Status)
    return Facets(
        stop=sorted(STOP_WORDS),
        shelves=list(shelves),
        country=[(code, country.name) for code, country in site.countries.items()],
        topic=[(slug, topic.name) for slug, topic in site.topics.items()],
        kind=[(kind.value, KINDS[kind]) for kind in kinds],
        status=[(status.value, STATUSES[status]) for status in statuses],
        years=[
            (
                year,
                [
                    (
                        [countries[code] for code in digest.visit.countries],
                        [topics[slug] for slug in digest.visit.topics],
                        kinds.index(digest.visit.kind) if digest.visit.kind else -1,
                        statuses.index(digest.visit.status),
                    )
                    for digest in digests
                ],
            )
            for year, digests in by_year.items()
        ],
    )


def named_pages(rows: Rows) -> Iterator[NamedPage]:
    """Yield the page of every leader, country and topic with all its names."""
    site = rows.site
    visits = [digest.visit for digest in site.digests]
    people = Counter(slug for visit in visits for slug in visit.people)
    countries = Counter(code for visit in visits for code in visit.countries)
    topics = Counter(slug for visit in visits for slug in visit.topics)
    for leader in site.leaders.values():
        other = (*(name.text for name in leader.original), *leader.aliases)
        yield ["leader", leader.path, people[leader.slug], leader.name, *other]
    for code, country in site.countries.items():
        names = [name for name in country.names if name != code]
        yield ["country", f"countries/{country.slug}.html", countries[code], *names]
    for topic in site.topics.values():
        yield ["topic", topic.path, topics[topic.slug], topic.name, *topic.aliases]
