"""Visits as linked data: the visit an ``Event``, the digest about it a ``Report``.

A date in doubt is left out. schema.org has no word for announced, confirmed or concluded: they are
``EventScheduled``, whose meaning is that the event takes or took place as planned.
"""

from datetime import date

from entente.domain.dates import Doubt, Moment, Unit
from entente.domain.digest import Article, Digest, Source
from entente.domain.visit import Leg, Status
from entente.rendering.language import tag_of
from entente.rendering.linked_data import TEXT_LICENCE, LinkedData, Node, known

__all__ = ["visit_nodes"]

EVENT_STATUS = {
    **dict.fromkeys(Status, "https://schema.org/EventScheduled"),
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.POSTPONED: "https://schema.org/EventPostponed",
}


def iso(day: date | None) -> str:
    """Return a day as schema.org writes it; empty where there is none."""
    return day.isoformat() if day else ""


def reduced(moment: Moment | None) -> str:
    """Return a date as precisely as it is known without doubt: ``2024-04-08``, ``1977-06``."""
    if moment is None or moment.doubt is not Doubt.NONE or moment.unit is Unit.PART:
        return ""
    return moment.text


def visit_nodes(linked: LinkedData, digest: Digest) -> list[Node]:
    """Return a visit as an event, and the digest as the report about it."""
    return [event(linked, digest), report(linked, digest)]


def event(linked: LinkedData, digest: Digest) -> Node:
    """Return a visit as an event; a tour has its stops as events of its own."""
    visit = digest.visit
    address = linked.address(digest.path)
    stops = [stop(linked, digest, leg) for leg in visit.legs] if len(visit.legs) > 1 else []
    return known(
        {
            "@type": "Event",
            "@id": f"{address}#visit",
            "url": address,
            "name": digest.title,
            "description": digest.summary,
            "startDate": reduced(visit.dates.start),
            "endDate": reduced(visit.dates.end),
            "eventStatus": EVENT_STATUS[visit.status],
            "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
            "location": [place(linked, leg) for leg in visit.legs],
            "attendee": [linked.person(slug) for slug in visit.people],
            "about": [linked.country(code) for code in visit.countries],
            "keywords": [linked.site.topics[slug].name for slug in visit.topics],
            "subEvent": stops,
        }
    )


def stop(linked: LinkedData, digest: Digest, leg: Leg) -> Node:
    """Return one stop of a tour."""
    host = linked.rows.code(leg.host)["name"]
    return known(
        {
            "@type": "Event",
            "name": f"{digest.title} ({leg.place or host})",
            "startDate": reduced(leg.dates.start),
            "endDate": reduced(leg.dates.end),
            "eventStatus": EVENT_STATUS[digest.visit.status],
            "location": place(linked, leg),
        }
    )


def place(linked: LinkedData, leg: Leg) -> Node:
    """Return where a stop was: a place in a country, or the country alone."""
    country = linked.country(leg.host)
    if not leg.place:
        return country
    return {"@type": "Place", "name": leg.place, "containedInPlace": country}


def report(linked: LinkedData, digest: Digest) -> Node:
    """Return a digest as a report."""
    address = linked.address(digest.path)
    return known(
        {
            "@type": "Report",
            "@id": address,
            "url": address,
            "headline": digest.title,
            "abstract": digest.summary,
            "inLanguage": tag_of(linked.rows.content.locale),
            "datePublished": iso(digest.published),
            "dateModified": iso(digest.changed),
            "author": linked.publisher(),
            "publisher": linked.publisher(),
            "license": TEXT_LICENCE,
            "isAccessibleForFree": True,
            "about": {"@id": f"{address}#visit"},
            "hasPart": [part(linked, digest, article) for article in digest.articles[1:]],
            "citation": [document(source) for source in digest.sources],
            "correction": [correction.note for correction in digest.corrections],
        }
    )


def part(linked: LinkedData, digest: Digest, article: Article) -> Node:
    """Return a further article of a digest."""
    return known(
        {
            "@type": "Article",
            "url": f"{linked.address(digest.path)}#{article.name}",
            "headline": article.title,
            "abstract": article.summary,
            "datePublished": iso(article.published),
        }
    )


def document(source: Source) -> Node:
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
