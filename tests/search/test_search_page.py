"""The page of search as a reader meets it: with keys or a pointer, on a server or a disk."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab

from tests.repositories import Repository, published
from tests.search.archive import THEME, archive, put_on_disk
from tests.serving import served

BEFORE_USE = 10_000
IN_USE = 12_000
"""Bytes of JavaScript, compressed: what any page loads, and what the page of search loads."""
HOSTILE = '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    put_on_disk(archive(21, 60), folder, room=20)
    return folder


@pytest.fixture(scope="module", params=["root", "path", "disk"])
def root(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Yield where the site is, without a slash at the end."""
    if request.param == "disk":
        yield folder.as_uri()
        return
    with served(folder if request.param == "root" else folder.parent) as address:
        yield address if request.param == "root" else f"{address}/{folder.name}"


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[str]:
    with served(folder) as address:
        yield address


@pytest.mark.browser
def test_a_reader_searches_narrows_and_goes_back(root: str, page: Tab) -> None:
    page.goto(f"{root}/search.html")
    page.keyboard.press("/")
    page.keyboard.type("accord")
    expect(page.get_by_role("status")).to_contain_text("visits, best match first")
    expect(page.locator("mark").first).to_contain_text("accord")
    all_of_them = page.locator(".stamp b").inner_text()
    page.get_by_role("checkbox", name="Japan").check()
    expect(page.locator(".narrowed")).to_contain_text("Japan remove")
    expect(page.locator(".stamp b")).not_to_have_text(all_of_them)
    assert "country=JP" in page.url
    page.reload()
    expect(page.get_by_role("checkbox", name="Japan")).to_be_checked()
    page.get_by_role("link", name="latest").click()
    expect(page.get_by_role("status")).to_contain_text("latest first")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("best match first")
    page.get_by_role("link", name="remove").click()
    expect(page.locator(".stamp b")).to_have_text(all_of_them)


@pytest.mark.browser
def test_keys_walk_through_the_results(root: str, page: Tab) -> None:
    page.goto(f"{root}/search.html?q=accord")
    expect(page.locator(".items h3 a").nth(1)).to_be_visible()
    field = page.locator("main input[name=q]")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    for step, at in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0)):
        page.keyboard.press(step)
        expect(page.locator(".items h3 a").nth(at)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(".items li")).to_have_count(0)


@pytest.mark.browser
def test_more_results_are_shown_when_asked_for(server: str, page: Tab) -> None:
    page.goto(f"{server}/search.html?status=concluded&status=cancelled&status=announced")
    expect(page.locator(".items li")).to_have_count(10)
    page.get_by_role("button", name="more visits").click()
    expect(page.locator(".items h3 a").nth(10)).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["q", "country", "kind", "sort"])
def test_what_is_asked_stays_text(server: str, page: Tab, name: str) -> None:
    page.goto(f"{server}/search.html")
    page.evaluate("(query) => { location.search = query; }", f"?q=accord&{name}={HOSTILE}")
    expect(page.get_by_role("status")).not_to_be_empty()
    if name != "q":
        page.goto(f"{server}/search.html?{name}={HOSTILE.replace(' ', '+')}")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img").count() == 0


@pytest.mark.browser
def test_hostile_words_are_told_as_they_are(server: str, page: Tab) -> None:
    page.goto(f"{server}/search.html")
    page.locator("main input[name=q]").fill(f"zzz {HOSTILE}")
    expect(page.locator("[data-part=nothing]")).to_contain_text("No digest has “zzz”")
    assert page.evaluate("window.hit") is None


@pytest.mark.browser
def test_words_like_it_are_offered(server: str, page: Tab) -> None:
    page.goto(f"{server}/search.html?q=accodr")
    expect(page.locator(".empty strong")).to_have_text("No digest has all of these words.")
    page.locator(".empty").get_by_role("link", name="accord", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("visits")
    expect(page.locator("main input[name=q]")).to_have_value("accord")


@pytest.mark.browser
def test_nothing_moves_when_results_come(server: str, page: Tab) -> None:
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{server}/search.html?q=tô+lâm")
        expect(page.locator(".items li")).not_to_have_count(0)
        page.wait_for_timeout(100)
        moved = page.evaluate(
            """() => new Promise((done) => {
              new PerformanceObserver((list) => done(list.getEntries().map((one) => one.value)))
                .observe({ type: "layout-shift", buffered: true });
              setTimeout(() => done([]), 200);
            })"""
        )
        assert moved == [], width


@pytest.mark.browser
def test_an_index_that_cannot_be_read_is_told(
    server: str, page: Tab, complaints: list[str]
) -> None:
    page.route("**/search/facets.js", lambda route: route.abort())
    page.goto(f"{server}/search.html?q=accord")
    expect(page.get_by_role("status")).to_have_text("The index of search cannot be read.")
    complaints.clear()  # the file that was kept away


@pytest.mark.browser
def test_without_javascript_the_listings_are_there(server: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/search.html?q=accord")
    expect(page.locator("noscript .empty strong")).to_contain_text("Search needs JavaScript")
    hrefs = [link.get_attribute("href") for link in page.locator("noscript a").all()]
    assert hrefs == ["visits.html", "countries.html", "leaders.html", "topics.html"]
    context.close()


# The address comes first, so that the page is closed before its server is.
@pytest.mark.browser
@pytest.mark.parametrize("start", ["index.html", "404.html"])
def test_the_field_of_a_page_leads_to_the_results(below: str, page: Tab, start: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{below}/{start}")
    page.keyboard.press("/")
    assert [name for name in asked if "search" in name] == ["search-field.js"]
    page.keyboard.type("Kishída Wash")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Kishida in Washington").click()
    expect(page.locator("h1")).to_have_text("Kishida in Washington")


@pytest.mark.browser
@pytest.mark.parametrize("name", ["岸田文雄", "岸田 文雄", "kishida fumio", "Kishída"])
def test_a_leader_is_found_by_any_name(golden_site: Path, page: Tab, name: str) -> None:
    page.goto(f"{(golden_site / 'search.html').as_uri()}?q={name}")
    expect(page.get_by_role("link", name="Kishida in Washington")).to_be_visible()
    expect(page.locator("[data-part=names]")).to_contain_text("Fumio Kishida")


@pytest.mark.browser
def test_a_narrow_page_has_a_link_for_the_field(golden_site: Path, page: Tab) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((golden_site / "countries" / "japan.html").as_uri())
    expect(page.locator(".masthead .find")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator(".find-link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html")


def size(*names: str) -> int:
    """Return how many bytes of scripts go over the wire."""
    scripts = (THEME / "static" / f"{name}.js" for name in names)
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in scripts)


def test_scripts_are_small() -> None:
    assert size("search-field") < 1_000 < BEFORE_USE
    assert size("search-words", "search-index", "search-excerpts", "search") < IN_USE


def test_an_owner_can_do_without_search(repository: Repository) -> None:
    repository.configure("ENTENTE_SEARCH = False")
    ran = repository.build()
    assert ran.returncode == 0, ran.stderr
    files = published(repository.output)
    assert [path for path in files if path.startswith("search")] == []
    pages = {path: text.decode() for path, text in files.items() if path.endswith(".html")}
    assert [path for path, text in pages.items() if "search.html" in text] == []
