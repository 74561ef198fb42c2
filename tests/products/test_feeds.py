"""Feeds of entries as feedparser reads them: the newest, with ids that never change."""

from datetime import date, timedelta
from typing import Any

import feedparser.api
import pytest
from hypothesis import given, settings

from entente.domain.digest import Digest
from entente.rendering.feeds import MOST, feed_bytes, feed_pages
from entente.rendering.rows import Rows
from tests.products.world import BASE, HOSTILE, rows_of, visit, visits

PARSE: Any = feedparser.api.parse
Feed = Any
"""As feedparser reads it, which has no types of its own."""


def feeds(rows: Rows) -> dict[str, Feed]:
    read = {page.path: PARSE(feed_bytes(page.context)) for page in feed_pages(rows)}
    assert [path for path, feed in read.items() if feed.bozo] == []
    return read


def test_everything_with_a_visit_has_a_feed() -> None:
    tour = visit(("PH", "", "2023-11-03"), ("VN", "", "2023-11-05"), name="tour")
    assert set(feeds(rows_of(tour))) == {
        "visits.atom",
        "countries/china.atom",
        "countries/japan.atom",
        "countries/philippines.atom",
        "countries/vietnam.atom",
        "leaders/fumio-kishida.atom",
        "leaders/joe-biden.atom",
        "topics/space.atom",
        "relations/japan--philippines.atom",
        "relations/japan--vietnam.atom",
    }


def test_a_feed_keeps_the_newest() -> None:
    first = date(2024, 1, 1)
    made = [
        visit("2024-04-08", name=f"v{number:03}", published=first + timedelta(number))
        for number in range(MOST + 10)
    ]
    for feed in feeds(rows_of(*made)).values():
        assert [entry.id.rpartition("/")[2] for entry in feed.entries] == [
            f"v{number:03}" for number in range(MOST + 9, 9, -1)
        ]


def test_a_digest_is_one_entry_in_all_feeds() -> None:
    ids = {
        entry.id for feed in feeds(rows_of(visit("2024-04-08"))).values() for entry in feed.entries
    }
    assert ids == {"tag:who.example,2026:visits/2024-04-08-fumio-kishida-united-states"}


def test_ids_outlive_the_address_of_the_site() -> None:
    digest = visit("2024-04-08")
    here, there = (feeds(rows_of(digest, base_url=base)) for base in (BASE, "http://b.example"))
    for path, feed in here.items():
        assert feed.feed.id == there[path].feed.id
        assert [entry.id for entry in feed.entries] == [entry.id for entry in there[path].entries]
        assert feed.feed.link != there[path].feed.link


def test_a_feed_names_its_page() -> None:
    feed = feeds(rows_of(visit("2024-04-08")))["relations/japan--united-states.atom"].feed
    assert feed.title == "Japan–United States · Entente"
    assert feed.link == f"{BASE}/relations/japan--united-states.html"


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_is_a_title(title: str) -> None:
    (entry,) = feeds(rows_of(visit("2024-04-08", title=title)))["visits.atom"].entries
    assert entry.title == " ".join(title.split(" ")).strip()


@given(visits())
@settings(max_examples=50, deadline=None)
def test_whatever_an_author_says_can_be_read(digest: Digest) -> None:
    (entry,) = feeds(rows_of(digest))["visits.atom"].entries
    known = digest.published or digest.visit.dates.first
    assert known
    assert entry.published.startswith(known.isoformat())
    assert entry.updated >= entry.published
