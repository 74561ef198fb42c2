"""Names as they are compared, and as they stand in addresses.

Authors write one name in many ways: ``Erdogan`` and ``Erdoğan``, ``U.S.`` and ``US``, ``岸田 文雄``
and ``岸田文雄``. Every room that asks "is this the same name?" compares :func:`fold` of both sides;
every page takes its address from :func:`slug`. A folded name is never shown to a reader.

>>> fold("Côte d’Ivoire") == fold("Cote d'Ivoire")
True
>>> slug("São Tomé and Príncipe")
'sao-tome-and-principe'
"""

import re
import unicodedata
from functools import lru_cache

__all__ = ["DEVICES", "LONGEST", "fits_address", "fold", "slug"]

LONGEST = 120
"""Characters of one part of an address: file systems allow 255 bytes with its ending."""
DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
"""Names that Windows keeps for devices, whatever ending they have."""

# Latin letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "đ": "d",
        "ð": "d",
        "ə": "a",  # as English writes Azerbaijani names: Əliyev, Aliyev
        "ħ": "h",
        "ı": "i",
        "ĸ": "k",
        "ł": "l",
        "ŋ": "ng",
        "ø": "o",
        "œ": "oe",
        "þ": "th",
        "ŧ": "t",
        "ё": "е",  # Russian prints ё without its dots; й and ї are letters of their own
        "ـ": "",  # Arabic: a letter drawn longer, never a letter
    },
)

_DROPPED = re.compile(r"['’‘‛`´ʹʻʼʽʾʿˈ′＇.。]")
_GAPS = re.compile(r"[-\u2010-\u2015\u2212\u00b7\u2022\u30fb\s]+")
_HAN_OR_KANA = r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
_INNER_SPACE = re.compile(rf"(?<={_HAN_OR_KANA}) (?={_HAN_OR_KANA})")
_RUNS = re.compile(r"[a-z0-9]+")

# Accents of Latin, Greek and Cyrillic, points of Hebrew, vowels and hamza of Arabic. The marks of
# Indic, Thai and kana letters are not here: without them other words would appear.
_ACCENT = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]",
)


@lru_cache(maxsize=1 << 15)
def fold(text: str) -> str:
    """Return ``text`` in the one form that all spellings of a name share.

    Case, accents, apostrophes, full stops and invisible characters go; hyphens, dashes and
    middle dots become spaces, and one space stands for many. Han and kana are written without
    spaces. Other scripts keep their letters. Folding a folded name changes nothing.
    """
    if text.isascii():  # most names are, and little of what follows concerns them
        return _GAPS.sub(" ", _DROPPED.sub("", text).lower()).strip()
    # An acute accent standing alone is an apostrophe mistyped; NFKC would make a space of it.
    plain = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).casefold()
    letters = "".join(_bare(char) for char in unicodedata.normalize("NFKC", plain))
    joined = unicodedata.normalize("NFKC", _DROPPED.sub("", letters.translate(_LETTERS)))
    return _INNER_SPACE.sub("", _GAPS.sub(" ", joined).strip())


@lru_cache(maxsize=1 << 12)
def _bare(char: str) -> str:
    """Return a character without its accents, nothing for an accent or an invisible character."""
    if "\u0400" <= char <= "\u052f":
        return char
    if unicodedata.category(char) == "Cf":
        return ""
    return _ACCENT.sub("", unicodedata.normalize("NFD", char))


def slug(text: str) -> str:
    """Return ``text`` as a part of an address: ``[a-z0-9]+`` joined by hyphens.

    Nothing is transliterated beyond what :func:`fold` does, so a name wholly in another script
    gives ``''``: the caller decides what to do then.
    """
    return "-".join(_RUNS.findall(fold(text)))


def fits_address(name: str) -> bool:
    """Whether a name of the form that :func:`slug` gives can be that of a file everywhere."""
    return 0 < len(name) <= LONGEST and name not in DEVICES
