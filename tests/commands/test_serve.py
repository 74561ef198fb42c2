"""``publish.py serve`` in a process of its own, asked over the network and in a real browser."""

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.accessibility.judge import EVERY, faults, see
from tests.repositories import Repository, golden_repository, published

DIGEST = "2024-04-08-fumio-kishida-united-states"
FILE = f"content/visits/2024/{DIGEST}.md"
SECONDS = 60
MARGIN = 60
"""Pixels."""
SLOWLY = SECONDS * 1000


class Preview:
    """A preview that runs, with what it has said so far."""

    def __init__(self, process: subprocess.Popen[str], said: Path) -> None:
        self.process = process
        self.said = said

    def says(self, form: str) -> re.Match[str]:
        """Wait until the terminal shows what fits a regular expression."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            if found := re.search(form, self.said.read_text(encoding="utf-8")):
                return found
            time.sleep(0.05)
        raise AssertionError(f"never said: {form}\n{self.said.read_text(encoding='utf-8')}")

    @property
    def address(self) -> str:
        """Of the home page, with a slash at the end."""
        return self.says(r"(http://\S+/) follows")[1]

    @property
    def port(self) -> int:
        """That it listens on."""
        return int(self.says(r"http://localhost:(\d+)")[1])

    def ask(self, path: str, *, host: str = "localhost", method: str = "GET") -> tuple[int, bytes]:
        """Return status and body of an answer, the path sent as it is."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.putrequest(method, path, skip_host=True)
        if host:
            connection.putheader("Host", host)
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.read()

    def headers(self, path: str) -> http.client.HTTPMessage:
        """Return the headers of an answer."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=SECONDS)
        connection.request("HEAD", path)
        return connection.getresponse().headers


@contextmanager
def previewed(repository: Repository, *options: str) -> Iterator[Preview]:
    """Run a preview of a repository on any free port."""
    said = repository.root / "said.txt"
    command = [sys.executable, "publish.py", "serve", "--port", "0", *options]
    with said.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(
            command, cwd=repository.root, stdout=log, stderr=log, text=True, encoding="utf-8"
        )
        try:
            yield Preview(process, said)
        finally:
            process.terminate()
            process.wait(SECONDS)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return golden_repository(tmp_path / "repository")


def change(repository: Repository, old: str, new: str) -> None:
    """Change the digest as an author would."""
    text = (repository.root / FILE).read_text(encoding="utf-8")
    assert old in text
    repository.write(FILE, text.replace(old, new, 1))


def test_preview_keeps_to_itself(repository: Repository) -> None:
    with previewed(repository) as preview:
        assert preview.address.endswith("/visits-of-state/")
        base = "/visits-of-state"
        assert preview.ask("/") == (302, b"")
        status, body = preview.ask(f"{base}/visits/{DIGEST}.html")
        assert (status, b"/.entente/preview.js" in body) == (200, True)
        assert preview.ask(f"{base}/", method="HEAD") == (200, b"")
        assert preview.ask(f"{base}/nowhere.html")[0] == 404
        assert preview.ask(f"{base}/.entente.json")[0] == 404
        for path in (f"{base}/../publish.py", f"{base}/%2e%2e/%2e%2e/publish.py", "/publish.py"):
            status, body = preview.ask(path)
            assert (status, b"import" in body) == (404, False)
        for host in ("evil.example", f"evil.example:{preview.port}", ""):
            status, body = preview.ask(f"{base}/", host=host)
            assert (status, b"<html" in body) == (421, False)
        assert preview.ask(f"{base}/", method="POST")[0] == 501
        assert preview.headers(f"{base}/")["Content-Security-Policy"].startswith(
            "default-src 'none'"
        )
        # Loopback only: another address of this machine does not answer.
        with socket.socket() as other:
            assert other.connect_ex(("127.0.0.2", preview.port)) != 0


def test_preview_leaves_what_is_published_alone(repository: Repository) -> None:
    assert repository.build().returncode == 0
    before = published(repository.output)
    change(repository, "title: ", "title: New ")
    with previewed(repository) as preview:
        assert preview.address
        assert published(repository.output) == before
        own = published(repository.root / ".entente" / "preview")
        assert own.keys() == before.keys()
        assert not [path for path, body in own.items() if b"/.entente/" in body]


def test_mistake_is_told_at_the_terminal(repository: Repository) -> None:
    change(repository, "\nto:", "\not:")
    with previewed(repository) as preview:
        preview.says(rf"error\[E104\].*\n +--> {re.escape(FILE)}:\d+:1")
        assert preview.address
        status, body = preview.ask("/visits-of-state/")
        assert status == 503
        assert b"E104" in body
        change(repository, "\not:", "\nto:")
        preview.says(rf"{re.escape(FILE)}: built in")
        assert preview.ask("/visits-of-state/")[0] == 200


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_preview_ends_quietly(repository: Repository, end: signal.Signals) -> None:
    with previewed(repository) as preview:
        assert preview.address
        preview.process.send_signal(end)
        assert preview.process.wait(SECONDS) == 0
        assert "Traceback" not in preview.said.read_text(encoding="utf-8")


def test_port_that_is_taken_is_named(repository: Repository) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        command = [sys.executable, "publish.py", "serve", "--port", str(port)]
        ended = subprocess.run(
            command,
            cwd=repository.root,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"port {port}" in ended.stderr
    assert f"--port {port + 1}" in ended.stderr
    assert "Traceback" not in ended.stderr


def expect_scroll(page: Page, place: int) -> None:
    """Wait until the window shows the page from ``place`` on, give or take a margin."""
    # Asked again and again from here: the page's own policy forbids a script made of text.
    deadline = time.monotonic() + SECONDS
    while abs(page.evaluate("() => scrollY") - place) > MARGIN:
        assert time.monotonic() < deadline, page.evaluate("() => scrollY")
        page.wait_for_timeout(50)


def leave(page: Page, complaints: list[str]) -> None:
    """Leave the preview before it ends, and strike what the browser says of the page 404.html."""
    page.goto("about:blank")
    complaints[:] = [each for each in complaints if "404 (Not Found)" not in each]


@pytest.mark.browser
@pytest.mark.parametrize("base_url", ["https://golden.example", "https://golden.example/repo"])
def test_page_follows_its_source(
    page: Page, repository: Repository, complaints: list[str], base_url: str
) -> None:
    with previewed(repository, "--base-url", base_url) as preview:
        page.goto(f"{preview.address}visits/{DIGEST}.html")
        panel = page.locator(".entente-preview")
        expect(panel).to_have_count(0)

        change(repository, "title: ", "title: Renamed, ")
        expect(page.locator("h1")).to_contain_text("Renamed,", timeout=SLOWLY)

        change(repository, "\ntopics:", "\ntopcis:")
        expect(panel).to_be_in_viewport(timeout=SLOWLY)
        expect(panel.locator("h3")).to_contain_text("Unknown key")
        expect(panel.locator(".ep-code")).to_have_text("E104")
        expect(panel.locator(".ep-where")).to_have_text(re.compile(rf"^{re.escape(FILE)}:\d+:1$"))
        expect(panel.locator(".ep-meant .ep-text")).to_contain_text("topcis:")
        expect(panel.locator(".ep-carets .ep-text")).to_have_text("^^^^^^")
        expect(page.locator("h1")).to_contain_text("Renamed,")
        assert panel.evaluate("it => getComputedStyle(it).borderTopWidth") == "6px"

        page.goto(f"{preview.address}nowhere.html")
        expect(panel).to_be_visible()
        assert panel.evaluate("it => getComputedStyle(it).borderTopWidth") == "6px"

        change(repository, "\ntopcis:", "\ntopics:")
        expect(panel).to_have_count(0, timeout=SLOWLY)
        leave(page, complaints)


@pytest.mark.browser
def test_reader_keeps_the_place_and_sees_a_new_panel(
    page: Page, repository: Repository, complaints: list[str]
) -> None:
    page.set_viewport_size({"width": 800, "height": 300})
    with previewed(repository) as preview:
        page.goto(f"{preview.address}visits/{DIGEST}.html")
        page.evaluate("() => scrollTo(0, 200)")
        change(repository, "title: ", "title: Renamed, ")
        expect(page.locator("h1")).to_contain_text("Renamed,", timeout=SLOWLY)
        expect_scroll(page, 200)
        change(repository, "\ntopics:", "\ntopcis:")
        panel = page.locator(".entente-preview")
        expect(panel.locator("h2")).to_be_in_viewport(timeout=SLOWLY)
        expect_scroll(page, 0)
        for look in EVERY:
            see(page, look)
            assert [*faults(page, look)] == []
        leave(page, complaints)


@pytest.mark.browser
def test_page_that_did_not_change_stays_as_it_is(
    page: Page, repository: Repository, complaints: list[str]
) -> None:
    with previewed(repository) as preview:
        page.goto(f"{preview.address}about.html")
        page.evaluate("() => { document.body.dataset.seen = 'yes' }")
        change(repository, "title: ", "title: Renamed, ")
        preview.says(rf"{re.escape(FILE)}: built in")
        page.wait_for_timeout(1000)
        assert page.evaluate("() => document.body.dataset.seen") == "yes"
        leave(page, complaints)


@pytest.mark.browser
def test_hostile_line_does_nothing_in_the_panel(
    page: Page, repository: Repository, complaints: list[str]
) -> None:
    with previewed(repository) as preview:
        page.goto(preview.address)
        hostile = "<img src=x onerror=document.title=1><script>document.title=2</script>: x"
        change(repository, "\nto:", f"\n{hostile}\nto:")
        panel = page.locator(".entente-preview")
        expect(panel).to_contain_text(hostile, timeout=SLOWLY)
        assert panel.locator("img, script").count() == 0
        expect(page).not_to_have_title(re.compile("^[12]$"))
        leave(page, complaints)
