"""The directory: everything that has a page, to be found by any of its names.

``[[…]]`` asks it for one name, in any spelling; ``mentions`` lets its automaton run over a whole
text at once, so that time grows with the text and not with the number of names.

>>> page = Entry("about.html", "About", Kind.PAGE, Standing.PUBLISHED)
>>> [entry.path for entry in directory_of([Card(page, ("About",))]).find("about")]
['about.html']
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import ahocorasick

from entente.domain.names import fold
from entente.linking.entries import Entry, Kind, Sort, Spelling, Standing
from entente.linking.scripts import bare

__all__ = ["Card", "Claim", "Directory", "automaton_of", "directory_of", "lookups"]


MUCH_LESS = 0.12
"""Of the likeness of two names, 1 if they are the same."""


@dataclass(frozen=True, slots=True)
class Card:
    """An entry with its names."""

    entry: Entry
    names: tuple[str, ...]
    """Everything that ``[[…]]`` may say for it; the first is offered to who misspells one."""
    spellings: tuple[Spelling, ...] = ()
    """What links by itself."""
    keys: tuple[str, ...] = ()
    """Ids and codes that ``[[…]]`` may say too, but that no reader is shown."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a spelling found in a text means."""

    length: int
    """Of the bare spelling."""
    entry: Entry | None
    """None where several entries have it, or where it has no page: it hides shorter names."""
    sort: Sort
    guarded: bool


@dataclass(frozen=True, slots=True)
class Directory:
    """Every entry by every name; built once, then only asked."""

    by_path: Mapping[str, Entry]
    by_name: Mapping[str, tuple[Entry, ...]]
    """Folded name → its entries."""
    by_person: Mapping[str, tuple[Entry, ...]]
    """Words of a leader's folded name in order of the alphabet → leaders."""
    written: Mapping[str, str]
    """Folded name → the name as it is offered."""
    hidden: frozenset[str]
    """Folded ids and codes: a link by one shows the title instead."""
    automaton: ahocorasick.Automaton
    """Over bare spellings, each with its ``Claim``."""
    cards: tuple[Card, ...]
    """What it was put together from."""
    claims: Mapping[str, Claim]
    """Bare spelling → what it means: while that is the same, so is what links by itself."""

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the entries that a name may mean; those that have a page, if any has."""
        path, key, person = lookups(name)
        if "/" in name and path in self.by_path:
            return (self.by_path[path],)
        found = self.by_name.get(key) or self.by_person.get(person, ())
        shown = tuple(entry for entry in found if entry.standing is Standing.PUBLISHED)
        return shown or found

    def shows_title(self, name: str) -> bool:
        """Whether a link by this name shows the page's title, as the name is an id or a code."""
        return "/" in name or fold(name) in self.hidden

    def nearest(self, name: str) -> tuple[str, ...]:
        """Return up to three names or ids that look like this one, likeliest first.

        Each page is offered by one name, the likeliest, and none that is much less like it than
        the first: ids of visits are all alike to some degree.
        """
        wanted = fold(name)
        close = difflib.get_close_matches(wanted, list(self.written), n=12, cutoff=0.7)
        alike = [difflib.SequenceMatcher(None, key, wanted).ratio() for key in close]
        offers: dict[tuple[Entry, ...], str] = {}
        for key, likeness in zip(close, alike, strict=True):
            if likeness > alike[0] - MUCH_LESS:
                offers.setdefault(self.by_name[key], self.written[key])
        return tuple(offers.values())[:3]


def lookups(name: str) -> tuple[str, str, str]:
    """Return as what a name is looked up: as a path, a name, and a person's in any order."""
    key = fold(name)
    return name.strip("/").removesuffix(".html") + ".html", key, in_any_order(key)


def in_any_order(key: str) -> str:
    """Return what "Kishida Fumio" and "Fumio Kishida", folded, have in common."""
    return " ".join(sorted(key.replace(",", " ").split()))


def directory_of(cards: Iterable[Card]) -> Directory:
    """Put the directory together.

    Args:
        cards: in any order; the directory does not depend on it.

    """
    ordered = sorted(cards, key=lambda card: card.entry.path)
    by_name: dict[str, dict[Entry, None]] = {}
    by_person: dict[str, dict[Entry, None]] = {}
    written: dict[str, str] = {}
    open_names: set[str] = set()
    for card in ordered:
        for name in (*card.names, *card.keys):
            by_name.setdefault(fold(name), {})[card.entry] = None
        for name in card.names:
            open_names.add(fold(name))
            if card.entry.standing is Standing.PUBLISHED:
                written.setdefault(fold(name), name)
            if card.entry.kind is Kind.LEADER:
                by_person.setdefault(in_any_order(fold(name)), {})[card.entry] = None
        if card.entry.kind is Kind.VISIT and card.entry.standing is Standing.PUBLISHED:
            # Of all keys only ids are long enough to be misspelt and still be known again.
            for key in card.keys:
                written.setdefault(fold(key), key)
    keys = {fold(key) for card in ordered for key in card.keys}
    claims = claims_of(ordered)
    return Directory(
        by_path={card.entry.path: card.entry for card in ordered},
        by_name={name: tuple(found) for name, found in by_name.items() if name},
        by_person={name: tuple(found) for name, found in by_person.items()},
        written=written,
        hidden=frozenset(keys - open_names),
        automaton=automaton_of(claims),
        cards=tuple(ordered),
        claims=claims,
    )


def claims_of(cards: Iterable[Card]) -> dict[str, Claim]:
    """Return every spelling, in order; one that two entries share hides and links nothing.

    What only drafts name is not in it, so that a draft never changes a published page.
    """
    claims: dict[str, Claim] = {}
    yielding: dict[str, Claim] = {}
    owners: dict[str, set[str]] = {}
    for card in cards:
        if card.entry.standing is Standing.DRAFT:
            continue
        page = card.entry if card.entry.standing is Standing.PUBLISHED else None
        for spelling in card.spellings:
            text = bare(spelling.text).text
            claim = Claim(len(text), page, spelling.sort, spelling.guarded)
            if spelling.yields:
                yielding.setdefault(text, claim)
            else:
                owners.setdefault(text, set()).add(card.entry.path)
                claims.setdefault(text, claim)
    return {
        text: replace(claim, entry=None) if len(owners.get(text, ())) > 1 else claim
        for text, claim in sorted((yielding | claims).items())
        if text
    }


def automaton_of(meant: Mapping[str, object]) -> ahocorasick.Automaton:
    """Return the automaton of some bare spellings, each with what is kept with it."""
    automaton = ahocorasick.Automaton()
    for text, meaning in meant.items():
        automaton.add_word(text, meaning)
    automaton.make_automaton()
    return automaton
