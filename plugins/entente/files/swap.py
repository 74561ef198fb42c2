"""Putting one folder in the place of another, so that a reader finds the old or the new one.

Linux and macOS exchange two names in one step (renameat2, renamex_np). Where a system or a file
system cannot, the old folder steps aside and the new one takes its name: two steps, between which a
reader finds nothing. A build that dies just there leaves the old folder aside, and the next build
begins with putting it back.
"""

import ctypes
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["put_in_place"]

AT_FDCWD = -100
EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2 (2) and RENAME_SWAP of renamex_np (2)."""
RENAMEAT2 = {"x86_64": 316, "aarch64": 276, "riscv64": 276, "ppc64le": 357, "s390x": 347}
"""Number of the system call by machine, for C libraries that do not name it (musl)."""


def put_in_place(new: Path, old: Path, aside: Path) -> None:
    """Give the folder ``new`` the name ``old``; what bore that before then bears the name ``new``.

    Args:
        new: a complete folder, on the same file system.
        old: the published folder; it may be absent.
        aside: a free name, on the same file system.

    Raises:
        OSError: neither way worked; ``old`` is as it was.

    """
    if not old.exists():
        new.rename(old)
    elif not exchanged(new, old):
        old.rename(aside)
        try:
            new.rename(old)
        except OSError:
            aside.rename(old)
            raise
        with suppress(OSError):  # it is published; the next build finds it aside
            aside.rename(new)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system cannot."""
    if os.name != "posix":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    names = (os.fsencode(one), os.fsencode(other))
    if sys.platform == "darwin":
        return hasattr(libc, "renamex_np") and bool(libc.renamex_np(*names, EXCHANGE) == 0)
    asked = (AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE)
    if hasattr(libc, "renameat2"):
        return bool(libc.renameat2(*asked) == 0)
    number = RENAMEAT2.get(platform.machine())
    return number is not None and bool(libc.syscall(number, *asked) == 0)
