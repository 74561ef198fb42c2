"""The workflows, run on this machine: every ``run:`` as it stands, every action by a stand-in.

An action that has no stand-in here, or an expression that is not known, fails the test: what is
green here is what CI would do::

    forge = Forge(tmp_path / "forge", base_url="https://who.github.io/repo")
    run = run_job(workflow("publish")["jobs"]["build"], clone, forge)
    assert run.failed is None
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import yaml

from tests.publishing.clones import Clone
from tests.publishing.hosting import packed, unpacked
from tests.repositories import PROJECT

__all__ = ["FOLDER", "WORKFLOWS", "Forge", "Run", "run_job", "workflow"]

FOLDER = PROJECT / ".github" / "workflows"
WORKFLOWS = tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
HASH_FILES = re.compile(r"hashFiles\((.*)\)")


def workflow(name: str) -> dict[str, Any]:
    """Return a workflow as GitHub reads it: the key ``on`` is a word and no truth value."""
    text = (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    held: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text alone
    return held


@dataclass(slots=True)
class Forge:
    """What GitHub keeps between jobs."""

    root: Path
    base_url: str
    artifacts: dict[str, bytes] = field(default_factory=dict)
    """Name → what was uploaded for Pages, packed as it was."""
    kept: list[str] = field(default_factory=list)
    """Names of further artifacts."""
    today: str = ""
    """The day that the runners' clocks show, such as 2026-11-23; empty for this machine's."""
    cache_writable: bool = True
    """False on the branch of a pull request: main does not see what is saved there."""

    @property
    def site(self) -> Path:
        """What Pages serves."""
        return self.root / "site"

    @property
    def caches(self) -> Path:
        """One folder for each cache, by its key."""
        return self.root / "caches"

    def path(self) -> str:
        """Return where a runner finds its programs, its clock first."""
        clock = self.root / "clock" / "date"
        if self.today:
            clock.parent.mkdir(exist_ok=True)
            clock.write_text(f'#!/bin/sh\nexec {shutil.which("date")} -d {self.today} "$@"\n')
            clock.chmod(0o755)
        return f"{clock.parent}{os.pathsep}{os.environ['PATH']}"


@dataclass(slots=True)
class Run:
    """One job while it runs."""

    clone: Clone
    forge: Forge
    matrix: Mapping[str, str]
    ran: list[tuple[str, CompletedProcess[str]]] = field(default_factory=list)
    """Name of each ``run:`` step with what it came to."""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    after: list[Callable[[], None]] = field(default_factory=list)
    """What actions do at the end of a job that went well."""

    @property
    def failed(self) -> str | None:
        """The step that failed; None where all went well."""
        return next((name for name, ran in self.ran if ran.returncode), None)

    @property
    def said(self) -> str:
        """All that the steps wrote to the log."""
        return "".join(f"{ran.stdout}{ran.stderr}" for _, ran in self.ran)

    @property
    def summary(self) -> Path:
        """The page of the run."""
        return self.forge.root / "summary.md"

    def filled(self, text: str) -> str:
        """Return a text with every expression in it replaced by its value."""
        return EXPRESSION.sub(lambda found: self.value(found[1]), text)

    def value(self, expression: str) -> str:
        """Return what an expression comes to."""
        if patterns := HASH_FILES.fullmatch(expression):
            return hash_of_files(self.clone.root, re.findall(r"'([^']*)'", patterns[1]))
        match expression.split("."):
            case ["steps", step, "outputs", name]:
                return self.outputs[step][name]
            case ["matrix", name]:
                return self.matrix[name]
        raise AssertionError(f"no stand-in for the expression {expression}")


def hash_of_files(root: Path, patterns: list[str]) -> str:
    """Return one hash over all files that some patterns name."""
    whole = hashlib.sha256()
    for pattern in patterns:
        for path in sorted(path for path in root.glob(pattern.replace("**", "**/*"))):
            if path.is_file():
                whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def run_job(
    job: Mapping[str, Any], clone: Clone, forge: Forge, matrix: Mapping[str, str] | None = None
) -> Run:
    """Run the steps of a job in order, up to the first that fails.

    Args:
        job: as its workflow has it.
        clone: the checked-out repository.
        forge: what there is around it.
        matrix: the row of its matrix, if it has one.

    """
    forge.root.mkdir(parents=True, exist_ok=True)
    run = Run(clone, forge, matrix or {})
    for step in job["steps"]:
        if "uses" in step:
            given = {name: run.filled(value) for name, value in step.get("with", {}).items()}
            ACTIONS[step["uses"].partition("@")[0]](run, step.get("id", ""), given)
            continue
        env = {name: run.filled(value) for name, value in step.get("env", {}).items()}
        env |= {
            "PATH": forge.path(),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(run.summary),
        }
        assert "${{" not in step["run"], "what an expression gives comes through env"
        run.ran.append((step["name"], clone.sh(step["run"], env=env)))
        if run.failed:
            return run
    for last in run.after:
        last()
    return run


def nothing(_run: Run, _step: str, _given: Mapping[str, str]) -> None:
    """Stand in for what the clone already is: checked out, with a Python."""


def configure_pages(run: Run, step: str, _given: Mapping[str, str]) -> None:
    """Give the address of the site, without a slash at the end."""
    run.outputs[step] = {"base_url": run.forge.base_url}


def restore(run: Run, _step: str, given: Mapping[str, str]) -> None:
    """Restore the cache of a key, or else the last one whose key begins as is asked."""
    caches = sorted(run.forge.caches.glob("*"), key=lambda path: path.stat().st_mtime_ns)
    exact = [path for path in caches if path.name == given["key"]]
    near = [path for path in caches if path.name.startswith(given["restore-keys"])]
    for found in (exact or near)[-1:]:
        for path in given["path"].split():
            copy(found / path, run.clone.root / path)


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder, if it is there."""
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)


def restore_and_save(run: Run, step: str, given: Mapping[str, str]) -> None:
    """Restore, and save when the job has gone well, unless there is one of that key."""
    restore(run, step, given)

    def save() -> None:
        kept = run.forge.caches / given["key"]
        if run.forge.cache_writable and not kept.exists():
            for path in given["path"].split():
                copy(run.clone.root / path, kept / path)

    run.after.append(save)


def upload_site(run: Run, _step: str, given: Mapping[str, str]) -> None:
    """Pack a folder for Pages."""
    run.forge.artifacts["github-pages"] = packed(run.clone.root / given["path"])


def upload(run: Run, _step: str, given: Mapping[str, str]) -> None:
    """Keep a folder to look at."""
    assert any((run.clone.root / given["path"]).iterdir())
    run.forge.kept.append(given["name"])


def deploy(run: Run, step: str, _given: Mapping[str, str]) -> None:
    """Put the packed site in the place of the published one."""
    unpacked(run.forge.artifacts["github-pages"], run.forge.site)
    run.outputs[step] = {"page_url": f"{run.forge.base_url}/"}


ACTIONS: Mapping[str, Callable[[Run, str, Mapping[str, str]], None]] = {
    "actions/checkout": nothing,
    "actions/setup-python": nothing,
    "actions/configure-pages": configure_pages,
    "actions/cache": restore_and_save,
    "actions/cache/restore": restore,
    "actions/upload-pages-artifact": upload_site,
    "actions/upload-artifact": upload,
    "actions/deploy-pages": deploy,
}
"""Action → its stand-in."""
