"""What JavaScript adds to the golden site: previews of linked pages, and buttons that copy.

Everything is tried in a real browser, over HTTP and from a disk, with a mouse and with keys alone.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.serving import served

pytestmark = pytest.mark.browser

DIGEST = "visits/2024-04-08-fumio-kishida-united-states.html"
LINK = '.prose a[href$="leaders/joe-biden.html"], .facts a[href$="leaders/joe-biden.html"]'
SHOWN = '[role="tooltip"]'


@pytest.fixture
def address(golden_site: Path) -> Iterator[str]:
    """Yield the address of the golden site on a server."""
    with served(golden_site) as at:
        yield at


@pytest.fixture
def asked(page: Page) -> list[str]:
    """Return the addresses that the page's scripts ask for, as they do."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.resource_type == "fetch":
            found.append(request.url)

    page.on("request", note)
    return found


# The address comes first everywhere, so that the page is closed before its server is.
def test_a_mouse_that_stays_on_a_link_shows_where_it_leads(
    address: str, page: Page, asked: list[str]
) -> None:
    page.goto(f"{address}/{DIGEST}")
    link = page.locator(LINK).first
    link.hover()
    assert asked == [], "a reader who passes by asks for nothing"
    preview = page.locator(SHOWN)
    expect(preview).to_contain_text("Joe Biden")
    assert asked == [f"{address}/leaders/joe-biden.html"]
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")
    preview.hover()
    page.wait_for_timeout(400)
    expect(preview, "a reader may move to what is shown").to_be_visible()
    page.mouse.move(5, 5)
    expect(preview).to_have_count(0)
    assert link.get_attribute("aria-describedby") is None
    link.hover()
    expect(preview).to_be_visible()
    assert len(asked) == 1, "a page is read once"


def test_keys_alone_show_and_dismiss_it(address: str, page: Page) -> None:
    page.goto(f"{address}/{DIGEST}")
    page.locator("#main").focus()
    preview = page.locator(SHOWN)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('main a[href$=\".html\"]')"):
            break
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)
    assert page.evaluate("document.activeElement.tagName") == "A", "the focus stays where it was"
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(preview).to_be_visible()


def test_a_click_is_not_in_the_way_of_a_preview(address: str, page: Page) -> None:
    page.goto(f"{address}/{DIGEST}")
    page.locator(LINK).first.click()
    page.wait_for_url("**/leaders/joe-biden.html")
    expect(page.locator(SHOWN)).to_have_count(0)


@pytest.mark.parametrize(
    "link",
    ['.sources a[href^="http"]', ".downloads a[download]", 'a[href^="#"]'],
    ids=["another host", "a download", "the same page"],
)
def test_nothing_is_asked_for_but_pages(
    address: str, page: Page, asked: list[str], link: str
) -> None:
    page.goto(f"{address}/{DIGEST}")
    page.locator("main").locator(link).locator("visible=true").first.hover()
    page.wait_for_timeout(600)
    assert asked == []
    expect(page.locator(SHOWN)).to_have_count(0)


def test_what_a_page_says_of_itself_stays_text(
    address: str, page: Page, asked: list[str], complaints: list[str]
) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    body = (
        f"<!doctype html><html lang=ar dir=rtl><meta name=description content='{hostile}'>"
        f"<main><h1>&lt;b&gt;Bold&lt;/b&gt;</h1></main>"
    )
    page.route("**/joe-biden.html", lambda r: r.fulfill(content_type="text/html", body=body))
    page.goto(f"{address}/{DIGEST}")
    page.locator(LINK).first.hover()
    preview = page.locator(SHOWN)
    expect(preview.locator("p")).to_have_text(hostile)
    expect(preview.locator("strong")).to_have_text("<b>Bold</b>")
    assert (preview.get_attribute("lang"), preview.get_attribute("dir")) == ("ar", "rtl")
    assert preview.locator("img, b").count() == 0
    assert complaints == []
    assert len(asked) == 1


@pytest.mark.parametrize("status", [404, 500])
def test_a_page_that_is_not_there_is_passed_over(
    address: str, page: Page, complaints: list[str], status: int
) -> None:
    page.route("**/joe-biden.html", lambda r: r.fulfill(status=status, body="gone"))
    page.goto(f"{address}/{DIGEST}")
    page.locator(LINK).first.hover()
    page.wait_for_timeout(600)
    expect(page.locator(SHOWN)).to_have_count(0)
    # Chromium itself notes every answer of that kind on the console.
    assert all(str(status) in complaint for complaint in complaints)
    complaints.clear()


def test_from_a_disk_nothing_happens_and_nothing_fails(
    golden_site: Path, page: Page, asked: list[str]
) -> None:
    page.goto((golden_site / DIGEST).as_uri())
    page.locator(LINK).first.hover()
    page.wait_for_timeout(600)
    assert asked == []
    expect(page.locator(SHOWN)).to_have_count(0)


def test_nothing_on_the_page_moves_for_a_preview(address: str, page: Page) -> None:
    page.goto(f"{address}/{DIGEST}")
    places = "[...document.querySelectorAll('main *')].map(e => e.getBoundingClientRect().top)"
    before = page.evaluate(places)
    page.locator(LINK).first.hover()
    expect(page.locator(SHOWN)).to_be_visible()
    assert page.evaluate(places) == before
    box = page.locator(SHOWN).bounding_box()
    assert box is not None
    width = page.evaluate("document.documentElement.clientWidth")
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_a_citation_is_copied_as_it_stands(address: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/{DIGEST}")
    citations = page.locator(".citation")
    buttons = page.get_by_role("button", name="Copy")
    expect(buttons).to_have_count(citations.count())
    for number in range(citations.count()):
        buttons.nth(number).click()
        expect(page.get_by_role("status")).to_contain_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == " ".join(citations.nth(number).inner_text().split())
        assert copied.endswith(DIGEST)


def test_where_copying_is_refused_the_citation_is_selected(address: str, page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{address}/{DIGEST}")
    page.get_by_role("button", name="Copy").first.click()
    page.wait_for_function("getSelection().toString().length > 0")
    selected = " ".join(page.evaluate("getSelection().toString()").split())
    assert selected == " ".join(page.locator(".citation").first.inner_text().split())


def test_without_a_clipboard_there_is_no_button(address: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{address}/{DIGEST}")
    expect(page.locator(".citation").first).to_be_visible()
    expect(page.locator(".copy")).to_have_count(0)
