"""The cards of the directory: what a site has pages for, from its values.

Everything is in it, published or not, since a link to a draft is told from one to nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from entente.domain.country import Country
from entente.domain.digest import Digest
from entente.domain.leader import Leader
from entente.domain.note import PlainText
from entente.domain.site import Site
from entente.domain.topic import Topic
from entente.linking.directory import Card
from entente.linking.entries import Entry, Kind, Standing, of_country, of_leader, of_topic

__all__ = ["Known", "cards_of"]


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that content and gazetteer name, drafts included."""

    digests: tuple[Digest, ...]
    leaders: Mapping[str, Leader]
    countries: Mapping[str, Country]
    """Every country there is or was, by code."""
    topics: Mapping[str, Topic]
    pages: tuple[PlainText, ...]
    adjectives: Mapping[str, str]
    """Folded adjective → code, of those that one country alone has."""


def cards_of(known: Known, site: Site) -> Iterator[Card]:
    """Yield the card of every leader, country, topic, digest and plain page.

    Args:
        known: everything that is named.
        site: what of it will be published.

    """
    for leader in known.leaders.values():
        entry = entry_of(leader.path, leader.name, Kind.LEADER, shown=leader.slug in site.leaders)
        originals = (name.text for name in leader.original)
        names = (leader.name, *leader.aliases, *originals)
        yield Card(entry, names, tuple(of_leader(leader)), (leader.slug,))
    for topic in known.topics.values():
        entry = entry_of(topic.path, topic.name, Kind.TOPIC, shown=topic.slug in site.topics)
        yield Card(entry, (topic.name, *topic.aliases), tuple(of_topic(topic)), (topic.slug,))
    yield from country_cards(known, site)
    yield from digest_cards(known.digests, site)
    for page in known.pages:
        entry = entry_of(f"{page.slug}.html", page.title, Kind.PAGE, shown=True)
        yield Card(entry, (page.title,), (), (page.slug,))


def entry_of(path: str, title: str, kind: Kind, *, shown: bool) -> Entry:
    """Return an entry that is published or named by drafts alone."""
    return Entry(path, title, kind, Standing.PUBLISHED if shown else Standing.DRAFT)


def country_cards(known: Known, site: Site) -> Iterator[Card]:
    """Yield the card of every country; those without a page hide shorter names within theirs."""
    in_drafts = {code for digest in known.digests for code in digest.visit.countries}
    for country in known.countries.values():
        unshown = Standing.DRAFT if country.code in in_drafts else Standing.UNNAMED
        standing = Standing.PUBLISHED if country.code in site.countries else unshown
        path = f"countries/{country.slug}.html"
        yield Card(
            Entry(path, country.name, Kind.COUNTRY, standing),
            names_of(country),
            tuple(of_country(country, known.adjectives)),
            (country.slug, country.code),
        )


def names_of(country: Country) -> tuple[str, ...]:
    """Return every name of a country but its code, which no reader is shown."""
    local = (name for _, name in country.local)
    every = (country.name, country.in_sentence, country.official, *country.aliases, *local)
    return tuple(name for name in dict.fromkeys(every) if name)


def digest_cards(digests: Iterable[Digest], site: Site) -> Iterator[Card]:
    """Yield the card of every digest: its title, which others may have too, and its id."""
    published = {digest.id for digest in site.digests}
    for digest in digests:
        entry = entry_of(digest.path, digest.title, Kind.VISIT, shown=digest.id in published)
        yield Card(entry, (digest.title,), (), (digest.id,))
