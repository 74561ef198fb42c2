"""The command line as a whole: help, suggestions, exit statuses, and seeds in and out."""

import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import publish
from entente.commands.command_line import day_of_work, typed
from tests.repositories import GOLDEN, PROJECT, Repository, golden_repository, run

COMMANDS = ("build", "check", "serve", "new", "import", "export", "schema")


def call(*arguments: str, root: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    return run([sys.executable, str(root / "publish.py"), *arguments], cwd=root, env={})


def test_every_command_of_the_contract_is_there_in_its_order() -> None:
    assert publish.main.list_commands(click.Context(publish.main)) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_by_example(command: str) -> None:
    shown = CliRunner().invoke(publish.main, [command, "--help"], prog_name="publish.py")
    assert shown.exit_code == 0
    assert f"  publish.py {command}" in shown.output.partition("Example")[2]
    assert all(len(line) <= 120 for line in shown.output.splitlines())


def test_help_of_all_names_the_first_steps() -> None:
    assert "publish.py new visit" in CliRunner().invoke(publish.main, ["-h"]).output


BUILDING = ("pelican", "jinja2", "watchfiles", "PIL")
READING = ("pydantic", "markdown", "yaml")


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (["--help"], (*BUILDING, *READING)),
        (["check", "--help"], (*BUILDING, *READING)),
        (["new", "visit", "--help"], (*BUILDING, *READING)),
        # The settings import the plugins, and these Pelican.
        (["check"], BUILDING),
        (["schema"], BUILDING),
    ],
    ids=" ".join,
)
def test_commands_wait_for_nothing_that_they_do_not_use(
    arguments: list[str], unused: tuple[str, ...]
) -> None:
    program = (
        f"import sys, atexit, runpy; sys.argv = ['publish.py', *{arguments!r}];"
        f"atexit.register(lambda: print('LOADED', sorted(set({unused}) & sys.modules.keys())));"
        "runpy.run_path('publish.py', run_name='__main__')"
    )
    shown = run([sys.executable, "-c", program], cwd=PROJECT, env={})
    assert shown.stdout.endswith("LOADED []\n"), shown.stderr


def test_settings_may_use_a_plugin(repository: Repository) -> None:
    repository.configure("SITESUBTITLE = digests.__doc__.splitlines()[0]")
    assert call("check", root=repository.root).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chekc"], "Did you mean 'check'?"),
        (["new", "vsit"], "Did you mean 'visit'?"),
        (["build", "--outptu", "x"], "--output"),
        (["new", "leader", "--nmae", "x"], "--name"),
        (["export", "x"], "--as"),
        (["import"], "FILES"),
        (["serve", "--port", "80000"], "80000"),
    ],
)
def test_wrong_usage_is_answered_with_what_was_meant(arguments: list[str], says: str) -> None:
    shown = CliRunner().invoke(publish.main, arguments)
    assert (shown.exit_code, shown.stdout) == (2, "")
    assert says in shown.stderr


def test_version_is_the_one_of_the_project() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shown = CliRunner().invoke(publish.main, ["--version"])
    assert shown.output == f"entente {project['version']}\n"


@pytest.mark.parametrize(
    ("given", "epoch", "day"),
    [
        ("2024-05-06", None, "2024-05-06"),
        ("2024-05-06", "0", "2024-05-06"),
        (None, "0", "1970-01-01"),
        (None, "1712361599", "2024-04-05"),
        (None, "1712361600", "2024-04-06"),
    ],
)
def test_day_of_work(given: str | None, epoch: str | None, day: str) -> None:
    assert day_of_work(given, {"SOURCE_DATE_EPOCH": epoch} if epoch else {}) == day


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "9" * 30])
def test_epoch_that_is_none_is_wrong_usage(epoch: str) -> None:
    with pytest.raises(click.UsageError, match="seconds since 1970"):
        day_of_work(None, {"SOURCE_DATE_EPOCH": epoch})


def test_options_are_typed_again() -> None:
    given: dict[str, str | bool | None] = {"base_url": "https://x", "drafts": True, "as_of": None}
    assert typed(given) == ["--base-url", "https://x", "--drafts"]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return golden_repository(tmp_path / "repository")


def test_seed_goes_in_and_comes_out_again(repository: Repository, tmp_path: Path) -> None:
    seed = next((GOLDEN / "seeds").glob("*.txt")).read_bytes()
    paper = tmp_path / "paper.txt"
    paper.write_bytes(seed.replace(b"Kishida", b"Nakasone"))
    asked = call("import", str(paper), root=repository.root)
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "--year 2024" in asked.stderr
    made = call("import", str(paper), "--year", "1986", root=repository.root)
    visit = Path(made.stdout.strip()).stem
    assert (repository.root / made.stdout.strip()).is_file()
    again = call("import", str(paper), "--year", "1986", root=repository.root)
    assert (again.stdout, again.stderr) == ("", "0 drafts written, 1 already there\n")
    runner = [sys.executable, "publish.py", "export", visit, "--as", "seed"]
    given = subprocess.run(runner, cwd=repository.root, capture_output=True, check=True)
    assert given.stdout == paper.read_bytes()


def test_export_of_nothing_says_what_was_meant(repository: Repository) -> None:
    ended = call(
        "export", "2024-04-08-fumio-kishid-united-states", "--as", "seed", root=repository.root
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "Did you mean 2024-04-08-fumio-kishida-united-states?" in ended.stderr
