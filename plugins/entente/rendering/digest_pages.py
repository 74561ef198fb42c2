"""The page of a digest: ``visits/<id>.html``."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from entente.domain.digest import Article, Digest, Outcome, OutcomeStatus, Source
from entente.domain.page import Page
from entente.domain.visit import Leg, Status
from entente.rendering import dates
from entente.rendering.backlinks import backlink_rows
from entente.rendering.contexts import (
    ArticleText,
    Code,
    DigestPage,
    FactLeg,
    Link,
    OutcomeRow,
    PersonRow,
    SourceRow,
)
from entente.rendering.rows import Rows
from entente.rendering.set_texts import way_back, with_way_back
from entente.rendering.surroundings import related_rows, relation_steps, travel_steps
from entente.rendering.words import OUTCOMES, SOURCE_KINDS, STATUSES, STEPS

__all__ = ["digest_pages"]


def digest_pages(rows: Rows) -> Iterator[Page]:
    """Yield the page of every digest."""
    for digest in rows.site.digests:
        made_from = partial(rows.ingredients.of_digest, digest)
        yield Page(
            digest.path,
            "digest.html",
            partial(digest_page, rows, digest),
            ingredients=made_from,
            texts=partial(texts_of, rows, digest),
        )


def texts_of(rows: Rows, digest: Digest) -> tuple[str, ...]:
    """Return the texts of a digest as its page has them."""
    back = way_back(rows.language, rows.site.settings.content_language)
    return tuple(with_way_back(article.html, back) for article in digest.articles)


def digest_page(rows: Rows, digest: Digest) -> DigestPage:
    """Return what the page of a digest shows."""
    visit = digest.visit
    sources = numbered(digest)
    year = visit.dates.year
    return DigestPage(
        title=digest.title,
        description=digest.summary,
        section="visits.html",
        trail=[
            Link(text=rows.say("Visits"), href="visits.html"),
            Link(text=str(year), href=f"visits/{year:04}.html"),
            Link(text=digest.title, href=digest.path),
        ],
        id=digest.id,
        dates=rows.dates(visit.dates),
        weekdays=dates.weekdays(visit.dates, rows.locale, rows.phrases),
        status=rows.status(digest),
        status_since=announced(rows, digest),
        kind=rows.kind(visit.kind),
        origin=rows.code(visit.origin),
        hosts=[rows.code(host) for host in visit.hosts],
        legs=[fact_leg(rows, leg) for leg in visit.legs],
        summary=digest.summary,
        published=rows.day(digest.published),
        changed=changed(rows, digest),
        draft=digest.draft,
        articles=[
            article_text(rows, number, article, sources)
            for number, article in enumerate(digest.articles)
        ],
        leaders=[person(rows, digest, slug, travelled=True) for slug in visit.leaders],
        meets=[person(rows, digest, slug, travelled=False) for slug in visit.meets],
        at_issue=[rows.code(code) for code in visit.at_issue],
        country_roles=country_roles(rows, digest),
        topics=[rows.topic(topic) for topic in visit.topics],
        sources=[source_row(rows, n, source) for n, source in enumerate(sources, start=1)],
        publishers=len({source.publisher for source in sources if source.publisher}),
        outcomes=[outcome_row(rows, outcome) for outcome in digest.outcomes],
        corrections=[
            (rows.day(correction.day), correction.note)
            for correction in sorted(digest.corrections, key=lambda c: c.day, reverse=True)
        ],
        address=f"{rows.site.settings.base_url}/{digest.path}",
        related=related_rows(rows, digest),
        brought_together=[
            Link(text=rows.relation_title(relation), href=relation.path)
            for relation in rows.brought_together.get(digest.id, ())
        ],
        relations=relation_steps(rows, digest),
        travels=travel_steps(rows, digest),
        backlinks=backlink_rows(rows, digest.path),
    )


def numbered(digest: Digest) -> list[Source]:
    """Return the sources of a digest and its articles, each once, in the order of their numbers."""
    every = [*digest.sources, *(s for article in digest.articles for s in article.sources)]
    return list(dict.fromkeys(every))


def article_text(rows: Rows, number: int, article: Article, sources: list[Source]) -> ArticleText:
    """Return an article by its number, with the numbers of the sources it rests on."""
    return ArticleText(
        anchor=article.name,
        title=article.title,
        label=article.label,
        summary=article.summary,
        published=rows.day(article.published),
        day=dates.day_and_month(article.published, rows.locale) if article.published else "",
        sources=[sources.index(source) + 1 for source in article.sources],
        number=number,
    )


def fact_leg(rows: Rows, leg: Leg) -> FactLeg:
    """Return a stop as the fact card shows it."""
    return FactLeg(
        host=rows.code(leg.host),
        place=leg.place,
        dates=rows.dates(leg.dates),
        kind=rows.kind(leg.kind),
    )


def person(rows: Rows, digest: Digest, slug: str, *, travelled: bool) -> PersonRow:
    """Return a leader with the office held during the visit."""
    leader = rows.site.leaders[slug]
    office = leader.office_during(digest.visit.dates)
    if office is None:
        held = digest.visit.office if travelled else ""
    elif office.country:
        country = rows.country(office.country)
        held = rows.say("%(office)s, %(country)s", office=office.title, country=country)
    else:
        held = office.title
    return PersonRow(
        name=leader.name,
        href=leader.path,
        original=rows.original((name.language, name.text) for name in leader.original),
        office=held,
        role=rows.say("travelled") if travelled else rows.say("met"),
    )


def country_roles(rows: Rows, digest: Digest) -> list[tuple[Code, str]]:
    """Return every country concerned with its part, each once."""
    visit = digest.visit
    parts = {visit.origin: rows.say("visitor")} | dict.fromkeys(visit.hosts, rows.say("host"))
    at_issue = rows.say("also at issue")
    parts |= {code: at_issue for code in visit.at_issue if code not in parts}
    return [(rows.code(code), part) for code, part in parts.items()]


def source_row(rows: Rows, number: int, source: Source) -> SourceRow:
    """Return a source as the list of sources shows it."""
    return SourceRow(
        number=number,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        host=(urlsplit(source.url).hostname or "").removeprefix("www."),
        file=source.file,
        date=rows.day(source.day),
        accessed=rows.day(source.accessed),
        kind=rows.say(SOURCE_KINDS[source.kind]) if source.kind else "",
    )


def outcome_row(rows: Rows, outcome: Outcome) -> OutcomeRow:
    """Return an outcome as the table shows it."""
    return OutcomeRow(
        text=outcome.text,
        topics=[rows.topic(topic) for topic in outcome.topics],
        step=STEPS[outcome.status],
        status=rows.say(OUTCOMES[OutcomeStatus(outcome.status)]),
        date=rows.day(outcome.day),
    )


def announced(rows: Rows, digest: Digest) -> str:
    """Return when a visit took its first status, where that is not the present one."""
    if not digest.visit.history:
        return ""
    first = digest.visit.history[0]
    if first.status is digest.visit.status and first.status is not Status.ANNOUNCED:
        return ""
    return rows.say(
        "%(status)s %(day)s", status=rows.say(STATUSES[first.status]), day=rows.day(first.day)
    )


def changed(rows: Rows, digest: Digest) -> str:
    """Return the day of the last change after publication, in words; empty where none is known."""
    later = digest.changed and digest.published and digest.changed > digest.published
    return rows.day(digest.changed) if later else ""
