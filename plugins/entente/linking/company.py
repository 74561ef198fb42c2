"""The company that a name keeps: whether the words beside it make it part of another name.

A candidate found in a sentence is refused

- beside another word with a capital, unless that word cannot belong to the name: "Michael Jordan",
  "Northern Ireland", "South China Sea", "Georgia Tech". It may begin a sentence ("In Japan": the
  words of ``OPENERS``), own the name ("Tokyo's China policy"), be a title before a person
  ("President Joe Biden", not "President Jordan") or an office behind a country ("US President",
  "French Foreign Minister", not "French Polynesia");
- behind "of" and a word with a capital that is no office and no known name: "Bank of Japan", "Gulf
  of Mexico", but "President of Mexico" and "Narendra Modi of India"; behind "de", "van", "von" and
  the like: "Charles de France";
- joined by a dash to a known name that is refused for a word with a capital: neither half of the
  "US–Japan Security Consultative Committee" is about one of the two alone;
- joined by a hyphen, unless a country is joined to another known one ("US-Japan") or to a small
  word behind it ("US-led"): "Japanese-American", "pro-Russia", "Georgia-Pacific";
- as an adjective, unless a noun follows that is neither a language's nor a set phrase: "Japanese
  ships", but not "he spoke French fluently", "in French and English", "French windows".

A guarded name (``entries.HOMONYMS``) is refused too behind "the" ("the Jordan"), before a bracket,
and behind a capital word with a comma that is no known name ("Atlanta, Georgia").

A comma, a dash, a bracket, a quotation mark or the end of a sentence parts words; the full stop of
"Mr." or of an initial does not. Scripts without capitals have no such company.

>>> word_before("He met Mr. Jordan", 11), word_before("In Kyiv, Jordan", 9)
('Mr.', '')
"""

import re
from collections.abc import Container
from dataclasses import dataclass

from entente.linking.directory import Claim
from entente.linking.entries import Sort

__all__ = [
    "Candidate",
    "has_capital_beside",
    "is_part_of_another",
    "word_before",
    "word_behind",
]

