"""One build at a time: a lock that the system lets go of when its holder dies, however it dies.

The lock is on a file and belongs to a process, so that neither a crash nor a worker that outlives
its build can keep the next one out.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Lock"]

if sys.platform == "win32":
    import msvcrt
    import time

    def try_to_hold(descriptor: int) -> bool:
        """Whether the lock of an open file could be had at once."""
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def hold(descriptor: int) -> None:
        """Wait for the lock of an open file."""
        while not try_to_hold(descriptor):
            time.sleep(0.1)

else:
    import fcntl

    def try_to_hold(descriptor: int) -> bool:
        """Whether the lock of an open file could be had at once."""
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def hold(descriptor: int) -> None:
        """Wait for the lock of an open file."""
        fcntl.lockf(descriptor, fcntl.LOCK_EX)


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock that this process holds."""

    path: Path
    """The file; it goes with the lock."""
    descriptor: int
    """Of the open file."""

    @classmethod
    def taken(cls, path: Path, waiting: Callable[[], None]) -> "Lock":
        """Return the lock, once no other process holds it.

        Args:
            path: of its file; the folder is made.
            waiting: called once if there is a wait, before it.

        Raises:
            OSError: the file cannot be made, or its file system has no locks.

        """
        told = False
        while True:
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            except FileNotFoundError:
                continue  # the other build took the folder along as it left
            try:
                if not try_to_hold(descriptor):
                    if not told:
                        waiting()
                    told = True
                    hold(descriptor)
                # Whoever held it before has deleted the file: another may be there by now.
                if is_still(path, descriptor):
                    return cls(path, descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)

    def release(self) -> None:
        """Let the next process have it; its folder goes if there is nothing else in it."""
        with suppress(OSError, MemoryError):
            # While it is still held, so that nobody can have taken this very file.
            self.path.unlink()
            self.path.parent.rmdir()
        with suppress(OSError):
            os.close(self.descriptor)


def is_still(path: Path, descriptor: int) -> bool:
    """Whether the open file is the one that bears the name."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
