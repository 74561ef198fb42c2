"""Reading a published file for a browser: from below one folder, and nothing else.

What a request names is not trusted: no way up, no link, no hidden file, no folder is opened.
"""

from collections.abc import Sequence
from pathlib import Path

from entente.files.listing import read_bytes

__all__ = ["read_served"]

UNFIT = frozenset("/\\:\0")
"""Characters that separate names or drives on some system."""


def read_served(root: Path, parts: Sequence[str]) -> bytes | None:
    """Return the bytes of the file that ``parts`` name one below the other, None if there is none.

    Args:
        root: the folder that is served; it may itself be reached through a link.
        parts: the names of folders and, last, of the file, decoded.

    """
    if not parts or any(not is_plain(part) for part in parts):
        return None
    path = root
    try:
        for part in parts:
            path /= part
            if path.is_symlink():
                return None
        return read_bytes(path)
    except (OSError, ValueError):
        return None


def is_plain(part: str) -> bool:
    """Whether a name can only mean something directly within its folder, and is not hidden."""
    return bool(part) and not part.startswith(".") and not UNFIT & set(part)
