"""``publish.py new``: what it asks, writes and refuses; and what it writes passes ``check``."""

import shlex
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.commands.terminals import at_terminal
from tests.repositories import Repository, golden_repository, run, tree

CASES = sorted((Path(__file__).parent / "new").glob("*.txt"))
REFUSED = [case for case in CASES if case.name.startswith("refused-")]
WRITTEN = [case for case in CASES if case not in REFUSED]
BIDEN = (
    *("--leader", "Joe Biden", "--from", "US", "--to", "VN"),
    *("--dates", "2023-09-10/2023-09-11"),
)
DAY = "2024-09-20"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return golden_repository(tmp_path / "repository")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a repository for tests that leave it as it is."""
    return golden_repository(tmp_path_factory.mktemp("untouched") / "repository")


def publish(
    repository: Repository, *arguments: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(repository.root / "publish.py"), *arguments]
    return run(command, cwd=repository.root, env=env or {})


def words_of(case: Path) -> tuple[list[str], list[str]]:
    """Return the arguments behind the dollar sign of a case, and the lines below it."""
    first, *others = case.read_text(encoding="utf-8").split("\n")
    return shlex.split(first.removeprefix("$ ")), others


@pytest.mark.parametrize("case", WRITTEN, ids=lambda case: case.stem)
def test_what_is_written_passes_check(repository: Repository, case: Path) -> None:
    arguments, (path, *lines) = words_of(case)
    before = tree(repository.root / "content")
    made = publish(repository, *arguments, "--as-of", DAY)
    assert (made.returncode, f"> {made.stdout}") == (0, f"{path}\n"), made.stderr
    assert "publish.py check" in made.stderr
    below = path.removeprefix("> content/")
    assert (repository.content / below).read_text(encoding="utf-8") == "\n".join(lines)
    assert tree(repository.content).keys() - before.keys() == {below}
    checked = publish(repository, "check", "--drafts")
    assert checked.returncode == 0, checked.stdout


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.stem)
def test_what_cannot_be_used_is_refused_in_words(untouched: Repository, case: Path) -> None:
    arguments, lines = words_of(case)
    before = tree(untouched.content)
    made = publish(untouched, *arguments)
    assert (made.returncode, made.stdout) == (2, "")
    for words in filter(None, lines):
        assert words.removeprefix("! ") in made.stderr
    assert "Traceback" not in made.stderr
    assert tree(untouched.content) == before


def test_near_name_is_remarked_on(repository: Repository) -> None:
    route = ("--from", "KR", "--to", "VN", "--dates", "2023-06-22", "--title", "Yoon in Hanoi")
    made = publish(repository, "new", "visit", "--leader", "Yoon Suk Yol", *route)
    assert made.returncode == 0
    assert 'is it "Yoon Suk Yeol"?' in made.stderr


@pytest.mark.parametrize(
    ("env", "given", "day"),
    [
        ({"SOURCE_DATE_EPOCH": "1712275200"}, [], "2024-04-05"),
        ({"SOURCE_DATE_EPOCH": "1712275200"}, ["--as-of", "2024-05-06"], "2024-05-06"),
    ],
)
def test_day_of_publication_comes_from_outside(
    repository: Repository, env: dict[str, str], given: list[str], day: str
) -> None:
    made = publish(repository, "new", "visit", *BIDEN, "--title", "T", *given, env=env)
    text = (repository.root / made.stdout.strip()).read_text(encoding="utf-8")
    assert f"published: {day}\n" in text


def test_terminal_asks_and_asks_again(repository: Repository) -> None:
    command = [sys.executable, "publish.py", "new", "visit", "--as-of", DAY]
    with at_terminal(command, cwd=repository.root) as terminal:
        terminal.until("Leader, who travels")
        terminal.type("fumio\t\r")
        terminal.until("another leader")
        terminal.type("\r")
        terminal.until("From, the country they travel for [JP]")
        terminal.type("\r")
        terminal.until("To, the host country")
        terminal.type("Vietnm\r")
        terminal.until('unknown country "Vietnm"')
        terminal.until("To, the host country")
        terminal.type("\r")
        terminal.until("no file without this")
        terminal.until("To, the host country")
        terminal.type("viet\t\r")
        terminal.until("Dates, first and last day")
        terminal.type("30 April-1 May 2022\r")
        terminal.until("`2022-04-30/2022-05-01`")
        terminal.until("Dates, first and last day")
        terminal.type("2022-04-30/2022-05-01\r")
        for optional in ("Place", "Kind of visit"):
            terminal.until(optional)
            terminal.type("\r")
        terminal.until("Topic")
        terminal.type("defence cooperaton\r")
        terminal.until("Did you mean")
        terminal.type("\r")
        terminal.until("another topic")
        terminal.type("\r")
        terminal.until("Title of the digest [Fumio Kishida in Vietnam]")
        terminal.type("\r")
        terminal.until("Source, its web address")
        terminal.type("https://example.org/x\r")
        terminal.until("Title of the source")
        terminal.type("A statement\r")
        terminal.until(f"[{DAY}]")
        terminal.type("\r")
        shown = terminal.rest()
    file = "visits/2022/2022-04-30-fumio-kishida-vietnam.md"
    assert f"content/{file}" in shown
    assert terminal.process.returncode == 0
    assert (
        (repository.content / file)
        .read_text(encoding="utf-8")
        .startswith(
            "---\ntitle: Fumio Kishida in Vietnam\nleader: Fumio Kishida\nfrom: JP\nto: VN\n"
            "dates: 2022-04-30/2022-05-01\ntopics: [defence-cooperation]\n"
            'sources:\n  - {title: A statement, url: "https://example.org/x"}\n'
            f"published: {DAY}\ndraft: true\n---\n"
        )
    )
    assert publish(repository, "check", "--drafts", "--strict").returncode == 0


def test_terminal_asks_only_for_what_is_missing(repository: Repository) -> None:
    command = [sys.executable, "publish.py", "new", "visit", *BIDEN]
    with at_terminal(command, cwd=repository.root) as terminal:
        shown = terminal.until("Title of the digest [Joe Biden in Vietnam]")
        assert "Leader" not in shown
        terminal.type("\r")
        assert "2023-09-10-joe-biden-vietnam.md" in terminal.rest()


@pytest.mark.parametrize("keys", ["\x03", "\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_one_can_stop_and_nothing_is_written(repository: Repository, keys: str) -> None:
    before = tree(repository.content)
    with at_terminal(
        [sys.executable, "publish.py", "new", "topic"], cwd=repository.root
    ) as terminal:
        terminal.until("(for example Defence cooperation): ")
        # Python's readline misses an interruption that comes before it waits for keys.
        time.sleep(0.3)
        terminal.type(keys)
        assert "Nothing was written." in terminal.rest()
    assert terminal.process.returncode == 130
    assert tree(repository.content) == before
