"""The set-up keeps its promises: locks without addresses, two commands, a watched browser.

The locks are read by `packaging`, as an installer reads them:

    {"pelican": Requirement("pelican==4.12.0"), ...}
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.browser import find_chromium, installers

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "dev.lock")
ADDRESS = re.compile(
    r"://|@|(^|[\s=])(/|\.\.?/|[A-Za-z]:\\)|\b[\w-]+\.(org|com|net|io|dev|local)\b"
)
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def entries(lock: str) -> list[str]:
    """Return the lock's entries, each on one line without its comments."""
    bare = "\n".join(line for line in lock.splitlines() if not line.lstrip().startswith("#"))
    return bare.replace("\\\n", " ").splitlines()


def pins(lock: str) -> dict[str, Requirement]:
    required = [Requirement(entry.partition("--hash=")[0]) for entry in entries(lock)]
    return {canonicalize_name(requirement.name): requirement for requirement in required}


def pinned(requirement: Requirement) -> Version:
    (clause,) = requirement.specifier
    assert clause.operator == "=="
    return Version(clause.version)


def project() -> dict[str, Any]:
    return tomllib.loads(read("pyproject.toml"))


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_host_and_no_path(name: str) -> None:
    assert [line for line in read(name).splitlines() if ADDRESS.search(line)] == []


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://packages.example/simple",
        "pelican @ file:///srv/wheels/pelican.whl",
        "--find-links /srv/wheels",
        "    # via -r ../other/requirements.txt",
        "--trusted-host packages.example.net",
    ],
)
def test_address_is_seen(line: str) -> None:
    assert ADDRESS.search(line)


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_of_a_lock_has_one_version_and_hashes(name: str) -> None:
    lock = read(name)
    assert len(pins(lock)) == len(entries(lock)) > 0
    for entry in entries(lock):
        requirement, *hashes = entry.split("--hash=")
        assert pinned(Requirement(requirement))
        assert hashes, entry
        assert HASH.sub("", entry).strip() == requirement.strip()


@pytest.mark.parametrize("name", LOCKS)
def test_lock_holds_what_pyproject_asks(name: str) -> None:
    asked = project()["project"]["dependencies"]
    if name == "dev.lock":
        asked = asked + project()["dependency-groups"]["test"]
    held = pins(read(name))
    for requirement in map(Requirement, asked):
        pin = held[canonicalize_name(requirement.name)]
        assert pinned(pin) in requirement.specifier, f"{pin} is not {requirement}: make lock"
        assert pin.marker == requirement.marker


def test_dev_lock_holds_the_other_at_the_same_versions() -> None:
    site, dev = (set(entries(read(name))) for name in LOCKS)
    assert site < dev


def test_every_silenced_rule_has_its_reason() -> None:
    _, _, after = read("pyproject.toml").partition("[tool.ruff.lint]")
    ruff, _, _ = after.partition("[tool.ruff.lint.pydocstyle]")
    silenced = [line for line in ruff.splitlines() if re.match(r'\s+"[A-Z]+\d*",', line)]
    lint = project()["tool"]["ruff"]["lint"]
    codes = [*lint["ignore"], *(code for per in lint["per-file-ignores"].values() for code in per)]
    assert re.findall(r'"([A-Z]+\d*)"', "\n".join(silenced)) == codes
    assert [line for line in silenced if not re.search(r"# \S+", line)] == []


def test_readme_opens_with_the_two_commands() -> None:
    readme = read("README.md")
    block = re.search(r"^```\w*\n(.*?)^```", readme, re.DOTALL | re.MULTILINE)
    assert block is not None
    commands = [line.partition("#")[0].strip() for line in block[1].splitlines()]
    assert commands == ["make site", "make test"]
    assert readme[: block.end()].count("\n") < 10


