"""Letters on a social card: the three fonts, what they can draw, and lines that fit a width.

The fonts lie in ``fonts/`` with their licence and are read once a process.
"""

import io
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from PIL import ImageFont

__all__ = ["Face", "drawable", "face", "first_drawable", "fitted", "shortened", "wrapped"]

Face = ImageFont.FreeTypeFont
NOWHERE = "\U0010ffff"
"""A character that no font holds: what is drawn for it is drawn for all that are missing."""
BALANCE = 0.94
"""By how much a column is narrowed at a time to even its lines."""


@cache
def face(name: str, size: int) -> Face:
    """Return a font.

    Args:
        name: of its file, without the ending.
        size: in pixels.

    """
    content = (files("entente.rendering") / "fonts" / f"{name}.woff2").read_bytes()
    # Raqm would lay out text otherwise on machines that have it.
    layout = ImageFont.Layout.BASIC
    return ImageFont.truetype(io.BytesIO(content), size, layout_engine=layout)


@cache
def holds(name: str, character: str) -> bool:
    """Whether a font has a glyph for a character."""
    font = face(name, 24)
    return bytes(font.getmask(character)) != bytes(font.getmask(NOWHERE))


def plain(text: str) -> str:
    """Return a text with letters and accents put together, and single spaces."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def drawable(text: str, name: str) -> bool:
    """Whether a font holds every character of a text."""
    return all(holds(name, character) for character in set(plain(text)))


def first_drawable(texts: Iterable[str], name: str) -> str:
    """Return the first of some texts that a font can draw; of the last what it can."""
    last = ""
    for text in texts:
        last = plain(text)
        if drawable(last, name):
            return last
    return plain("".join(c for c in last if holds(name, c)))


def wrapped(text: str, font: Face, width: float) -> list[str]:
    """Return a text in lines of at most a width in pixels; a word that is longer is broken."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        while font.getlength(word) > width:
            cut = next(n for n in range(len(word), 0, -1) if font.getlength(word[:n]) <= width)
            lines.append(word[:cut])
            word = word[cut:]  # noqa: PLW2901 - what is left of it
        line = word
    return [*lines, line] if line else lines


def balanced(text: str, font: Face, width: float) -> list[str]:
    """Return a text in as few lines as fit a width, all of them about as long, no word broken."""
    lines = wrapped(text, font, width)
    longest = max(map(font.getlength, text.split(" ")))
    while longest <= width * BALANCE:
        narrower = wrapped(text, font, width * BALANCE)
        if len(narrower) != len(lines) or len(lines) <= 1:
            break
        lines, width = narrower, width * BALANCE
    return lines


def shortened(text: str, font: Face, width: float) -> str:
    """Return a text in one line, its end left out where it is too long."""
    if font.getlength(text) <= width:
        return text
    kept = text
    while kept and font.getlength(f"{kept}…") > width:
        kept = kept[:-1].rstrip(" ,;:–-")
    return f"{kept}…"


def fitted(
    text: str, name: str, sizes: Iterable[tuple[int, int]], *, width: float
) -> tuple[Face, list[str]]:
    """Return a font and lines for a text: the first size at which it takes few enough lines.

    Args:
        text: with single spaces.
        name: of the font.
        sizes: pairs of pixels and lines that are allowed, the largest size first.
        width: in pixels.

    Returns:
        At the last size the text is cut where it is too long even then.

    """
    for size, most in sizes:
        font = face(name, size)
        lines = balanced(text, font, width)
        if len(lines) <= most:
            return font, lines
    return font, [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), font, width)]
