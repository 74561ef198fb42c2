"""Shelves: the words of a site divided into files by their first letters.

A shelf that would be large is divided by the next letter, up to the third; other scripts by block
of 256 characters and first character. So a small site has a few files, a large one many, and
whoever looks for a word or its first three letters needs one of them: the one with the longest key
that the word's own steps begin with.

>>> [*steps_of("kishida")], [*steps_of("岸田")]
(['6b', '69', '73'], ['u5c', '5cb8'])
"""

from collections.abc import Iterable, Mapping

__all__ = ["ALL", "shelves_of", "steps_of"]

ALL = "all"
"""The key of the one shelf of a small site."""
ROOM = 16_000
"""In characters of postings and words: what a shelf may hold before it is divided."""
OVERHEAD = 8
"""What quotation marks and a year add to a word."""
_ASCII = 0x80


def steps_of(word: str) -> tuple[str, ...]:
    """Return the steps by which a word is divided from others, in hexadecimal."""
    first = ord(word[0])
    if first < _ASCII:
        return tuple(f"{ord(letter):x}" for letter in word[:3])
    return f"u{first >> 8:x}", f"{first:x}"


def shelves_of(postings: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the shelves of a site by key, in order of key, with their words in order.

    Args:
        postings: of every word, in order of word.

    """
    return dict(sorted(divided(ALL, postings, 0)))


def divided(
    key: str, postings: Mapping[str, str], depth: int
) -> Iterable[tuple[str, dict[str, str]]]:
    """Yield a shelf, or those that it is divided into."""
    size = sum(len(word) + len(held) + OVERHEAD for word, held in postings.items())
    groups: dict[str, dict[str, str]] = {}
    for word, held in postings.items():
        steps = steps_of(word)
        # A word that has no further letter keeps the key that it has come to.
        groups.setdefault("-".join(steps[: depth + 1]), {})[word] = held
    if size <= ROOM or set(groups) == {key}:
        yield key, dict(postings)
        return
    for deeper, group in groups.items():
        yield from divided(deeper, group, depth + 1)
