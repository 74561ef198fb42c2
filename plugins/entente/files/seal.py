"""The seal: what a published site was made from, and what it looked like when it was published.

It lies in the anteroom beside the output. While it is whole (the same inputs, every published file
as it was) a build has nothing to do and need not begin::

    seal(output, made_from="9b1c…", note=b"…")
    unbroken(output, made_from="9b1c…")  # b"…", or None where there is something to do
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from entente.domain.hashing import hash_of
from entente.files.anteroom import anteroom_of
from entente.files.ledger import DOUBT
from entente.files.listing import read_bytes
from entente.files.trees import Seen, tree_of

__all__ = ["Seal", "seal", "unbroken"]


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    made_from: str
    """Hash of everything that the site was made from."""
    looks: str
    """Hash of what the system said of every published file."""
    doubtful: dict[str, str]
    """Path → hash of the files that may change again without looking any different, since they
    were written just before the seal."""
    note: str
    """For whoever asks next."""


def seal(output: Path, made_from: str, note: str, published: Mapping[str, Seen]) -> None:
    """Seal a site that was just published.

    Args:
        output: where it is.
        made_from: hash of everything that it was made from.
        note: for whoever asks next.
        published: what each of its files looked like when it was written. If one looks different
            by now there is no seal.

    """
    with suppress(OSError):
        looks = tree_of(output).files
        if all(looks.get(path) == look for path, look in published.items()):
            write(output, made_from, note, looks)


def unbroken(output: Path, made_from: str) -> str | None:
    """Return the note of a seal that is whole; None where the site must be built.

    Args:
        output: where the site is published; it may be absent.
        made_from: hash of everything that it would be made from now.

    """
    try:
        held = msgspec.json.decode(read_bytes(place_of(output)), type=Seal)
        if held.made_from != made_from:
            return None
        looks = tree_of(output).files
        if held.looks != hash_of_looks(looks):
            return None
        for path, content in held.doubtful.items():
            if hash_of(read_bytes(output / path)) != content:
                return None
    except (OSError, msgspec.MsgspecError):
        return None
    if held.doubtful:
        with suppress(OSError):
            write(output, made_from, held.note, looks)
    return held.note


def write(output: Path, made_from: str, note: str, looks: Mapping[str, Seen]) -> None:
    """Write the seal of a site that looks like this."""
    place = place_of(output)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        draft.touch()
        # By the clock of the disk that the files are on, which is the one their times are from.
        now = draft.stat().st_mtime_ns
        doubtful = {path: hash_of(read_bytes(output / path)) for path in recent(looks, now)}
        held = Seal(made_from, hash_of_looks(looks), doubtful, note)
        draft.write_bytes(msgspec.json.encode(held))
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def recent(looks: Mapping[str, Seen], now: int) -> Iterator[str]:
    """Yield the files that changed so shortly before ``now`` that a later change may not show."""
    for path, look in looks.items():
        if look.changed + DOUBT >= now:
            yield path


def hash_of_looks(looks: Mapping[str, Seen]) -> str:
    """Return one hash of what all files look like."""
    return hash_of(msgspec.json.encode(sorted(looks.items())))


def place_of(output: Path) -> Path:
    """Return where the seal of an output lies."""
    return anteroom_of(output.resolve()) / "seal"
