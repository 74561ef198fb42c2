"""Shelves: what earlier runs worked out, kept in one file for the next.

A shelf is lines of text behind a first line that says what it holds and sums it up: each key on a
line, and its value on the next. It is data and nothing in it is ever run; a shelf that is absent,
damaged or of another program is an empty one::

    entente <what made it> <hash of everything below>
    <key>
    <value on one line>
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from entente.domain.hashing import hash_of

__all__ = ["Shelf", "read_shelf", "write_shelf"]

MARK = b"entente"


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a shelf held."""

    entries: Mapping[bytes, bytes]
    damaged: bool
    """Whether there was a file that could not be used although this program wrote it."""


def read_shelf(path: Path, maker: str) -> Shelf:
    """Read a shelf.

    Args:
        path: of the file, which may be absent.
        maker: what must have written it, so that nothing of another version is believed.

    """
    try:
        whole = path.read_bytes()
    except OSError:
        return Shelf({}, damaged=path.exists())
    # Cut once and never copied besides: ten thousand digests are a hundred megabytes.
    head, *lines = whole.split(b"\n")
    mark, _, rest = head.partition(b" ")
    made_by, _, total = rest.partition(b" ")
    if mark == MARK and made_by != maker.encode():
        return Shelf({}, damaged=False)
    if mark != MARK or total != hash_of(memoryview(whole)[len(head) + 1 :]).encode():
        return Shelf({}, damaged=True)
    return Shelf(dict(zip(lines[::2], lines[1::2], strict=False)), damaged=False)


def write_shelf(path: Path, maker: str, entries: Iterable[tuple[bytes, bytes]]) -> None:
    """Write a shelf in the place of the one that is there; nobody ever reads half of it.

    Args:
        path: of the file; its folder is made.
        maker: what writes it, without a space.
        entries: keys and values without a line end.

    Raises:
        OSError: it cannot be written; the old one stays.

    """
    body = b"\n".join([*chain.from_iterable(entries), b""])
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with new.open("wb") as file:
            file.write(b"%s %s %s\n" % (MARK, maker.encode(), hash_of(body).encode()))
            file.write(body)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
