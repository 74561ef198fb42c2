"""What machines read of the golden site: feeds, sitemap, robots.txt, each by a parser not ours."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import feedparser.api
import lxml.etree
import pytest

from tests.repositories import Repository, published

Feed = Any
"""A feed or an entry as feedparser reads it, which has no types of its own."""
READ: Any = feedparser.api.parse
PARSE: Any = lxml.etree.fromstring
BASE = "https://golden.example/visits-of-state"
AS_OF = date(2024, 9, 20)
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def feeds(golden_site: Path) -> dict[str, Feed]:
    """Return every feed of the site by its path."""
    files = published(golden_site)
    return {p: READ(c) for p, c in files.items() if p.endswith(".atom")}


def day(entry: Feed, key: str) -> date:
    """Return a day that an entry states."""
    year, month, day_of_month = entry[f"{key}_parsed"][:3]
    return date(year, month, day_of_month)


def test_site_has_its_feed(feeds: dict[str, Feed]) -> None:
    assert "visits.atom" in feeds
    assert [path for path, feed in feeds.items() if feed.bozo] == []
    assert {feed.version for feed in feeds.values()} == {"atom10"}


def test_feed_holds_every_published_digest(feeds: dict[str, Feed], golden_site: Path) -> None:
    pages = {p.stem for p in (golden_site / "visits").glob("*-*.html")}
    links = [urlsplit(entry.link).path for entry in feeds["visits.atom"].entries]
    assert sorted(Path(link).stem for link in links) == sorted(pages)


def test_entries_say_where_and_what(feeds: dict[str, Feed]) -> None:
    files = {path.removesuffix(".atom") for path in feeds}
    assert files
    for path, feed in feeds.items():
        assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{BASE}/{path}"]
        for entry in feed.entries:
            assert entry.link.startswith(f"{BASE}/visits/"), path
            assert entry.title
            assert entry.summary


def test_ids_of_entries_are_unique(feeds: dict[str, Feed]) -> None:
    for path, feed in feeds.items():
        ids = [entry.id for entry in feed.entries]
        assert len(set(ids)) == len(ids), path
    assert len({feed.feed.id for feed in feeds.values()}) == len(feeds)


def test_nothing_is_dated_after_the_records(feeds: dict[str, Feed]) -> None:
    for path, feed in feeds.items():
        for entry in feed.entries:
            assert day(entry, "published") <= day(entry, "updated") <= AS_OF, path
        assert day(feed.feed, "updated") == max(day(entry, "updated") for entry in feed.entries)


def test_correction_moves_the_day_of_change(feeds: dict[str, Feed]) -> None:
    corrected = [e for e in feeds["visits.atom"].entries if e.title == "Kishida in Washington"]
    assert [(day(e, "published"), day(e, "updated")) for e in corrected] == [
        (date(2024, 4, 5), date(2024, 4, 20))
    ]


def test_ids_survive_a_move_to_another_address(
    repository: Repository, feeds: dict[str, Feed]
) -> None:
    ran = repository.build("--base-url", "https://moved.example")
    assert ran.returncode == 0, ran.stderr
    moved = READ((repository.output / "visits.atom").read_bytes())
    stayed = feeds["visits.atom"]
    assert [entry.id for entry in moved.entries] == [entry.id for entry in stayed.entries]
    assert moved.feed.id == stayed.feed.id
    assert all(entry.link.startswith("https://moved.example/visits/") for entry in moved.entries)


def test_every_feed_has_what_atom_asks_for(golden_site: Path) -> None:
    # RFC 4287, sections 4.1.1 and 4.1.2: what must be there, exactly once.
    for path in golden_site.rglob("*.atom"):
        feed = PARSE(path.read_bytes())
        assert feed.tag == f"{ATOM}feed"
        for element in (feed, *feed.iterfind(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (path, name)
        assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_sitemap_lists_every_page_once(golden_site: Path) -> None:
    urlset = PARSE((golden_site / "sitemap.xml").read_bytes())
    listed = [url.findtext(f"{SITEMAP}loc") for url in urlset]
    redirects = {"2024/kishida.html"}
    pages = {path for path in published(golden_site) if path.endswith(".html")}
    pages = pages - {"404.html"} - redirects
    assert sorted(listed) == sorted(
        f"{BASE}/{'' if path == 'index.html' else path}" for path in pages
    )


def test_sitemap_keeps_to_its_protocol(golden_site: Path) -> None:
    # sitemaps.org/protocol.html: the elements, their order of number, lengths and forms.
    content = (golden_site / "sitemap.xml").read_bytes()
    urlset = PARSE(content)
    assert urlset.tag == f"{SITEMAP}urlset"
    assert len(content) <= 50 * 2**20
    assert 0 < len(urlset) <= 50_000
    for url in urlset:
        assert url.tag == f"{SITEMAP}url"
        names = [child.tag.removeprefix(SITEMAP) for child in url]
        assert names in (["loc"], ["loc", "lastmod"])
        address = url.findtext(f"{SITEMAP}loc")
        assert len(address) < 2048
        assert address.isascii()
        assert address.startswith(f"{BASE}/")
        if "lastmod" in names:
            assert date.fromisoformat(url.findtext(f"{SITEMAP}lastmod")) <= AS_OF


def test_robots_names_the_sitemap_and_forbids_nothing(golden_site: Path) -> None:
    robots = RobotFileParser()
    robots.parse((golden_site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.site_maps() == [f"{BASE}/sitemap.xml"]
    assert robots.can_fetch("*", f"{BASE}/visits.html")
