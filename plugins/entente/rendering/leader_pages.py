"""Leaders: ``leaders.html`` and a page for each."""

from collections.abc import Iterable, Iterator
from functools import partial

from entente.domain.digest import Digest
from entente.domain.leader import Leader, Office
from entente.domain.page import Page
from entente.domain.rank import Rank, rank_of
from entente.rendering.backlinks import backlink_rows, backlinks_elsewhere
from entente.rendering.bands import banded
from entente.rendering.contexts import CountEntry, IndexPage, LeaderPage, Link, OfficeRow
from entente.rendering.rows import Rows
from entente.rendering.terms import leader_terms

__all__ = ["leader_pages"]


def leader_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of leaders, then the page of each."""
    yield Page(
        "leaders.html",
        "index.html",
        partial(index, rows),
        ingredients=rows.ingredients.of_all_facts,
    )
    for leader in rows.site.leaders.values():
        made_from = partial(rows.ingredients.of_leader, leader)
        yield Page(
            leader.path, "leader.html", partial(leader_page, rows, leader), ingredients=made_from
        )


def index(rows: Rows) -> IndexPage:
    """Return what the index of leaders shows: all, those with most visits first."""
    entries = [leader_entry(rows, leader) for leader in rows.site.leaders.values()]
    entries.sort(key=lambda entry: (-entry["count"], entry["text"], entry["href"]))
    return IndexPage(
        title=rows.say("Leaders"),
        description="",
        section="leaders.html",
        trail=[Link(text=rows.say("Leaders"), href="leaders.html")],
        total=len(entries),
        noun=rows.count("leader", "leaders", len(entries)),
        groups=banded(rows, entries),
    )


def leader_entry(rows: Rows, leader: Leader) -> CountEntry:
    """Return a leader in the index, with the latest office."""
    made, met = rows.connections.travelled[leader.slug], rows.connections.met[leader.slug]
    digests = sorted((*made, *met), key=lambda digest: digest.sort_key)
    latest = digests[-1] if digests else None
    office = leader.offices[0] if leader.offices else None
    return rows.entry(
        rows.leader(leader.slug),
        len(digests),
        note=office_words(rows, office) if office else "",
        latest=latest,
    )


def office_words(rows: Rows, office: Office) -> str:
    """Return an office with its country: ``Prime Minister, Japan``."""
    if not office.country:
        return office.title
    return rows.say(
        "%(office)s, %(country)s", office=office.title, country=rows.country(office.country)
    )


def leader_page(rows: Rows, leader: Leader) -> LeaderPage:
    """Return what the page of a leader shows."""
    made, named = rows.connections.travelled[leader.slug], rows.connections.met[leader.slug]
    received = [digest for digest in named if receives(leader, digest)]
    met = [digest for digest in named if not receives(leader, digest)]
    return LeaderPage(
        title=leader.name,
        description="",
        section="leaders.html",
        trail=[
            Link(text=rows.say("Leaders"), href="leaders.html"),
            Link(text=leader.name, href=leader.path),
        ],
        name=leader.name,
        original=rows.original((name.language, name.text) for name in leader.original),
        aliases=list(leader.aliases),
        offices=[
            OfficeRow(
                title=office.title,
                country=rows.code(office.country) if office.country else None,
                dates=rows.span(office.dates) if office.dates else "",
            )
            for office in leader.offices
        ],
        intro_html=leader.intro,
        made=rows.by_year((digest, digest.visit.dates) for digest in made),
        met=rows.by_year((digest, digest.visit.dates) for digest in met),
        received=rows.by_year((digest, digest.visit.dates) for digest in received),
        people=rows.counted(company(leader, (*made, *named)), rows.leader),
        terms=leader_terms(rows, leader),
        made_count=len(made),
        received_count=len(received),
        met_count=len(met),
        countries=rows.counted((host for d in made for host in d.visit.hosts), rows.code),
        topics=rows.counted(
            (topic for d in (*made, *named) for topic in d.visit.topics), rows.topic
        ),
        last_made=rows.last(made),
        backlinks=backlink_rows(rows, leader.path, (*made, *named)),
        backlinks_elsewhere=backlinks_elsewhere(rows, leader.path, (*made, *named)),
    )


def receives(leader: Leader, digest: Digest) -> bool:
    """Whether a visit went to the country that a leader headed at the time."""
    office = leader.office_during(digest.visit.dates)
    if office is None or rank_of(office.title) is not Rank.HEAD:
        return False
    return office.country in digest.visit.hosts


def company(leader: Leader, digests: Iterable[Digest]) -> Iterator[str]:
    """Yield whom a leader met, once a visit: travellers met others, and others met travellers.

    Those who are only named beside each other as having been met may have been met apart.
    """
    for digest in digests:
        travelled = leader.slug in digest.visit.leaders
        others = digest.visit.meets if travelled else digest.visit.leaders
        yield from (slug for slug in others if slug != leader.slug)
