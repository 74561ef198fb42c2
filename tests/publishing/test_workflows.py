"""The workflows do what they say: run here, step for step, in fresh clones of this repository."""

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.publishing.clones import Clone, fresh_clone
from tests.publishing.documents import blocks, lines_of
from tests.publishing.workflows import ACTIONS, WORKFLOWS, Forge, Run, run_job, workflow
from tests.repositories import PROJECT, tree

DIGEST = "content/visits/2024/2024-09-25-to-lam-united-states.md"
PAGE = "visits/2024-09-25-to-lam-united-states.html"
PIN = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
COMING = """---
title: Lam in Washington
leader: Tô Lâm
from: VN
to: US
dates: 2031-03-01/2031-03-04
sources:
  - {title: A note, url: "https://desk.example/note"}
---

He is to travel to Washington.
"""
JOBS = [
    pytest.param(workflow(name), job, id=f"{name}: {key}")
    for name in WORKFLOWS
    for key, job in workflow(name)["jobs"].items()
]


def forge_of(run: Run, root: Path) -> Forge:
    """Return a copy of what a run left around it, for another run to go on from."""
    shutil.copytree(run.forge.root, root)
    return replace(run.forge, root=root, artifacts=dict(run.forge.artifacts), kept=[])


@pytest.mark.parametrize(("whole", "job"), JOBS)
def test_job_has_no_more_rights_than_it_names(whole: dict[str, Any], job: dict[str, Any]) -> None:
    assert whole["permissions"] == {}
    assert job["permissions"]
    granted = {name for name, right in job["permissions"].items() if right == "write"}
    assert granted <= {"pages", "id-token"}
    assert bool(granted) == ("environment" in job)
    assert "timeout-minutes" in job


@pytest.mark.parametrize(("whole", "job"), JOBS)
def test_every_action_is_pinned_and_known(whole: dict[str, Any], job: dict[str, Any]) -> None:
    del whole
    for step in job["steps"]:
        if "uses" in step:
            assert PIN.fullmatch(step["uses"]), step["uses"]
            assert step["uses"].partition("@")[0] in ACTIONS
            if "checkout" in step["uses"]:
                assert step["with"]["persist-credentials"] == "false"


def test_every_pin_says_its_version_and_is_the_same_everywhere() -> None:
    pins: dict[str, set[tuple[str, str]]] = {}
    for name in WORKFLOWS:
        text = (PROJECT / ".github/workflows" / f"{name}.yml").read_text(encoding="utf-8")
        for action, commit, version in re.findall(
            r"uses: ([\w/-]+)@(\S+) # (v[\d.]+)$", text, re.MULTILINE
        ):
            pins.setdefault("/".join(action.split("/")[:2]), set()).add((commit, version))
        assert text.count("uses:") == len(re.findall(r"uses: \S+ # v[\d.]+$", text, re.MULTILINE))
    assert all(len(versions) == 1 for versions in pins.values()), pins


def test_publication_is_triggered_by_main_by_night_and_by_hand() -> None:
    publish = workflow("publish")
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert publish["on"]["schedule"]
    assert "workflow_dispatch" in publish["on"]
    assert "pull_request" not in publish["on"]
    assert publish["concurrency"]["cancel-in-progress"] == "false"
    assert publish["jobs"]["deploy"]["needs"] == "build"


def test_pull_request_can_hurt_nobody() -> None:
    whole = workflow("pull-request")
    assert list(whole["on"]) == ["pull_request"]
    text = str(whole)
    assert "secrets." not in text
    used = [step.get("uses", "") for job in whole["jobs"].values() for step in job["steps"]]
    assert not [name for name in used if name.startswith(("actions/cache@", "actions/cache/save"))]


def test_dependabot_watches_the_actions() -> None:
    text = (PROJECT / ".github" / "dependabot.yml").read_text(encoding="utf-8")
    assert "package-ecosystem: github-actions" in text


def test_push_to_main_publishes(published_run: Run) -> None:
    assert [name for name, _ in published_run.ran] == ["Check", "Build"]
    assert (published_run.forge.site / "index.html").is_file()
    assert not list(published_run.forge.site.glob(".*"))
    page = (published_run.forge.site / PAGE).read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{published_run.forge.base_url}/{PAGE}">' in page
    assert "% of the 1 GB of GitHub Pages" in published_run.summary.read_text(encoding="utf-8")


def test_next_night_takes_over_what_is_unchanged(
    published_run: Run, clone: Clone, tmp_path: Path
) -> None:
    forge = forge_of(published_run, tmp_path / "forge")
    before = tree(forge.site)
    jobs = workflow("publish")["jobs"]
    run = run_job(jobs["build"], clone, forge)
    assert run.failed is None, run.said
    found = re.search(r": ([\d,]+) pages rendered, ([\d,]+) reused, 0 removed", run.said)
    assert found, run.said
    rendered, reused = (int(figure.replace(",", "")) for figure in found.groups())
    assert reused > 4 * rendered
    run_job(jobs["deploy"], clone, forge)
    assert tree(forge.site) == before


def test_nightly_build_makes_a_coming_visit_a_past_one(
    published_run: Run, clone: Clone, tmp_path: Path
) -> None:
    (clone.root / DIGEST).write_text(COMING, encoding="utf-8")
    jobs = workflow("publish")["jobs"]
    before = forge_of(published_run, tmp_path / "before")
    seen = []
    for day in ("2031-02-27", "2031-03-05"):
        forge = replace(before, today=day)
        assert run_job(jobs["build"], clone, forge).failed is None
        run_job(jobs["deploy"], clone, forge)
        home, digest = ((forge.site / page).read_text("utf-8") for page in ("index.html", PAGE))
        coming = home.partition(">Coming<")[2].partition("</section>")[0]
        seen.append((PAGE in coming, "Concluded" in digest))
    assert seen == [(True, False), (False, True)]


