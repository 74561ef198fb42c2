"""The ledger: what published files looked like on disk when a build was done with them.

A file that still looks so need not be read to know that it is as it was written. The ledger lies in
the anteroom and not in the site: it differs from machine to machine, and the site must not.

A look is good for nothing if the file can change after it and look no different, since the clock of
its file system ticks too slowly for the change to show. Such files are in doubt, and left out.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, repeat
from pathlib import Path

from entente.files.trees import Seen

__all__ = ["UNKNOWN", "in_doubt", "read_ledger", "time_on_disk", "write_ledger"]

DOUBT = 2_000_000_000
"""Nanoseconds. A file that changed so shortly before it was looked at may change again within the
same tick of its file system's clock; the coarsest in use (FAT) ticks every two seconds."""
WIDTH = len(Seen._fields)
UNKNOWN = Seen(0, 0, 0, 0)
"""Stands for a file that is in doubt: no file looks like this."""


def time_on_disk(file: Path) -> int:
    """Return what the time is by the clock of a file's disk, which the times of files are from.

    Args:
        file: is created, or touched.

    Returns:
        Nanoseconds.

    Raises:
        OSError: it may not be written.

    """
    file.touch()
    return file.stat().st_mtime_ns


def in_doubt(looks: Mapping[str, Seen], since: int) -> set[str]:
    """Return the files that may have changed without looking any different.

    Args:
        looks: what the files looked like, by path.
        since: a time by the clock of their disk before they were looked at, in nanoseconds.

    """
    certain = since - DOUBT
    return {path for path, look in looks.items() if look.changed >= certain}


def read_ledger(path: Path, mark: bytes) -> Iterator[tuple[int, ...]]:
    """Return what files looked like, as far as that can be relied on.

    Args:
        path: of the ledger; it may be absent.
        mark: of the manifest in the site.

    Returns:
        Without an end: for each of its files, in their order there, what equals its ``Seen``. That
        is none for any, if the ledger was written for another manifest.

    """
    try:
        held = path.read_bytes()
    except OSError:
        held = b""
    numbers = array("q")
    if not held.startswith(mark) or (len(held) - len(mark)) % (numbers.itemsize * WIDTH):
        return repeat(UNKNOWN)
    numbers.frombytes(held[len(mark) :])
    return chain(zip(*[iter(numbers)] * WIDTH, strict=True), repeat(UNKNOWN))


def write_ledger(path: Path, mark: bytes, files: Iterable[Seen]) -> None:
    """Write the ledger of a site that was just published.

    Args:
        path: of the ledger.
        mark: of the manifest in the site.
        files: one for each of its files, in their order there.

    Raises:
        OSError: it cannot be written.

    """
    try:
        numbers = array("q", chain.from_iterable(files))
    except OverflowError:
        return  # a system with longer file numbers: its builds read every file, and are as right
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(mark + numbers.tobytes())
    draft.replace(path)
