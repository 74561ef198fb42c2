"""The theme's static files: style sheets, scripts and fonts, from the theme to the stage.

Pelican would copy them too, but goes on with a warning where a file cannot be read or the disk is
full, and follows links out of the theme. Here that ends the build, with everything as it was.
"""

from pathlib import Path

from entente.files.listing import read_bytes, walk
from entente.files.stage import Stage

__all__ = ["ThemeRefusedError", "put_theme_files"]


class ThemeRefusedError(Exception):
    """The theme holds something that is no regular file."""

    exitcode = 1


def put_theme_files(theme: Path, stage: Stage, *, folder: str) -> None:
    """Put the static files of a theme onto the stage.

    Args:
        theme: its folder, with ``static/`` and ``templates/``.
        stage: of the build.
        folder: of the site, in which they go.

    Raises:
        ThemeRefusedError: there is a link or another special file anywhere in the theme.
        OSError: a file cannot be read or written.

    """
    for path in walk(theme).irregular:
        raise ThemeRefusedError(
            f"{theme / path} is a link or another special file, and nothing was published: "
            "put a copy of the file itself there"
        )
    for path, file in walk(theme / "static").files:
        stage.write(f"{folder}/{path}", read_bytes(file))
