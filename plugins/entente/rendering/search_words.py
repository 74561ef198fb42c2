"""The words of a text as search compares them: the same in Python and in ``search-words.js``.

A text is folded first, so that case, accents and variants of letters do not count, then cut into
runs of letters, figures and marks. Han and kana are written without spaces: there every two
neighbours are a word, and the last sign of a run one by itself, so that every sign begins a word.

>>> words_of("Erdoğan met 岸田文雄.")
('erdogan', 'met', '岸田', '田文', '文雄', '雄')
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

__all__ = ["STOP_WORDS", "fold", "runs_of", "words_of"]

STOP_WORDS = frozenset(
    {
        *("a", "after", "an", "and", "are", "as", "at", "be", "been", "by", "for", "from", "had"),
        *("has", "have", "he", "her", "his", "in", "is", "it", "its", "of", "on", "or", "she"),
        *("that", "the", "their", "they", "this", "to", "was", "were", "which", "who", "will"),
        "with",
    }
)
"""Words that say nothing about a text; they are found in titles and names only."""

# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels of Arabic. Vowel signs of Indic
# scripts are letters in all but name and stay.
_MARKS = re.compile("[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0640\u064b-\u065f\u0670]")
_LETTERS = str.maketrans(
    {
        **dict(zip("øłđðħŧıςəىةکی", "olddhtiσeيهكي", strict=True)),
        **dict(zip("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2, strict=True)),
        "ß": "ss",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        # Signs that nobody sees part no word.
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\u00ad": None,
    }
)
_UNSPACED = re.compile(
    "([\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+)"
)


class _Gaps(dict[int, int]):
    """What stands between words → a space; all else → itself. Filled as characters are met."""

    def __missing__(self, number: int) -> int:
        kept = unicodedata.category(chr(number))[0] in "LNM"
        self[number] = number if kept else 0x20
        return self[number]


_GAPS = _Gaps()


def fold(text: str) -> str:
    """Return a text without case, accents and variants of letters.

    ``search-words.js`` takes the same five steps; a test compares both for every character.

    >>> fold("Łódź, Đặng, İstanbul, أردوغان")
    'lodz, dang, istanbul, اردوغان'

    """
    bare = unicodedata.normalize("NFKD", text).lower().translate(_LETTERS)
    return unicodedata.normalize("NFC", _MARKS.sub("", bare)).translate(_LETTERS)


def runs_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield every run of a text, folded, with whether it is one of Han or kana."""
    for run in fold(text).translate(_GAPS).split():
        for number, part in enumerate(_UNSPACED.split(run)):
            if part:
                yield part, number % 2 == 1


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, repeated as they stand there."""
    return tuple(chain.from_iterable(map(_TOKENS.__getitem__, text.split())))


def _parts(runs: Iterable[tuple[str, bool]]) -> Iterator[str]:
    for run, unspaced in runs:
        if not unspaced:
            yield run
            continue
        for first in range(len(run)):
            yield run[first : first + 2]


class _Tokens(dict[str, tuple[str, ...]]):
    """What stands between two spaces → its words. Prose repeats itself: one token in ten is new."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        if len(self) > _MOST_TOKENS:
            self.clear()
        self[token] = tuple(_parts(runs_of(token)))
        return self[token]


_MOST_TOKENS = 1 << 17
_TOKENS = _Tokens()
