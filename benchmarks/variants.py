"""Copies of the repository with other settings: what a site owner does by editing pelicanconf.py.

A build is then run as its user runs it, ``python publish.py build``, with nothing in between.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

__all__ = ["ROOT", "copy_of_repository", "has_setting"]

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ("publish.py", "pelicanconf.py", "pyproject.toml", "plugins", "themes", "seeds")


def has_setting(name: str, root: Path = ROOT) -> bool:
    """Whether pelicanconf.py sets a name."""
    return bool(assignment(name).search((root / "pelicanconf.py").read_text(encoding="utf-8")))


def copy_of_repository(folder: Path, settings: Mapping[str, object], root: Path = ROOT) -> Path:
    """Make a folder a copy of the program with some settings changed; return it.

    Args:
        folder: what it held is replaced.
        settings: name in pelicanconf.py → value. Those that it does not set are left out.
        root: of the repository to copy.

    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in PROGRAM:
        if (root / name).is_dir():
            shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("*.pyc"))
        else:
            shutil.copy2(root / name, folder / name)
    file = folder / "pelicanconf.py"
    text = file.read_text(encoding="utf-8")
    for name, value in settings.items():
        text = assignment(name).sub(f"{name} = {value!r}", text)
    file.write_text(text, encoding="utf-8")
    return folder


def assignment(name: str) -> re.Pattern[str]:
    """Return what finds the line that sets a name."""
    return re.compile(rf"^{re.escape(name)} = .*$", re.MULTILINE)