DASHES = re.compile("[–—/]")
BEHIND = re.compile(r" (\S+)")
LOOK = 60
"""How many characters back and forth a word is looked for."""
OPENING = "([{“‘\"'«‹„「『¿¡*"
PARTING = ',;:!?)]}”"»›」』…'
ABBREVIATION = re.compile(
    r"(?:Mrs?|Ms|Mx|Messrs|Dr|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Amb|Sec|St|Ft|Mt"
    r"|Pres|Min|Sir|[A-Z]|(?:[A-Z]\.)+[A-Z])\."
)
OPENERS = frozenset(
    """
    A About Above Across Additionally After Afterwards Again Against All Along Although Amid Among
    An And Another Around As At Back Because Before Behind Below Beneath Beside Besides Between
    Beyond Both But By Concerning Contacting Currently Despite Does Do Did During Each Earlier
    Eventually Even Every Except Excluding Facing Finally First Following For From Further Hence
    He Here His Her Hosting How However If In Including Inside Instead Into Inviting Is It Its
    Joining Just Last Later Leaving Like Likewise Many Meanwhile Meeting Moreover Near Neither
    Nevertheless Next No Nor Not Now Of Off On Once Only Onto Opposite Or Other Our Out Outside Over
    Past Per
    Perhaps Previously Regarding Reaching Recently Second Several She Should Since So Some Soon
    Still Such Than That The Their Then There Therefore These They This Those Though Through
    Throughout Thus Till To Today Together Tomorrow Tonight Toward Towards Two Three Under Unless
    Unlike Until Unto Up Upon Urging Versus Via Visiting Was We Were What Whatever When Whenever
    Where Whereas Wherever Whether Which While Who Whose Why With Within Without Yesterday Yet
    """.split()  # noqa: SIM905 - a list of words
)
"""Words that begin a sentence and are never part of a name."""
TITLES = frozenset(
    """
    Admiral Affairs Ambassador Archbishop Attorney Ayatollah Baroness Baron Bishop Brigadier Captain
    Cardinal Chair Chairman Chairwoman Chancellor Chief Colonel Commander Commissioner Comrade
    Congressman Congresswoman Counsellor Councillor Counselor Countess Count Crown Dame Defence
    Defense Delegate Deputy Diplomat Director Dr Duchess Duke Emir Emperor Empress Envoy Excellency
    Finance First Foreign General Governor Head Highness Historian Interior Judge Justice King Lady
    Leader Lieutenant Lord Madam Majesty Major Marshal Mayor Miss Minister Monsieur Mr Mrs Ms
    Negotiator Officer Pope Premier President Presidents Prime Prince Princess Prof Professor Queen
    Rabbi Representative Representatives Reverend Secretary Security Senator Shah Sheikh Sheikha Sir
    Speaker Spokesman Spokesperson Spokeswoman State Sultan Taoiseach Trade Treasurer Treasury Tsar
    Vice Gen Lt Col Maj Capt Adm Sgt Sen Rep Gov Amb Sec Rev Hon Pres Min Ministers
    """.split()  # noqa: SIM905 - a list of words
)
"""Words before a person's name; compounds by their last part, as in Vice-President."""
OFFICES = frozenset(
    """
    Ambassador Ambassadors Cabinet Chancellor Chargé Congress Consul Defence Defense Deputy Embassy
    Energy Envoy Finance Foreign Government Head Health Interior Minister Ministers Ministry
    Parliament Permanent Premier President Presidents Prime Secretary Senate Senator Senators
    Special Trade Treasury Vice
    """.split()  # noqa: SIM905 - a list of words
)
"""What may stand with a capital behind a country or its adjective."""
OF_OFFICE = frozenset(
    """
    Affairs Ambassador Ambassadors Cabinet Capital Chancellor Citizens Congress Consul Embassy
    Emir Emperor Empress Envoy Foreign Government Head Heads King Kings Leader Leaders Many Members
    Minister Ministers Ministry Much Most None Nationals Neighbours Neighbors One Parliament Part
    Parts People Premier Presidency President Presidents Prime Prince Princess Queen Representative
    Representatives Secretary Senate Senator Sultan Outside Instead Because Ahead
    """.split()  # noqa: SIM905 - a list of words
)
"""What may stand with a capital before "of" and a country."""
OF = {"of"}
THE = {"the", "The"}
NOBILIARY = {"de", "da", "di", "del", "della", "du", "van", "von", "der", "den", "bin", "ibn", "al"}
LANGUAGE_VERB = re.compile(
    r"(?:spe(?:ak|aks|aking)|spoken?|learn\w*|stud(?:y|ies|ied|ying)|teach\w*|taught|translat\w*)"
    r"(?: (?:in|into|from))? \Z"
)
NOT_NOUNS = frozenset(
    """
    a about after alphabet although an and are as at because before being but by can could
    dictionary during english fluently for from had has have he if in interpreter interpreters into
    is it language languages last like literature may might must name names nor now of on or over
    phrase proverb script she should since so speaker speakers subtitles term text than that the
    their then there they this to translation translations translator under until version versions
    was we were when where which while who will with without word words would yesterday
    """.split()  # noqa: SIM905 - a list of words
)
"""Behind an adjective: what is no noun of a country, and what makes a language of it."""
SET_PHRASES = re.compile(
    r"(?:French (?:doors?|fries|horns?|polish|windows?)|Turkish (?:baths?|delight)|Swiss (?:cheese"
    r"|rolls?)|Danish pastr(?:y|ies)|Dutch (?:auctions?|courage|treat)|Russian (?:dolls?|roulette)"
    r"|Indian (?:ink|summers?)|Chinese (?:lanterns?|walls?|whispers)|Brazil nuts?|Panama (?:canal"
    r"|hats?)|Guinea (?:fowls?|pigs?)|Jersey (?:cows?|cattle)|Turkey (?:breasts?|shoots?)"
    r"|China (?:cups?|cabinets?|plates?|shops?))\b"
)
"""Words that have a country in them and are about none."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name found in a paragraph's bare text."""

    start: int
    end: int
    claim: Claim


def is_part_of_another(text: str, candidate: Candidate, edges: Container[int]) -> bool:
    """Whether a candidate is refused for the words beside it.

    Args:
        text: bare text of a paragraph.
        candidate: found in it.
        edges: where the known names of the text begin and end.

    """
    start, end, sort = candidate.start, candidate.end, candidate.claim.sort
    behind = word_behind(text, end)
    if is_hyphened(text, candidate, edges) or SET_PHRASES.match(text, start):
        return True
    if sort is Sort.ADJECTIVE and not is_attribute(text, start, behind):
        return True
    if candidate.claim.guarded and sort is Sort.COUNTRY and is_doubtful(text, start, end, edges):
        return True
    return has_capital_beside(text, candidate, edges)


