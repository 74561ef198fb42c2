"""Countries by any name that an author may write: a code, a name, an alias."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from entente.domain.country import Country
from entente.domain.names import fold
from entente.domain.note import CountryNote
from entente.domain.problem import Code, Place, Problem
from entente.registry.gazetteer import AMBIGUOUS
from entente.registry.index import NameIndex

__all__ = ["Countries", "countries_of"]


@dataclass(frozen=True, slots=True)
class Countries:
    """The gazetteer with the authors' notes, ready to be asked."""

    by_code: dict[str, Country]
    index: NameIndex
    intros: dict[str, str]
    """Code → safe HTML of the note on it."""

    def resolve(self, name: str, place: Place) -> str | Problem:
        """Return the code of the country that ``name`` means, or why it means none."""
        key = fold(name)
        found = self.index.find(key)
        if len(found) == 1:
            return found[0]
        candidates = found or AMBIGUOUS.get(key, ())
        if candidates:
            listed = " or ".join(f"{self.by_code[c].name} ({c})" for c in sorted(candidates))
            return Problem(
                Code.AMBIGUOUS_NAME,
                place,
                f'"{name}" is the name of more than one country',
                f"Write {listed}.",
            )
        near = self.index.nearest(key)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        return Problem(
            Code.UNKNOWN_COUNTRY,
            place,
            f'unknown country "{name}"',
            f"{meant}Write the English name or the two-letter code, such as JP.",
        )


def countries_of(
    gazetteer: Iterable[Country], notes: Iterable[CountryNote]
) -> tuple[Countries, tuple[Problem, ...]]:
    """Put gazetteer and notes together.

    Returns:
        The countries, and a problem for each note on a country that does not exist, for a second
        note on one, and for a note under another slug than the country's.

    """
    by_code = {country.code: country for country in gazetteer}
    index = NameIndex()
    for country in by_code.values():
        for name in country.names:
            index.add(fold(name), name, country.code)
    countries = Countries(by_code, index, {})
    problems: list[Problem] = []
    noted: dict[str, CountryNote] = {}
    for note in notes:
        place = note.places.of("name")
        code = countries.resolve(note.name, place)
        if isinstance(code, Problem):
            problems.append(code)
            continue
        country = by_code[code]
        if code in noted:
            problems.append(second_note(note.places.of("name"), noted[code].places.of("name")))
            continue
        if note.slug != country.slug:
            problems.append(
                Problem(
                    Code.SAME_ADDRESS,
                    Place(note.places.file),
                    f"the page of {country.name} is `countries/{country.slug}.html`",
                    f"Rename the file `{country.slug}.md`.",
                )
            )
        noted[code] = note
        by_code[code] = replace(country, aliases=(*country.aliases, *note.aliases))
        countries.intros[code] = note.html
        problems += alias_problems(index, note, code)
    return countries, tuple(problems)


def alias_problems(index: NameIndex, note: CountryNote, code: str) -> Iterable[Problem]:
    """Let a note's aliases mean its country; yield a problem for each that means another one."""
    for number, alias in enumerate(note.aliases):
        key = fold(alias)
        if set(index.find(key)) - {code}:
            yield Problem(
                Code.AMBIGUOUS_NAME,
                note.places.of("aliases", number),
                f'"{alias}" is already a name of another country',
                "Delete it here; a name belongs to one country.",
            )
        else:
            index.add(key, alias, code)


def second_note(place: Place, first: Place) -> Problem:
    """Report a second note on one entry."""
    return Problem(
        Code.SAME_ADDRESS,
        place,
        f"there is already a note on this one: {first}",
        "Put both into one file and delete the other.",
    )
