"""The program itself as an ingredient: what it works out is only as old as its own code."""

from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from entente.domain.hashing import hash_of

__all__ = ["hash_of_program"]

LIBRARIES = (
    *("babel", "feedgenerator", "jinja2", "markdown", "markupsafe", "msgspec", "nh3"),
    *("pelican", "pillow", "pyahocorasick", "pydantic", "pyyaml", "selectolax"),
)
"""Another version of one of these may read or write something else."""


@cache
def hash_of_program() -> str:
    """Return the hash of the program's own sources and of the versions of what it calls."""
    pending: list[Traversable] = [files("entente")]
    found: list[tuple[str, str]] = [(name, version(name)) for name in LIBRARIES]
    while pending:
        for entry in pending.pop().iterdir():
            if entry.is_dir():
                pending.append(entry)
            elif entry.name.endswith((".py", ".csv", ".woff2")):
                found.append((entry.name, hash_of(entry.read_bytes())))
    return hash_of(repr(sorted(found)).encode())
