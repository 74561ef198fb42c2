"""The manifest: what the last build wrote, and what each file was made from.

It lies in the output as ``.entente.json``, so that it moves with the site and is swapped with it.
A manifest that is missing, damaged or of another version means that nothing is known: the next
build makes everything again. Example::

    {"version": 2, "hash": "9b1c…", "files": {"404.html": ["52d0…", "77a1…"], "visits.atom": …}}
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from entente.domain.hashing import hash_of

__all__ = ["MANIFEST", "Record", "read_manifest", "write_manifest"]

MANIFEST = ".entente.json"
HEAD = b'{"version": 2, "hash": "%b", "files": '
TAIL = b"}\n"
HASH = slice(24, 56)
"""Where the manifest's own hash stands in its bytes."""


@dataclass(frozen=True, slots=True)
class Record:
    """One file of the output."""

    hash: str
    """Of its bytes."""
    made_from: tuple[str, ...]
    """The fingerprint of what it was made from; empty for files that are only copied."""


def read_manifest(content: bytes) -> Mapping[str, Record]:
    """Return path → record in order of path; empty where the bytes are not an intact manifest."""
    head = HEAD % content[HASH]
    files = content[len(head) : -len(TAIL)]
    if content != head + files + TAIL or hash_of(files).encode() != content[HASH]:
        return {}
    held = json.loads(files)
    return {path: Record(digest, tuple(parts)) for path, (digest, *parts) in held.items()}


def write_manifest(records: Mapping[str, Record]) -> bytes:
    """Return the bytes of a manifest: JSON, in order of path, with a hash over the files' part."""
    held = {path: [record.hash, *record.made_from] for path, record in sorted(records.items())}
    files = json.dumps(held, ensure_ascii=False).encode()
    return HEAD % hash_of(files).encode() + files + TAIL
