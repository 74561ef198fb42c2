"""Writing files that are not there yet: those of a site, and those that an author goes on to edit.

``import`` and ``new`` write into ``content/``, which belongs to people. A file that is there is
never touched, and a run that is killed leaves no half of one. A build writes to its stage, of which
nobody sees anything before it is whole.
"""

import os
import secrets
import stat
from pathlib import Path

from entente.files.listing import read_bytes
from entente.files.trees import Seen, seen

__all__ = ["FILE_MODE", "create", "holds_other", "real_path", "write_new"]

FILE_MODE = 0o644
"""Whatever the umask: the same content, the same site."""


def real_path(path: Path) -> Path:
    """Return a path from the root of the disk, with every link in it followed."""
    return path.resolve()


def holds_other(path: Path, content: bytes) -> bool:
    """Whether there is a file at ``path`` with anything but ``content`` in it.

    Raises:
        OSError: there is something that cannot be read, such as a folder.

    """
    try:
        return read_bytes(path) != content
    except FileNotFoundError:
        return False


def write_new(path: Path, content: bytes) -> bool:
    """Create ``path`` with ``content``; missing folders are made.

    Returns:
        False if there is something at ``path`` already; it stays as it is.

    Raises:
        OSError: the disk is full, or the folder may not be written.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Begins with a full stop and does not end in `.md`: no listing shows it.
    draft = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        draft.write_bytes(content)
        # A link fails where a name is taken, which renaming does not.
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        draft.unlink(missing_ok=True)
    return True


def create(path: str, content: bytes) -> Seen:
    """Create a file of the site with its final permissions; missing folders are made.

    Args:
        path: as text: a site has tens of thousands.
        content: its bytes.

    Raises:
        OSError: it is there already, the disk is full, or the folder may not be written.

    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags, FILE_MODE)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, flags, FILE_MODE)
    try:
        write_all(descriptor, content)
        status = os.fstat(descriptor)
        if stat.S_IMODE(status.st_mode) != FILE_MODE:
            os.fchmod(descriptor, FILE_MODE)
            status = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    return seen(status)


def write_all(descriptor: int, content: bytes) -> None:
    """Write all of it: a system may take less at a time than it is given."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
