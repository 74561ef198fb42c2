"""What can be followed: the site and every entry that visits concern, each with its visits.

Feeds and calendars are made from the same list, so that an entry's feed, calendar and page speak of
the same visits::

    [each.stem for each in followed(rows)]  # ["visits", "countries/japan", …]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from entente.domain.country import Country
from entente.domain.digest import Digest
from entente.domain.leader import Leader
from entente.domain.relation import Relation
from entente.domain.visit import Leg
from entente.rendering.rows import Rows

__all__ = ["Followed", "Stop", "followed", "ingredients_of", "stops_of"]


@dataclass(frozen=True, slots=True)
class Stop:
    """One leg of one visit: what a calendar holds."""

    digest: Digest
    leg: Leg
    name: str
    """Permanent and unique in the site: the visit's id for its first leg, which stays the same
    event when a stop is added to a journey; ``<id>--jp`` and ``<id>--jp-2`` for further ones."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Something that has visits and a page."""

    stem: str
    """Address of its page without the ending, ``countries/japan``; its ids come from it too."""
    name: str
    digests: tuple[Digest, ...]
    """Every visit that concerns it, each once; at least one unless it is the whole site."""
    stops: tuple[Stop, ...]
    """The legs of these visits that concern it: of a tour's hosts each sees its own."""


@lru_cache(maxsize=1)  # feeds and calendars ask for the same
def followed(rows: Rows) -> tuple[Followed, ...]:
    """Return the site, then every country, leader, topic and relation with at least one visit."""
    return tuple(each_followed(rows))


def each_followed(rows: Rows) -> Iterator[Followed]:
    """Yield the site, then every country, leader, topic and relation with at least one visit."""
    site = rows.site
    stops = {digest.id: tuple(stops_of(digest)) for digest in site.digests}
    every = tuple(stop for digest in site.digests for stop in stops[digest.id])
    yield Followed("visits", site.settings.name, site.digests, every)
    kinds = (
        (country_stays(rows, country) for country in site.countries.values()),
        (leader_stays(rows, leader) for leader in site.leaders.values()),
        (
            (topic.path, topic.name, [(d, d.visit.hosts) for d in rows.connections.about[slug]])
            for slug, topic in site.topics.items()
        ),
        (relation_stays(rows, relation) for relation in rows.relations.by_pair.values()),
    )
    for path, name, stays in (entry for kind in kinds for entry in kind):
        if stays:
            yield Followed(path.removesuffix(".html"), name, *gathered(stays, stops))


Stays = list[tuple[Digest, tuple[str, ...]]]
"""Visits, each with the codes of the host countries that matter."""
Entry = tuple[str, str, Stays]
"""Path of the page, name, visits; a visit may stand there more than once."""


def gathered(
    stays: Stays, stops: dict[str, tuple[Stop, ...]]
) -> tuple[tuple[Digest, ...], tuple[Stop, ...]]:
    """Return the visits, each once and oldest first, and those of their legs that matter."""
    hosts: dict[str, set[str]] = {}
    digests: dict[str, Digest] = {}
    for digest, countries in stays:
        hosts.setdefault(digest.id, set()).update(countries)
        digests[digest.id] = digest
    ordered = tuple(sorted(digests.values(), key=lambda digest: digest.sort_key))
    chosen = (s for d in ordered for s in stops[d.id] if s.leg.host in hosts[d.id])
    return ordered, tuple(chosen)


def stops_of(digest: Digest) -> Iterator[Stop]:
    """Yield the legs of a visit, each with its permanent name."""
    met: dict[str, int] = {}
    for number, leg in enumerate(digest.visit.legs):
        met[leg.host] = met.get(leg.host, 0) + 1
        again = f"-{met[leg.host]}" if met[leg.host] > 1 else ""
        ending = f"--{leg.host.lower()}{again}" if number else ""
        yield Stop(digest, leg, f"{digest.id}{ending}")


def country_stays(rows: Rows, country: Country) -> Entry:
    """Return a country's visits: those made whole, of those hosted the days there, and the rest."""
    code, connections = country.code, rows.connections
    stays: Stays = [(digest, digest.visit.hosts) for digest in connections.made[code]]
    stays += [(stay.digest, (code,)) for stay in connections.hosted[code]]
    # At issue: it belongs into the feed, but nobody travels to or from it.
    stays += [(digest, ()) for digest in connections.mentioned[code]]
    return f"countries/{country.slug}.html", rows.country(country.code), stays


def leader_stays(rows: Rows, leader: Leader) -> Entry:
    """Return a leader's visits: those made, and those of guests, where these came to see them."""
    stays: Stays = [(d, d.visit.hosts) for d in rows.connections.travelled[leader.slug]]
    for digest in rows.connections.met[leader.slug]:
        office = leader.office_during(digest.visit.dates)
        home = office.country if office else ""
        hosts = digest.visit.hosts
        stays.append((digest, (home,) if home in hosts else hosts))
    return leader.path, leader.name, stays


def relation_stays(rows: Rows, relation: Relation) -> Entry:
    """Return the visits between two countries, and the days on which they met elsewhere."""
    stays: Stays = [(crossing.digest, (crossing.host,)) for crossing in relation.crossings]
    stays += [
        (digest, meeting.hosts) for meeting in relation.meetings for digest in meeting.digests
    ]
    return relation.path, rows.relation_title(relation), stays


def ingredients_of(rows: Rows, about: Followed) -> str:
    """Return what a feed or a calendar is made from, as in ``Page.ingredients``."""
    marks = [about.stem, about.name, *(stop.name for stop in about.stops)]
    return rows.ingredients.of_some("\n".join(marks), about.digests)
