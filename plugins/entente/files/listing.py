"""Listing and reading content: regular files only, in one order on every machine.

Contributors may put anything into a pull request. A symbolic link could publish a file from
outside, a named pipe could hang a build; both are listed apart and never opened.
"""

import os
import stat
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

__all__ = ["Listing", "list_files", "read_bytes", "walk"]


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies below a folder."""

    files: tuple[tuple[str, Path], ...]
    """(path below the folder with forward slashes, path on disk), sorted by the first."""
    irregular: tuple[str, ...]
    """Paths below the folder of links, pipes, sockets, devices and names that are not UTF-8."""


def walk(root: Path) -> Listing:
    """List everything below ``root``, which may be absent.

    Names that begin with a full stop or end with a tilde belong to editors and systems and are
    passed over, except Markdown files, which an author may have hidden by mistake.
    """
    files: list[tuple[str, Path]] = []
    irregular: list[str] = []
    pending = [(root, "")] if root.is_dir() else []
    while pending:
        folder, prefix = pending.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = prefix + entry.name
                if is_passed_over(entry.name):
                    continue
                if not is_utf8(entry.name):
                    irregular.append(name.encode("utf-8", "backslashreplace").decode())
                elif entry.is_dir(follow_symlinks=False):
                    pending.append((folder / entry.name, f"{name}/"))
                elif entry.is_file(follow_symlinks=False):
                    files.append((name, folder / entry.name))
                else:
                    irregular.append(name)
    return Listing(tuple(sorted(files)), tuple(sorted(irregular)))


def is_passed_over(name: str) -> bool:
    """Whether a name is an editor's or a system's and no author's."""
    return (name.startswith(".") and not name.endswith(".md")) or name.endswith("~")


def is_utf8(name: str) -> bool:
    """Whether a file name can be written down."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def list_files(root: Path) -> tuple[tuple[str, Path], ...]:
    """Return the regular files below ``root``: (path below it, path on disk), sorted."""
    return walk(root).files


def read_bytes(path: Path, limit: int = -1) -> bytes:
    """Return the bytes of a regular file, without following a link at its last step.

    Args:
        path: on disk.
        limit: read no more than this many bytes and one; -1 for all of them.

    Raises:
        OSError: it cannot be opened, or is no regular file any more.

    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    with FileIO(os.open(path, flags)) as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(f"{path} is not a regular file")
        if 0 <= limit < found.st_size:
            return file.read(limit + 1)
        return file.readall()
