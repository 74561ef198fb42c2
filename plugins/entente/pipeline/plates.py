"""Plates: what a published site is kept with, so that one text of it can be exchanged.

A printer keeps the plates of a book to correct a line without setting the book again. Here they are
what a text meets on its way to its page: where it stands there, what else its digest states, which
names become links in it and what it mentions. They lie in the anteroom and hold for one published
site, which they name by the hash of its manifest; absent or damaged, texts are not exchanged and
the site is built as ever::

    plates = read_plates(anteroom.plates)
    plates.of("visits/x.html").places
    plates.with_changed(common, {"visits/x.html": plate}).write(anteroom.plates)
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from entente.files.shelf import read_shelf, write_shelf
from entente.linking.atlas import Size
from entente.linking.directory import Card, Claim
from entente.pipeline.program import hash_of_program
from entente.rendering.set_texts import Places

__all__ = [
    "CLAIMS",
    "COMMON",
    "NAMES",
    "Common",
    "Plate",
    "Plates",
    "TextPlate",
    "Volume",
    "card_key",
    "read_plates",
]

COMMON, CLAIMS, NAMES = b"common", b"claims", b"names"
Volume = tuple[str, int, tuple[str, ...]]
"""Name, number of files of words, and the pages of its digests in order."""


class TextPlate(msgspec.Struct, frozen=True):
    """One article."""

    number: int
    """Among the texts of its page."""
    stated: str
    """Hash of what its file says besides the text."""
    autolink: bool
    """As in ``Writing``."""
    mentions: str
    """Hash of what it is the first of its digest to mention."""
    taken: tuple[str, ...]
    """Pages that earlier articles of its digest mention."""
    html: str
    """Hash of its HTML with all links."""


class Plate(msgspec.Struct, frozen=True):
    """The page of one digest."""

    id: str
    title: str
    draft: bool
    faulty: bool
    """Whether a problem names one of its files, and may be another with another text."""
    facts: tuple[str, ...]
    """As in ``Writing``."""
    images: dict[str, Size | None]
    """Of its folder, as in ``Atlas``."""
    places: Places
    """Where its texts stand in the file; nowhere, if that is not known."""
    texts: dict[str, TextPlate]
    """By file, as problems show it."""


class Common(msgspec.Struct, frozen=True):
    """What all plates share."""

    manifest: str
    """Mark of the manifest of the site that they are for."""
    surroundings: str
    """Hash of everything but the content."""
    content: tuple[tuple[str, str], ...]
    """Path below the content folder and hash of every file, in order."""
    note: str
    """What the seal keeps: the warnings of the build."""
    back: str
    """What the link from a note to the text says, as HTML."""
    volumes: tuple[Volume, ...]
    """Of the index of search; none where there is none."""


@dataclass(frozen=True, slots=True)
class Plates:
    """The plates of one site, each read when it is asked for."""

    common: Common
    lines: Mapping[bytes, bytes]

    def of(self, page: str) -> Plate | None:
        """Return the plate of a page; None where there is none."""
        line = self.lines.get(page.encode())
        return msgspec.json.decode(line, type=Plate) if line else None

    def with_changed(self, common: Common, changed: Mapping[str, Plate]) -> "Plates":
        """Return these plates for another site, in which some pages changed."""
        new = {page.encode(): msgspec.json.encode(plate) for page, plate in changed.items()}
        return Plates(common, {**self.lines, COMMON: msgspec.json.encode(common), **new})

    def write(self, path: Path) -> None:
        """Write all of them.

        Raises:
            OSError: they cannot be written; those of before stay, and are for another site.

        """
        write_shelf(path, hash_of_program(), self.lines.items())

    @property
    def claims(self) -> dict[str, Claim]:
        """Every spelling that links by itself, with what it means."""
        return msgspec.json.decode(self.lines[CLAIMS], type=dict[str, Claim])

    def cards(self, names: Iterable[str]) -> Iterator[Card]:
        """Yield everything that some names may mean.

        Args:
            names: as ``lookups`` gives them.

        """
        by_name = msgspec.json.decode(self.lines[NAMES], type=dict[str, list[str]])
        paths = {path for name in names for path in by_name.get(name, ())}
        for path in sorted(paths):
            yield msgspec.json.decode(self.lines[card_key(path)], type=Card)


def card_key(path: str) -> bytes:
    """Return the key of the card of a page; a plate has the page's path alone for its key."""
    return b"card:" + path.encode()


def read_plates(path: Path) -> Plates | None:
    """Return the plates that lie at ``path``; None where they cannot be used."""
    lines = read_shelf(path, hash_of_program()).entries
    try:
        return Plates(msgspec.json.decode(lines[COMMON], type=Common), lines)
    except (KeyError, msgspec.MsgspecError):
        return None
