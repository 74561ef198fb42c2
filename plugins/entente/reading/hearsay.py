"""The names in a file that cannot be read: what stands behind its keys, taken at its word.

The file may be broken in any way, so this looks at lines and not at YAML, and guesses freely: what
it gives is only used to keep quiet about consequences. Example::

    titel: "Kishida in Washington"
    meets: [Joe Biden, Tô Lâm]

gives ``Kishida in Washington``, ``Joe Biden``, ``Tô Lâm`` and both names together.
"""

import re
from collections.abc import Iterator

__all__ = ["names_in"]

MOST_BYTES = 65_536
FENCE = "---"
KEY = re.compile(r"[\s\[{-]*[\w-]+\s*:\s?")
"""A key at the beginning of a line, in a list or in braces too."""
BETWEEN = re.compile(r"[\[\]{},]")
ROUND = " \t\"'[]{},-"
"""What may stand round a name."""


def names_in(content: bytes) -> frozenset[str]:
    """Return every text in the front matter of a file that may be a name.

    Args:
        content: the whole file, in UTF-8 or, if that fails, in the old encoding of the West.

    """
    head = content[:MOST_BYTES]
    try:
        text = head.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    return frozenset(name for line in matter(text) for name in pieces(line) if name)


def matter(text: str) -> Iterator[str]:
    """Yield the lines of the front matter; all lines where nothing says where it ends."""
    for number, line in enumerate(text.splitlines()):
        if number and line.strip() == FENCE:
            return
        yield line


def pieces(line: str) -> Iterator[str]:
    """Yield a line's value, and each part of it where it may be a list or a map."""
    yield KEY.sub("", line, count=1).strip(ROUND)
    for part in BETWEEN.split(line):
        yield KEY.sub("", part, count=1).strip(ROUND)
