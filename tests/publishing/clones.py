"""A fresh clone of this repository, as a stranger's machine or a runner of CI has it.

What would be committed is copied: the files that git knows or would add. The environment, which
takes a minute to set up from the network, is lent by the tests' own where ``lent`` is true; then
``make`` finds it ready and everything else happens as from nothing::

    clone = fresh_clone(tmp_path / "site", lent=True)
    clone.sh("make check").returncode  # 0
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.repositories import PROJECT

__all__ = ["Clone", "fresh_clone"]

SECONDS = 240
STAMPS = (".ready-site", ".ready-tests")
"""What the Makefile leaves in an environment that is complete."""
IGNORED = (".git", ".venv", "output", ".entente", "node_modules", "__pycache__", ".*_cache")
"""Not copied where there is no git to ask."""


@dataclass(frozen=True, slots=True)
class Clone:
    """A folder with the whole project in it."""

    root: Path

    def sh(
        self, script: str, *, env: Mapping[str, str] | None = None, stdin: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run a script as GitHub's runners do: bash, ended by the first command that fails."""
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
            cwd=self.root,
            env=environment(env or {}),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            timeout=SECONDS,
            check=False,
        )

    def edit(self, path: str, old: str, new: str) -> int:
        """Replace a text that a file holds once or more; return the line of the first."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a command: this machine's, without what a make or a CI around set."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("MAKE", "MFLAGS", "GITHUB_", "PYTEST_", "COV_", "COVERAGE_"))
        and name not in {"CI", "VENV", "VIRTUAL_ENV", "PYTHONPATH"}
    }
    return {**kept, "PYTHONDONTWRITEBYTECODE": "1", **given}


def fresh_clone(root: Path, *, lent: bool) -> Clone:
    """Copy the project into the new folder ``root``.

    Args:
        root: it must not be there.
        lent: whether the environment of the tests stands in for one that make would install.

    """
    if (PROJECT / ".git").exists():
        for name in known_to_git():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target)
    else:
        shutil.copytree(PROJECT, root, ignore=shutil.ignore_patterns(*IGNORED))
    if lent:
        lend(root / ".venv")
    return Clone(root)


def known_to_git() -> list[str]:
    """Return the files that are in the repository, or would be with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    ran = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True)
    names = [os.fsdecode(name) for name in ran.stdout.split(b"\0") if name]
    return sorted(name for name in set(names) if (PROJECT / name).is_file())


def lend(folder: Path) -> None:
    """Make an environment that has every package of this one, in the blink of an eye."""
    venv.create(folder, with_pip=False, symlinks=os.name == "posix")
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = folder / "lib" / version / "site-packages"
    (packages / "lent.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    for stamp in STAMPS:
        (folder / stamp).touch()
