"""Linked data: what a page is about in the words of schema.org, as JSON-LD.

Each page gives one graph. Every node has an ``@id`` that is the address of the page on which it
stands, so that the graphs of all pages join into one. Only what the records state is said: a date
in doubt is left out, a status that schema.org has no word for as well.
"""

from collections.abc import Iterable
from datetime import date

from entente.domain.dates import Doubt, Moment, Unit
from entente.domain.digest import Article, Digest, Source
from entente.domain.leader import Leader
from entente.domain.topic import Topic
from entente.domain.visit import Leg, Status
from entente.rendering.contexts import Link
from entente.rendering.rows import Rows

__all__ = ["LinkedData"]

Node = dict[str, object]

EVENT_STATUS = {
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
}
SCHEDULED = "https://schema.org/EventScheduled"
TEXT_LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def known(node: Node) -> Node:
    """Return a node without what is not known: empty texts, empty lists and None."""
    return {name: value for name, value in node.items() if value not in ("", [], None)}


def iso(day: date | None) -> str:
    """Return a day as schema.org writes it; empty where there is none."""
    return day.isoformat() if day else ""


def reduced(moment: Moment | None) -> str:
    """Return a date as precisely as it is known without doubt: ``2024-04-08``, ``1977-06``."""
    if moment is None or moment.doubt is not Doubt.NONE or moment.unit is Unit.PART:
        return ""
    return moment.text


