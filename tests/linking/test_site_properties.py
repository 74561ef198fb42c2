"""What holds of whole sites, put together from files on disk, whatever these say of each other.

The files are visits between a few countries, each with a text of names, links and plain words, and
notes on whoever they name. Among the names are some that stand within others (China, the South
China Sea), some that mean something else too (Jordan), and some in other scripts.
"""

import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from entente.domain.site import Site
from entente.linking.connections import connections_of
from entente.linking.relations import relations_of
from entente.pipeline.assembly import Assembly, assemble, sources_in
from entente.pipeline.configuration import settings_from
from entente.rendering.rows import Rows
from entente.rendering.visit_pages import visit_listings

Files = dict[str, str]
Links = dict[tuple[str, str], str]
"""(page, target) → the words that link."""

some = settings(max_examples=12, deadline=None)
LEADERS = {"Fumio Kishida": "JP", "Joe Biden": "US", "Xi Jinping": "CN", "Abdullah II": "JO"}
COUNTRIES = ("JP", "US", "CN", "JO", "FR")
TOPICS = ("South China Sea", "Space", "Trade")
IDS = tuple(f"visit-{letter}" for letter in "abcdef")
NAMES = (
    *LEADERS,
    *("Japan", "Japanese", "US", "China", "Chinese", "Jordan", "France", "South China Sea"),
    *("space", "Space", "trade", "岸田文雄", "日本", "Michael Jordan", "Bank of Japan", "“China”"),
)
PLAIN = ("and", "of", "met", "in the", ".", ",", "\n\n", "**", "(", ")", "\n\n## Talks\n\n")


@st.composite
def texts(draw: st.DrawFn, ids: tuple[str, ...]) -> str:
    """Return a text that may link to the visits of ``ids``."""
    links = [f"[[{id_}]]" for id_ in ids] + [f"[[{id_}|then]]" for id_ in ids]
    words = draw(st.lists(st.sampled_from([*NAMES, *NAMES, *PLAIN, *links]), max_size=14))
    return " ".join(["Text.", *words])


def few(names: Sequence[str]) -> st.SearchStrategy[str]:
    """Return up to two names, as front matter lists them."""
    return st.lists(st.sampled_from(names), max_size=2, unique=True).map(", ".join)


@st.composite
def visits(draw: st.DrawFn, ids: tuple[str, ...]) -> Files:
    """Return one file for each id."""
    made = {}
    for id_ in ids:
        leader = draw(st.sampled_from(sorted(LEADERS)))
        host = draw(st.sampled_from([code for code in COUNTRIES if code != LEADERS[leader]]))
        others = [name for name in LEADERS if name != leader]
        day = draw(st.integers(1, 28))
        made[f"visits/2024/{id_}.md"] = (
            f"---\ntitle: The {id_}\nleader: {leader}\nfrom: {LEADERS[leader]}\nto: {host}\n"
            f"dates: 2024-0{draw(st.integers(1, 9))}-{day:02}\nstatus: concluded\n"
            f"meets: [{draw(few(others))}]\ntopics: [{draw(few(TOPICS))}]\n"
            f"autolink: {draw(st.sampled_from(('true', 'true', 'false')))}\n"
            "sources: [{title: T, url: https://a.example}]\n"
            f"---\n\n{draw(texts(ids))}\n"
        )
    return made


@st.composite
def worlds(draw: st.DrawFn, ids: tuple[str, ...] = IDS[:4]) -> Files:
    """Return a few visits, a note on Mr Kishida and a plain page."""
    made = draw(visits(ids))
    made["leaders/fumio-kishida.md"] = (
        "---\nname: Fumio Kishida\noriginal: [{lang: ja, text: 岸田 文雄}]\n---\n\n"
        f"{draw(texts(ids))}\n"
    )
    made["pages/about.md"] = f"---\ntitle: About\n---\n\n{draw(texts(ids))}\n"
    return made


