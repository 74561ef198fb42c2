"""Segments: which digests of one year have which words, and how much each word says of them.

A year's digests are numbered in the site's order. A segment depends on them alone: no number of the
whole corpus enters it, so a digest that changes leaves every other year as it was.

Postings are pairs of base-36 digits: how many digests are skipped since the last one that had the
word, and the word's impact. ``z`` stands for 35 skipped digests and no posting:

>>> segment([Entry("Talks", "", "talks on fish"), Entry("Tea", "", "fish")])
{'fish': '0d0e', 'talks': '0t', 'tea': '1u'}
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from entente.rendering.search_words import STOP_WORDS, words_of

__all__ = ["Entry", "segment"]

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
        entries: of one year, in the site's order.

    """
    postings: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for word, impact in impacts(entry).items():
            skips, gap = divmod(number - last.get(word, -1) - 1, GREATEST)
            last[word] = number
            postings.setdefault(word, []).append(SKIP * skips + DIGITS[gap] + DIGITS[impact])
    return {word: "".join(pairs) for word, pairs in sorted(postings.items())}


def impacts(entry: Entry) -> dict[str, int]:
    """Return how much each word of a digest says of it, from 1 to 35.

    BM25's saturation (k 1.2, b 0.75) over a fixed mean length, scaled to one digit.
    """
    counts = Counter(words_of(entry.prose))
    for word in STOP_WORDS & counts.keys():
        del counts[word]
    length = counts.total()
    bend = 1.2 * (0.25 + 0.75 * length / USUAL_LENGTH)
    titled = frozenset(words_of(entry.title))
    found: dict[str, int] = {}
    for word in chain(counts, titled, words_of(entry.names)):
        times = max(counts[word], 1)
        impact = round(8 * times * 2.2 / (times + bend)) + OF_TITLE * (word in titled)
        found[word] = max(1, min(GREATEST, impact))
    return found
