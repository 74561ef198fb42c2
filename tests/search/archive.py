"""An archive to search: digests of any number, drawn from a seed, and a site of them on a disk.

Words come from a small vocabulary in several scripts, so that most queries find something:

    rows = archive(seed=1, size=40)
    put_on_disk(rows, folder)  # folder/search.html and all that it loads
"""

import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random

from entente.domain.digest import Article, Digest, Outcome, OutcomeStatus, Source
from entente.domain.leader import Leader, OriginalName
from entente.domain.page import Page
from entente.domain.problem import Places
from entente.domain.site import Settings, Site
from entente.domain.topic import Topic
from entente.domain.visit import Kind, Leg, Status, Visit
from entente.linking.connections import connections_of
from entente.reading.edtf import parse
from entente.registry.gazetteer import gazetteer
from entente.rendering.environment import environment, render
from entente.rendering.rows import Rows
from entente.rendering.search_index import index_pages
from entente.rendering.search_page import search_page
from entente.rendering.texts import TEXT, text_bytes
from tests.rendering.theme_annexes import NO_ANNEXES
from tests.rendering.theme_pages import FRAME
from tests.repositories import PROJECT

__all__ = ["LEADERS", "VOCABULARY", "archive", "digest_of", "put_on_disk", "rows_of"]

THEME = PROJECT / "themes" / "entente"
COUNTRIES = ("JP", "US", "TR", "PH", "CI", "PL")
LEADERS = {
    "fumio-kishida": ("Fumio Kishida", "岸田文雄", "ja"),
    "recep-tayyip-erdogan": ("Recep Tayyip Erdoğan", "", ""),
    "vladimir-putin": ("Vladimir Putin", "Владимир Путин", "ru"),
    "to-lam": ("Tô Lâm", "", ""),
    "lukasz-orsted": ("Łukasz Ørsted", "", ""),
    "mahmud-erdoghan": ("Mahmud", "أردوغان", "ar"),
}
TOPICS = {"space": "Space", "fisheries": "Fisheries", "coast-guards": "Coast guards"}
VOCABULARY = (
    *("accord", "accords", "according", "Straße", "café", "naïve", "reef", "reefs", "ship"),
    *("shipping", "harbour", "the", "of", "talks", "talk", "Mr", "O’Neill", "1960", "60"),
    *("Łódź", "Đặng", "İstanbul", "rover", "Moon", "moonlit", "cable", "to", "no", "treaty"),
    *("treaties", "quota", "herring", "net", "nets", "network", "pier", "Γερμανία", "мир"),
)
HTML = '<p>{}</p><ul><li>{}</li></ul><p>A <a href="x.html">note</a>.<sup id="n1">7</sup></p>'


def digest_of(random: Random, number: int) -> Digest:
    """Draw one digest; its id has the number and nothing else of it is its own."""
    first = date(1890, 1, 1) + timedelta(random.randrange(49_000))
    origin, *hosts = random.sample(COUNTRIES, random.choice((2, 2, 2, 3)))
    leader, *meets = random.sample(tuple(LEADERS), random.choice((1, 2)))
    legs = tuple(
        Leg(host, words(random, 1), parse(f"{first}/{first + timedelta(2)}"), None)
        for host in hosts
    )
    visit = Visit(
        id=f"visit-{number:04}",
        leaders=(leader,),
        office="",
        origin=origin,
        legs=legs,
        kind=random.choice((None, *Kind)),
        status=random.choice(tuple(Status)),
        history=(),
        meets=tuple(meets),
        at_issue=(),
        topics=tuple(random.sample(tuple(TOPICS), random.choice((0, 1, 2)))),
    )
    html = HTML.format(words(random, 12), words(random, 5))
    title = words(random, 3)
    article = Article("opening", title, "", "", first, (), html, "content/x.md")
    return Digest(
        visit=visit,
        title=title,
        summary=words(random, 6),
        published=first,
        articles=(article,),
        sources=(Source(words(random, 2), "", "", "", None, None, None, ()),),
        outcomes=(Outcome(words(random, 4), OutcomeStatus.AGREED, None, ()),),
        corrections=(),
        aliases=(),
        autolink=True,
        draft=False,
        places=Places("content/x.md"),
    )


def words(random: Random, number: int) -> str:
    """Draw some words."""
    return " ".join(random.choices(VOCABULARY, k=number))


def archive(seed: int, size: int) -> Rows:
    """Return a site of so many digests."""
    random = Random(seed)  # noqa: S311 - not for secrets
    return rows_of([digest_of(random, number) for number in range(size)])


def rows_of(digests: list[Digest]) -> Rows:
    """Put digests in any order together to a site."""
    ordered = tuple(sorted(digests, key=lambda digest: digest.sort_key))
    settings = Settings("Entente", "", "https://who.example", "en_GB", "who,2026", False, None)  # noqa: FBT003 - as the class has them
    known = {country.code: country for country in gazetteer()}
    site = Site(
        settings=settings,
        digests=ordered,
        leaders={
            slug: Leader(slug, name, (), (OriginalName(tag, own),) if own else (), (), "")
            for slug, (name, own, tag) in sorted(LEADERS.items())
        },
        countries={code: known[code] for code in COUNTRIES},
        country_intros={},
        topics={slug: Topic(slug, name, (), "", "", "") for slug, name in sorted(TOPICS.items())},
        as_of=date(2026, 1, 1),
    )
    return Rows(site, connections_of(ordered))


def put_on_disk(rows: Rows, folder: Path, *, room: int) -> None:
    """Write the page of search, its index, and the theme's files."""
    templates = {
        path.relative_to(THEME / "templates").as_posix(): path.read_text(encoding="utf-8")
        for path in (THEME / "templates").rglob("*.*")
    }
    shutil.copytree(THEME / "static", folder / "theme")
    drawing = environment(templates, rows.language)
    for page in (*search_page(rows), *index_pages(rows, room=room)):
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        if page.template == TEXT:
            file.write_bytes(text_bytes(page.context))
            continue
        whole = Page(page.path, page.template, {**page.context, "annexes": NO_ANNEXES})
        file.write_bytes(render(drawing, whole, {**FRAME, "root": "", "path": page.path}))
