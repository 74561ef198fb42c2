r"""Text as names are looked for in it, and where a name may begin and end, in every script.

``bare`` takes accents away and keeps capitals, since "US" is a country and "us" is not. A match in
the bare text is led back to the text itself by ``Bare.origin``.

Where words stand between spaces (Latin, Cyrillic, Arabic, Devanagari …) a name is whole words: no
letter, figure or mark adjoins it, and behind it at most ``'s``. Chinese and Japanese write words
together. There a person's name of three characters or more may stand anywhere, as it is hardly
ever part of another word; anything shorter, and every country, only beside something that cannot
belong to it: punctuation, hiragana, another script, a particle such as 的. In Korean a name begins
a word and may carry a particle: 한국은. Thai, Lao, Khmer and Burmese have neither spaces nor such
signs: a name links only where it stands free.

>>> bare("Nguyễn Phú\nTrọng").text
'Nguyen Phu Trong'
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from entente.domain.names import fold

__all__ = ["Bare", "bare", "bare_text", "is_whole"]

APOSTROPHES = "’‘‛`´ʹʻʼʽʾʿˈ′＇"
HYPHENS = "\u2010\u2011\u2212\uff0d"
HAN = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
KATAKANA = re.compile(r"[\u30a1-\u30fc]")
HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
HIRAGANA = re.compile(r"[\u3041-\u309f]")
BEFORE_HAN = "在与與及对對从從向往到是的访訪赴於于"
"""Chinese words of one character that a name follows."""
BEHIND_HAN = "的与與及在是也已"
"""Chinese words of one character that follow a name."""
HAN_TITLES = (
    "主席",
    "总统",
    "總統",
    "总理",
    "總理",
    "首相",
    "大統領",
    "天皇",
    "国王",
    "外相",
    "氏",
)
HANGUL_RUN = re.compile(rf"{HANGUL.pattern}*")
PARTICLES = frozenset(
    "은 는 이 가 을 를 의 에 와 과 도 로 만 께 에서 에게 으로 까지 부터 이나 보다 처럼 께서".split()  # noqa: SIM905 - a list of words
)
ALONE_FROM = 3
"""Characters from which on a person's name in Han needs nothing beside it."""
GLUED_BEFORE = "./@#_\\&=$€£"
"""Behind these a word belongs to an address, a name of a firm or a sum."""
SPACES = re.compile(" +")
BREAK = "\n"
"""Stands for the end of a text."""
GLUED_BEHIND = "@_=$€£"
ELISIONS = {"l", "d", "qu", "L", "D", "Qu"}
"""French before a vowel: ``l'Ukraine``, ``d'Iran``; ``O'Jordan`` is somebody."""


@dataclass(frozen=True, slots=True)
class Bare:
    """A text without accents."""

    source: str
    """The text itself."""
    text: str
    """Each run of spaces and line ends is one space."""
    origins: tuple[int, ...] | None
    """For each character of ``text`` where it stood; None where that is the same place."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters from ``start`` to ``end`` stood in the text itself."""
        if self.origins is None:
            return start, end
        behind = self.origins[end - 1] + 1
        while behind < len(self.source) and not letters()[ord(self.source[behind])]:
            behind += 1  # an accent that is a character of its own
        return self.origins[start], behind


class Letters(dict[int, str]):
    """What each character becomes; worked out when it is first met."""

    def __missing__(self, number: int) -> str:
        """Work out and keep a character."""
        self[number] = bare_letter(chr(number))
        return self[number]


@cache
def letters() -> Letters:
    """Return this process's table."""
    return Letters()


def bare_letter(char: str) -> str:
    """Return a character without its accent, its capital kept; ``""`` for a mark that goes."""
    if char.isspace():
        return " "
    if char in APOSTROPHES:
        return "'"
    if char in HYPHENS:
        return "-"
    folded = fold(char)
    if char.isascii() or not folded:
        gone = unicodedata.category(char) in {"Cf", "Mn", "Me"} or char == "ـ"
        return "" if gone else char
    return folded[:1].upper() + folded[1:] if char.isupper() else folded


def bare(text: str) -> Bare:
    """Return a text without accents."""
    table = letters()
    plain = text.translate(table)
    # Every letter of ASCII stays one letter, and every kind of space has become a plain one.
    alike = text.isascii() or all(len(table[ord(char)]) == 1 for char in set(text))
    if alike and "  " not in plain:
        return Bare(text, plain, None)
    kept: list[str] = []
    origins: list[int] = []
    for index, char in enumerate(text):
        for letter in table[ord(char)]:
            if letter != " " or not kept or kept[-1] != " ":
                kept.append(letter)
                origins.append(index)
    return Bare(text, "".join(kept), tuple(origins))


def bare_text(text: str) -> str:
    """Return the same as ``bare(text).text``, without the way back to where it stood."""
    return SPACES.sub(" ", text.translate(letters()))


def is_whole(text: str, start: int, end: int, *, person: bool) -> bool:
    """Whether what stands from ``start`` to ``end`` of a bare text is a word, or several.

    Args:
        text: as ``Bare.text``.
        start: of the name.
        end: of the name.
        person: whether it is a person's, for Chinese and Japanese.

    """
    long = person and end - start >= ALONE_FROM
    return begins(text, start, long=long) and ends(text, end, long=long, person=person)


def begins(text: str, start: int, *, long: bool) -> bool:
    """Whether a word may begin at ``start``."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if not first.isascii():
        if HAN.match(first):
            return long or before in BEFORE_HAN or not HAN.match(before)
        if KATAKANA.match(first):
            return before != "・" and not KATAKANA.match(before)
        if HANGUL.match(first):
            return not HANGUL.match(before) and not HAN.match(before)
    if before == "'":
        elided = re.search(r"\w*\Z", text[max(0, start - 4) : start - 1])
        return not elided or not elided[0] or elided[0] in ELISIONS
    return before not in GLUED_BEFORE and (not is_letter(before) or is_east_asian(before))


def ends(text: str, end: int, *, long: bool, person: bool) -> bool:
    """Whether a word may end before ``end``."""
    last, behind = text[end - 1], text[end : end + 1] or BREAK
    if HAN.match(last):
        together = HAN.match(behind) or KATAKANA.match(behind)
        titled = person and text.startswith(HAN_TITLES, end)
        return long or titled or behind in BEHIND_HAN or not together
    if KATAKANA.match(last):
        return behind != "・" and not KATAKANA.match(behind)
    if HANGUL.match(last):
        run = HANGUL_RUN.match(text, end)
        return not run or not run[0] or run[0] in PARTICLES
    if behind in "'.":
        rest = text[end + 1 : end + 3]
        owned = behind == "'" and rest[:1] in {"s", "S"} and not is_letter(rest[1:])
        return owned or not is_letter(rest[:1])
    return behind not in GLUED_BEHIND and (not is_letter(behind) or is_east_asian(behind))


def is_letter(char: str) -> bool:
    """Whether a character belongs to a word: a letter, a figure or a mark on one."""
    return char.isalnum() or (char != "" and unicodedata.category(char[0]).startswith("M"))


def is_east_asian(char: str) -> bool:
    """Whether a character is of a script that is written without spaces in our rules above."""
    return any(script.match(char) for script in (HAN, KATAKANA, HANGUL, HIRAGANA))
