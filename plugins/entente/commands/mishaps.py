"""Mishaps of the machine, told to people: what went wrong, with which file, and what to do.

Example: ``OSError(28, "No space left on device", "/site/.output.entente/stage/index.html")`` is
told as ``/site/…/index.html: the disk is full: make room on it, then build again``.
"""

import errno
from collections.abc import Mapping

__all__ = ["BuildFailedError", "told"]


class BuildFailedError(Exception):
    """A build came to grief on its machine; the published site is as it was."""

    exitcode = 1


OUT_OF_MEMORY = "there is not enough memory: close other programs, or build with --jobs 1"
REMEDIES: Mapping[int | None, str] = {
    errno.ENOSPC: "the disk is full: make room on it",
    errno.EDQUOT: "your share of the disk is used up: make room in it",
    errno.EFBIG: "the file would be larger than the system allows: raise the limit (ulimit -f)",
    errno.EROFS: "the disk can only be read: choose another folder with --output",
    errno.EACCES: "you may not do that there: change who may, or choose another with --output",
    errno.EPERM: "you may not do that there: change who may, or choose another with --output",
    errno.EMFILE: "too many files are open: raise the limit (ulimit -n)",
    errno.ENFILE: "the system has too many files open: close other programs",
    errno.EIO: "the disk failed to read or write: check it",
    errno.ENAMETOOLONG: "the name is too long for this disk: choose a shorter path with --output",
    errno.ENOMEM: OUT_OF_MEMORY,
}
"""Number of a mishap → what it is, and what to do about it."""


def told(error: OSError | MemoryError) -> str:
    """Return a mishap as one sentence, with the file it befell, if there is one."""
    if isinstance(error, MemoryError):
        return f"{OUT_OF_MEMORY}, then build again; nothing was published"
    what = REMEDIES.get(error.errno, error.strerror or str(error))
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{what}, then build again; nothing was published"
