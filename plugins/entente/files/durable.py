"""Having the next site on the disk before anybody is shown it.

A system writes later than it says. If it loses power just after an exchange of names, the names may
have reached the disk and the files not. So the disk is waited for first. Linux has one call for all
that was written; asking for each file by itself takes a hundred times longer. Elsewhere each new
file is asked for.
"""

import ctypes
import os
from collections.abc import Callable, Iterable
from pathlib import Path

__all__ = ["wait_for_disk"]


def wait_for_disk(root: Path, new: Iterable[str]) -> None:
    """Return when everything below a folder is on the disk.

    Args:
        root: a folder.
        new: the files below it that may not be there yet.

    Raises:
        OSError: the disk failed.

    """
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    if libc is not None and hasattr(libc, "syncfs"):
        with_descriptor(root, lambda descriptor: sync_file_system(libc, descriptor))
        return
    for path in new:
        with_descriptor(root / path, os.fsync)


def with_descriptor(path: Path, call: Callable[[int], None]) -> None:
    """Open a file or folder and call with its number."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        call(descriptor)
    finally:
        os.close(descriptor)


def sync_file_system(libc: ctypes.CDLL, descriptor: int) -> None:
    """Have the file system that an open file lies on written to disk."""
    if libc.syncfs(descriptor) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
