"""The ledger: what published files looked like on disk when a build was done with them.

A file that still looks so need not be read to know that it is as it was written. The ledger lies in
the anteroom and not in the site: it differs from machine to machine, and the site must not.
"""

from array import array
from collections.abc import Iterable, Mapping
from itertools import chain, starmap
from pathlib import Path

from entente.domain.hashing import hash_of
from entente.files.trees import Seen

__all__ = ["read_ledger", "write_ledger"]

DOUBT = 2_000_000_000
"""Nanoseconds. A file that changed so shortly before the ledger was written may change again within
the same tick of its file system's clock; the coarsest in use (FAT) ticks every two seconds."""
WIDTH = len(Seen._fields)


def read_ledger(path: Path, manifest: bytes, paths: Iterable[str]) -> Mapping[str, Seen]:
    """Return what files looked like, as far as that can be relied on.

    Args:
        path: of the ledger; it may be absent.
        manifest: the bytes of the manifest in the site.
        paths: of its files, in their order there.

    Returns:
        Nothing, if the ledger was written for another manifest.

    """
    try:
        held, written = path.read_bytes(), path.stat().st_mtime_ns
    except OSError:
        return {}
    mark = hash_of(manifest).encode()
    numbers = array("q")
    if not held.startswith(mark) or (len(held) - len(mark)) % (numbers.itemsize * WIDTH):
        return {}
    numbers.frombytes(held[len(mark) :])
    fields = [iter(numbers)] * WIDTH
    found = dict(zip(paths, starmap(Seen, zip(*fields, strict=True)), strict=False))
    return {name: each for name, each in found.items() if each.changed + DOUBT < written}


def write_ledger(path: Path, manifest: bytes, files: Iterable[Seen]) -> None:
    """Write the ledger of a site that was just published.

    Args:
        path: of the ledger.
        manifest: the bytes of the manifest in the site.
        files: one for each of its files, in their order there.

    Raises:
        OSError: it cannot be written.

    """
    try:
        numbers = array("q", chain.from_iterable(files))
    except OverflowError:
        return  # a system with longer file numbers: its builds read every file, and are as right
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(hash_of(manifest).encode() + numbers.tobytes())
    draft.replace(path)
