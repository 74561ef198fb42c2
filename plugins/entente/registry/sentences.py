"""The sentences of a source article, each with whom, where and when it names.

Between single words (``prose_names``, ``prose_people``, ``prose_dates``) and what a whole text
states (``proposals``): a sentence says who travels where, and only a sentence that speaks of
travel can date it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from entente.domain.leader import Leader
from entente.registry.index import person_key
from entente.registry.prose_dates import DatesInProse, dates_in
from entente.registry.prose_names import NameInText, PhraseBook, Sense
from entente.registry.prose_people import Person, titled_people

__all__ = ["Sentence", "sentences_of"]

# A full stop behind a single capital is an initial's: "U.S. Congress", "John F. Kennedy".
BREAK = re.compile(r"(?<![A-Z]\.)(?<=[.!?])[\"”’)]?\s+(?=[^\W\d_a-z])")
TRAVEL = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trips?|travel(?:s|led|ed|ling|ing)?|tour(?:s|ed|ing)?|journeys?"
    r"|stopovers?|arriv(?:e|es|ed|ing|al)|fl(?:y|ies|ew|ying))\b",
    re.IGNORECASE,
)
TALKS = re.compile(
    r"\b(?:meet(?:s|ings?)?|met|talks?|host(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|confer(?:s|red)?"
    r"|receiv(?:e|es|ed)|summits?|discuss(?:es|ed|ions?)?|dialogues?|audience)\b",
    re.IGNORECASE,
)
TO_HOST = re.compile(r"(?: (?:to|in|at|into))?(?: the)? ", re.IGNORECASE)
AND_HOST = re.compile(r"(?:,|,? and)(?: the)? ", re.IGNORECASE)
MET = re.compile(
    r"\b(?:with|met|meet|meets|meeting|alongside|host(?:s|ed|ing)?|welcom(?:e|es|ed|ing)"
    r"|receiv(?:e|es|ed)|by|from|of|invited|told|succeed(?:s|ed)?)(?: [\w-]+)? $",
    re.IGNORECASE,
)
"""What stands before somebody who does not do what the sentence says."""
RECEIVES = re.compile(
    r" (?:(?:will|to|is to|has|had) )?(?:hosts?|hosted|welcomes?|welcomed|receives?|received"
    r"|invites?|invited|announced|said|told)\b",
    re.IGNORECASE,
)
"""What stands behind somebody who stays at home."""
SHORTEST_SURNAME = 3


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the title or of a paragraph."""

    part: int
    """Which of the texts it is in, from 0."""
    text: str
    names: tuple[NameInText, ...]
    """Known names, in order."""
    people: tuple[Person, ...]
    """In order, each under the fullest name that the whole text has."""
    dates: tuple[DatesInProse, ...]

    @property
    def is_travel(self) -> bool:
        """Whether it speaks of travel."""
        return bool(TRAVEL.search(self.text))

    @property
    def is_talks(self) -> bool:
        """Whether it speaks of a meeting."""
        return bool(TALKS.search(self.text))

    @property
    def hosts(self) -> tuple[NameInText, ...]:
        """The countries that it says somebody visits: "trip to Japan and the Philippines"."""
        countries = [name for name in self.names if name.sense is Sense.COUNTRY]
        for travel in TRAVEL.finditer(self.text):
            hosts = tuple(chain(self.text, travel.end(), countries))
            if hosts:
                return hosts
        return ()

    @property
    def traveller(self) -> Person | None:
        """The one person who it says travels; None if that may be several or nobody."""
        for travel in TRAVEL.finditer(self.text):
            before = [person for person in self.people if person.end <= travel.start()]
            going = {person.name: person for person in before if not self.is_met(person)}
            if len(going) == 1:
                return next(iter(going.values()))
        return None

    def is_met(self, person: Person) -> bool:
        """Whether somebody is met, receives or speaks here, rather than travels."""
        met = MET.search(self.text, 0, person.start)
        return bool(met or RECEIVES.match(self.text, person.end))


def chain(text: str, end: int, countries: Sequence[NameInText]) -> Iterator[NameInText]:
    """Yield the countries that follow ``end`` as a destination, and those joined to them."""
    joint = TO_HOST
    for name in countries:
        if name.start < end:
            continue
        if not joint.fullmatch(text, end, name.start):
            return
        yield name
        joint, end = AND_HOST, name.end


def sentences_of(
    texts: Sequence[str], phrases: PhraseBook, leaders: Mapping[str, Leader]
) -> Iterator[Sentence]:
    """Yield the sentences of all texts, people under the fullest name that any of them gives.

    Args:
        texts: the title, then the paragraphs.
        phrases: every known name.
        leaders: every known leader, by slug.

    """
    plain = [
        (part, piece, phrases.find(piece))
        for part, text in enumerate(texts)
        for piece in BREAK.split(text)
    ]
    titled = [titled_people(piece, names) for _, piece, names in plain]
    fullest = full_names(titled, plain, leaders)
    for (part, piece, names), people in zip(plain, titled, strict=True):
        every = (*people, *untitled(piece, people, names, leaders, fullest))
        known = (replace(person, name=fullest.get(person.name, person.name)) for person in every)
        ordered = tuple(sorted(known, key=lambda person: (person.start, person.end)))
        yield Sentence(part, piece, names, ordered, dates_in(piece))


def full_names(
    titled: Iterable[tuple[Person, ...]],
    plain: Iterable[tuple[int, str, tuple[NameInText, ...]]],
    leaders: Mapping[str, Leader],
) -> dict[str, str]:
    """Return each name and surname of the text → the one full name that it stands for."""
    named = {n.identity for _, _, names in plain for n in names if n.sense is Sense.LEADER}
    known = {
        person_key(name): leader.name
        for leader in leaders.values()
        for name in (leader.name, *leader.aliases)
    }
    written = {person.name for people in titled for person in people if " " in person.name}
    full = {name: known.get(person_key(name), name) for name in sorted(written)}
    full |= {leaders[slug].name: leaders[slug].name for slug in sorted(named)}
    surnames: dict[str, set[str]] = {}
    for name, meant in full.items():
        surnames.setdefault(name.split()[-1], set()).add(meant)
    alone = {
        surname: meant.pop()
        for surname, meant in surnames.items()
        if len(meant) == 1 and len(surname) >= SHORTEST_SURNAME
    }
    return alone | full


def untitled(
    text: str,
    people: Sequence[Person],
    names: Sequence[NameInText],
    leaders: Mapping[str, Leader],
    fullest: Mapping[str, str],
) -> Iterator[Person]:
    """Yield the people whom a sentence names without an office: known leaders, surnames alone."""
    taken = [(person.start, person.end) for person in people]
    for name in names:
        if name.sense is Sense.LEADER and is_free(taken, name.start, name.end):
            taken.append((name.start, name.end))
            meant = leaders[name.identity].name
            yield Person(meant, "", "", name.words, "", name.start, name.end)
    shorts = "|".join(re.escape(name) for name in sorted(fullest, key=lambda n: (-len(n), n)))
    for found in re.finditer(rf"(?<![\w-])(?:{shorts})(?![\w-])", text) if shorts else ():
        if is_free(taken, found.start(), found.end()):
            yield Person(found[0], "", "", found[0], "", found.start(), found.end())


def is_free(taken: Iterable[tuple[int, int]], start: int, end: int) -> bool:
    """Whether no person found before stands between ``start`` and ``end``."""
    return all(end <= begin or start >= until for begin, until in taken)
