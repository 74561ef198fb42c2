"""Leaders: ``leaders.html`` and a page for each."""

from collections.abc import Iterator

from entente.domain.leader import Leader, Office
from entente.domain.page import Page
from entente.rendering import dates
from entente.rendering.contexts import CountEntry, IndexPage, LeaderPage, Link, OfficeRow
from entente.rendering.rows import Rows

__all__ = ["leader_pages"]


def leader_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of leaders, then the page of each."""
    yield Page("leaders.html", "index.html", index(rows))
    for leader in rows.site.leaders.values():
        yield Page(leader.path, "leader.html", leader_page(rows, leader))


def index(rows: Rows) -> IndexPage:
    """Return what the index of leaders shows: all, those with most visits first."""
    entries = [leader_entry(rows, leader) for leader in rows.site.leaders.values()]
    entries.sort(key=lambda entry: (-entry["count"], entry["text"], entry["href"]))
    return IndexPage(
        title="Leaders",
        description="",
        section="leaders.html",
        trail=[Link(text="Leaders", href="leaders.html")],
        total=len(entries),
        noun="leaders",
        groups=[("", entries)],
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
    return f"{office.title}, {rows.site.countries[office.country].name}"


def leader_page(rows: Rows, leader: Leader) -> LeaderPage:
    """Return what the page of a leader shows."""
    made, met = rows.connections.travelled[leader.slug], rows.connections.met[leader.slug]
    return LeaderPage(
        title=leader.name,
        description="",
        section="leaders.html",
        trail=[
            Link(text="Leaders", href="leaders.html"),
            Link(text=leader.name, href=leader.path),
        ],
        name=leader.name,
        original=rows.original((name.language, name.text) for name in leader.original),
        aliases=list(leader.aliases),
        offices=[
            OfficeRow(
                title=office.title,
                country=rows.code(office.country) if office.country else None,
                dates=dates.words(office.dates, rows.locale) if office.dates else "",
            )
            for office in leader.offices
        ],
        intro_html=leader.intro,
        made=rows.by_year((digest, digest.visit.dates) for digest in made),
        met=rows.by_year((digest, digest.visit.dates) for digest in met),
        made_count=len(made),
        met_count=len(met),
        countries=rows.counted((host for d in made for host in d.visit.hosts), rows.code),
        topics=rows.counted((topic for d in (*made, *met) for topic in d.visit.topics), rows.topic),
        last_made=rows.last(made),
    )