def test_broken_digests_are_annotated_and_the_published_site_stays(
    published_run: Run, clone: Clone, tmp_path: Path
) -> None:
    forge = replace(forge_of(published_run, tmp_path / "forge"), cache_writable=False)
    before = tree(forge.root / "caches"), tree(forge.site)
    wrong = {
        (DIGEST, clone.edit(DIGEST, "\nto: ", "\not: ") + 1, 1, "E104"),
        (DIGEST, clone.edit(DIGEST, "\ndates: 2024", "\ndates: 2O24") + 1, 8, "E201"),
    }
    for path in sorted(clone.root.glob("content/visits/2023/*.md")):
        name = path.relative_to(clone.root).as_posix()
        wrong.add((name, clone.edit(name, "\nfrom: ", "\nform: ") + 1, 1, "E104"))
    assert len(wrong) > 12
    run = run_job(workflow("pull-request")["jobs"]["content"], clone, forge)
    assert run.failed == "Check"
    found = re.findall(
        r"^::error file=([^,]+),line=(\d+),col=(\d+).*?title=(E\d+)", run.said, re.MULTILINE
    )
    shown = {(file, int(line), int(column), code) for file, line, column, code in found}
    # GitHub shows ten of a step; the page of the run has all.
    assert len(found) == len(shown) == run.said.count("::error ") == 10
    assert shown <= wrong
    assert "::notice title=More problems" in run.said
    table = unescape(run.summary.read_text(encoding="utf-8"))
    for file, line, column, code in wrong:
        assert f"| error {code} | <code>{file}:{line}:{column}</code> |" in table
    assert forge.kept == []
    assert (tree(forge.root / "caches"), tree(forge.site)) == before


def test_dead_link_of_a_pull_request_is_annotated_at_its_line(clone: Clone, tmp_path: Path) -> None:
    with (clone.root / DIGEST).open("a", encoding="utf-8") as file:
        file.write("\nSee [the plan](#the-plan).\n")
    line = (clone.root / DIGEST).read_text(encoding="utf-8").count("\n")
    forge = Forge(tmp_path / "forge", "")
    run = run_job(workflow("pull-request")["jobs"]["content"], clone, forge)
    assert run.failed == "Build"
    assert f"::error file={DIGEST},line={line},col=16,endColumn=24,title=E702" in run.said


def test_pull_request_that_takes_an_address_away_is_warned(
    published_run: Run, clone: Clone, tmp_path: Path
) -> None:
    forge = replace(forge_of(published_run, tmp_path / "forge"), cache_writable=False)
    (clone.root / DIGEST).rename((clone.root / DIGEST).with_stem("2024-09-25-to-lam-new-york"))
    run = run_job(workflow("pull-request")["jobs"]["content"], clone, forge)
    assert run.failed is None, run.said
    assert f"::warning file={PAGE},title=W701" in run.said
    assert forge.kept == ["site"]


def test_broken_main_leaves_the_published_site(
    published_run: Run, clone: Clone, tmp_path: Path
) -> None:
    forge = forge_of(published_run, tmp_path / "forge")
    forge.artifacts.clear()
    clone.edit(DIGEST, "\nto: ", "\not: ")
    run = run_job(workflow("publish")["jobs"]["build"], clone, forge)
    assert run.failed == "Check"
    # The job that deploys needs this one, and there is nothing that it could deploy.
    assert forge.artifacts == {}


def test_tests_are_run_as_everybody_runs_them(clone: Clone) -> None:
    (step,) = [s for s in workflow("pull-request")["jobs"]["tests"]["steps"] if "run" in s]
    planned = clone.sh(step["run"].replace("make test", "make --dry-run test"))
    assert planned.returncode == 0, planned.stderr
    assert re.search(r"-m pytest .*--on-demand$", planned.stdout, re.MULTILINE)


@pytest.mark.on_demand
def test_tests_run_in_a_fresh_clone(clone: Clone) -> None:
    (step,) = [s for s in workflow("pull-request")["jobs"]["tests"]["steps"] if "run" in s]
    # Lint and types whole; of the tests those of the floors, as these are tests themselves.
    ran = clone.sh(step["run"], env={"PYTEST_ADDOPTS": "-k test_floors -p no:cacheprovider"})
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_other_systems_build_as_the_readme_says() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8").splitlines()
    jobs = workflow("pull-request")["jobs"]
    (macos,), (windows,) = (
        [step["run"] for step in jobs[system]["steps"] if "run" in step]
        for system in ("macos", "windows")
    )
    assert macos in lines_of(blocks("README.md")[0])
    assert windows in readme


@pytest.mark.on_demand
@pytest.mark.parametrize("system", ["macos", "windows"])
def test_job_of_another_system_builds_the_site(system: str, tmp_path: Path) -> None:
    """PowerShell's words are put into those of a shell, and nothing has been set up."""
    job = workflow("pull-request")["jobs"][system]
    for step in job["steps"]:
        if "run" in step:
            step["run"] = step["run"].replace("Scripts\\", "bin/").replace("\\", "/")
            step["run"] = step["run"].replace("py -m", "python3 -m")
    clone = fresh_clone(tmp_path / "clone", lent=False)
    run = run_job(job, clone, Forge(tmp_path / "forge", ""))
    assert run.failed is None, run.said
    assert (clone.root / "output" / PAGE).is_file()
