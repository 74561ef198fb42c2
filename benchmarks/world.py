"""The world of the corpus: who governs what, and when. Countries are real, people are invented.

>>> world = the_world()
>>> len(world.countries), len({ruler.name for rulers in world.rulers.values() for ruler in rulers})
(150, 600)
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from benchmarks.lexicon import BEGINNINGS, ENDINGS, GIVEN_NAMES, MIDDLES, OFFICES
from entente.domain.country import Country, CountryKind
from entente.registry.gazetteer import gazetteer

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Ruler", "World", "rare_name", "the_world"]

COUNTRIES, RULERS, TOWNS = 150, 4, 5
FIRST_YEAR, LAST_YEAR = 1950, 2025
SYLLABLES = len(BEGINNINGS)
FREQUENT = "US FR CN DE GB RU JP IN IT BR TR SA KR EG MX ID ZA PL VN KE".split()
"""Where leaders go, and come from, most."""
HEAD_START = 8
"""Flattens how often countries travel: the first about thirteen times as often as the last."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """Who speaks for a country for some years."""

    name: str
    office: str
    until: int
    """The last year in office."""


@dataclass(frozen=True, slots=True)
class World:
    """All that digests can be about."""

    countries: tuple[Country, ...]
    """The most travelled first."""
    weights: tuple[float, ...]
    """Cumulative, of how often each is drawn."""
    rulers: Mapping[str, tuple[Ruler, ...]]
    """Country code → in order of office."""
    towns: Mapping[str, tuple[str, ...]]
    """Country code → the capital first."""

    def ruler(self, country: Country, year: int) -> Ruler:
        """Return who governs a country in a year from 1950 to 2025."""
        return next(ruler for ruler in self.rulers[country.code] if year <= ruler.until)


@cache
def the_world() -> World:
    """Return the one world of all corpora."""
    countries = tuple(chosen_countries())
    return World(
        countries=countries,
        weights=tuple(accumulate(1 / (rank + HEAD_START) for rank in range(COUNTRIES))),
        rulers={each.code: rulers_of(number) for number, each in enumerate(countries)},
        towns={each.code: towns_of(number) for number, each in enumerate(countries)},
    )


def chosen_countries() -> Iterator[Country]:
    """Yield the countries of the world: the frequent ones, then others from all the alphabet."""
    states = {each.code: each for each in gazetteer() if each.kind is CountryKind.STATE}
    yield from (states[code] for code in FREQUENT)
    others = [country for code, country in states.items() if code not in FREQUENT]
    yield from (others[number * 61 % len(others)] for number in range(COUNTRIES - len(FREQUENT)))


def rulers_of(country: int) -> tuple[Ruler, ...]:
    """Return the rulers of the country with a number; some change earlier than others."""
    term, shift = (LAST_YEAR - FIRST_YEAR + 1) // RULERS, country % 7
    ends = [FIRST_YEAR + term * (order + 1) - 1 - shift for order in range(RULERS - 1)]
    return tuple(
        Ruler(leader_name(country * RULERS + order), OFFICES[(country + order) % 5], until)
        for order, until in enumerate([*ends, LAST_YEAR])
    )


def leader_name(number: int) -> str:
    """Return one of 625 names, any two of whose surnames differ in two syllables at least."""
    one, two = number % SYLLABLES, number // SYLLABLES
    given = GIVEN_NAMES[(number * 7) % len(GIVEN_NAMES)]
    return f"{given} {BEGINNINGS[one]}{MIDDLES[two]}{ENDINGS[(one + two) % SYLLABLES]}"


def rare_name(number: int) -> str:
    """Return one of 15,000 names of people and towns that are no leader's."""
    number, one = divmod(number, SYLLABLES)
    other, two = divmod(number, SYLLABLES)
    last = (one + two + 1 + other % (SYLLABLES - 1)) % SYLLABLES
    return f"{BEGINNINGS[one]}{MIDDLES[two]}{ENDINGS[last]}"


def towns_of(country: int) -> tuple[str, ...]:
    """Return the towns of the country with a number."""
    return tuple(rare_name((country * TOWNS + order) * 17) for order in range(TOWNS))
