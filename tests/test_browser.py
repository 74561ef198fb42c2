"""A reader's walk through the golden site in a real browser, wherever the site is published.

The page fixture fails a test by itself for any error on the console, any request that fails and
any request to another host.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(params=["root of a server", "path on a server", "disk"])
def home(
    request: pytest.FixtureRequest, golden_site: Path, tmp_path: Path
) -> Iterator[tuple[str, str]]:
    """Yield the address of the home page and that of the folder it lies in."""
    if request.param == "disk":
        yield (golden_site / "index.html").as_uri(), golden_site.as_uri()
        return
    below = "/visits-of-state" if request.param == "path on a server" else ""
    if below:
        (tmp_path / "visits-of-state").symlink_to(golden_site, target_is_directory=True)
    with served(tmp_path if below else golden_site) as address:
        yield f"{address}{below}/", f"{address}{below}"


# The address comes first, so that the page is closed before its server is.
def test_reader_walks_from_page_to_page(home: tuple[str, str], page: Page) -> None:
    start, root = home
    page.goto(start)
    expect(page.locator("h1")).to_contain_text("Golden & Co")
    main = page.locator("main")

    def follow(name: str, path: str) -> None:
        main.get_by_role("link", name=name).first.click()
        page.wait_for_url(f"{root}/{path}")

    follow("Kishida in Washington", "visits/2024-04-08-fumio-kishida-united-states.html")
    follow("Japan", "countries/japan.html")
    follow("Three at Camp David", "visits/2023-08-18-fumio-kishida-united-states.html")
    follow("Defence cooperation", "topics/defence-cooperation.html")
    follow("Kishida in Washington", "visits/2024-04-08-fumio-kishida-united-states.html")
    expect(page.locator("h1")).to_have_text("Kishida in Washington")


def test_style_and_images_are_there(home: tuple[str, str], page: Page) -> None:
    _, root = home
    page.goto(f"{root}/visits/2023-08-18-fumio-kishida-united-states.html")
    sheets = page.evaluate("[...document.styleSheets].map(sheet => sheet.href)")
    assert f"{root}/theme/entente.css" in sheets
    widths = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert 96 in widths
    assert 0 not in widths


def test_lost_reader_finds_the_way_back(below: str, golden_site: Path, page: Page) -> None:
    lost = (golden_site / "404.html").read_text(encoding="utf-8")
    page.route("**/lost/page", lambda route: route.fulfill(content_type="text/html", body=lost))
    page.goto(f"{below}/lost/page")
    page.get_by_role("link", name="Visits").first.click()
    page.wait_for_url(f"{below}/visits.html")
