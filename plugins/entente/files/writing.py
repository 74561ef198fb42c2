"""Writing what an author may go on to edit: new files only, and each of them whole.

``import`` and ``new`` write into ``content/``, which belongs to people. A file that is there is
never touched, and a run that is killed leaves no half of one.
"""

import os
import secrets
from pathlib import Path

from entente.files.listing import read_bytes

__all__ = ["holds_other", "real_path", "write_new"]


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
