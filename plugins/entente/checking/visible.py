"""Text from content made safe to show: no character of it can speak to the terminal.

File names and lines come from pull requests. An escape sequence in one would move the cursor, and
a direction override would turn the line round; both are shown as ``<U+001B>`` and ``<U+202E>``.
"""

import unicodedata

__all__ = ["mark_of", "visible"]

JOINERS = "\u200c\u200d"
"""Invisible, but Persian and Hindi names are spelt with them."""
HIDDEN = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}


def mark_of(char: str) -> str:
    """Return a character as it may be shown: itself, or ``<U+202E>`` for what acts unseen."""
    if char in JOINERS or unicodedata.category(char) not in HIDDEN:
        return char
    return f"<U+{ord(char):04X}>"


def visible(text: str) -> str:
    """Return a text on one line; controls, direction marks and unassigned characters spelt out."""
    return "".join(mark_of(char) for char in text)
