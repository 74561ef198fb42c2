"""What the tests of publication share: one deployment of the real content, made once."""

from pathlib import Path

import pytest

from tests.publishing.clones import Clone, fresh_clone
from tests.publishing.workflows import Forge, Run, run_job, workflow

BASE_URL = "https://who.github.io/visits-of-state"


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
