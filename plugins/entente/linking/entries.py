"""Who and what has a page, and by which names it is called in a text.

``spellings`` decides which names link by themselves. A name in a text is taken for an entry only
if it can hardly be anything else:

- Capitals count. "US", "UN" and "NATO" are looked for as written, so "us" is nobody; codes such as
  IN, IT or NO are never looked for, only the letters of organisations. "turkey" is a bird.
- Names that often mean something else (Chad, Georgia, Jordan, Turkey …: ``HOMONYMS``) are looked
  for only where the facts of the digest name that country. So are a person's single name (an alias
  such as "Lula") and a topic of one word ("space"), which are everyday words elsewhere, and
  adjectives of states that have ended ("Hawaiian").
- A surname alone is never a person's name: "Kishida" may be his wife, "Bush" his father. An author
  who wants it writes ``[[Fumio Kishida|Mr Kishida]]``.
- Countries are looked for under their English names, and under their own where these are not in
  Latin letters: "Maurice" is a man's name and, in French, Mauritius.
- A name that two entries share belongs to neither.

>>> list(dotted("US"))
['U.S.']
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from entente.domain.country import Country, CountryKind
from entente.domain.leader import Leader
from entente.domain.names import fold
from entente.domain.topic import Topic
from entente.linking.scripts import HAN, HANGUL, KATAKANA

__all__ = ["Entry", "Kind", "Spelling", "Standing", "of_country", "of_leader", "of_topic"]

HOMONYMS = frozenset(
    """
    Antigua Chad Formosa Georgia Guernsey Guinea Holland Jersey Jordan Macedonia Mali Marshalls
    Micronesia Moldavia Niger Nippon Pitcairn Réunion Trinidad Turkey DDR FSM PNG RMI UAR YAR
    Azeri Croat Georgian Khmer Macedonian Micronesian Persian Polynesian Serb Tajik Turkmen Uzbek
    """.split()  # noqa: SIM905 - a list of words
) | {
    "Central African",
    "Gold Coast",
    "Saint Martin",
    "Saint Vincent",
    "St Martin",
    "St Vincent",
    "Sandwich Islands",
}
"""Names and adjectives of countries that stand for something else too: a surname, a forename, a
city, an island or region larger than the state, a people beyond it, a word in capitals."""
MADE_UP = {"AFRU", "ARAB"}
"""Codes of organisations that nobody writes."""


class Kind(StrEnum):
    """What an entry is."""

    LEADER = "leader"
    COUNTRY = "country"
    TOPIC = "topic"
    VISIT = "visit"
    PAGE = "page"


class Standing(Enum):
    """Whether an entry has a page."""

    PUBLISHED = "has a page"
    DRAFT = "is a draft, or nothing but drafts names it"
    UNNAMED = "a country that no digest names"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the site, or one that it might have."""

    path: str
    """Below the site's root: ``countries/japan.html``."""
    title: str
    """What the page is called."""
    kind: Kind
    standing: Standing


class Sort(Enum):
    """How a spelling behaves in a sentence."""

    PERSON = "person"
    COUNTRY = "country"
    ADJECTIVE = "adjective"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which a text may write a name."""

    text: str
    """With accents, as the text may have it or leave them away; capitals as they must be."""
    sort: Sort
    guarded: bool
    """Whether it counts only where the facts of the digest name the entry."""
    yields: bool = False
    """Whether another entry of this name goes first: NATO is a topic where there is one."""


def of_leader(leader: Leader) -> Iterator[Spelling]:
    """Yield the spellings of a leader's name, aliases and original names; never a surname."""
    names = (leader.name, *leader.aliases, *(name.text for name in leader.original))
    for name in dict.fromkeys(names):
        for text in dict.fromkeys((name, joined(name))):
            yield Spelling(text, Sort.PERSON, guarded=is_one_word(text))


def joined(name: str) -> str:
    """Return a name in Han or kana without its spaces, as running text has it."""
    letters = name.replace(" ", "")
    east = all(HAN.match(char) or KATAKANA.match(char) for char in letters)
    return letters if east else name


def is_one_word(name: str) -> bool:
    """Whether a name is a single word of a script that has spaces."""
    together = any(script.match(name) for script in (HAN, KATAKANA, HANGUL))
    return not together and not any(sign in name.strip() for sign in " -・")


def of_country(country: Country, adjectives: Mapping[str, str]) -> Iterator[Spelling]:
    """Yield the spellings of a country's names and of the adjectives that are its alone.

    Args:
        country: with its names.
        adjectives: folded adjective → code, as ``unambiguous_adjectives`` gives it.

    """
    own = (name for _, name in country.local if not is_latin(name))
    letters = country.code if country.kind is CountryKind.ORGANISATION else ""
    names = dict.fromkeys((country.name, country.official, *country.aliases, *own, letters))
    for name in names:
        if name and name not in MADE_UP and not is_listed(name):
            for text in (name, *dotted(name)):
                yield Spelling(text, Sort.COUNTRY, guarded=name in HOMONYMS, yields=bool(letters))
    ended = country.kind is CountryKind.FORMER
    for adjective in country.adjectives:
        if adjectives.get(fold(adjective)) == country.code and adjective not in names:
            yield Spelling(adjective, Sort.ADJECTIVE, guarded=ended or adjective in HOMONYMS)


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters."""
    return all(
        not char.isalpha() or char < "\u0250" or "\u1e00" <= char < "\u1f00" for char in name
    )


def is_listed(name: str) -> bool:
    """Whether a name is in the form of an index, ``Korea, South``, which no sentence has."""
    return "," in name


def dotted(name: str) -> Iterator[str]:
    """Yield the spellings with full stops: ``U.S.`` for ``US``, ``St. Lucia`` for ``St Lucia``."""
    if name.isascii() and name.isalpha() and name.isupper() and len(name) in {2, 3}:
        yield "".join(f"{letter}." for letter in name)
    if name.startswith("St "):
        yield f"St. {name.removeprefix('St ')}"


def of_topic(topic: Topic) -> Iterator[Spelling]:
    """Yield the spellings of a topic's names: as noted, within a sentence, and as a heading."""
    for name in dict.fromkeys((topic.name, *topic.aliases)):
        words = name.split(" ")
        first = words[0]
        small = first[:1].lower() + first[1:] if first[1:].islower() else first
        titled = (word[:1].upper() + word[1:] for word in words)
        guarded = is_one_word(name) and not (name.isupper() and len(name) > 1)
        for text in dict.fromkeys((name, " ".join((small, *words[1:])), " ".join(titled))):
            yield Spelling(text, Sort.TOPIC, guarded=guarded)
