"""The theme renders every page, full and bare, and what comes out is sound and safe HTML.

Each check reads the output again with lxml. The pages are those of ``theme_pages``. A browser opens
them from a disk, as a reader without a server does.
"""

import re
import shutil
from base64 import b64encode
from collections import Counter
from collections.abc import Callable
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jinja2 import UndefinedError
from lxml import html
from playwright.sync_api import Page as Tab

from entente.domain.page import Page
from entente.rendering.environment import environment, render
from entente.rendering.language import plain
from entente.rendering.set_texts import with_texts
from tests.rendering.theme_pages import BARE, FRAME, FULL
from tests.rendering.theme_parts import TEXT

THEME = Path(__file__).parents[2] / "themes" / "entente"
TEMPLATES = {
    path.relative_to(THEME / "templates").as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((THEME / "templates").rglob("*.*"))
}
MADE = environment(TEMPLATES, plain("en_GB"))
HOSTILE = "\"'><script>alert(1)</script>&amp;"
SAFE_HTML = ("html", "intro_html")
parsed: Callable[[str], Any] = html.document_fromstring  # lxml ships no annotations
NEVER_RUN = {"application/ld+json", "application/json"}
"""Scripts of these types are data, which no browser runs and the policy does not concern."""
EXACT_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def drawn(page: Page) -> str:
    return with_texts(render(MADE, page, {**FRAME, "path": page.path}), [TEXT] * 3)[0].decode()


def read(page: Page) -> Any:  # noqa: ANN401 - lxml ships no annotations
    return parsed(drawn(page))


every_page = pytest.mark.parametrize("sample", [*FULL, *BARE], ids=lambda page: page.path)


def test_every_template_has_a_page() -> None:
    assert {page.template for page in FULL} == {n for n in TEMPLATES if "/" not in n} - {
        "base.html"
    }


@every_page
def test_the_text_is_tidy(sample: Page) -> None:
    text = drawn(sample)
    assert text.startswith("<!doctype html>\n")
    assert text.endswith("</html>\n")
    assert not re.search(r"[ \t]\n|\n\n", text)


