"""The manifest: what the last build wrote, and what each file was made from.

It lies in the output as ``.entente.json``, so that it moves with the site and is swapped with it.
A manifest that is missing, damaged or of another version means that nothing is known: the next
build makes everything again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from entente.domain.hashing import hash_of

__all__ = ["MANIFEST", "Record", "read_manifest", "write_manifest"]

MANIFEST = ".entente.json"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One file of the output."""

    hash: str
    """Of its bytes."""
    made_from: tuple[str, ...]
    """The fingerprint of what it was made from; empty for files that are only copied."""


def read_manifest(content: bytes) -> Mapping[str, Record]:
    """Return path → record; empty where the bytes are not an intact manifest of this version."""
    try:
        held = json.loads(content)
        files = held["files"]
        if held["version"] != VERSION or held["hash"] != hash_of(canonical(files)):
            return {}
        return {path: Record(digest, tuple(parts)) for path, (digest, *parts) in files.items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def write_manifest(records: Mapping[str, Record]) -> bytes:
    """Return the bytes of a manifest: JSON, in order of path, with a hash over itself."""
    files = {path: [record.hash, *record.made_from] for path, record in sorted(records.items())}
    held = {"version": VERSION, "hash": hash_of(canonical(files)), "files": files}
    return json.dumps(held, ensure_ascii=False, indent=0).encode() + b"\n"


def canonical(files: Mapping[str, object]) -> bytes:
    """Return the bytes that the manifest's own hash is over."""
    return json.dumps(files, ensure_ascii=False, sort_keys=True).encode()