class LinkedData:
    """A site's graphs, one a page."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.site = rows.site
        self.base = f"{rows.site.settings.base_url}/"
        self.language = rows.site.settings.locale.replace("_", "-")

    def graph(self, nodes: Iterable[Node], trail: list[Link]) -> Node:
        """Return the graph of a page: its nodes, and the way to it where it has one."""
        way = [self.breadcrumbs(trail)] if trail else []
        return {"@context": "https://schema.org", "@graph": [*nodes, *way]}

    def address(self, path: str) -> str:
        """Return the canonical address of a page."""
        return self.base + ("" if path == "index.html" else path)

    def breadcrumbs(self, trail: list[Link]) -> Node:
        """Return the way to a page."""
        steps = [
            {
                "@type": "ListItem",
                "position": number,
                "name": link["text"],
                "item": self.address(link["href"]),
            }
            for number, link in enumerate(trail, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": steps}

    def publisher(self) -> Node:
        """Return the site as the author of its digests."""
        name = self.site.settings.name
        return {"@type": "Organization", "@id": f"{self.base}#site", "name": name, "url": self.base}

    def website(self) -> Node:
        """Return the site."""
        return known(
            {
                "@type": "WebSite",
                "@id": self.base,
                "url": self.base,
                "name": self.site.settings.name,
                "description": self.site.settings.tagline,
                "inLanguage": self.language,
                "publisher": self.publisher(),
            }
        )

    def country(self, code: str) -> Node:
        """Return a country as others name it."""
        entry = self.rows.code(code)
        return {"@type": "Country", "@id": self.address(entry["href"]), "name": entry["name"]}

    def country_itself(self, code: str) -> Node:
        """Return a country on its own page."""
        country = self.site.countries[code]
        names = [country.official, *(name for _, name in country.local)]
        node = self.country(code)
        others = [name for name in dict.fromkeys(names) if name and name != country.name]
        return known({**node, "url": node["@id"], "identifier": code, "alternateName": others})

    def person(self, slug: str) -> Node:
        """Return a leader as others name them."""
        leader = self.rows.leader(slug)
        return {"@type": "Person", "@id": self.address(leader["href"]), "name": leader["text"]}

    def person_itself(self, leader: Leader) -> Node:
        """Return a leader on their own page."""
        node = self.person(leader.slug)
        names = [*(name.text for name in leader.original), *leader.aliases]
        return known(
            {
                **node,
                "url": node["@id"],
                "alternateName": list(dict.fromkeys(names)),
                "jobTitle": list(dict.fromkeys(office.title for office in leader.offices)),
            }
        )

    def term(self, topic: Topic) -> Node:
        """Return a topic as a term of the set of all topics."""
        address = self.address(topic.path)
        return known(
            {
                "@type": "DefinedTerm",
                "@id": address,
                "url": address,
                "name": topic.name,
                "termCode": topic.slug,
                "description": topic.description,
                "alternateName": list(topic.aliases),
                "inDefinedTermSet": self.address("topics.html"),
            }
        )

    def term_set(self) -> Node:
        """Return the set of all topics."""
        address = self.address("topics.html")
        terms = [self.term(topic) for topic in self.site.topics.values()]
        name = f"Topics · {self.site.settings.name}"
        return {
            "@type": "DefinedTermSet",
            "@id": address,
            "url": address,
            "name": name,
            "hasDefinedTerm": terms,
        }

    def visit(self, digest: Digest) -> list[Node]:
        """Return a visit as an event, and the digest as the report about it."""
        return [self.event(digest), self.report(digest)]

    def event(self, digest: Digest) -> Node:
        """Return a visit as an event; a tour has its stops as events of its own."""
        visit = digest.visit
        address = self.address(digest.path)
        stops = [self.stop(digest, leg) for leg in visit.legs] if len(visit.legs) > 1 else []
        return known(
            {
                "@type": "Event",
                "@id": f"{address}#visit",
                "url": address,
                "name": digest.title,
                "description": digest.summary,
                "startDate": reduced(visit.dates.start),
                "endDate": reduced(visit.dates.end),
                "eventStatus": EVENT_STATUS.get(visit.status, SCHEDULED),
                "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
                "location": [self.place(leg) for leg in visit.legs],
                "attendee": [self.person(slug) for slug in visit.people],
                "about": [self.country(code) for code in visit.countries],
                "keywords": [self.site.topics[slug].name for slug in visit.topics],
                "subEvent": stops,
            }
        )

    def stop(self, digest: Digest, leg: Leg) -> Node:
        """Return one stop of a tour."""
        host = self.rows.code(leg.host)["name"]
        return known(
            {
                "@type": "Event",
                "name": f"{digest.title} ({leg.place or host})",
                "startDate": reduced(leg.dates.start),
                "endDate": reduced(leg.dates.end),
                "eventStatus": EVENT_STATUS.get(digest.visit.status, SCHEDULED),
                "location": self.place(leg),
            }
        )

    def place(self, leg: Leg) -> Node:
        """Return where a stop was: a place in a country, or the country alone."""
        country = self.country(leg.host)
        if not leg.place:
            return country
        return {"@type": "Place", "name": leg.place, "containedInPlace": country}

    def report(self, digest: Digest) -> Node:
        """Return a digest as a report."""
        address = self.address(digest.path)
        return known(
            {
                "@type": "Report",
                "@id": address,
                "url": address,
                "headline": digest.title,
                "abstract": digest.summary,
                "inLanguage": self.language,
                "datePublished": iso(digest.published),
                "dateModified": iso(digest.changed),
                "author": self.publisher(),
                "publisher": self.publisher(),
                "license": TEXT_LICENCE,
                "isAccessibleForFree": True,
                "about": {"@id": f"{address}#visit"},
                "hasPart": [self.part(digest, article) for article in digest.articles[1:]],
                "citation": [self.source(source) for source in digest.sources],
                "correction": [correction.note for correction in digest.corrections],
            }
        )

    def part(self, digest: Digest, article: Article) -> Node:
        """Return a further article of a digest."""
        return known(
            {
                "@type": "Article",
                "url": f"{self.address(digest.path)}#{article.name}",
                "headline": article.title,
                "abstract": article.summary,
                "datePublished": iso(article.published),
            }
        )

    def source(self, source: Source) -> Node:
        """Return a document that a digest rests on."""
        publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
        return known(
            {
                "@type": "CreativeWork",
                "name": source.title,
                "url": source.url,
                "publisher": publisher,
                "datePublished": iso(source.day),
            }
        )
