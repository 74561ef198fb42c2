"""``publish.py check`` as people and CI run it: what it prints where, and how it ends."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.commands.terminals import at_terminal
from tests.repositories import Repository, golden_repository, run

BROKEN = "content/visits/2024/2024-09-21-fumio-kishida-united-states.md"
MISSPELT = ("\nto:", "\not:")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return golden_repository(tmp_path / "repository")


def check(
    repository: Repository, *options: str, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(repository.root / "publish.py"), "check", *options]
    return run(command, cwd=repository.root, env=env or {})


def misspell(repository: Repository) -> None:
    text = (repository.root / BROKEN).read_text(encoding="utf-8")
    repository.write(BROKEN, text.replace(*MISSPELT, 1))


def drop_sources(repository: Repository) -> None:
    """Leave a digest without a source, which is a warning."""
    text = (repository.root / BROKEN).read_text(encoding="utf-8")
    repository.write(BROKEN, re.sub(r"sources:\n(?:[ -] .*\n)+", "", text))


def test_right_content_ends_with_nought(repository: Repository) -> None:
    checked = check(repository)
    assert (checked.returncode, checked.stdout) == (0, "no problems\n")
    assert checked.stderr == "15 files checked\n"


def test_mistake_is_shown_with_its_line_and_ends_with_one(repository: Repository) -> None:
    misspell(repository)
    checked = check(repository)
    assert checked.returncode == 1
    assert re.search(rf"error\[E104\]: .*\n +--> {re.escape(BROKEN)}:\d+:1\n", checked.stdout)
    assert "\x1b" not in checked.stdout
    assert not (repository.root / "output").exists()


@pytest.mark.parametrize(("options", "status"), [((), 0), (("--strict",), 1)])
def test_warnings_count_only_where_strict(
    repository: Repository, options: tuple[str, ...], status: int
) -> None:
    drop_sources(repository)
    checked = check(repository, *options)
    assert (checked.returncode, checked.stdout.count("warning[W201]")) == (status, 1)


def test_json_is_data_on_standard_output(repository: Repository) -> None:
    misspell(repository)
    checked = check(repository, "--format", "json")
    report = json.loads(checked.stdout)
    assert checked.returncode == 1
    assert report["errors"] == len(report["problems"]) > 0
    assert {each["file"] for each in report["problems"]} == {BROKEN}


def test_github_is_told_in_the_log_and_on_the_page_of_the_run(
    repository: Repository, tmp_path: Path
) -> None:
    misspell(repository)
    page = tmp_path / "summary.md"
    page.write_text("What an earlier command said.\n", encoding="utf-8")
    env = {"GITHUB_STEP_SUMMARY": str(page)}
    checked = check(repository, "--format", "github", env=env)
    assert checked.returncode == 1
    assert checked.stdout.startswith(f"::error file={BROKEN},line=")
    summary = page.read_text(encoding="utf-8")
    assert summary.startswith("What an earlier command said.\n")
    assert "E104" in summary


def commands_obeyed(log: str) -> Iterator[str]:
    """Yield the commands that GitHub's runner obeys, in both forms, until told to stop."""
    token = ""
    for line in log.splitlines():
        if token:
            token = "" if line.strip() == f"::{token}::" else token
            continue
        own = re.match(r"\s*::([a-z-]+)", line)
        yield from [own[1]] if own else re.findall(r"##\[([a-z-]+)", line)
        if stop := re.match(r"::stop-commands::(.+)", line):
            token = stop[1]


def test_content_gives_github_no_commands(repository: Repository) -> None:
    text = (repository.root / BROKEN).read_text(encoding="utf-8")
    hostile = "kind: ::error::y ##[stop-commands]z"
    repository.write(BROKEN, text.replace("kind: summit", hostile))
    log = check(repository, "--format", "github").stdout
    assert f"| {hostile}\n" in log
    obeyed = list(commands_obeyed(log))
    assert set(obeyed) <= {"error", "warning", "notice", "stop-commands"}
    assert obeyed.count("stop-commands") == 1
    assert obeyed[-1] == "stop-commands"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--format", "xml"), "'xml' is not one of 'text', 'json', 'github'"),
        (("--frmat", "json"), "'--format'"),
        (("--content", "nowhere"), "nowhere"),
        (("--as-of", "8 April"), "write a day such as 2026-11-23"),
    ],
)
def test_wrong_usage_ends_with_two(
    repository: Repository, options: tuple[str, ...], says: str
) -> None:
    checked = check(repository, *options)
    assert (checked.returncode, checked.stdout) == (2, "")
    assert says in checked.stderr
    assert "Traceback" not in checked.stderr


def test_other_content_folder_is_checked(repository: Repository, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere"
    (other / "visits" / "2024").mkdir(parents=True)
    (other / "visits" / "2024" / "x.md").write_text("No front matter.\n", encoding="utf-8")
    checked = check(repository, "--content", str(other))
    assert checked.returncode == 1
    assert "elsewhere/visits/2024/x.md" in checked.stdout


@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_terminal_has_progress_and_colours(
    repository: Repository, env: dict[str, str], *, coloured: bool
) -> None:
    misspell(repository)
    command = [sys.executable, "publish.py", "check"]
    with at_terminal(command, cwd=repository.root, env=env) as terminal:
        shown = terminal.rest()
        status = terminal.process.returncode
    assert status == 1
    assert "Reading files: 1 of 14" in shown
    assert ("\x1b[1;31m" in terminal.raw) is coloured
