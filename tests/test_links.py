"""Every link of two whole sites leads somewhere, and every entry leads back to its digests.

The sites are the golden one, with every kind of content, and the world of real visits.
"""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.crawl import Crawl, crawl_of
from tests.repositories import published

NOT_FOUND = "404.html"
"""Served at any depth, so its addresses begin at the site's own path."""
BASE = "https://golden.example/visits-of-state"
MOVED = {"2024/kishida.html": "visits/2024-04-08-fumio-kishida-united-states.html"}
"""Old address → the page that it leads to."""
DIGEST = re.compile(r"visits/\d{4}-[^/]+\.html")
ENTRY = re.compile(r"(countries|leaders|topics|relations)/[^/]+\.html|visits/\d{4}\.html")


@pytest.fixture(scope="module")
def golden(golden_site: Path) -> Crawl:
    """Return the pages of the golden site."""
    return crawl_of(golden_site)


@pytest.fixture(scope="module", params=["golden_site", "world_site"])
def crawl(request: pytest.FixtureRequest) -> Crawl:
    """Return the pages of each site in turn."""
    return crawl_of(request.getfixturevalue(request.param))


def listed(pairs: list[tuple[str, str]]) -> str:
    """Return pairs of page and address, one on a line: pytest would cut them short."""
    return "\n".join(["", *(f"{page} → {address}" for page, address in pairs)])


def test_every_address_is_a_file_of_the_site(crawl: Crawl) -> None:
    broken = [
        (page, link.address)
        for page, document in crawl.documents.items()
        if page != NOT_FOUND
        for link in document.links
        if not link.leaves and link.target(page) not in crawl.files
    ]
    assert broken == [], listed(broken)


def test_every_fragment_is_an_id_of_its_page(crawl: Crawl) -> None:
    broken = [
        (page, link.address)
        for page, document in crawl.documents.items()
        if page != NOT_FOUND
        for link in document.links
        if not link.leaves
        and link.fragment
        and link.fragment not in crawl.documents[link.target(page)].ids
    ]
    assert broken == [], listed(broken)


def test_no_address_begins_at_the_root_of_a_server(crawl: Crawl) -> None:
    rooted = [
        (page, link.address)
        for page, document in crawl.documents.items()
        if page != NOT_FOUND
        for link in document.links
        if link.address.startswith("/")
    ]
    assert rooted == [], listed(rooted)


def test_page_for_lost_addresses_works_at_any_depth(golden: Crawl) -> None:
    path = urlsplit(BASE).path
    for link in golden.documents[NOT_FOUND].links:
        if link.leaves or link.address.startswith("#"):
            continue
        assert link.address.startswith(f"{path}/"), link.address
        assert (link.address.removeprefix(f"{path}/") or "index.html") in golden.files


def test_no_id_stands_twice_on_a_page(crawl: Crawl) -> None:
    for page, document in crawl.documents.items():
        repeated = [name for name, count in Counter(document.ids).items() if count > 1]
        assert repeated == [], page


def test_nothing_is_loaded_from_another_host(crawl: Crawl) -> None:
    loaded = [
        (page, link.address)
        for page, document in crawl.documents.items()
        for link in document.links
        if link.leaves and (link.tag not in {"a", "link"} or "stylesheet" in link.relation)
    ]
    assert loaded == [], listed(loaded)


def test_canonical_address_of_a_page_is_its_own(golden: Crawl) -> None:
    for page, document in golden.documents.items():
        canonical = [link.address for link in document.links if link.relation == "canonical"]
        new = MOVED.get(page, page)
        own = f"{BASE}/" if new == "index.html" else f"{BASE}/{new}"
        assert canonical == ([] if page == NOT_FOUND else [own]), page


def test_old_address_leads_to_the_new_one(golden: Crawl) -> None:
    for old, new in MOVED.items():
        assert new in golden.leads_to(old)


def test_every_entry_leads_back_to_the_page_that_leads_to_it(crawl: Crawl) -> None:
    one_way = [
        (page, target)
        for page in crawl.documents
        if DIGEST.fullmatch(page)
        for target in sorted(crawl.leads_to(page))
        if ENTRY.fullmatch(target) and page not in crawl.leads_to(target)
    ]
    assert one_way == [], listed(one_way)


def test_every_digest_that_an_entry_lists_leads_to_the_entry(crawl: Crawl) -> None:
    one_way = [
        (page, target)
        for page in crawl.documents
        if ENTRY.fullmatch(page) and not page.startswith("relations/")
        for target in sorted(crawl.leads_to(page))
        if DIGEST.fullmatch(target) and page not in crawl.leads_to(target)
    ]
    assert one_way == [], listed(one_way)


def test_digests_concern_what_they_should(golden: Crawl) -> None:
    tour = golden.leads_to("visits/1960-06-14-dwight-d-eisenhower-philippines.html")
    assert {
        "countries/philippines.html",
        "countries/south-korea.html",
        "countries/united-states.html",
        "leaders/dwight-d-eisenhower.html",
        "leaders/carlos-p-garcia.html",
        "leaders/huh-chung.html",
        "visits/1960.html",
    } <= tour
    preview = golden.leads_to("visits/2024-04-08-fumio-kishida-united-states.html")
    assert {"topics/defence-cooperation.html", "topics/south-china-sea.html"} <= preview


def test_every_page_is_reached_from_home(crawl: Crawl) -> None:
    reached, pending = {"index.html"}, ["index.html"]
    while pending:
        new = crawl.leads_to(pending.pop()) & crawl.documents.keys() - reached
        reached |= new
        pending += sorted(new)
    assert crawl.documents.keys() - reached - MOVED.keys() == {NOT_FOUND}


def test_same_files_serve_under_every_path(golden_site: Path, golden: Crawl) -> None:
    # What depends on the base address is said in full; nothing else names it.
    path = urlsplit(BASE).path
    for page, content in published(golden_site).items():
        if page.endswith(".html") and page != NOT_FOUND:
            assert f'="{path}' not in content.decode(), page
    assert golden.files
