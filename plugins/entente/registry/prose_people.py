"""People whom a text names with their office: "Japanese Prime Minister Fumio Kishida".

``proposals`` finds the traveller among them. A name is what stands behind a known office: words
with capitals, initials, and the small words that belong to names. Who is called former or late is
not in office, and is passed over.

>>> [(p.office, p.name) for p in titled_people("He met President Joe Biden. Talks went on.", ())]
[('President', 'Joe Biden')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entente.registry.prose_names import NameInText, Sense

__all__ = ["OFFICES", "ROYAL", "Person", "office_before", "titled_people"]

ROYAL = (
    *("King", "Queen", "Emperor", "Empress", "Crown Prince", "Crown Princess", "Prince"),
    *("Princess", "Prince Regent", "Regent Prince", "Grand Duke", "Grand Duchess", "Sultan"),
    *("Emir", "Amir", "Shah", "Sheikh", "Sheikha", "Pope"),
)
"""Offices whose holders go by a single name."""
OFFICES = tuple(
    sorted(
        (
            *ROYAL,
            *("President", "Vice President", "Acting President", "Interim President"),
            *("Provisional President", "Transitional President", "President-elect"),
            *("Prime Minister", "Deputy Prime Minister", "Acting Prime Minister", "Premier"),
            *("Prime Minister-designate", "Interim Prime Minister", "Vice Premier", "Taoiseach"),
            *("Chancellor", "Federal Chancellor", "Vice Chancellor", "First Minister"),
            *("Foreign Minister", "Minister of Foreign Affairs", "Minister for Foreign Affairs"),
            *("Foreign Secretary", "Secretary of State", "Deputy Secretary of State"),
            *("Defence Minister", "Defense Minister", "Defence Secretary", "Defense Secretary"),
            *("Secretary of Defense", "Finance Minister", "Trade Minister", "Interior Minister"),
            *("Treasury Secretary", "Secretary of the Treasury", "National Security Adviser"),
            *("National Security Advisor", "General Secretary", "Secretary General"),
            *("Secretary-General", "Governor General", "Governor-General", "Chairman"),
            *("High Representative", "Chief Executive", "Supreme Leader"),
        ),
        key=lambda office: (-len(office), office),
    )
)
"""What may stand before a name, the longest first."""

SMALL_WORDS = """al as bin bint da dal de del della den der di do dos du e el ibn la le ul van von
    y zu"""
PARTICLES = frozenset(SMALL_WORDS.split())
NUMERALS = re.compile(r"[IVX]+|Jr\.?|Sr\.?")
# Words that headlines write with a capital although they belong to no name.
HEADLINE_WORDS = """after again ahead also amid and announces announced arrive arrives as
    at attend attends addresses be before begin begins but call calls concludes could
    departs discuss discusses due during embarks ends expected expects faces flies for
    from gets gives goes had has have he heads her his hold holds host hosts in into is it
    its joins kicks lands leaves leads made makes may meet meets must of off on opens or
    over plans pledges pushes receives returns said says seeks set she should sign signs
    sees starts stops takes talks the this to tour tours travel travels trip until urges
    vows visit visits visited visiting warns was welcomes when where while who will with
    would wraps monday tuesday wednesday thursday friday saturday sunday"""
STOPS = frozenset(HEADLINE_WORDS.split())
PAST = re.compile(
    r"(?:\b(?:former|late|ex|onetime|previous)[ -]|\bthen-)(?:[\w.’'-]+ )?$", re.IGNORECASE
)
OFFICE = re.compile(
    rf"(?<!\w)(?P<office>{'|'.join(map(re.escape, OFFICES))})\b(?!-)", re.IGNORECASE
)
NAME_WORD = re.compile(r"[^\W\d_](?:[\w-]|['’](?!s\b)\w)*\.?")
FIRST_GAP, GAP = re.compile(r",? "), re.compile(" ")
LONGEST_NAME = 6


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a text."""

    name: str
    """As the text has it: ``Fumio Kishida``, or ``Kishida`` alone."""
    office: str
    """As in ``OFFICES``; empty where the text states none here."""
    country: str
    """Code of the country that the text states with the office; ``''`` where it states none."""
    words: str
    """Verbatim, office and name: ``Prime Minister Fumio Kishida``."""
    country_words: str
    """Verbatim, with the country: ``Japanese Prime Minister``; ``''`` where none is stated."""
    start: int
    """Index of the first character of ``words``."""
    end: int
    """Index behind the last character of ``words``."""

    @property
    def is_full(self) -> bool:
        """Whether the name says who it is: more than a surname, or a monarch's."""
        return " " in self.name or self.office in ROYAL


