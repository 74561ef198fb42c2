"""The Arabic site in a browser: it runs from right to left, and nothing sticks out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

KINDS = [
    "index.html",
    "visits.html",
    "visits/2024.html",
    "visits/2024-04-08-fumio-kishida-united-states.html",
    "countries.html",
    "countries/japan.html",
    "relations/japan--united-states.html",
    "leaders/fumio-kishida.html",
    "topics/defence-cooperation.html",
    "data.html",
    "about.html",
]
RELATION = "relations/japan--united-states.html"


@pytest.fixture
def arabic(translated: Callable[[str], Path]) -> Path:
    return translated("ar")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_nothing_sticks_out_of_the_window(page: Page, arabic: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    wide = []
    for path in KINDS:
        page.goto((arabic / path).as_uri())
        room, needed, scrolled = page.evaluate(
            "[document.documentElement.clientWidth, document.documentElement.scrollWidth, "
            "(window.scrollTo(-999, 0), window.scrollX)]"
        )
        if needed > room or scrolled:
            wide.append((path, needed, scrolled))
    assert wide == []


@pytest.mark.browser
def test_the_page_begins_at_the_right(page: Page, arabic: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((arabic / RELATION).as_uri())
    lefts = [
        page.locator(each).first.bounding_box()["x"]  # type: ignore[index]  # it is on the page
        for each in (".stamp", ".lead", ".side")
    ]
    assert lefts == sorted(lefts, reverse=True)


@pytest.mark.browser
def test_time_runs_from_right_to_left_and_its_figures_are_legible(page: Page, arabic: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((arabic / RELATION).as_uri())
    years = page.evaluate(
        "[...document.querySelectorAll('.glance .strip > :not(.narrow-lines) text')].map(t => "
        "[+t.textContent, t.getBoundingClientRect().x, "
        "t.getScreenCTM().a])"
    )
    assert len(years) > 1
    ordered = sorted(years)
    places = [place for _, place, _ in ordered]
    assert places == sorted(places, reverse=True)
    assert all(across > 0 for _, _, across in years), "figures are drawn from behind"


@pytest.mark.browser
def test_a_balance_stands_below_its_words(page: Page, arabic: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((arabic / RELATION).as_uri())
    words, bar = page.evaluate(
        "[document.querySelector('.balance p > span'), document.querySelector('.balance rect.a')]"
        ".map(e => e.getBoundingClientRect().right)"
    )
    assert abs(words - bar) < 1


@pytest.mark.browser
def test_authors_words_run_their_own_way(page: Page, arabic: Path) -> None:
    page.goto((arabic / KINDS[3]).as_uri())
    directions = page.evaluate(
        "['html', '.prose', 'h1', '.standfirst', '.facts dt', '.trail li:last-child a']"
        ".map(s => getComputedStyle(document.querySelector(s)).direction)"
    )
    assert directions == ["rtl", "ltr", "ltr", "ltr", "rtl", "ltr"]
