"""Volumes: the index divided by years, and the words of a volume divided into files.

A volume holds the digests of neighbouring years, as many as fit; a crowded year is one by itself.
Where volumes begin and end follows from how many digests the years have and from nothing else: all
years are halved until what remains fits, so a digest more or less moves no border far away. What
is in a volume depends on its own digests alone, and one that changes makes one volume anew.

Its words are spread over files by their first three letters, so whoever looks for a word, or for
all that begin like it, needs one file of each volume:

>>> part_of("kishida", 8) == part_of("kisses", 8)
True
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from entente.domain.digest import Digest

__all__ = ["ROOM", "Volume", "part_of", "parted", "volumes_of"]

ROOM = 512
"""Digests in a volume, unless a single year has more."""
IN_PART = 8
"""Digests for each file of words."""
MOST_PARTS = 64
ALL_YEARS = (0, 1 << 14)
LETTERS = 3
UNSPACED_FROM = 0x3005
"""From here on a word is told by its first sign: Han and kana, and whatever stands behind them."""


@dataclass(frozen=True, slots=True)
class Volume:
    """Neighbouring years of the index."""

    name: str
    """Its first and last year: ``1961-1975``, ``2024``."""
    digests: tuple[Digest, ...]
    """Oldest visit first; not empty."""

    @property
    def parts(self) -> int:
        """How many files its words are spread over: a power of two."""
        wanted = min(MOST_PARTS, -(-len(self.digests) // IN_PART))
        return 1 << (wanted - 1).bit_length()


def volumes_of(digests: Sequence[Digest], room: int = ROOM) -> Iterator[Volume]:
    """Yield the volumes of a site, oldest first.

    Args:
        digests: oldest visit first.
        room: how many of them a volume of several years may hold.

    """
    return halved(digests, room, *ALL_YEARS)


def halved(digests: Sequence[Digest], room: int, start: int, stop: int) -> Iterator[Volume]:
    """Yield the digests of the years from ``start`` on and before ``stop`` as volumes."""
    if not digests:
        return
    if len(digests) <= room or stop - start == 1:
        years = dict.fromkeys((digests[0].visit.dates.year, digests[-1].visit.dates.year))
        yield Volume("-".join(f"{year:04}" for year in years), tuple(digests))
        return
    middle = (start + stop) // 2
    border = bisect_left(digests, middle, key=lambda digest: digest.visit.dates.year)
    yield from halved(digests[:border], room, start, middle)
    yield from halved(digests[border:], room, middle, stop)


def part_of(word: str, parts: int) -> int:
    """Return the number of the file that has a word; ``search-index.js`` reckons the same way."""
    told_by = word[:1] if ord(word[0]) >= UNSPACED_FROM else word[:LETTERS]
    number = 0
    for letter in told_by:
        number = (number * 37 + ord(letter)) & 0xFFFFF
    return (number ^ number >> 7) % parts


def parted(words: Mapping[str, str], parts: int) -> tuple[dict[str, str], ...]:
    """Return the words of a volume, with their postings, file by file.

    Args:
        words: in order of word.
        parts: how many files; a power of two.

    """
    files: tuple[dict[str, str], ...] = tuple({} for _ in range(parts))
    for word, postings in words.items():
        files[part_of(word, parts)][word] = postings
    return files
