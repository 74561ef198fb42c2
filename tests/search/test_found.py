"""What is found in a browser is what a plain reading of every digest finds, count by count."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page as Tab

from entente.domain.digest import Digest
from entente.rendering.rows import Rows
from entente.rendering.search_passages import Searched
from entente.rendering.search_words import STOP_WORDS
from tests.search.archive import LEADERS, VOCABULARY, archive, put_on_disk

pytestmark = pytest.mark.browser

QUERIES = 300
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ß": "ss"})
ASK = """async ([query, chosen, order]) => {
  const { GROUPS } = searchIndex;
  const groups = Object.fromEntries(GROUPS.map((one) => [one, new Set(chosen[one] ?? [])]));
  const found = await searchIndex.find(query, groups, order);
  const ids = (await Promise.all(found.numbers.map(searchIndex.digest))).map((one) => one.id);
  const counts = Object.fromEntries(Object.entries(found.counts)
    .map(([group, tally]) => [group, Object.fromEntries([...tally].filter(([, count]) => count))]));
  return { ids, counts, names: found.names.map((one) => one.name) };
}"""


@pytest.fixture(scope="module")
def rows() -> Rows:
    return archive(11, 150)


@pytest.fixture(scope="module")
def folder(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    put_on_disk(rows, folder, room=30)
    assert len(list((folder / "search" / "words").iterdir())) > 5, "several volumes"
    return folder


@pytest.fixture
def tab(page: Tab, folder: Path) -> Tab:
    page.goto((folder / "search.html").as_uri())
    return page


def told(text: str) -> list[str]:
    """Read words on another way than the program's."""
    bare = unicodedata.normalize("NFKD", text.lower()).translate(PLAIN)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return re.findall(r"[^\W_]+", bare.replace("ς", "σ"))


class Scan:
    """Reads every digest from beginning to end for each query."""

    def __init__(self, rows: Rows) -> None:
        searched = Searched(rows)
        self.digests = rows.site.digests
        self.whole = {d.id: self.read(searched, d) for d in self.digests}
        self.titled = {d.id: {*told(d.title), *told(searched.names(d))} for d in self.digests}

    def read(self, searched: Searched, digest: Digest) -> set[str]:
        texts = [passage.text for passage in searched.passages(digest)]
        return {word for text in (digest.title, *texts) for word in told(text)}

    def find(self, query: str) -> list[Digest]:
        """Return the digests with all words, the last as a beginning; oldest first."""
        asked = list(dict.fromkeys(told(query)))
        telling = [word for word in asked if word not in STOP_WORDS]
        return [d for d in self.digests if all(self.has(d, w, asked) for w in telling or asked)]

    def has(self, digest: Digest, word: str, asked: list[str]) -> bool:
        own = self.titled[digest.id] if word in STOP_WORDS else self.whole[digest.id]
        begins = word == asked[-1] and len(word) > 2
        return word in own or (begins and any(other.startswith(word) for other in own))


def queries(random: Random) -> Iterator[str]:
    """Draw queries of one to three words, the last one now and then half typed."""
    names = [name for _, (*both, _) in LEADERS.items() for name in both if name.isascii()]
    while True:
        asked = random.choices([*VOCABULARY, *names], k=random.choice((1, 1, 2, 3)))
        text = " ".join(asked)
        yield text[: -random.choice((1, 2))] if random.random() < 0.2 and len(text) > 5 else text


def facets(digests: list[Digest]) -> dict[str, dict[str, int]]:
    """Count facets."""
    visits = [digest.visit for digest in digests]
    return {
        "country": Counter(code for visit in visits for code in visit.countries),
        "topic": Counter(slug for visit in visits for slug in visit.topics),
        "year": Counter(str(visit.dates.year) for visit in visits),
        "kind": Counter(visit.kind.value for visit in visits if visit.kind),
        "status": Counter(visit.status.value for visit in visits),
    }


def test_random_queries_find_what_a_plain_scan_finds(rows: Rows, tab: Tab) -> None:
    random = Random(12)  # noqa: S311 - not for secrets
    scan, drawn = Scan(rows), queries(random)
    hits = 0
    for _, query in zip(range(QUERIES), drawn, strict=False):
        order = random.choice(("oldest", "latest"))
        expected = scan.find(query)
        found = tab.evaluate(ASK, [query, {}, order])
        ids = [digest.id for digest in expected]
        assert found["ids"] == (ids if order == "oldest" else ids[::-1]), query
        assert found["counts"] == facets(expected), query
        hits += bool(ids)
    assert QUERIES // 3 < hits < QUERIES, "most queries find something, and some nothing"


CHOICES: list[dict[str, list[str]]] = [
    {"country": ["JP"]},
    {"country": ["JP", "TR"]},
    {"status": ["concluded", "announced"]},
    {"country": ["US"], "topic": ["space"], "kind": ["state", "summit"]},
    {"country": ["XX"]},
]


def passes(digest: Digest, chosen: dict[str, list[str]]) -> bool:
    """Whether a visit has all countries and topics chosen, and one of the other choices."""
    visit = digest.visit
    return (
        {*chosen.get("country", ())} <= {*visit.countries}
        and {*chosen.get("topic", ())} <= {*visit.topics}
        and (not chosen.get("status") or visit.status in chosen["status"])
        and (not chosen.get("kind") or visit.kind in chosen["kind"])
    )


@pytest.mark.parametrize("chosen", CHOICES, ids=str)
@pytest.mark.parametrize("query", ["", "accord", "the"])
def test_choices_narrow(rows: Rows, tab: Tab, query: str, chosen: dict[str, list[str]]) -> None:
    scanned = Scan(rows).find(query) if query else list(rows.site.digests)
    expected = [digest for digest in scanned if passes(digest, chosen)]
    found = tab.evaluate(ASK, [query, chosen, "oldest"])
    assert found["ids"] == [digest.id for digest in expected]
    # A second country narrows further, while a second status is another possibility.
    assert shown(found["counts"]["country"]) == shown(facets(expected)["country"])
    others = {name: some for name, some in chosen.items() if name != "status"}
    widened = [digest for digest in scanned if passes(digest, others)]
    assert shown(found["counts"]["status"]) == shown(facets(widened)["status"])


def shown(counts: dict[str, int]) -> dict[str, int]:
    return {choice: count for choice, count in sorted(counts.items()) if count}


NAMES = [
    ("erdogan", "recep-tayyip-erdogan"),
    ("岸田", "fumio-kishida"),
    ("文", "fumio-kishida"),
    ("путин", "vladimir-putin"),
    ("اردوغان", "mahmud-erdoghan"),
    ("to lam", "to-lam"),
    ("lukasz orsted", "lukasz-orsted"),
]


@pytest.mark.parametrize(("query", "slug"), NAMES)
def test_people_are_found_by_any_of_their_names(
    rows: Rows, tab: Tab, query: str, slug: str
) -> None:
    found: Any = tab.evaluate(ASK, [query, {}, "oldest"])
    there = {d.id for d in rows.site.digests if slug in d.visit.people}
    assert there
    assert set(found["ids"]) >= there
    assert LEADERS[slug][0] in found["names"]


def test_the_best_match_comes_first(rows: Rows, tab: Tab) -> None:
    found = tab.evaluate(ASK, ["herring", {}, "match"])
    titled = {d.id for d in rows.site.digests if "herring" in told(d.title)}
    assert titled
    assert titled == set(found["ids"][: len(titled)])
