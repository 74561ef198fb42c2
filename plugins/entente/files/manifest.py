"""The manifest: what the last build wrote, and what each file was made from.

It lies in the output as ``.entente.json``, so that it moves with the site and is swapped with it.
A manifest that is missing, damaged or of another version means that nothing is known: the next
build makes everything again. Example::

    {"version":2,"hash":"9b1c…","files":{"404.html":["52d0…",["77a1…"]],"visits.atom":…}}
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import msgspec

from entente.domain.hashing import hash_of

__all__ = ["MANIFEST", "Record", "mark_of", "read_manifest", "write_manifest"]

MANIFEST = ".entente.json"
HEAD = b'{"version":2,"hash":"%b","files":'
TAIL = b"}\n"
HASH = slice(21, 53)
"""Where the manifest's own hash stands in its bytes."""


class Record(NamedTuple):
    """One file of the output; a tuple, since tens of thousands are made at every build."""

    hash: str
    """Of its bytes."""
    made_from: tuple[str, ...]
    """The fingerprint of what it was made from; empty for files that are only copied."""


def read_manifest(content: bytes) -> dict[str, Record]:
    """Return path → record in order of path; empty where the bytes are not an intact manifest."""
    mark = mark_of(content)
    head = HEAD % mark
    files = content[len(head) : -len(TAIL)]
    if (
        not content.startswith(head)
        or not content.endswith(TAIL)
        or hash_of(files).encode() != mark
    ):
        return {}
    try:
        return decoder().decode(files)
    except msgspec.ValidationError:
        return {}


def write_manifest(records: Mapping[str, Record]) -> bytes:
    """Return the bytes of a manifest: JSON, in order of path, with a hash over the files' part."""
    files = msgspec.json.encode({path: records[path] for path in sorted(records)})
    return b"".join((HEAD % hash_of(files).encode(), files, TAIL))


def mark_of(content: bytes) -> bytes:
    """Return the hash that a manifest bears, which no other manifest does."""
    return content[HASH]


@cache
def decoder() -> msgspec.json.Decoder[dict[str, Record]]:
    """Return what reads the files' part."""
    return msgspec.json.Decoder(dict[str, Record])
