"""A site owner's repository for a test: the real program and a small world of content, in a folder.

What the tests that hold the whole start from. Nothing is faked: the program is a copy of this
repository's, and it is called as people and CI call it, in a process of its own:

    repository = golden_repository(tmp_path / "repository")
    ran = repository.build("--output", "site")
    assert ran.returncode == 0
    tree(repository.root / "site")  # {"index.html": b"<!doctype html>…", …}
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = [
    "GOLDEN",
    "MANIFEST",
    "PROJECT",
    "WORLD",
    "Repository",
    "golden_repository",
    "published",
    "tree",
]

PROJECT = Path(__file__).resolve().parents[1]
GOLDEN = PROJECT / "tests" / "golden"
WORLD = PROJECT / "tests" / "linking" / "world"
"""Of real visits, chosen for what they have to do with each other."""
PROGRAM = ("plugins", "themes", "publish.py", "pelicanconf.py")
UNREAD = ("*.tmp", ".mypy_cache", ".pytest_cache", ".ruff_cache")
MANIFEST = ".entente.json"
"""The file of the output that is for the next build and not for readers."""
SECONDS = 240
"""Only so that nothing hangs for good; no test is about time."""


@dataclass(frozen=True, slots=True)
class Repository:
    """One copy of the program with content and seeds, as a site owner has it."""

    root: Path
    """Holds publish.py, pelicanconf.py, plugins/, themes/, content/ and seeds/."""

    @property
    def content(self) -> Path:
        """The folder of digests, notes and pages."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """Where a build publishes to unless it is told otherwise."""
        return self.root / "output"

    def build(
        self, *options: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run ``python publish.py build`` to its end, in ``cwd`` or else in the repository."""
        command = [sys.executable, str(self.root / "publish.py"), "build", *map(str, options)]
        return run(command, cwd=cwd or self.root, env=env or {})

    def pelican(self, *options: str | Path) -> subprocess.CompletedProcess[str]:
        """Run ``pelican content`` as Pelican's own documentation says."""
        command = ["-m", "pelican", "content", "-s", "pelicanconf.py", *map(str, options)]
        return run([sys.executable, *command], cwd=self.root, env={})

    def write(self, path: str, text: str) -> Path:
        """Write a file of the repository, whether or not there is one."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def configure(self, lines: str) -> None:
        """Add lines at the end of pelicanconf.py, as the owner would."""
        with (self.root / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(f"\n{lines}\n")


def golden_repository(
    root: Path, parts: Iterable[str] = PROGRAM, *, world: Path = GOLDEN
) -> Repository:
    """Make a repository of the golden world in the new folder ``root``.

    Args:
        root: where; its parents are made.
        parts: of the program; all of it, where a build is to run there.
        world: another world than the golden one: a folder with content/ and settings.py, and
            seeds/ if it has any.

    """
    root.mkdir(parents=True)
    for name in parts:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, root / name, ignore=shutil.ignore_patterns(*UNREAD))
        else:
            shutil.copy2(PROJECT / name, root / name)
    for name in ("content", "seeds"):
        if (world / name).is_dir():
            shutil.copytree(world / name, root / name)
    repository = Repository(root)
    repository.configure((world / "settings.py").read_text(encoding="utf-8"))
    return repository


def run(
    command: list[str], *, cwd: Path, env: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what it said."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=SECONDS,
        check=False,
    )


def tree(root: Path) -> dict[str, bytes]:
    """Return every file below a folder: path with forward slashes → its bytes, sorted."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def published(root: Path) -> dict[str, bytes]:
    """Return what readers get of an output: all of it but the manifest."""
    return {path: content for path, content in tree(root).items() if path != MANIFEST}
