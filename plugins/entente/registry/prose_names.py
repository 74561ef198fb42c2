"""Known names where they stand in a text: countries, adjectives, leaders and topics.

``proposals`` asks what a source article names. Names are compared folded and word by word, the
longest first, so that neither "Guinea-Bissau" names Guinea nor "Omani" Oman.

>>> names = PhraseBook()
>>> names.add("United States", Sense.COUNTRY, "US")
>>> [(name.words, name.identity) for name in names.find("to the United States’ shores, not us")]
[('United States', 'US')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from entente.domain.names import fold

__all__ = ["NameInText", "PhraseBook", "Sense", "words_of"]

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
GAP = re.compile(r"\.?[^\S\r\n]*[-\u2010-\u2015]?(?:\r\n|\n|\r|[^\S\r\n])*")
LONGEST_INITIAL = 2
"""Letters that may be an initial or "St": a full stop behind them ends no sentence."""
LONGEST_ACRONYM = 5
WATERS = frozenset({"sea", "seas", "ocean", "gulf", "strait", "straits"})


class Sense(StrEnum):
    """What kind of thing a name names."""

    COUNTRY = "country"
    ADJECTIVE = "adjective"
    LEADER = "leader"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class NameInText:
    """One known name where it stands."""

    sense: Sense
    identity: str
    """Code of a country, slug of a leader or topic."""
    words: str
    """Verbatim."""
    start: int
    """Index of its first character."""
    end: int
    """Index behind its last character."""


def words_of(text: str) -> tuple[re.Match[str], ...]:
    """Return the words of a text; ``U.S.`` is one, and a possessive ending is none."""
    return tuple(WORD.finditer(text))


@dataclass(slots=True)
class PhraseBook:
    """Every name that is looked for; filled once, then only asked."""

    meanings: dict[str, tuple[Sense, str]] = field(default_factory=dict)
    """Folded name → what it names; where two share one, the first added has it."""
    acronyms: set[str] = field(default_factory=set)
    """Folded names that are meant in capitals only: "US", never "us"."""
    longest: int = 1
    """Words in the longest name."""

    def add(self, name: str, sense: Sense, identity: str) -> None:
        """Let ``name`` be found."""
        key = " ".join(fold(word[0]) for word in words_of(name))
        if not key or key in self.meanings:
            return
        self.meanings[key] = (sense, identity)
        self.longest = max(self.longest, key.count(" ") + 1)
        if name.isupper() and len(name) <= LONGEST_ACRONYM:
            self.acronyms.add(key)

    def find(self, text: str) -> tuple[NameInText, ...]:
        """Return the known names of a text in order; none overlaps another."""
        words = words_of(text)
        folded = [fold(word[0]) for word in words]
        names: list[NameInText] = []
        index = 0
        while index < len(words):
            found = self.at(text, words, folded, index)
            if found:
                name, length = found
                if not is_of_water(name, folded[index + length : index + length + 1]):
                    names.append(name)
                index += length
            else:
                index += 1
        return tuple(names)

    def at(
        self, text: str, words: tuple[re.Match[str], ...], folded: list[str], index: int
    ) -> tuple[NameInText, int] | None:
        """Return the longest name that begins with word ``index``, and its number of words."""
        for length in range(reach(text, words, index, self.longest), 0, -1):
            key = " ".join(folded[index : index + length])
            if key not in self.meanings:
                continue
            sense, identity = self.meanings[key]
            start, end = words[index].start(), words[index + length - 1].end()
            if self.is_meant(key, text[start:end], sense):
                return NameInText(sense, identity, text[start:end], start, end), length
        return None

    def is_meant(self, key: str, words: str, sense: Sense) -> bool:
        """Whether the words are written as a name: with a capital, an acronym all in capitals."""
        if key in self.acronyms:
            return words.isupper()
        return sense is Sense.TOPIC or words[:1] != words[:1].lower() or not words[:1].isascii()


def reach(text: str, words: tuple[re.Match[str], ...], index: int, most: int) -> int:
    """Return how many words from ``index`` on may be one name: nothing but spaces between them."""
    for count, (one, other) in enumerate(pairs(words, index), start=1):
        between = text[one.end() : other.start()]
        stopped = between.startswith(".") and len(one[0]) > LONGEST_INITIAL
        if count >= most or stopped or not GAP.fullmatch(between):
            return count
    return min(most, len(words) - index)


def pairs(
    words: tuple[re.Match[str], ...], index: int
) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    """Yield each two neighbouring words from ``index`` on."""
    for following in range(index + 1, len(words)):
        yield words[following - 1], words[following]


def is_of_water(name: NameInText, following: list[str]) -> bool:
    """Whether a country only lends its name to a sea: "the South China Sea"."""
    country = name.sense in {Sense.COUNTRY, Sense.ADJECTIVE}
    return country and bool(WATERS.intersection(following))
