"""Finding an entry by any of its names, and the names that are nearly right."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from entente.domain.names import fold

__all__ = ["NameIndex", "person_key"]


def person_key(name: str) -> str:
    """Return what two spellings of a person's name share: family and given name in any order.

    >>> person_key("Kishida Fumio") == person_key("Fumio Kishida")
    True
    """
    return " ".join(sorted(fold(name.replace(",", " ")).split()))


MANY = 4
"""Names of one entry that may look alike."""


@dataclass(slots=True)
class NameIndex:
    """Every known name of one registry; built once, then only asked."""

    keys: dict[str, list[str]] = field(default_factory=dict)
    """Folded name → the entries that have it, in the order added."""
    shown: dict[str, str] = field(default_factory=dict)
    """Folded name → the name as written first, for suggestions."""

    def add(self, folded: str, name: str, entry: str) -> None:
        """Let ``name``, folded as ``folded``, mean ``entry`` too."""
        entries = self.keys.setdefault(folded, [])
        if entry not in entries:
            entries.append(entry)
        self.shown.setdefault(folded, name)

    def find(self, folded: str) -> tuple[str, ...]:
        """Return the entries that a folded name means: none, one, or several if ambiguous."""
        return tuple(self.keys.get(folded, ()))

    def nearest(self, folded: str, *, most: int = 3) -> tuple[str, ...]:
        """Return up to ``most`` known names that look like ``folded``, likeliest first.

        Of an entry with several such names only the likeliest is offered: "Vietnam or Viet Nam"
        would be a choice where there is none.
        """
        close = difflib.get_close_matches(folded, list(self.keys), n=MANY * most, cutoff=0.7)
        offers: dict[tuple[str, ...], str] = {}
        for key in close:
            offers.setdefault(self.find(key), self.shown[key])
        return tuple(offers.values())[:most]


def one_edit_apart(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of names that differ by one letter added, dropped, changed or swapped.

    Linear in the number of names: two names one edit apart share a form with one letter left out
    (the idea of SymSpell). Names of under six letters are too short to tell a slip from another
    name.
    """
    by_form: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        if len(name) < SHORTEST:
            continue
        for form in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
            by_form.setdefault(form, []).append(name)
    pairs = {
        (first, second)
        for group in by_form.values()
        for i, first in enumerate(group)
        for second in group[i + 1 :]
        if is_one_edit(first, second)
    }
    return tuple(sorted(pairs))


SHORTEST = 6


def is_one_edit(first: str, second: str) -> bool:
    """Whether one letter added, dropped, changed or swapped with its neighbour makes them equal."""
    short, long = sorted((first, second), key=len)
    start = next(
        (i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    rest_short, rest_long = short[start:], long[start:]
    if len(short) == len(long):
        swapped = rest_short[:2] == rest_long[1::-1][:2] and rest_short[2:] == rest_long[2:]
        return rest_short[1:] == rest_long[1:] or swapped
    return len(long) - len(short) == 1 and rest_short == rest_long[1:]
