"""Adding to a file that another program reads: the page of a run on GitHub.

``$GITHUB_STEP_SUMMARY`` names a file to which every command of a step adds its part.
"""

from pathlib import Path

__all__ = ["append_text"]


def append_text(path: Path, text: str) -> None:
    """Add ``text``, in UTF-8, to the end of a file, which is created if there is none.

    Raises:
        OSError: the folder is missing, or the file may not be written.

    """
    with path.open("a", encoding="utf-8", errors="replace", newline="\n") as file:
        file.write(text)