def test_ci_runs_what_everybody_runs() -> None:
    lines = [line for line in read(".ci/run").splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not line.startswith(("set ", "cd "))] == ["exec make test"]
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")
@pytest.mark.parametrize(
    ("target", "calls"),
    [
        ("site", ["publish.py build"]),
        ("serve", ["publish.py serve"]),
        ("check", ["publish.py check"]),
        ("test", ["-m ruff check", "-m ruff format --check", "-m mypy", "-m pytest --num"]),
        ("coverage", ["-m pytest --numprocesses auto --dist worksteal --cov"]),
        ("lock", ["pyproject.toml --output-file requirements.lock", "--output-file dev.lock"]),
    ],
)
def test_target_calls(target: str, calls: list[str], tmp_path: Path) -> None:
    command = ["make", "--dry-run", "--no-print-directory", target, f"VENV={tmp_path / 'venv'}"]
    # A make that runs this test has left its own flags in the environment.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    printed = subprocess.run(
        command, cwd=ROOT, env=plain, capture_output=True, text=True, check=True
    )
    places = [printed.stdout.find(call) for call in calls]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("root", "system", "expected"),
    [
        (True, "debian", ["update --quiet", "install --yes --no-install-recommends chromium"]),
        (True, "ubuntu", ["playwright install --with-deps chromium"]),
        (True, "fedora", []),
        (False, "debian", []),
        (False, "", []),
    ],
)
def test_only_root_of_a_known_system_installs_packages(
    root: bool,  # noqa: FBT001 - a column of the table
    system: str,
    expected: list[str],
) -> None:
    commands = [" ".join(command) for command in installers(root=root, system=system)]
    assert len(commands) == len(expected)
    assert all(command.endswith(end) for command, end in zip(commands, expected, strict=True))


BLANK = "page.goto('about:blank')"
# What happens on the page, and what the test then fails with; "" when it passes.
ON_A_PAGE = {
    "nothing": (BLANK, ""),
    "console error": (
        "page.goto('data:text/html,<script>console.error(`cross`)</script>')",
        "console: cross",
    ),
    "script error": (
        "page.goto('data:text/html,<script>nowhere()</script>')",
        "nowhere is not defined",
    ),
    "another host": (
        "page.set_content('<img src=http://elsewhere.example/a.png>')",
        "another host: http://elsewhere.example/a.png",
    ),
    "missing file": ("page.set_content('<img src=file:///absent.png>')", "absent.png"),
    "another host in a second page": (
        "page.context.new_page().set_content('<img src=http://elsewhere.example/b.png>')",
        "another host: http://elsewhere.example/b.png",
    ),
}


def run_browser_tests(folder: Path, bodies: list[str], **environment: str) -> tuple[int, str]:
    """Run browser tests under this project's conftest: the exit status and what it printed."""
    tests = (
        f"@pytest.mark.browser\ndef test_{number}(page):\n    {body}\n"
        for number, body in enumerate(bodies)
    )
    (folder / "test_it.py").write_text("\n".join(["import pytest", *tests]), encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    kept = {key: value for key, value in os.environ.items() if key not in {"CI", "CHROME_PATH"}}
    run = subprocess.run(
        [*command, "-v", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder)],
        cwd=ROOT,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.mark.browser
def test_page_tolerates_no_error(tmp_path: Path) -> None:
    bodies = [body for body, _ in ON_A_PAGE.values()]
    _, printed = run_browser_tests(tmp_path, bodies, CHROME_PATH=str(find_chromium()))
    for number, (name, (_, complaint)) in enumerate(ON_A_PAGE.items()):
        verdict = "ERROR" if complaint else "PASSED"
        assert re.search(rf"test_it\.py::test_{number} .*{verdict}", printed), name
        head = rf"_+ ERROR at teardown of test_{number} _+\n"
        said = re.search(rf"{head}(.*?)(?=\n_+ ERROR|\n=+ )", printed, re.DOTALL)
        assert bool(said) == bool(complaint), name
        assert said is None or complaint in said[1], name
    assert "SKIPPED" not in printed


@pytest.mark.browser
def test_browser_test_that_nobody_asked_for_is_no_skipped_one(tmp_path: Path) -> None:
    found = {"CHROME_PATH": str(find_chromium()), "CI": "true"}
    body = (
        f"{BLANK}\n\n@pytest.mark.browser\n@pytest.mark.on_demand\ndef test_more(page):\n    pass"
    )
    status, printed = run_browser_tests(tmp_path, [body], **found)
    assert status == 0, printed
    assert "1 passed, 1 skipped" in printed


@pytest.mark.parametrize(("ci", "expected"), [("", 0), ("false", 0), ("true", 1)])
def test_skipped_browser_test_is_loud_and_fails_ci(ci: str, expected: int, tmp_path: Path) -> None:
    bare = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none"), "CI": ci}
    status, printed = run_browser_tests(tmp_path, [BLANK], **bare)
    assert status == expected, printed
    assert "BROWSER TESTS SKIPPED: 1" in printed
