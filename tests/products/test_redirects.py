"""Old addresses lead on: from a disk, below a path, whatever the file is called."""

from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Page as Tab

from entente.checking.claims import alias_path
from entente.rendering.redirects import redirect_pages
from tests.products.world import BASE, rows_of, visit, written
from tests.repositories import published

KISHIDA = "visits/2024-04-08-fumio-kishida-united-states.html"
OLD = "2024/kishida.html"
"""An old address of the golden site."""
PARSE: Any = lxml.html.document_fromstring


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("kishida.html", "kishida.html"),
        ("2024/kishida.html", "2024/kishida.html"),
        ("old/path/", "old/path/index.html"),
        ("old/path", "old/path/index.html"),
        ("a/b/c/d/e.html", "a/b/c/d/e.html"),
    ],
)
def test_the_way_on_is_relative_and_leads_to_the_digest(alias: str, file: str) -> None:
    rows = rows_of(visit("2024-04-08", aliases=(alias,)))
    ((path, content),) = written(list(redirect_pages(rows, alias_path))).items()
    assert path == file
    tree = PARSE(content.decode())
    (refresh,) = tree.xpath("//meta[@http-equiv='refresh']/@content")
    (link,) = tree.xpath("//a/@href")
    assert refresh == f"0; url={link}"
    assert not urlsplit(link).netloc
    for root in ("https://who.example/", "https://who.example/repo/", "file:///home/me/site/"):
        assert urljoin(root + file, link) == root + KISHIDA
    assert tree.xpath("//link[@rel='canonical']/@href") == [f"{BASE}/{KISHIDA}"]


def test_a_hostile_title_is_text() -> None:
    title = '"></title><script>alert(1)</script>'
    rows = rows_of(visit("2024-04-08", title=title, aliases=("old.html",)))
    (content,) = written(list(redirect_pages(rows, alias_path))).values()
    tree = PARSE(content.decode())
    assert tree.xpath("//script") == []
    assert tree.xpath("string(//title)") == tree.xpath("string(//a)") == title


def test_no_index_lists_an_old_address(golden_site: Path) -> None:
    files = published(golden_site)
    assert OLD in files
    listing = [path for path, content in files.items() if OLD.encode() in content]
    assert listing == []


@pytest.mark.browser
def test_a_reader_without_a_server_arrives(page: Tab, golden_site: Path) -> None:
    page.goto((golden_site / OLD).as_uri())
    page.wait_for_url((golden_site / KISHIDA).as_uri())
    assert page.locator("h1").inner_text() == "Kishida in Washington"


# The address comes first, so that the page is closed before its server is.
@pytest.mark.browser
def test_a_reader_below_a_path_arrives(below: str, page: Tab) -> None:
    page.goto(f"{below}/{OLD}")
    page.wait_for_url(f"{below}/{KISHIDA}")
    assert page.locator("h1").inner_text() == "Kishida in Washington"
