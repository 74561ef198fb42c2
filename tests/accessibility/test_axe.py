"""Every kind of page before axe-core: in light and dark, on a narrow screen and on paper.

What axe cannot tell, the letters within pictures, is reckoned here from what the browser draws.
"""

import shutil
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.judge import EVERY, NARROW, Look, faults, see
from tests.rendering.test_templates import THEME, drawn
from tests.rendering.theme_pages import FULL

pytestmark = pytest.mark.browser

FOLDERS = ("visits", "countries", "relations", "leaders", "topics")
DIGEST = "visits/2024-04-08-fumio-kishida-united-states.html"
YEAR = "visits/2024.html"
SEARCHES = ("search.html?q=kishida&country=JP", "search.html?q=kishdia")
"""One that finds something, narrowed, and one that finds nothing and says what is like it."""
REDIRECT = "2024/kishida.html"
SAMPLES = ("country_year.html", "digest.html")
"""What no small site has: a country with hundreds of visits, a digest with every part."""
ENOUGH = 4.5
"""Contrast of text: WCAG 2.2, 1.4.3."""
LETTERS = """() => [...document.querySelectorAll("main svg text")]
  .filter((text) => text.getClientRects().length && getComputedStyle(text).display != "none")
  .map((text) => {
    const tile = text.closest(".tiles, .key");
    const ground = tile && text.parentElement.querySelector(":scope > rect");
    return [
      text.textContent,
      getComputedStyle(text).fill,
      ground ? getComputedStyle(ground).fill : getComputedStyle(document.body).backgroundColor,
    ];
  })"""


def kinds(site: Path) -> Iterator[str]:
    """Yield every page at the top of a site, and the longest of each folder."""
    yield from sorted(page.name for page in site.glob("*.html") if page.stem != "404")
    for folder in FOLDERS:
        pages = sorted((site / folder).glob("*.html"), key=lambda page: len(page.read_bytes()))
        yield pages[-1].relative_to(site).as_posix()
    yield YEAR
    yield from SEARCHES


def opened(page: Page, address: str) -> None:
    """Open a page; wait for what a search finds."""
    page.goto(address)
    if "?q=" in address:
        expect(page.locator("[data-state]")).to_be_visible()


def judged(page: Page, looks: tuple[Look, ...] = EVERY) -> Iterator[str]:
    """Yield what axe finds on the page that is open, look after look."""
    for look in looks:
        see(page, look)
        yield from faults(page, look)


def test_axe_finds_nothing_on_any_kind_of_page(address: str, golden_site: Path, page: Page) -> None:
    found: dict[str, list[str]] = {}
    for path in kinds(golden_site):
        opened(page, f"{address}/{path}")
        found[path] = list(judged(page))
    assert {path: each for path, each in found.items() if each} == {}
    assert len(found) > len(FOLDERS) + len(SEARCHES)


def test_nor_on_pages_with_everything_there_can_be(page: Page, tmp_path: Path) -> None:
    shutil.copytree(THEME / "static", tmp_path / "theme")
    (tmp_path / "visits").mkdir()
    for sample in (sample for sample in FULL if sample.path in SAMPLES):
        file = tmp_path / "visits" / sample.path
        file.write_text(drawn(sample), encoding="utf-8")
        page.goto(file.as_uri())
        assert list(judged(page)) == [], sample.path


def test_nor_on_the_page_of_the_lost_at_any_depth(
    address: str, golden_site: Path, page: Page
) -> None:
    lost = (golden_site / "404.html").read_text(encoding="utf-8")
    page.route("**/lost/**", lambda route: route.fulfill(content_type="text/html", body=lost))
    page.goto(f"{address}/lost/page/of/old")
    assert list(judged(page)) == []


def test_nor_on_a_page_that_leads_elsewhere(address: str, golden_site: Path, page: Page) -> None:
    """Without what makes the browser leave it at once."""
    text = (golden_site / REDIRECT).read_text(encoding="utf-8")
    stays = text.replace('http-equiv="refresh"', 'name="refresh"')
    assert stays != text
    page.route(f"**/{REDIRECT}", lambda route: route.fulfill(content_type="text/html", body=stays))
    page.goto(f"{address}/{REDIRECT}")
    assert list(judged(page)) == []


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_nor_in_other_languages(
    translated: Callable[[str], Path], page: Page, language: str
) -> None:
    site = translated(language)
    for path in ("index.html", DIGEST, "relations/japan--united-states.html"):
        page.goto((site / path).as_uri())
        assert list(judged(page, (NARROW,))) == [], path


def luminance(colour: str) -> float:
    """Return the relative luminance of ``rgb(r, g, b)``, as WCAG 2.2 defines it."""
    parts = (int(each) / 255 for each in colour[colour.index("(") + 1 : -1].split(",")[:3])
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_definition() -> None:
    assert contrast("rgb(0, 0, 0)", "rgb(255, 255, 255)") == pytest.approx(21)
    assert contrast("rgb(118, 118, 118)", "rgb(255, 255, 255)") == pytest.approx(4.54, abs=0.01)


def test_letters_in_pictures_stand_out(address: str, page: Page) -> None:
    read: set[str] = set()
    for look, path in (
        (look, path)
        for path in ("index.html", "countries/japan.html", "leaders/fumio-kishida.html")
        for look in EVERY
    ):
        page.goto(f"{address}/{path}")
        see(page, look)
        letters = page.evaluate(LETTERS)
        read |= set(chain.from_iterable(letters))
        faint = [each for each in letters if contrast(*each[1:]) < ENOUGH]
        assert faint == [], (path, look.name)
    assert {"JP", "2024", "Fumio Kishida"} <= read
