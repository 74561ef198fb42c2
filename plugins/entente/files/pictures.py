"""How large a picture is, from the first bytes of its file.

A browser that is told keeps the place free, so that no text moves once the picture is there.
"""

from pathlib import Path

__all__ = ["size_of_picture"]

ORIENTATION = 0x0112
"""Of EXIF: how a camera was held."""
ON_ITS_SIDE = {5, 6, 7, 8}


def size_of_picture(path: Path) -> tuple[int, int] | None:
    """Return width and height in pixels, as it is shown; None if it cannot be read as a picture."""
    from PIL import Image  # noqa: PLC0415 - slow to load, and most sites have no picture

    try:
        with Image.open(path) as picture:
            width, height = picture.size
            lies = picture.getexif().get(ORIENTATION) in ON_ITS_SIDE
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    return (height, width) if lies else (width, height)