def titled_people(text: str, names: Sequence[NameInText]) -> tuple[Person, ...]:
    """Return the people of a text that stand behind an office, in order.

    Args:
        text: one paragraph or title.
        names: the known names in it, to tell which country an office is of.

    """
    countries = [name for name in names if name.sense in {Sense.COUNTRY, Sense.ADJECTIVE}]
    return tuple(_titled(text, countries))


def office_before(text: str) -> tuple[str, str] | None:
    """Split "Vice Premier Deng Xiaoping" into office and name; None if no office comes first."""
    found = OFFICE.match(text)
    name = text[found.end() :].strip() if found else ""
    return (_office(found["office"]), name) if found and name else None


def _titled(text: str, countries: Sequence[NameInText]) -> Iterator[Person]:
    """Yield each person with an office."""
    for found in OFFICE.finditer(text):
        if PAST.search(text, 0, found.start()):
            continue
        of = _country_behind(text, found.end(), countries)
        name, start = _name(text, of.end if of else found.end())
        if not name:
            continue
        end = start + len(name)
        country = of or _country_before(text, found.start(), countries)
        country = country or _country_behind(text, end, countries)
        begin = min(found.start(), country.start) if country else 0
        until = max(found.end(), country.end) if country else 0
        yield Person(
            name=name,
            office=_office(found["office"]),
            country=country.identity if country else "",
            words=text[found.start() : end],
            country_words=text[begin:until],
            start=found.start(),
            end=end,
        )


def _office(words: str) -> str:
    """Return an office as ``OFFICES`` writes it, whatever case the text has."""
    return next(office for office in OFFICES if office.casefold() == words.casefold())


def _country_before(text: str, start: int, countries: Sequence[NameInText]) -> NameInText | None:
    """Return the country right before an office: "Japanese", "Japan's"."""
    for name in countries:
        between = text[name.end : start]
        if name.end <= start and between in {" ", "'s ", "’s ", "’ ", "' "}:
            return name
    return None


def _country_behind(text: str, end: int, countries: Sequence[NameInText]) -> NameInText | None:
    """Return the country that "of" joins to an office or a name: "of Japan"."""
    for name in countries:
        is_name = name.sense is Sense.COUNTRY
        if is_name and name.start > end and text[end : name.start] in {" of ", " of the "}:
            return name
    return None


def _name(text: str, end: int) -> tuple[str, int]:
    """Return the name that begins behind ``end`` and its index; ``''`` if none does."""
    index = end
    words: list[re.Match[str]] = []
    while len(words) < LONGEST_NAME and (
        gap := re.match(r",? " if not words else r" ", text[index:])
    ):
        word = NAME_WORD.match(text, index + gap.end())
        if not word or not _is_of_name(word[0]) or OFFICE.match(text, word.start()):
            break
        words.append(word)
        index = word.end()
        if word[0].endswith(".") and not _is_short(word[0]):
            break
    while words and words[-1][0].casefold() in PARTICLES:
        words.pop()
    if not words or not any(word[0][0].isupper() for word in words):
        return "", end
    name = text[words[0].start() : words[-1].end()]
    keeps_stop = _is_short(words[-1][0])
    return (name if keeps_stop else name.rstrip(".")), words[0].start()


def _is_of_name(word: str) -> bool:
    """Whether a word may be part of a name."""
    plain = word.rstrip(".").casefold()
    if plain in STOPS:
        return False
    return word[0].isupper() or plain in PARTICLES or plain.startswith(("al-", "el-", "ul-"))


def _is_short(word: str) -> bool:
    """Whether a full stop belongs to the word: an initial, or Jr."""
    initial = len(word.rstrip(".")) == 1
    return initial or bool(NUMERALS.fullmatch(word))
