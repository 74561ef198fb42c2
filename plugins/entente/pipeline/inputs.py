"""Everything that a site is made from, as one hash: with the same again there is nothing to build.

Files count by their bytes and never by their times, settings by their values. Whoever has a plugin
of their own has a build that always runs, since nobody knows what else such a plugin reads::

    inputs = inputs_of(settings, root=repository)
    inputs and inputs.hash  # "9b1c…"
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import ModuleType
from typing import Any

from entente.domain.hashing import hash_of
from entente.files.listing import list_files, read_bytes
from entente.files.trees import contents_of
from entente.pipeline.program import hash_of_program

__all__ = ["Inputs", "inputs_of"]

PROGRAM = ("publish.py", "pelicanconf.py")
IRRELEVANT = {
    "CACHE_PATH",
    "ENTENTE_EXECUTOR",
    "ENTENTE_EXPLAIN",
    "ENTENTE_FRESH",
    "ENTENTE_JOBS",
    "ENTENTE_REPORT",
    "ENTENTE_SUMMARY",
    "OUTPUT_PATH",
}
"""Settings that say how a site is built, and not what it will be."""
PLAIN = (str, int, float, bool, type(None), PurePath)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything that a site is made from."""

    hash: str
    """Of all of it."""
    surroundings: str
    """Hash of everything but the content."""
    content: tuple[tuple[str, str], ...]
    """Path below the content folder and hash of every file there, in order."""
    folders: tuple[Path, ...]
    looks: tuple[str, ...]
    """What the system said of the files of each folder when they were read."""

    @property
    def settled(self) -> bool:
        """Whether no file was touched since; otherwise it is not known what a build has read."""
        now = (contents_of([folder], read=False).looks for folder in self.folders)
        return tuple(now) == self.looks


def inputs_of(settings: Mapping[str, Any], root: Path) -> Inputs | None:
    """Return what a site would be made from now; None where that cannot be told.

    Args:
        settings: as ``pelicanconf.py`` and the command line give them.
        root: of the repository.

    Raises:
        OSError: a file cannot be read.

    """
    plugins = [each for each in list_files(root / "plugins") if "/" not in each[0]]
    ours = frozenset(name.removesuffix(".py") for name, _ in plugins)
    named = plain(sorted((key, value) for key, value in settings.items() if key.isupper()), ours)
    if named is None:
        return None
    folders = (Path(root, settings["PATH"]), Path(root, settings["THEME"]))
    content, theme = (contents_of([folder]) for folder in folders)
    program = [(name, root / name) for name in PROGRAM] + plugins
    code = [(name, hash_of(read_bytes(path))) for name, path in program]
    seeds = [path for path, _ in list_files(Path(root, settings["ENTENTE_SEEDS"]))]
    rest = (named, theme.hash, code, seeds, hash_of_program(), sys.version)
    around = hash_of(repr(rest).encode())
    whole = hash_of(f"{around} {content.hash}".encode())
    return Inputs(whole, around, content.files, folders, (content.looks, theme.looks))


def plain(settings: Sequence[tuple[str, Any]], ours: frozenset[str]) -> str | None:
    """Return settings as text; None where one has a value that does not tell what it means."""
    texts = [(name, text_of(value, ours)) for name, value in settings if name not in IRRELEVANT]
    return None if any(text is None for _, text in texts) else repr(texts)


def text_of(value: object, ours: frozenset[str]) -> str | None:
    """Return a value as text; None for one that does not tell what it means, such as a function."""
    if issubclass(type(value), ModuleType):
        # Neither isinstance nor value.__name__: they load a module that is loaded when first used.
        name = str(object.__getattribute__(value, "__name__"))
        return name if name in ours else None
    if isinstance(value, PLAIN):
        return repr(value)
    if isinstance(value, Mapping):
        return together(items_of(value), ours)
    if isinstance(value, (list, tuple, set, frozenset)):
        ordered: Iterable[object] = sorted(value) if isinstance(value, (set, frozenset)) else value
        return together(ordered, ours)
    return None


def items_of(value: Mapping[Any, object]) -> Iterator[object]:
    """Yield the keys and values of a map."""
    for key, held in value.items():
        yield from (key, held)


def together(values: Iterable[object], ours: frozenset[str]) -> str | None:
    """Return several values as one text."""
    texts = [text_of(value, ours) for value in values]
    return None if None in texts else repr(texts)
