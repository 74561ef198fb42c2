"""Years at a glance: one square a visit, above the line one way, below it the other.

Only visits that took place are drawn. The picture and its table come from the same counts. Lines
are as long as a wide window or a telephone takes; where a column stands is said in per cent, so
that squares and figures are drawn at their own size whatever the width.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from entente.domain.relation import Crossing, Relation
from entente.rendering.contexts import Strip, StripCell, StripLine
from entente.rendering.rows import Rows

__all__ = [
    "from_to",
    "per_cent",
    "strip_around",
    "strip_of",
    "strip_of_country",
    "years_in_words",
]

WIDE, NARROW = 80, 24
"""Years to a line, at most."""
DECADE = 10
LABELS = 12
"""Labels that a line has room for."""
APART = 4
"""Columns that a label needs to itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The square of the page's own visit."""

    year: int
    side: str
    """``a`` or ``b``."""
    number: int
    """From the axis, 1 the nearest: the year's first visit."""


Counts = Mapping[tuple[int, str], int]
"""(year, ``a`` or ``b``) → visits."""


def strip_of(rows: Rows, relation: Relation) -> Strip | None:
    """Return all years of a relation; None where no visit took place.

    Args:
        rows: of the site.
        relation: the pair.

    """
    if not relation.held:
        return None
    years = [crossing.dates.year for crossing in relation.held]
    return strip_between(rows, relation, range(min(years), max(years) + 1), here=None)


