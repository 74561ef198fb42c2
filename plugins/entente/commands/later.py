"""Settings without the start-up of the plugins: ``check`` and ``new`` read them and build nothing.

``pelicanconf.py`` imports every plugin, and they import Pelican: half of a short command's time.
Within ``plugins_later`` a plugin is imported as Python's lazy modules are, when first used, which
these commands never do; the settings are what the file says all the same.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader
from types import ModuleType

__all__ = ["plugins_later"]


class Later(MetaPathFinder):
    """Finds the modules of one folder, to be loaded when first used."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: set[str] = set()

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a single-file module of the folder; packages load as always."""
        del target
        spec = None if path else PathFinder.find_spec(fullname, [self.folder])
        if spec is None or spec.loader is None or spec.submodule_search_locations is not None:
            return None
        spec.loader = LazyLoader(spec.loader)
        self.found.add(fullname)
        return spec


@contextmanager
def plugins_later(folder: str) -> Iterator[None]:
    """Let modules that lie directly in ``folder`` be loaded when first used."""
    later = Later(folder)
    sys.meta_path.insert(0, later)
    try:
        yield
    finally:
        sys.meta_path.remove(later)
        for name in later.found:  # whoever imports one from here on wants it
            sys.modules.pop(name, None)
