"""Which folders a build may not replace, so that a slip of ``--output`` costs no one a file."""

from collections.abc import Sequence
from pathlib import Path

__all__ = ["OutputRefusedError", "refusal"]


class OutputRefusedError(Exception):
    """The output folder is one that a build must not replace."""

    exitcode = 2


def refusal(output: Path, *, sources: Sequence[Path], root: Path, home: Path) -> str:
    """Return why a folder cannot be the output; empty where it can.

    Args:
        output: where the site is to be published.
        sources: folders that a site is made from. They may not hold the output either.
        root: the repository, which may hold it.
        home: of the person who builds; it may hold it too.

    """
    output = output.resolve()
    for source in (each.resolve() for each in sources):
        if source in output.parents:
            return f"{output} lies in {source}, which the site is made from"
    protected = [(source, f"{source}, which the site is made from") for source in sources]
    for path, name in [*protected, (root, "the repository"), (home, "your home folder")]:
        held = path.resolve()
        if output == held or output in held.parents:
            return f"{output} is or holds {name}"
    if (output.exists() and not output.is_dir()) or output.is_mount():
        return f"{output} is not a folder of its own"
    return ""