def assembled(files: Files, seed: int | None = None) -> Assembly:
    """Return what files come to; with a seed, listed in an order of chance."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        for path, text in files.items():
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(text, encoding="utf-8")
        sources = sources_in(content, Path(folder) / "seeds")
        if seed is not None:
            shuffled = list(sources.files)
            random.Random(seed).shuffle(shuffled)  # noqa: S311 - an order, not a secret
            sources = replace(sources, files=tuple(shuffled))
        made = assemble(sources, settings_from({}))
    assert made.errors == ()
    return made


def bodies(made: Assembly) -> Iterator[tuple[str, str]]:
    """Yield (page, HTML) of everything that an author wrote."""
    site = made.site
    for digest in site.digests:
        yield from ((digest.path, article.html) for article in digest.articles)
    yield from ((leader.path, leader.intro) for leader in site.leaders.values())
    yield from ((topic.path, topic.intro) for topic in site.topics.values())
    yield from ((f"{page.slug}.html", page.html) for page in made.pages)


def links_of(made: Assembly) -> Links:
    """Return every link from text to page, as lxml finds it."""
    found: Links = {}
    for page, text in bodies(made):
        if not text:
            continue
        tree = html.fragment_fromstring(text, create_parent="div")
        for anchor in tree.iter("a"):
            address = (anchor.get("href") or "").partition("#")[0]
            up = "" if page == "about.html" else page.rpartition("/")[0] + "/"
            target = address.removeprefix("../") if address.startswith("../") else up + address
            if target != page:
                found.setdefault((page, target), str(anchor.text_content()))
    return found


def backlinks_of(site: Site) -> Links:
    """Return every backlink, turned round: (page that mentions, page mentioned) → the words."""
    return {
        (each.path.partition("#")[0], target): each.passage.marked
        for target, backlinks in site.backlinks.items()
        for each in backlinks
        if each.path.partition("#")[0] != target
    }


@some
@given(worlds())
def test_every_mention_has_its_backlink_and_every_backlink_its_mention(files: Files) -> None:
    made = assembled(files)
    assert backlinks_of(made.site) == links_of(made)


@some
@given(worlds())
def test_relations_are_symmetric(files: Files) -> None:
    site = assembled(files).site
    found = relations_of(site.digests, site.leaders, site.countries, site.as_of)
    pairs = {
        frozenset((digest.visit.origin, host))
        for digest in site.digests
        for host in digest.visit.hosts
    }
    assert pairs <= {frozenset(pair) for pair in found.by_pair}
    for (one, other), relation in found.by_pair.items():
        assert found.between(one, other) is found.between(other, one) is relation
        assert relation in found.by_country[one]
        assert relation in found.by_country[other]


@some
@given(worlds(IDS), st.integers(0, 5))
def test_another_digest_takes_no_link_away(files: Files, which: int) -> None:
    added = f"visits/2024/{IDS[which]}.md"
    fewer = {path: text for path, text in files.items() if path != added}
    fewer = {path: text.replace(f"[[{IDS[which]}", "[[Japan") for path, text in fewer.items()}
    fewer["visits/2024/to-japan.md"] = JAPAN
    before, after = (assembled(each) for each in (fewer, {**fewer, added: files[added]}))
    now = links_of(after)
    for (page, target), words in links_of(before).items():
        if (page, target) not in now:
            # Of names that overlap the longest links, and the new digest brought a longer one.
            assert words == "China", (page, target)
            assert "south-china-sea" in after.site.topics.keys() - before.site.topics.keys()


JAPAN = (
    "---\ntitle: To Japan\nleader: Joe Biden\nfrom: US\nto: JP\ndates: 2023-01-01\n"
    "status: concluded\nsources: [{title: T, url: https://a.example}]\n---\n\nText.\n"
)
"""So that Japan has a page to link to, whatever else there is."""


@some
@given(worlds(), st.integers())
def test_the_order_of_files_changes_nothing(files: Files, seed: int) -> None:
    one, other = assembled(files), assembled(files, seed)
    assert one.site == other.site
    assert one.problems == other.problems
    pages = [
        [(page.path, page.context) for page in visit_listings(Rows(s, connections_of(s.digests)))]
        for s in (one.site, other.site)
    ]
    assert pages[0] == pages[1]
    assert sorted(map(repr, one.pages)) == sorted(map(repr, other.pages))
