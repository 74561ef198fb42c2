"""The golden site with keys alone: everything is reached, in order and in sight, and works.

What scripts add has its tests elsewhere: previews and copying in ``test_enhancements``, the arrows
of search in ``search``. Here nothing but Tab, Enter, the space bar and arrows is pressed.
"""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DIGEST = "visits/2024-04-08-fumio-kishida-united-states.html"
KINDS = (
    "index.html",
    "visits/2024.html",
    DIGEST,
    "countries/japan.html",
    "relations/japan--united-states.html",
    "search.html?q=kishida",
    "about.html",
    "404.html",
)
STOPS = """() => {
  const ALL = { contentVisibilityAuto: true, visibilityProperty: true };
  const wanted = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const there = (one) => one.tabIndex >= 0 && !one.disabled && one.checkVisibility(ALL);
  const stops = [...document.querySelectorAll(wanted)].filter(there);
  stops.forEach((one, number) => { one.dataset.stop = number; });
  return stops.length;
}"""
HERE = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here);
  const [box] = here.getClientRects();
  const top = box && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return {
    stop: Number(here.dataset.stop ?? -1),
    name: here.outerHTML.slice(0, 100),
    ring: style.outlineStyle === "solid" ? parseFloat(style.outlineWidth) : 0,
    covered: !(top && (here.contains(top) || top.contains(here))),
  };
}"""
RING = 3
"""Pixels of the line around what has the focus."""


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("path", KINDS)
def test_tab_reaches_everything_in_order_and_in_sight(
    address: str, page: Page, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}/{path}")
    if "?q=" in path:
        expect(page.locator(".items li")).not_to_have_count(0)
        page.evaluate("document.activeElement.blur()")
    reached = []
    for number in range(page.evaluate(STOPS)):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        assert (here["ring"] >= RING, here["covered"]) == (True, False), (number, here)
        reached.append(here["stop"])
    assert reached == list(range(len(reached)))
    assert reached


def test_the_first_stop_leads_past_the_navigation(address: str, page: Page) -> None:
    page.goto(f"{address}/{DIGEST}")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_what_is_folded_opens(address: str, page: Page) -> None:
    page.goto(f"{address}/relations/japan--united-states.html")
    figures = page.locator("details", has_text="The same figures as a table").first
    expect(figures.locator("table")).to_be_hidden()
    figures.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(figures.locator("table")).to_be_visible()
    page.keyboard.press("Space")
    expect(figures.locator("table")).to_be_hidden()


def test_a_table_too_wide_for_the_window_scrolls(address: str, page: Page) -> None:
    page.goto(f"{address}/about.html")
    box = page.get_by_role("group", name="Table")
    cell = "const cell = row.lastElementChild; cell.textContent = 'widest'.repeat(5);"
    more = "for (let n = 0; n < 9; n += 1) row.append(cell.cloneNode(true));"
    box.evaluate(f"(box) => box.querySelectorAll('tr').forEach((row) => {{ {cell} {more} }})")
    box.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    assert box.evaluate("(box) => box.scrollLeft") > 0


def test_a_search_is_narrowed_and_widened(address: str, page: Page) -> None:
    page.goto(f"{address}/search.html?q=kishida")
    choice = page.get_by_role("checkbox", name="2023")
    choice.focus()
    page.keyboard.press("Space")
    expect(page.locator(".narrowed")).to_contain_text("2023")
    expect(choice).to_be_checked()
    page.get_by_role("link", name="remove").focus()
    page.keyboard.press("Enter")
    expect(choice).not_to_be_checked()


def test_a_citation_is_copied(address: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{DIGEST}")
    page.get_by_role("button", name="Copy").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Copied")
