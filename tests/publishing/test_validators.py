"""The deployed site before other people's judges: html5lib always, vnu and linkinator on demand.

vnu is the checker of validator.w3.org (``VNU_JAR`` names its jar, and it needs Java); linkinator
is found as a command. Where one is missing its test says so and is skipped.
"""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import html5lib
import pytest

from tests.publishing.conftest import BASE_URL
from tests.publishing.hosting import hosted
from tests.publishing.workflows import Run

BASE = urlsplit(BASE_URL).path
PARSER: Any = html5lib.HTMLParser
"""Without types of its own."""
VNU = Path(os.environ.get("VNU_JAR", ""))
LINKINATOR = shutil.which(os.environ.get("LINKINATOR", "linkinator"))
UNKNOWN_TO_VNU = ".*violates Content Security Policy.*"
"""It knows neither hashes nor that data in a <script> is not run (HTML, 4.12.1.1), and takes
'self' for nothing where a page is a file."""


def test_strict_parser_finds_nothing(published_run: Run) -> None:
    site = published_run.forge.site
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        parser = PARSER()
        parser.parse(path.read_text(encoding="utf-8"))
        assert parser.errors == [], path.relative_to(site)


@pytest.mark.on_demand
@pytest.mark.skipif(
    not (VNU.is_file() and shutil.which("java")), reason="no vnu: VNU_JAR names its jar"
)
def test_vnu_finds_nothing(
    published_run: Run, golden_site: Path, translated: Callable[[str], Path]
) -> None:
    options = ["--format", "json", "--skip-non-html", "--filterpattern", UNKNOWN_TO_VNU]
    sites = (published_run.forge.site, golden_site, translated("ar"), translated("ja"))
    command = ["java", "-Xss8m", "-jar", str(VNU), *options, *map(str, sites)]
    ran = subprocess.run(command, capture_output=True, check=False)
    assert json.loads(ran.stderr)["messages"] == []
    assert ran.returncode == 0


@pytest.mark.on_demand
@pytest.mark.skipif(LINKINATOR is None, reason="no linkinator: npm install linkinator")
def test_linkinator_finds_nothing(published_run: Run) -> None:
    assert LINKINATOR is not None
    with hosted(published_run.forge.site, BASE) as server:
        elsewhere = rf"^(?!{server}/)"
        command = [LINKINATOR, f"{server}{BASE}/", "--recurse", "--check-fragments"]
        ran = subprocess.run(
            [*command, "--format", "json", "--skip", elsewhere],
            capture_output=True,
            check=False,
        )
    found = json.loads(ran.stdout)
    assert [link for link in found["links"] if link["state"] == "BROKEN"] == []
    assert found["passed"]
    assert len(found["links"]) > 100
