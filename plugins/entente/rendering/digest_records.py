"""A digest as a record: plain values with names, for JSON.

The same record stands in ``visits/<id>.json``, in ``data/visits.json`` and, one a line, in
``data/visits.jsonl``. Dates are EDTF as written, with the first and last day that they may mean;
what is not known is null or an empty list, never left out.
"""

from datetime import date

from entente.domain.dates import Span
from entente.domain.digest import Article, Digest, Source
from entente.domain.visit import Leg
from entente.rendering.rows import Rows

__all__ = ["Record", "digest_record"]

Record = dict[str, object]
"""Names and plain values; everything in it can be written as JSON."""


def digest_record(rows: Rows, digest: Digest) -> Record:
    """Return everything that a digest states, with the address of every page that it names."""
    visit, base = digest.visit, rows.site.settings.base_url
    return {
        "id": digest.id,
        "url": f"{base}/{digest.path}",
        "title": digest.title,
        "summary": digest.summary,
        "leaders": [person(rows, slug) for slug in visit.leaders],
        "office": visit.office or None,
        "origin": country(rows, visit.origin),
        **dates_of(visit.dates),
        "legs": [leg_record(rows, leg) for leg in visit.legs],
        "kind": visit.kind,
        "status": visit.status,
        "history": [{"date": day(c.day), "status": c.status} for c in visit.history],
        "meets": [person(rows, slug) for slug in visit.meets],
        "at_issue": [country(rows, code) for code in visit.at_issue],
        "topics": [topic(rows, slug) for slug in visit.topics],
        "published": day(digest.published),
        "changed": day(digest.changed),
        "draft": digest.draft,
        "articles": [article_record(rows, digest, article) for article in digest.articles],
        "outcomes": [
            {
                "text": outcome.text,
                "status": outcome.status,
                "date": day(outcome.day),
                "topics": [topic(rows, slug) for slug in outcome.topics],
            }
            for outcome in digest.outcomes
        ],
        "sources": [source_record(source) for source in digest.sources],
        "corrections": [{"date": day(c.day), "note": c.note} for c in digest.corrections],
    }


def day(known: date | None) -> str | None:
    """Return a day as ISO 8601."""
    return known.isoformat() if known else None


def dates_of(span: Span) -> Record:
    """Return a span as EDTF, with the days that bound it and whether they are known exactly."""
    return {
        "dates": span.text,
        "first_day": day(span.first),
        "last_day": day(span.last),
        "exact": span.is_exact,
    }


def country(rows: Rows, code: str) -> Record:
    """Return a country by code and name, which is English whatever the interface's language."""
    entry = rows.site.countries[code]
    base = rows.site.settings.base_url
    return {"code": code, "name": entry.name, "url": f"{base}/countries/{entry.slug}.html"}


def person(rows: Rows, slug: str) -> Record:
    """Return a leader by id and name."""
    leader = rows.leader(slug)
    return {
        "id": slug,
        "name": leader["text"],
        "url": f"{rows.site.settings.base_url}/{leader['href']}",
    }


def topic(rows: Rows, slug: str) -> Record:
    """Return a topic by id and name."""
    entry = rows.topic(slug)
    return {
        "id": slug,
        "name": entry["text"],
        "url": f"{rows.site.settings.base_url}/{entry['href']}",
    }


def leg_record(rows: Rows, leg: Leg) -> Record:
    """Return one stop."""
    return {
        "host": country(rows, leg.host),
        "place": leg.place or None,
        **dates_of(leg.dates),
        "kind": leg.kind,
    }


def article_record(rows: Rows, digest: Digest, article: Article) -> Record:
    """Return an article without its text: where it stands and what it rests on."""
    base = rows.site.settings.base_url
    return {
        "id": article.name,
        "url": f"{base}/{digest.path}#{article.name}",
        "title": article.title,
        "label": article.label or None,
        "summary": article.summary,
        "published": day(article.published),
        "sources": [source_record(source) for source in article.sources],
    }


def source_record(source: Source) -> Record:
    """Return a source; one that is kept as a file is named by its path in the repository."""
    return {
        "title": source.title,
        "publisher": source.publisher or None,
        "url": source.url or None,
        "file": source.file or None,
        "date": day(source.day),
        "accessed": day(source.accessed),
        "kind": source.kind,
    }
