"""The pages at the site's door: home, the page for addresses that lead nowhere, plain pages."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from entente.domain.digest import Digest
from entente.domain.note import PlainText
from entente.domain.page import Page
from entente.domain.visit import Status
from entente.rendering import dates
from entente.rendering.backlinks import backlink_rows
from entente.rendering.contexts import CountEntry, Link, NotFoundPage, PlainPage, VisitRow
from entente.rendering.front_contexts import ChangeRow, CorrectionRow, HomePage
from entente.rendering.language import noted
from entente.rendering.rows import Rows
from entente.rendering.visit_pages import years
from entente.rendering.world_map import world_map

__all__ = ["home_page", "not_found_page", "plain_pages"]

MOST = 8
COMING, CHANGES, CORRECTIONS = 12, 5, 3
"""How many visits to come, changes of status and corrections the home page tells of."""
INDEXES = {
    "visits": noted("Visits"),
    "countries": noted("Countries"),
    "relations": noted("Relations"),
    "leaders": noted("Leaders"),
    "topics": noted("Topics"),
}
"""The indexes that lead into the site, with their names."""


def home_page(rows: Rows) -> Iterator[Page]:
    """Yield the home page."""
    yield Page(
        "index.html", "home.html", partial(home, rows), ingredients=rows.ingredients.of_all_facts
    )


def home(rows: Rows) -> HomePage:
    """Return what the home page shows."""
    site = rows.site
    newest = sorted(site.digests, key=appearance, reverse=True)
    lead, new = newest[:1], newest[1 : MOST + 1]
    coming = [*under_way(rows), *rows.coming(site.digests)]
    people = (slug for d in site.digests for slug in d.visit.people)
    topics = (slug for d in site.digests for slug in d.visit.topics)
    return HomePage(
        title=site.settings.name,
        description=site.settings.tagline,
        section="",
        trail=[],
        tagline=site.settings.tagline,
        lead=rows.visit(lead[0]) if lead else None,
        new=[rows.visit(digest) for digest in new],
        coming=coming[:COMING],
        further=len(coming[COMING:]),
        changes=changes(rows),
        corrections=corrections(rows),
        world=world_map(rows),
        topics=rows.counted(topics, rows.topic, most=MOST),
        leaders=rows.counted(people, rows.leader, most=MOST),
        relations=relations(rows),
        years=years(rows, rows.connections.by_year)[:MOST],
        totals=totals(rows),
        as_of=rows.day(site.as_of),
        year=str(site.as_of.year),
    )


def appearance(digest: Digest) -> tuple[date, tuple[object, ...]]:
    """Return what puts the newest digest first: its day of publication, then the visit's days."""
    return (digest.published or date.min, digest.sort_key)


def under_way(rows: Rows) -> list[VisitRow]:
    """Return the visits that go on at the day of the records."""
    going_on = (d for d in rows.site.digests if d.visit.status is Status.UNDER_WAY)
    return [rows.visit(digest) for digest in going_on]


def recent_day(rows: Rows, day: date) -> str:
    """Return a day in words, without its year if that is the year of the records."""
    this_year = day.year == rows.site.as_of.year
    return dates.day_of_year(day, rows.locale) if this_year else rows.day(day)


def changes(rows: Rows) -> list[ChangeRow]:
    """Return how visits came by a status, up to the day of the records, the latest first."""
    found = [
        (change.day, digest.sort_key, number, change)
        for digest in rows.site.digests
        for number, change in enumerate(digest.visit.history)
        if change.day <= rows.site.as_of
    ]
    by_key = {digest.sort_key: digest for digest in rows.site.digests}
    return [
        ChangeRow(
            day=recent_day(rows, day),
            visit=rows.visit(by_key[key]),
            status=rows.status_words(change.status),
            first=number == 0,
        )
        for day, key, number, change in sorted(found, key=lambda f: f[:3], reverse=True)[:CHANGES]
    ]


def corrections(rows: Rows) -> list[CorrectionRow]:
    """Return what was corrected, the latest first."""
    found = [
        (correction.day, digest.sort_key, correction.note, digest)
        for digest in rows.site.digests
        for correction in digest.corrections
    ]
    return [
        CorrectionRow(day=recent_day(rows, day), visit=rows.visit(digest), note=note)
        for day, _, note, digest in sorted(found, key=lambda f: f[:3], reverse=True)[:CORRECTIONS]
    ]


def relations(rows: Rows) -> list[CountEntry]:
    """Return the pairs of countries with most visits that took place."""
    found = [
        rows.entry(Link(text=rows.relation_title(each), href=each.path), len(each.held))
        for each in rows.relations.by_pair.values()
        if each.held
    ]
    return sorted(found, key=lambda row: (-row["count"], row["text"], row["href"]))[:MOST]


def totals(rows: Rows) -> dict[str, int]:
    """Return how much of everything there is."""
    return {
        "visits": len(rows.site.digests),
        "countries": len(rows.site.countries),
        "relations": len(rows.relations.by_pair),
        "leaders": len(rows.site.leaders),
        "topics": len(rows.site.topics),
        "years": len(rows.connections.by_year),
    }


def not_found_page(rows: Rows) -> Iterator[Page]:
    """Yield 404.html."""
    yield Page(
        "404.html",
        "not_found.html",
        partial(not_found, rows),
        ingredients=rows.ingredients.of_all_facts,
    )


def not_found(rows: Rows) -> NotFoundPage:
    """Return what 404.html shows."""
    count = totals(rows)
    return NotFoundPage(
        title=rows.say("This address leads nowhere"),
        description="",
        section="",
        trail=[],
        ways_in=[way_in(rows, kind, count[kind]) for kind in INDEXES],
    )


def way_in(rows: Rows, kind: str, count: int) -> CountEntry:
    """Return a link to one of the indexes."""
    return rows.entry(Link(text=rows.say(INDEXES[kind]), href=f"{kind}.html"), count)


def plain_pages(rows: Rows, pages: Iterable[PlainText]) -> Iterator[Page]:
    """Yield the pages under content/pages."""
    for page in pages:
        path = f"{page.slug}.html"
        context = PlainPage(
            title=page.title,
            description=page.summary,
            section=path,
            trail=[],
            html=page.html,
            backlinks=backlink_rows(rows, path),
        )
        yield Page(path, "page.html", context)
