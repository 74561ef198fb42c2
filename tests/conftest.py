"""What all tests share: a real Chromium, a page that tolerates no error, and sites built for good.

A browser test carries the mark and takes the page; that nothing went wrong on it is checked for it:

    @pytest.mark.browser
    def test_home_page_opens(page: Page, site: Path) -> None:
        page.goto((site / "index.html").as_uri())
        assert page.title() == "Entente"

Where no Chromium is found these tests are skipped, and the last lines of the run say how many.
"""

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError, sync_playwright

from tests.browser import find_chromium
from tests.repositories import WORLD, Repository, golden_repository
from tests.serving import served

# No test is about time: a machine that is busy otherwise finds the same.
settings.register_profile("entente", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("entente")

# A shell that starts a run in the background lets it ignore Ctrl+C, and what tests start as well.
signal.signal(signal.SIGINT, signal.default_int_handler)

THIS_MACHINE = (None, "", "127.0.0.1", "localhost")

FLAGS = (
    "--no-sandbox",  # root in a container has none
    "--disable-gpu",
    "--disable-dev-shm-usage",  # a container's is 64 MB
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--no-first-run",
    # Whatever else it may want from the network: no name leads anywhere but here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


class SkippedBrowserTests:
    """Counts the browser tests that a run skipped, says so loudly, and fails the run under CI."""

    def __init__(self, *, forbidden: bool, on_demand: bool) -> None:
        self.forbidden = forbidden
        self.on_demand = on_demand
        self.count = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        asked = self.on_demand or "on_demand" not in report.keywords
        self.count += report.skipped and "browser" in report.keywords and asked

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.count and self.forbidden and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.count:
            verdict = "CI=true, so this run FAILS" if self.forbidden else "nothing checked them"
            line = f"BROWSER TESTS SKIPPED: {self.count} ({verdict})"
            terminalreporter.write_sep("!", line, red=True, bold=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate", action="store_true", help="make the expected files of the golden site anew"
    )
    parser.addoption(
        "--on-demand", action="store_true", help="run the tests too that take minutes, as CI does"
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Return whether expected files are to be written and not only compared."""
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository of the golden world for one test to change."""
    return golden_repository(tmp_path / "repository")


@pytest.fixture
def built(repository: Repository, golden_site: Path) -> Repository:
    """Return the same with the output of a build; a copy of one that was made for all tests."""
    shutil.copytree(golden_site, repository.output)
    return repository


@pytest.fixture
def templates_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep templates as they were compiled: for other templates there are others."""
    from entente.pipeline import drawing  # noqa: PLC0415 - slow to load, and seldom asked for
    from tests.incremental import ENVIRONMENT  # noqa: PLC0415

    monkeypatch.setattr(drawing, "environment", ENVIRONMENT)


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a build of the golden world; tests read it and change nothing."""
    golden = golden_repository(tmp_path_factory.mktemp("golden") / "repository")
    ran = golden.build()
    assert ran.returncode == 0, ran.stderr
    assert "warning" not in ran.stderr, ran.stderr
    return golden.output


@pytest.fixture(scope="session")
def world_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a build of the world of real visits; tests read it only."""
    world = golden_repository(tmp_path_factory.mktemp("world") / "repository", world=WORLD)
    ran = world.build()
    assert ran.returncode == 0, ran.stderr
    return world.output


@pytest.fixture(scope="session")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return what gives the golden site with its interface in a language; tests read it only."""

    @cache
    def site_in(language: str) -> Path:
        golden = golden_repository(tmp_path_factory.mktemp(language) / "repository")
        golden.configure(f'DEFAULT_LANG = "{language}"')
        ran = golden.build()
        assert ran.returncode == 0, ran.stderr
        return golden.output

    return site_in


def pytest_configure(config: pytest.Config) -> None:
    forbidden = os.environ.get("CI", "").lower() == "true"
    on_demand = bool(config.getoption("--on-demand"))
    config.pluginmanager.register(SkippedBrowserTests(forbidden=forbidden, on_demand=on_demand))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if item.get_closest_marker("on_demand") and not config.getoption("--on-demand"):
            item.add_marker(pytest.mark.skip(reason="takes minutes: --on-demand"))
        drives = "chromium" in getattr(item, "fixturenames", ())
        if drives and item.get_closest_marker("browser") is None:
            message = f"{item.nodeid} drives a browser: mark it with @pytest.mark.browser"
            raise pytest.UsageError(message)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    # Before any fixture, so that no site is built for a test that cannot run.
    if item.get_closest_marker("browser") is not None and find_chromium() is None:
        pytest.skip("no Chromium on this machine: python tests/browser.py --install")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Yield the machine's Chromium, started once for all browser tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def below(golden_site: Path, tmp_path: Path) -> Iterator[str]:
    """Yield the address of the golden site on a server, at the path that it was built for.

    A test asks for it before it asks for the page, so that this is closed before its server is.
    """
    (tmp_path / "visits-of-state").symlink_to(golden_site, target_is_directory=True)
    with served(tmp_path) as address:
        yield f"{address}/visits-of-state"


@pytest.fixture
def complaints() -> list[str]:
    """Return what the browser holds against the page; a test that provokes an error clears it."""
    return []


@pytest.fixture
def page(chromium: Browser, complaints: list[str]) -> Iterator[Page]:
    """Yield an empty page; fail the test if it, or one that it opened, gave cause to complain."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"console: {message.text} ({message.location.get('url', '')})")

    def on_error(error: WebError) -> None:
        complaints.append(f"script: {error.error}")

    def on_request(request: Request) -> None:
        if urlsplit(request.url).hostname not in THIS_MACHINE:
            complaints.append(f"another host: {request.url}")

    def on_failure(request: Request) -> None:
        # Aborted: a download, or a page that the test left before it was all there.
        if request.failure != "net::ERR_ABORTED":
            complaints.append(f"failed request: {request.url} ({request.failure})")

    context = chromium.new_context()
    context.on("console", on_console)
    context.on("weberror", on_error)
    context.on("request", on_request)
    context.on("requestfailed", on_failure)
    yield context.new_page()
    context.close()
    assert not complaints, "\n".join(["the browser complains:", *complaints])
