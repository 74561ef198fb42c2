"""What a reader has to load and wait for: bytes, requests, movements, sheets of paper.

The golden site and the digests that come with the program are built, weighed as a server sends
them (gzip), and opened in a real browser. What is held here is what a reader is promised: a digest
in 20 KB, next to no JavaScript before a search, nothing from another host, nothing that moves, the
whole text without JavaScript, two pages of paper.
"""

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page, expect

from tests.repositories import PROJECT
from tests.serving import served

KB = 1000
DIGEST_BYTES = 20 * KB
"""HTML and style sheets of a digest."""
SCRIPT_BYTES = 10 * KB
"""JavaScript of any page but that of search."""
SHEETS = 2
"""Pages of paper that a digest takes."""
DIGEST = "visits/2024-04-08-fumio-kishida-united-states.html"
PICTURE = "visits/2023-08-18-fumio-kishida-united-states.html"
"""A digest with a picture: its place is kept free until it is there."""
KINDS = (
    "index.html",
    "visits.html",
    "visits/2024.html",
    DIGEST,
    PICTURE,
    "countries.html",
    "countries/japan.html",
    "relations.html",
    "relations/japan--united-states.html",
    "leaders.html",
    "leaders/fumio-kishida.html",
    "topics.html",
    "topics/defence-cooperation.html",
    "about.html",
    "data.html",
)
NO_SHIFT = 0.0005
"""Rounded as Lighthouse rounds it, 0: the line with which the part of a page ends that has arrived
may be drawn once before its rest is there, however the page is made."""
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500);
})"""
ADDED = ".copy, [role=status]"
"""What scripts put into the text of a page."""


@pytest.fixture(scope="module")
def content_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a build of the content that comes with the program."""
    output = tmp_path_factory.mktemp("content") / "site"
    command = [sys.executable, str(PROJECT / "publish.py"), "build", "--output", str(output)]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    return output


@pytest.fixture(params=["golden", "content"])
def site(request: pytest.FixtureRequest, golden_site: Path, content_site: Path) -> Path:
    """Return one site after the other."""
    return golden_site if request.param == "golden" else content_site


def weight(*files: Path) -> int:
    """Return the bytes of some files as servers send them, each by itself."""
    return sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in files)


def needed(page: Path, path: str, attribute: str) -> list[Path]:
    """Return the files that elements of a page name."""
    tree: Any = html.document_fromstring(page.read_bytes())
    return [(page.parent / name).resolve() for name in tree.xpath(f"{path}/@{attribute}")]


def digests(site: Path) -> list[Path]:
    found = sorted(page for page in site.glob("visits/*.html") if not page.stem.isdigit())
    assert found
    return found


def test_a_digest_and_its_styles_fit_into_the_budget(site: Path) -> None:
    weights = {
        page.name: weight(page, *needed(page, "//link[@rel='stylesheet']", "href"))
        for page in digests(site)
    }
    assert {name: n for name, n in weights.items() if n > DIGEST_BYTES} == {}


def test_no_page_but_search_loads_more_than_a_little_script(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    weights = {
        page.relative_to(site).as_posix(): weight(*needed(page, "//script[@src]", "src"))
        for page in pages
        if page.name not in {"search.html", "404.html"}
    }
    assert {name: n for name, n in weights.items() if n > SCRIPT_BYTES} == {}
    assert max(weights.values()) > 0


def test_scripts_keep_nobody_waiting(site: Path) -> None:
    for page in sorted(site.rglob("*.html")):
        tree: Any = html.document_fromstring(page.read_bytes())
        waiting = "//script[@src and not(@defer) and not(@async) and not(@type='module')]"
        assert tree.xpath(waiting) == [], page.name


def test_all_that_a_page_loads_lies_beside_it(site: Path) -> None:
    loaded = "//script/@src|//img/@src|//source/@srcset|//iframe/@src|//object/@data|//use/@href"
    styles = (
        "//link[contains(@rel, 'stylesheet') or contains(@rel, 'icon') or @rel='preload']/@href"
    )
    for page in sorted(site.rglob("*.html")):
        tree: Any = html.document_fromstring(page.read_bytes())
        addresses = tree.xpath(f"{loaded}|{styles}")
        assert [a for a in addresses if re.match(r"[a-z][a-z0-9+.-]*:|//", a)] == [], page.name


# The address comes first, so that the page is closed before its server is.
@pytest.fixture
def address(golden_site: Path) -> Iterator[str]:
    """Yield the address of the golden site on a server."""
    with served(golden_site) as at:
        yield at


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_moves_once_it_is_there(address: str, page: Page, width: int) -> None:
    """Cumulative layout shift; that nothing comes from another host the page itself checks."""
    page.set_viewport_size({"width": width, "height": 900})
    for path in KINDS:
        page.goto(f"{address}/{path}")
        assert page.evaluate(SHIFTS) < NO_SHIFT, path


@pytest.mark.browser
def test_the_whole_text_is_there_without_scripts(
    address: str, page: Page, chromium: Browser
) -> None:
    without = chromium.new_context(java_script_enabled=False)
    try:
        plain = without.new_page()
        for path in KINDS:
            page.goto(f"{address}/{path}")
            plain.goto(f"{address}/{path}")
            page.evaluate(f"document.querySelectorAll('{ADDED}').forEach((e) => e.remove())")
            assert page.locator("body").inner_text() == plain.locator("body").inner_text(), path
    finally:
        without.close()


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_digest_is_a_briefing_of_two_pages(content_site: Path, page: Page, paper: str) -> None:
    longest = sorted(digests(content_site), key=lambda each: len(each.read_bytes()))[-3:]
    for each in longest:
        page.goto(each.as_uri())
        sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper))
        assert 1 <= len(sheets) <= SHEETS, each.name


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_full_and_hollow_stay_apart(
    address: str, page: Page, scheme: str
) -> None:
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]  # one of two
    page.goto(f"{address}/relations/japan--united-states.html")
    square = "(side) => getComputedStyle(document.querySelector(`.strip path.${side}`))"
    full = page.evaluate(f"({square})('a').fill")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert full not in {ground, "none"}
    page.goto(f"{address}/index.html")
    tile = "getComputedStyle(document.querySelector('.tiles rect'))"
    assert page.evaluate(f"{tile}.stroke") not in {ground, "none"}
    expect(page.locator(".tiles")).to_be_visible()
