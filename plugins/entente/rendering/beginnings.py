"""The beginning of a file that an author goes on to write: front matter, and a line to replace.

What ``publish.py new`` writes for a visit or a note, from answers that were read already::

    beginning((("title", "Kishida in Washington"), ("dates", "2024-04-08/2024-04-14")), "Write …")
"""

from collections.abc import Iterable

from entente.rendering.quoting import listed, scalar

__all__ = ["Value", "beginning"]

Map = tuple[tuple[str, str], ...]
Value = str | tuple[str, ...] | tuple[Map, ...]
"""A text, a list of texts, or a list of maps as pairs of key and text."""

DATES = {"dates", "published", "date"}
"""Keys whose text is a date, which stands as it is and never between quotation marks."""


def beginning(pairs: Iterable[tuple[str, Value]], body: str, *, draft: bool = False) -> str:
    """Return the text of a new file, its last line ended.

    Args:
        pairs: keys with their values, in the order in which they will stand; none is empty.
        body: Markdown; empty for a file without text.
        draft: whether the file says that it is one.

    """
    lines = ["---", *(line_of(key, value) for key, value in pairs)]
    lines += ["draft: true", "---"] if draft else ["---"]
    return "\n".join([*lines, *(["", body] if body else [])]) + "\n"


def line_of(key: str, value: Value) -> str:
    """Return the lines of one key."""
    if isinstance(value, str):
        return f"{key}: {text_of(key, value)}"
    texts = tuple(each for each in value if isinstance(each, str))
    if texts:
        return f"{key}: {listed(texts)}"
    maps = tuple(each for each in value if not isinstance(each, str))
    return "\n".join([f"{key}:", *(f"  - {{{braced(each)}}}" for each in maps)])


def braced(pairs: Map) -> str:
    """Return what stands between the braces of a map."""
    return ", ".join(f"{key}: {text_of(key, value)}" for key, value in pairs)


def text_of(key: str, value: str) -> str:
    """Return a text as it stands behind its key."""
    return value if key in DATES else scalar(value)