def has_capital_beside(text: str, candidate: Candidate, edges: Container[int]) -> bool:
    """Whether a word with a capital, before or behind, makes a longer name of a candidate.

    A name that ends in a full stop may end its sentence: behind "Ferdinand Marcos Jr." a "The"
    begins the next.
    """
    start, end = candidate.start, candidate.end
    if not text[start].isupper():
        return False
    behind = word_behind(text, end)
    if text[end - 1] == "." and behind in OPENERS:
        behind = ""
    before = claims_from_before(text, candidate, edges)
    return before or claims_from_behind(behind, candidate.claim.sort)


def word_before(text: str, start: int) -> str:
    """Return the word before ``start`` if nothing parts the two; ``""`` if something does."""
    if not text.endswith(" ", 0, start):
        return ""
    word = text[max(0, start - LOOK) : start - 1].rpartition(" ")[2].lstrip(OPENING)
    word = DASHES.split(word)[-1]
    if not word or word[-1] in PARTING or word.endswith("'"):
        return ""
    return "" if word[-1] == "." and not ABBREVIATION.fullmatch(word) else word


def word_behind(text: str, end: int) -> str:
    """Return the word behind ``end`` if nothing parts the two; ``""`` if something does."""
    found = BEHIND.match(text, end, end + LOOK)
    word = DASHES.split(found[1])[0] if found else ""
    return "" if not word or word[0] in OPENING else word.rstrip(f"{PARTING}.'")


def claims_from_before(text: str, candidate: Candidate, edges: Container[int]) -> bool:
    """Whether the word before makes a longer name of it."""
    start, sort = candidate.start, candidate.claim.sort
    word = word_before(text, start)
    if sort is Sort.COUNTRY and word in NOBILIARY:
        return True
    if word in OF or word in THE:
        return sort is not Sort.PERSON and of_something(text, start, word, edges)
    if not word[:1].isupper() or word.endswith("'s") or word in OPENERS:
        return False
    last = word.rstrip(".").rpartition("-")[2]
    return not (sort is Sort.PERSON and last in TITLES)


def of_something(text: str, start: int, word: str, edges: Container[int]) -> bool:
    """Whether "of", or "of the", ties a name to a word with a capital that is no office.

    Nor is it tied to a known name: "Narendra Modi of India".
    """
    at = start - len(word) - 1
    if word in THE:
        word = word_before(text, at)
        at -= len(word) + 1
    whose = word_before(text, at) if word in OF else ""
    office = whose.rpartition("-")[2] in OF_OFFICE
    return whose[:1].isupper() and not office and at - 1 not in edges


def claims_from_behind(word: str, sort: Sort) -> bool:
    """Whether the word behind makes a longer name of it."""
    if not word[:1].isupper() or word == "I":
        return False
    office = word.partition("-")[0].removesuffix("'s") in OFFICES
    return not (office and sort in {Sort.COUNTRY, Sort.ADJECTIVE})


def is_hyphened(text: str, candidate: Candidate, edges: Container[int]) -> bool:
    """Whether a hyphen joins the name to something unknown."""
    start, end = candidate.start, candidate.end
    before, behind = text[start - 1 : start] == "-", text[end : end + 1] == "-"
    if candidate.claim.sort is not Sort.COUNTRY:
        return before or behind
    if before and start - 1 not in edges:
        return True
    return behind and end + 1 not in edges and not text[end + 1 : end + 2].islower()


def is_attribute(text: str, start: int, behind: str) -> bool:
    """Whether an adjective stands before a noun, and does not name a language."""
    if not behind or behind in NOT_NOUNS or not behind[0].isalpha():
        return False
    return not LANGUAGE_VERB.search(text[max(0, start - LOOK) : start])


def is_doubtful(text: str, start: int, end: int, edges: Container[int]) -> bool:
    """Whether a name with other meanings stands where it rather has one of them."""
    if word_before(text, start) in THE or text.startswith((" (", "("), end):
        return True
    if not text.endswith(", ", 0, start) or start - 2 in edges:
        return False
    place = re.search(r"(\S+),\Z", text[max(0, start - LOOK) : start - 1])
    return place is not None and place[1].lstrip(OPENING)[:1].isupper()
