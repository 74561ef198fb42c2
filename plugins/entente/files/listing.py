"""Listing and reading content: regular files only, in one order on every machine.

Contributors may put anything into a pull request. A symbolic link could publish a file from
outside, a named pipe could hang a build; both are listed apart and never opened.
"""

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Listing", "list_files", "read_bytes", "walk"]

FLAGS = os.O_RDONLY
FLAGS |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""A link is not followed, a pipe not waited for."""


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


def read_bytes(path: Path | str, limit: int = -1) -> bytes:
    """Return the bytes of a regular file, without following a link at its last step.

    No file object is made, which would take as long as all the rest for a file of a few kilobytes.

    Args:
        path: on disk.
        limit: read no more than this many bytes and one; -1 for all of them.

    Raises:
        OSError: it cannot be opened, or is no regular file any more.

    """
    descriptor = os.open(path, FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError(f"{path} is not a regular file")
        content, most = b"", limit + 1 if limit >= 0 else sys.maxsize
        # A system may give less at a time than it is asked for, and a file may grow meanwhile.
        while piece := os.read(descriptor, min(status.st_size + 1, most - len(content))):
            content += piece
        return content
    finally:
        os.close(descriptor)