def strip_around(rows: Rows, relation: Relation, here: Crossing) -> Strip | None:
    """Return the years around one visit, no more than a short line; None where it stands alone."""
    if len(relation.held) <= 1:
        return None
    years = [crossing.dates.year for crossing in relation.held]
    year = min(max(here.dates.year, min(years)), max(years))
    last = min(max(years), max(year + NARROW // 2, min(years) + NARROW - 1))
    first = max(min(years), last - NARROW + 1)
    return strip_between(rows, relation, range(first, last + 1), here=here)


def strip_of_country(
    rows: Rows, code: str, made: Iterable[int], hosted: Iterable[int]
) -> Strip | None:
    """Return all years of a country, journeys above and guests below; None where it has but one.

    Args:
        rows: of the site.
        code: of the country.
        made: the year of each visit that its leaders made.
        hosted: the year of each that it received.

    """
    counts = Counter([*((year, "a") for year in made), *((year, "b") for year in hosted)])
    years = [year for year, _ in counts]
    if len(set(years)) <= 1:
        return None
    every = range(min(years), max(years) + 1)
    ours, theirs = sums(counts)
    label = rows.say(
        "Visits by year, %(years)s: %(made)s made by %(country)s, %(hosted)s hosted",
        years=from_to(rows, every[0], every[-1]),
        made=ours,
        country=rows.in_sentence(code),
        hosted=theirs,
    )
    return strip(rows, counts, every, label, mark=None)


def strip_between(rows: Rows, relation: Relation, years: range, *, here: Crossing | None) -> Strip:
    """Return some years of a relation."""
    counts = Counter(
        (crossing.dates.year, side_of(crossing, relation))
        for crossing in relation.held
        if crossing.dates.year in years
    )
    mark = mark_of(here, relation) if here else None
    return strip(rows, counts, years, label(rows, relation, counts, years), mark=mark)


def strip(rows: Rows, counts: Counts, years: range, label: str, *, mark: Mark | None) -> Strip:
    """Return some years with the square of the page's own visit marked."""
    return Strip(
        years=len(years),
        label=label,
        wide=list(lines(counts, years, even(len(years)), mark)),
        narrow=list(lines(counts, years, NARROW, mark)),
        table=table(rows, counts, years),
    )


def mark_of(here: Crossing, relation: Relation) -> Mark | None:
    """Return which square a visit is; None where it is not drawn, since it has not taken place."""
    year, side = here.dates.year, side_of(here, relation)
    column = [
        crossing.digest.id
        for crossing in relation.held
        if crossing.dates.year == year and side_of(crossing, relation) == side
    ]
    if here.digest.id not in column:
        return None
    return Mark(year, side, column.index(here.digest.id) + 1)


def even(years: int) -> int:
    """Return how many years a wide line takes so that all lines are of about one length."""
    return -(-years // -(-years // WIDE))


def side_of(crossing: Crossing, relation: Relation) -> str:
    """Return ``a`` where the first country of a relation travelled, ``b`` where the second did."""
    return "a" if crossing.origin == relation.countries[0] else "b"


def label(rows: Rows, relation: Relation, counts: Counts, years: range) -> str:
    """Return the picture in one sentence."""
    ours, theirs = sums(counts)
    first, second = rows.pair_in_sentence(relation)
    return rows.say(
        "Visits by year, %(years)s: %(ours)s by %(first)s to %(second)s, "
        "%(theirs)s by %(second)s to %(first)s",
        years=from_to(rows, years[0], years[-1]),
        ours=ours,
        theirs=theirs,
        first=first,
        second=second,
    )


def sums(counts: Counts) -> tuple[int, int]:
    """Return all squares above the line, and all below it."""
    ours, theirs = (sum(n for (_, s), n in counts.items() if s == side) for side in "ab")
    return ours, theirs


def from_to(rows: Rows, first: int, last: int) -> str:
    """Return years as they are said: ``1953 to 2018``."""
    if first == last:
        return str(first)
    return rows.say("%(first)s to %(last)s", first=first, last=last)


def lines(counts: Counts, years: range, most: int, mark: Mark | None) -> Iterator[StripLine]:
    """Yield the years in lines of one length, so that columns stand below each other."""
    for start in range(0, len(years), most):
        part = years[start : start + most]
        columns = most if len(years) > most else len(part)
        every = 1 if columns <= LABELS else DECADE if columns > NARROW else 5
        yield StripLine(
            above=max(1, *(counts.get((year, "a"), 0) for year in part)),
            below=max(1, *(counts.get((year, "b"), 0) for year in part)),
            cells=[
                cell
                for number, year in enumerate(part)
                if (cell := cell_of(counts, year, mark, place=(number, columns), every=every))
            ],
        )


def cell_of(
    counts: Counts,
    year: int,
    mark: Mark | None,
    *,
    place: tuple[int, int],
    every: int,
) -> StripCell | None:
    """Return one year; None where there is nothing to draw."""
    number, columns = place
    labelled = year % every == 0 or (number == 0 and every - year % every >= APART)
    ours, theirs = counts.get((year, "a"), 0), counts.get((year, "b"), 0)
    if not (labelled or ours or theirs):
        return None
    return StripCell(
        x=per_cent(number + 0.5, columns),
        label=str(year) if labelled else "",
        a=ours,
        b=theirs,
        side=mark.side if mark and mark.year == year else "",
        here=mark.number if mark and mark.year == year else 0,
    )


def per_cent(part: float, whole: float) -> str:
    """Return a share in per cent, in two decimals at most: ``12.5``."""
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".")


def table(rows: Rows, counts: Counts, years: range) -> list[tuple[str, int, int]]:
    """Return the same figures by decade, or by year where there are few; no empty rows."""
    by_decade = len(years) > NARROW
    found: dict[str, list[int]] = {}
    for year in years:
        decade = rows.say("%(decade)ss", decade=year - year % DECADE) if by_decade else str(year)
        row = found.setdefault(decade, [0, 0])
        for side, name in enumerate("ab"):
            row[side] += counts.get((year, name), 0)
    return [(words, ours, theirs) for words, (ours, theirs) in found.items() if ours or theirs]


def years_in_words(rows: Rows, years: Iterable[int]) -> str:
    """Return the first and the last of some years: ``2015–2024``."""
    ordered = sorted(years)
    first, last = ordered[0], ordered[-1]
    return rows.say("%(first)s–%(last)s", first=first, last=last) if first != last else str(first)