@every_page
def test_one_heading_opens_the_page_and_none_is_skipped(sample: Page) -> None:
    levels = [int(h.tag[1]) for h in read(sample).iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_page
def test_ids_are_unique_and_what_points_at_them_arrives(sample: Page) -> None:
    tree = read(sample)
    ids = Counter(tree.xpath("//@id"))
    assert [name for name, times in ids.items() if times > 1] == []
    inner = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    named = {name for text in tree.xpath("//@aria-labelledby") for name in text.split()}
    assert (inner | named) - ids.keys() == set()


@every_page
def test_the_navigation_marks_where_the_page_belongs(sample: Page) -> None:
    marked = read(sample).xpath("//header//li/a[@aria-current]/@href")
    entries = {link["href"] for link in FRAME["navigation"]}
    section = sample.context["section"]
    assert marked == ([f"../{section}"] if section in entries else [])


@every_page
def test_links_are_relative(sample: Page) -> None:
    sources = "ancestor::ol[@class='sources']"
    links = read(sample).xpath(f"//a[not({sources})]/@href|//link[not(@rel='canonical')]/@href")
    assert links
    assert [link for link in links if re.match(r"[a-z]+:|/", link)] == []
    assert all(link.startswith(("#", "../")) for link in links)


@every_page
def test_tables_have_captions_and_heads_with_a_scope(sample: Page) -> None:
    for table in read(sample).iter("table"):
        assert table.xpath("count(caption)") == 1
        assert all(head.get("scope") for head in table.iter("th"))


@every_page
def test_landmarks_of_one_kind_have_names_of_their_own(sample: Page) -> None:
    tree = read(sample)
    assert [len(list(tree.iter(tag))) for tag in ("main", "footer")] == [1, 1]
    names = [
        nav.get("aria-label") or tree.xpath("string(//*[@id=$id])", id=nav.get("aria-labelledby"))
        for nav in tree.iter("nav")
    ]
    assert sorted(names) == sorted(set(names))


@every_page
def test_times_are_dates_that_machines_read(sample: Page) -> None:
    assert all(EXACT_DATE.fullmatch(t.get("datetime", "")) for t in read(sample).iter("time"))


@every_page
def test_the_policy_allows_what_the_page_holds_and_no_more(sample: Page) -> None:
    tree = read(sample)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    hashes = [
        f"'sha256-{b64encode(sha256(style.text.encode()).digest()).decode()}'"
        for style in tree.iter("style")
    ]
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == (" ".join(hashes) or "'self' file:")
    assert "unsafe" not in policy
    assert tree.xpath("//@style|//@*[starts-with(name(), 'on')]") == []
    assert only_the_themes_own_scripts_run(tree)


def only_the_themes_own_scripts_run(tree: Any) -> bool:  # noqa: ANN401 - as above
    """Whether every script that a browser would run is a file of the theme, and empty."""
    running = [script for script in tree.iter("script") if script.get("type") not in NEVER_RUN]
    own = re.compile(r"theme/[a-z-]+\.js$")
    return all(own.search(one.get("src", "")) and not one.text for one in running)


def hostile(value: Any, name: str = "") -> Any:  # noqa: ANN401 - walks any context
    """The same value with hostile text after every text but those that are safe HTML."""
    match value:
        case str():
            return value if name in SAFE_HTML else value + HOSTILE
        case dict():
            return {key: hostile(v, key) for key, v in value.items()}
        case list() | tuple():
            return type(value)(hostile(v, name) for v in value)
        case _:
            return value


@every_page
def test_hostile_text_stays_text(sample: Page) -> None:
    frame = hostile(dict(FRAME))
    text = render(
        MADE, Page(sample.path, sample.template, hostile(dict(sample.context))), frame
    ).decode()
    tree = parsed(text)
    assert only_the_themes_own_scripts_run(tree)
    assert text.count("<script") == len(list(tree.iter("script")))
    assert "&lt;script&gt;" in text
    assert "&amp;amp;" in text, "text that looks escaped is text all the same"


@pytest.mark.parametrize("sample", FULL, ids=lambda page: page.path)
def test_every_text_of_a_full_page_is_shown(sample: Page) -> None:
    """Each text of a context stands on the page, so that no field is forgotten by the theme."""
    text = drawn(sample)
    shown = " ".join(parsed(text).xpath("//text()|//meta/@content"))
    # The section marks the navigation, the id is in the address; the name is the title.
    unseen = {"section", "id", *SAFE_HTML}
    texts = {key: v for key, v in sample.context.items() if isinstance(v, str)}
    assert {key for key, text in texts.items() if text not in shown} - unseen == set()


def test_a_name_that_no_context_has_is_an_error() -> None:
    made = environment({"page.html": "{{ titel }}"}, plain("en_GB"))
    with pytest.raises(UndefinedError, match="titel"):
        render(made, Page("about.html", "page.html", {"title": "About"}), FRAME)


@pytest.mark.parametrize(("locale", "grouped"), [("en_GB", "3,772"), ("de_DE", "3.772")])
def test_counts_are_grouped_as_the_language_does(locale: str, grouped: str) -> None:
    made = environment({"n.html": "{{ count | group }}"}, plain(locale))
    assert render(made, Page("n.html", "n.html", {"count": 3772}), FRAME) == f"{grouped}\n".encode()


def test_the_styles_of_the_lost_page_are_those_of_the_site() -> None:
    site = {line.strip() for line in (THEME / "static" / "entente.css").read_text().splitlines()}
    page = {line.strip() for line in TEMPLATES["partials/not_found.css"].splitlines()}
    assert page - site == set()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the samples and the styles to a disk, to be opened without a server."""
    root = tmp_path_factory.mktemp("site")
    shutil.copytree(THEME / "static", root / "theme")
    (root / "pages").mkdir()
    for page in [*FULL, *BARE]:
        (root / "pages" / page.path).write_text(drawn(page), encoding="utf-8")
    return root / "pages"


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 639, 640, 768, 1119, 1120, 1600])
def test_pages_from_a_disk_are_styled_and_fit_the_window(page: Tab, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for sample in [*FULL, *BARE]:
        page.goto((site / sample.path).as_uri())
        ink = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')")
        assert ink == "#14181b", f"{sample.path}: the policy keeps the styles out"
        needed = page.evaluate("document.documentElement.scrollWidth")
        assert needed <= width, f"{sample.path} scrolls sideways"


@pytest.mark.browser
def test_nothing_that_is_pressed_is_lower_than_24_pixels(page: Tab, site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for sample in FULL:
        page.goto((site / sample.path).as_uri())
        low = page.evaluate(
            """() => [...document.querySelectorAll("a, summary")]
              .filter((e) => !e.closest("p, .prose, small, .skip"))
              .map((e) => [e.textContent, e.getBoundingClientRect()])
              .filter(([, box]) => box.width > 0 && box.height < 23.5)
              .map(([text, box]) => `${text}: ${box.height}`)"""
        )
        assert low == [], sample.path
