"""Segments: which digests of a volume have which words, and how much each word says of them.

A volume's digests are numbered in the site's order. A segment depends on them alone: no number of
the whole site enters it, so a digest that changes leaves every other volume as it was.

Postings are pairs of base-36 digits: how many digests are skipped since the last one that had the
word, and the word's impact. ``z`` stands for 35 skipped digests and no posting:

>>> segment([Entry("Talks", "", "talks on fish"), Entry("Tea", "", "fish")])
{'fish': '0d0e', 'talks': '0t', 'tea': '1u'}
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from entente.rendering.search_words import STOP_WORDS, words_of

__all__ = ["Entry", "impacts", "segment", "with_posting"]

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SKIP = "z"
GREATEST = len(DIGITS) - 1
USUAL_LENGTH = 300
"""In words: a fixed mean, so that no digest's impact depends on another's length."""
OF_TITLE = 16
"""What a word gains by standing in the title."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one digest gives to the index."""

    title: str
    names: str
    """Of leaders, countries and topics: read whole, like the title."""
    prose: str
    """All passages; stop words are left out of it."""


def segment(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the postings of every word, in order of word.

    Args:
        entries: of one volume, in the site's order.

    """
    postings: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for word, impact in impacts(entry).items():
            postings.setdefault(word, []).append(number * len(DIGITS) + impact)
    return {word: written(held) for word, held in sorted(postings.items())}


def read(text: str) -> Iterator[int]:
    """Yield the postings that ``written`` wrote down."""
    number = -1
    pairs = iter(text)
    for digit in pairs:
        if digit == SKIP:
            number += GREATEST
        else:
            number += DIGITS.index(digit) + 1
            yield number * len(DIGITS) + DIGITS.index(next(pairs))


def with_posting(text: str, number: int, impact: int) -> str:
    """Return the postings of a word after one digest changed.

    Args:
        text: as they are; empty for a word that no digest had.
        number: of the digest.
        impact: what the word says of it now, 0 if it does not have it any more.

    """
    others = [each for each in read(text) if each // len(DIGITS) != number]
    return written(sorted([*others, *([number * len(DIGITS) + impact] if impact else [])]))


def written(postings: Iterable[int]) -> str:
    """Write postings down.

    Args:
        postings: number of the digest, times 36, and the impact; in order.

    """
    pairs: list[str] = []
    last = -1
    for posting in postings:
        number, impact = divmod(posting, len(DIGITS))
        skips, gap = divmod(number - last - 1, GREATEST)
        pairs.append(SKIP * skips + DIGITS[gap] + DIGITS[impact])
        last = number
    return "".join(pairs)


def impacts(entry: Entry) -> dict[str, int]:
    """Return how much each word of a digest says of it, from 1 to 35.

    BM25's saturation (k 1.2, b 0.75) over a fixed mean length, scaled to one digit.
    """
    counts = Counter(words_of(entry.prose))
    for word in STOP_WORDS & counts.keys():
        del counts[word]
    weights = Weights(counts.total())
    found = {word: weights[times] for word, times in counts.items()}
    for word in words_of(entry.names):
        found.setdefault(word, weights[1])
    for word in frozenset(words_of(entry.title)):
        found[word] = min(GREATEST, found.get(word, weights[1]) + OF_TITLE)
    return found


class Weights(dict[int, int]):
    """How often a word stands in a digest → what it says of it; worked out once for each number."""

    def __init__(self, length: int) -> None:
        """Take the number of words of the digest."""
        self.bend = 1.2 * (0.25 + 0.75 * length / USUAL_LENGTH)

    def __missing__(self, times: int) -> int:
        self[times] = max(1, min(GREATEST, round(8 * times * 2.2 / (times + self.bend))))
        return self[times]
