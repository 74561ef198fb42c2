"""What ``publish.py new`` must know to begin a file: the questions, as one table a kind of entry.

The same rows make the options of the command line, the prompts on a terminal, and the list of
what is missing where there is none. Standard library only, so that ``--help`` is there at once.

Example: the row of ``leader`` is the option ``--leader``, the prompt ``Leader, who travels``, and
``--leader "Fumio Kishida"`` in the list of what is missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["QUESTIONS", "Entry", "Question", "Takes"]


class Entry(StrEnum):
    """What can be begun."""

    VISIT = "visit"
    LEADER = "leader"
    COUNTRY = "country"
    TOPIC = "topic"


class Takes(StrEnum):
    """What an answer must be; ``answers`` has a reader for each."""

    TEXT = "text"
    LEADER = "leader"
    COUNTRY = "country"
    DATES = "dates"
    DAY = "day"
    KIND = "kind"
    TOPIC = "topic"
    ADDRESS = "address"
    ORIGINAL = "original"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked about an entry."""

    key: str
    """Of the front matter; the option has the same name."""
    asks: str
    """The prompt, and the help of the option: a phrase without a full stop."""
    example: str
    """An answer that would do."""
    takes: Takes = Takes.TEXT
    required: bool = False
    """Whether there can be no file without it."""
    several: bool = False
    """Whether there may be more than one answer."""
    option: str = ""
    """The name of the option where it is not the key's."""
    after: str = ""
    """The key that must have an answer before this one is asked; empty: always asked."""

    @property
    def flag(self) -> str:
        """The option as it is typed: ``--leader``."""
        return f"--{self.option or self.key}"


def due(key: str, asks: str, example: str, takes: Takes = Takes.TEXT) -> Question:
    """Return a question that must be answered once."""
    return Question(key, asks, example, takes, required=True)


def any_number(
    key: str, option: str, asks: str, example: str, takes: Takes = Takes.TEXT
) -> Question:
    """Return a question that may have no answer, or several, each behind an option of its own."""
    return Question(key, asks, example, takes, several=True, option=option)


TRAVELLER = Question(
    *("leader", "Leader, who travels", "Fumio Kishida", Takes.LEADER), required=True, several=True
)
VISIT = (
    TRAVELLER,
    due("from", "From, the country they travel for", "Japan", Takes.COUNTRY),
    due("to", "To, the host country", "United States", Takes.COUNTRY),
    due("dates", "Dates, first and last day", "2024-04-08/2024-04-14", Takes.DATES),
    Question("place", "Place, a city or venue", "Washington, D.C."),
    Question("kind", "Kind of visit", "official", Takes.KIND),
    any_number("topics", "topic", "Topic", "defence cooperation", Takes.TOPIC),
    due("title", "Title of the digest", "Kishida in Washington"),
    Question("source", "Source, its web address", "https://www.state.gov/…", Takes.ADDRESS),
    Question("source-title", "Title of the source", "Joint statement", after="source"),
    Question("published", "Published, the day the digest appears", "2024-04-05", Takes.DAY),
)
OFFICE = "Prime Minister, JP, 2021-10-04/2024-10-01"
LEADER = (
    due("name", "Name that the site uses", "Fumio Kishida"),
    any_number("aliases", "alias", "Other name or spelling", "Kishida Fumio"),
    any_number("original", "original", "Name in its own script", "ja: 岸田 文雄", Takes.ORIGINAL),
    any_number("offices", "office", "Office, with country and dates", OFFICE, Takes.OFFICE),
)
COUNTRY = (
    due("name", "Country, by name or code", "Japan", Takes.COUNTRY),
    any_number("aliases", "alias", "Further name", "Nippon"),
)
TOPIC = (
    due("name", "Name that the site uses", "Defence cooperation"),
    any_number("aliases", "alias", "Other name", "Military cooperation"),
    Question("broader", "Topic that holds this one", "Security", Takes.TOPIC),
    Question("description", "Description, one sentence", "Armed forces that work together."),
)

QUESTIONS: Mapping[Entry, tuple[Question, ...]] = {
    Entry.VISIT: VISIT,
    Entry.LEADER: LEADER,
    Entry.COUNTRY: COUNTRY,
    Entry.TOPIC: TOPIC,
}
"""The questions about each kind of entry, in the order in which they are asked."""
