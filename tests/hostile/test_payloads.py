"""No text runs: hundreds of payloads in every field of a site, and every page of it in a browser.

A real Chromium opens everything that a build of ``estate`` publishes, with each page's own policy
in force, and counts what runs, what the policy had to stop, and what would run if it were pressed.
The same payloads on a page without walls do run, so that the count can be other than nothing.
"""

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlsplit

import icalendar
import pytest
from lxml import etree, html
from playwright.sync_api import Browser, Page, Route

from entente.checking.panel import failure_panel, problem_panel
from entente.commands.preview_pages import Scene
from entente.commands.preview_server import PreviewServer
from entente.domain.problem import Code, Place, Problem
from entente.pipeline.assembly import assemble, sources_in
from entente.pipeline.configuration import settings_from
from entente.pipeline.reading_room import READERS
from entente.reading.kinds import ContentKind, role_of
from entente.reading.source import Bounds
from tests.hostile.estate import picture, settle, visit_of
from tests.hostile.payloads import Payload, payloads
from tests.repositories import golden_repository
from tests.serving import served

EVERY = payloads()
AT_ONCE = 24
HARNESS = "<!doctype html><meta charset=utf-8><title>Pages in frames</title><body>"
POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'\">"
)
ATOM = "{http://www.w3.org/2005/Atom"
RIS = re.compile(r"[A-Z][A-Z0-9]  - ")
MODELS = {
    ContentKind.VISIT: "title: A\nleader: [A B]\nfrom: JP\nto: US\ndates: 2024-04-08\n",
    ContentKind.ARTICLE: "title: A\npublished: 2024-04-08\n",
    ContentKind.LEADERS: "name: A B\n",
    ContentKind.COUNTRIES: "name: Japan\n",
    ContentKind.TOPICS: "name: Space\n",
    ContentKind.PAGES: "title: A\n",
}
"""What each kind of document needs."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@dataclass(slots=True)
class Watch:
    """A browser's page that loads others in frames, and what came of them."""

    page: Page
    root: str
    """Where the pages are, without a slash at the end."""
    hits: list[int] = field(default_factory=list)
    """Numbers of the payloads that ran."""
    reports: list[str] = field(default_factory=list)
    """What a Content-Security-Policy stopped."""

    def visit(
        self, paths: Sequence[str], *, shown: int = 0, pressed: bool = False
    ) -> list[list[str]]:
        """Open pages and return [address, what in it could run].

        Args:
            paths: of the pages, as an address writes them.
            shown: for how many milliseconds they are left to themselves.
            pressed: whether everything on them is pressed, too.

        """
        found: list[list[str]] = []
        for first in range(0, len(paths), AT_ONCE):
            batch = [f"{self.root}/{path}" for path in paths[first : first + AT_ONCE]]
            found += self.page.evaluate("given => visited(...given)", [batch, shown, pressed])
        return found


@dataclass(frozen=True, slots=True)
class Estate:
    """A site of payloads."""

    output: Path
    refused: tuple[Problem, ...]
    """For which some of its texts could not be published, and are plain instead."""


