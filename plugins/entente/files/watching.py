"""Watching the sources of a site: content, seeds, theme, plugins, settings."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from queue import SimpleQueue

from watchfiles import Change, DefaultFilter, watch

__all__ = ["Changes", "watched"]

Changes = SimpleQueue[frozenset[str]]
"""Sets of paths that changed together."""


class Sources(DefaultFilter):
    """Passes over what editors and systems leave: hidden files, backups, caches."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one of a source."""
        return not Path(path).name.startswith(".") and super().__call__(change, path)


class Only(Sources):
    """Passes over everything but some files."""

    def __init__(self, files: Iterable[Path]) -> None:
        super().__init__()
        self.files = {str(file) for file in files}

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one of these files."""
        return path in self.files and super().__call__(change, path)


def watched(folders: Sequence[Path], files: Sequence[Path]) -> Changes:
    """Watch from now on, and return where the changes arrive.

    Args:
        folders: with everything below them; those that are absent are passed over.
        files: single ones. Their folders are watched, since editors replace a file by another.

    """
    changes: Changes = SimpleQueue()
    there = [folder for folder in folders if folder.is_dir()]
    beside = sorted({file.parent for file in files})
    for paths, sources, deep in ((there, Sources(), True), (beside, Only(files), False)):
        threading.Thread(
            target=pass_on, args=(paths, sources, changes), kwargs={"deep": deep}, daemon=True
        ).start()
    return changes


def pass_on(paths: Sequence[Path], sources: Sources, changes: Changes, *, deep: bool) -> None:
    """Put each set of changes into the queue, for as long as the program runs."""
    for found in watch(*paths, watch_filter=sources, recursive=deep, raise_interrupt=False):
        changes.put(frozenset(path for _, path in found))
