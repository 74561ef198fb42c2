"""The seal: what a published site was made from, and what it looked like when it was published.

It lies in the anteroom beside the output. While it is whole (the same inputs, every published file
as it was) a build has nothing to do and need not begin::

    seal(output, "9b1c…", "…", looks, doubtful={})
    unbroken(output, "9b1c…")  # "…", or None where there is something to do

It is made of what the build itself saw and wrote, and not of what lies in the output by then: what
others changed meanwhile breaks it.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from entente.domain.hashing import hash_of
from entente.files.anteroom import anteroom_of
from entente.files.ledger import in_doubt, time_on_disk
from entente.files.listing import read_bytes
from entente.files.trees import Seen, hash_of_looks, tree_of

__all__ = ["Seal", "seal", "unbroken"]


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file holds."""

    made_from: str
    """Hash of everything that the site was made from."""
    looks: str
    """Hash of what the system said of every published file."""
    doubtful: dict[str, str]
    """Path → hash of the files that may change again without looking any different, since they
    were written just before they were looked at."""
    note: str
    """For whoever asks next."""


def seal(
    output: Path,
    made_from: str,
    note: str,
    looks: Mapping[str, Seen],
    doubtful: Mapping[str, str],
) -> None:
    """Seal a site that was just published.

    Args:
        output: where it is.
        made_from: hash of everything that it was made from.
        note: for whoever asks next.
        looks: what each of its files looked like when it was written, or was seen to be whole.
        doubtful: path → hash of the files among them that look no different if they change again.

    Raises:
        OSError: it cannot be written.
        UnicodeError: a file in doubt has a name that is no text.

    """
    place = place_of(output)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    try:
        held = Seal(made_from, hash_of_looks(looks), dict(doubtful), note)
        draft.write_bytes(msgspec.json.encode(held))
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def unbroken(output: Path, made_from: str) -> str | None:
    """Return the note of a seal that is whole; None where the site must be built.

    Args:
        output: where the site is published; it may be absent.
        made_from: hash of everything that it would be made from now.

    """
    place = place_of(output)
    try:
        held = msgspec.json.decode(read_bytes(place), type=Seal)
        if held.made_from != made_from:
            return None
        looks = tree_of(output).files
        if held.looks != hash_of_looks(looks):
            return None
        since = time_of_reading(place) if held.doubtful else 0
        for path, content in held.doubtful.items():
            if hash_of(read_bytes(output / path)) != content:
                return None
    except (OSError, msgspec.MsgspecError):
        return None
    still = in_doubt({path: looks[path] for path in held.doubtful}, since)
    if still != held.doubtful.keys():
        with suppress(OSError):
            doubtful = {path: held.doubtful[path] for path in still}
            seal(output, made_from, held.note, looks, doubtful)
    return held.note


def time_of_reading(place: Path) -> int:
    """Return the time by the clock of the seal's disk; the beginning of time where nobody may ask.

    Nothing that was changed since then is settled.
    """
    with suppress(OSError):
        return time_on_disk(place)
    return 0


def place_of(output: Path) -> Path:
    """Return where the seal of an output lies."""
    return anteroom_of(output.resolve()) / "seal"