@pytest.fixture(scope="module")
def estate(tmp_path_factory: pytest.TempPathFactory) -> Estate:
    """Build the site of payloads."""
    repository = golden_repository(tmp_path_factory.mktemp("estate") / "repository")
    shutil.rmtree(repository.content)
    settle(repository.content, EVERY)
    sources = sources_in(repository.content, repository.root / "seeds")
    problems = assemble(sources, settings_from({"ENTENTE_AS_OF": "2024-09-20"})).errors
    settle(repository.content, EVERY, {problem.place.file for problem in problems})
    command = [sys.executable, "publish.py", "build"]
    ran = subprocess.run(
        command, cwd=repository.root, capture_output=True, text=True, timeout=300, check=False
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    return Estate(repository.output, problems)


@pytest.fixture
def watch(chromium: Browser) -> Iterator[Callable[[str], Watch]]:
    """Yield a function that opens the harness at an address, where nothing else is."""
    context = chromium.new_context()

    def begun(root: str) -> Watch:
        watch = Watch(context.new_page(), root)
        context.expose_binding("hit", lambda _, number: watch.hits.append(number))
        context.expose_binding("report", lambda _, words: watch.reports.append(words))
        context.add_init_script(path=Path(__file__).with_name("watch.js"))
        harness = f"{root}/harness.html"
        context.route(harness, lambda route: route.fulfill(body=HARNESS, content_type="text/html"))
        watch.page.goto(harness)
        # While there are routes every request of every frame takes the way through this process.
        context.unroute_all()
        return watch

    yield begun
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("policy", ["", POLICY], ids=["no walls", "the policy alone"])
def test_payloads_run_where_there_are_no_walls(watch: Callable[[str], Watch], policy: str) -> None:
    watched = watch("http://127.0.0.1:9")

    def control(route: Route) -> None:
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        if not name.endswith(".html"):
            route.fulfill(body=picture(), content_type="image/png")
            return
        text = EVERY[int(name.partition(".")[0])].text
        body = f"<!doctype html><head>{policy}<title>x</title></head><body>{text}"
        route.fulfill(body=body, content_type="text/html; charset=utf-8")

    watched.page.context.route("**/control/*", control)
    pages = [f"control/{payload.number}.html" for payload in EVERY[:: 3 if policy else 1]]
    offending = {address for address, _ in watched.visit(pages, shown=150, pressed=True)}
    ran = set(watched.hits)
    if policy:
        assert ran == set()
        assert len(watched.reports) > 70
    else:
        assert len(ran) > 200
        # What could run is seen without its being pressed, which is how the site is looked at.
        assert {f"{watched.root}/control/{number}.html" for number in ran} <= offending


def pages_in(output: Path) -> list[str]:
    """Return the paths of all pages, as an address writes them."""
    files = sorted(output.rglob("*.html"))
    return [quote(path.relative_to(output).as_posix()) for path in files]


def test_there_are_enough_payloads_and_most_are_published(estate: Estate) -> None:
    assert len({payload.text for payload in EVERY}) >= 300
    refused = {problem.place.file for problem in estate.refused}
    assert {problem.code for problem in estate.refused} == {Code.UNKNOWN_LINK}
    opened = {f"content/{visit_of(payload)}" for payload in EVERY}
    assert len(refused & opened) < 20, "most texts are made harmless, and some refused"


@pytest.mark.browser
def test_nothing_runs_on_any_page(estate: Estate, watch: Callable[[str], Watch]) -> None:
    with served(estate.output) as root:
        watched = watch(root)
        pages = pages_in(estate.output)
        assert len(pages) > 2 * len(EVERY)
        assert watched.visit(pages) == []
        asked = [f"{root}/search.html", [payload.text for payload in EVERY], AT_ONCE, 300]
        assert watched.page.evaluate("given => asked(...given)", asked) == []
        watched.page.goto(f"{root}/search.html?q={quote(EVERY[0].text)}")
        # The first is found by its own words, so that results were looked at as well.
        watched.page.get_by_role("link", name=EVERY[0].line, exact=True).first.wait_for()
    assert watched.hits == []
    assert watched.reports == []


@pytest.mark.parametrize("site", ["estate", "golden site"])
def test_every_page_has_a_policy(site: str, estate: Estate, golden_site: Path) -> None:
    output = estate.output if site == "estate" else golden_site
    for path in sorted(output.rglob("*.html")):
        page = html.fromstring(path.read_text(encoding="utf-8"))
        (policy,) = page.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; "), path
        assert "unsafe" not in policy
        assert "http" not in policy


@pytest.mark.browser
def test_nothing_runs_in_the_panel_of_the_preview(
    estate: Estate, watch: Callable[[str], Watch]
) -> None:
    """Every payload stands in a message, a remedy, the name of a file and a line of it."""
    problems = [
        Problem(Code.UNKNOWN_KEY, Place(p.text, 1, 1, 9), f"{p.text} `{p.text}`", f"`{p.text}`")
        for p in EVERY
    ]
    panels = [
        problem_panel(problems[at : at + 50], lambda file: [file]) for at in range(0, 312, 50)
    ]
    panels += [failure_panel(payload.text) for payload in EVERY[::10]]
    with PreviewServer("127.0.0.1", 0, Scene(estate.output, "", "")) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        watched = watch(f"http://127.0.0.1:{server.server_port}")
        for panel in panels:
            server.show(Scene(estate.output, "", panel))
            assert watched.visit(["about.html", "404.html"]) == []
        watched.page.goto(f"{watched.root}/about.html")
        assert watched.page.locator(".entente-preview").count() == 1
        watched.page.goto("about:blank")
        server.shutdown()
    assert watched.hits == []
    assert watched.reports == []


def test_payloads_stay_text_wherever_machines_read_them(estate: Estate) -> None:
    """Titles come back as they were written, template syntax and all."""
    output = estate.output
    titles = {f"v{payload.number}": payload.line for payload in EVERY}
    records = json.loads((output / "data/visits.json").read_text(encoding="utf-8"))
    assert {record["id"]: record["title"] for record in records} == titles
    calendar = icalendar.Calendar.from_ical((output / "visits.ics").read_bytes())
    events = calendar.walk("VEVENT")
    assert {str(event["SUMMARY"]) for event in events} <= set(titles.values())
    assert calendar.walk() == [calendar, *events]
    feed = etree.parse(output / "visits.atom").getroot()
    assert {element.tag.partition("}")[0] for element in feed.iter()} == {ATOM}
    assert {each.text for each in feed.iter(f"{ATOM}}}title")} - {feed[0].text} <= set(
        titles.values()
    )
    for visit, title in titles.items():
        page = html.fromstring((output / f"visits/{visit}.html").read_text(encoding="utf-8"))
        assert " ".join(page.xpath("string(//h1)").split()) == title
        (data,) = page.xpath("//script[@type='application/ld+json']/text()")
        assert title in {node.get("name") for node in json.loads(data)["@graph"]}
        lines = (output / f"visits/{visit}.ris").read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if not RIS.match(line)] == []
        assert lines.count("ER  - ") == 1


def test_no_cell_starts_a_formula(estate: Estate) -> None:
    for name in ("visits.csv", "legs.csv"):
        text = (estate.output / "data" / name).read_text(encoding="utf-8")
        rows = list(csv.reader(text.splitlines(keepends=True)))
        assert len(rows) > len(EVERY)
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []


@pytest.mark.parametrize("payload", EVERY[::5], ids=lambda payload: payload.number)
def test_no_picture_has_a_payload_for_its_name(payload: Payload) -> None:
    name = payload.line.replace("/", "\N{DIVISION SLASH}")
    path = f"visits/2024/v1/{name}.png"
    found = role_of(path, f"content/{path}")
    assert isinstance(found, Problem)
    assert (found.code, found.place.file) == (Code.BAD_ID, f"content/{path}")


@pytest.mark.parametrize("key", ["save_as", "url", "slug", "template", "Template", "category"])
def test_keys_with_which_pelican_places_a_page_do_not_exist(key: str) -> None:
    for kind, keys in MODELS.items():
        written = f"---\n{keys}{key}: ../../index.html\n---\nText.\n"
        read = READERS[kind]("a", "content/a.md", written.encode(), Bounds())
        assert isinstance(read, tuple)
        assert [problem.code for problem in read] == [Code.UNKNOWN_KEY], kind
