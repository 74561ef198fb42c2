"""Putting one folder in the place of another, so that a reader finds the old or the new one.

Linux and macOS exchange two names in one step (renameat2, renamex_np). Elsewhere the old folder
steps aside and the new one takes its name: two steps with the shortest gap there is.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

__all__ = ["put_in_place"]

AT_FDCWD = -100
EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2 (2) and RENAME_SWAP of renamex_np (2)."""


def put_in_place(new: Path, old: Path) -> None:
    """Give the folder ``new`` the name ``old``; what bore it before is removed.

    Args:
        new: a complete folder beside ``old``, on the same file system.
        old: the published folder; it may be absent.

    Raises:
        OSError: neither way worked; ``old`` is as it was.

    """
    if not old.exists():
        new.rename(old)
        return
    if exchanged(new, old):
        shutil.rmtree(new)
        return
    aside = new.with_name(f"{new.name}.old")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    shutil.rmtree(aside)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; False where the system cannot."""
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    names = (os.fsencode(one), os.fsencode(other))
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*names, EXCHANGE) == 0)
    if libc is not None and hasattr(libc, "renameat2"):
        done: int = libc.renameat2(AT_FDCWD, names[0], AT_FDCWD, names[1], EXCHANGE)
        return done == 0
    return False
