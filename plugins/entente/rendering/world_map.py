"""The map of the home page: one tile a state, whatever its size, and no border.

``tiles.csv`` is the map as one sees it: its lines are those of the map, its cells the codes of the
states. It says where a tile stands and nothing about anybody's status. What else has visits
(territories, former states, organisations) follows in lines of its own below.

    world_map(rows)["tiles"][0]  # {"country": {"code": "IS", …}, "x": "23.33", "y": "0", …}
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.relation import Standing
from entente.linking.stays import standing_of
from entente.rendering.contexts import Code
from entente.rendering.front_contexts import RegionRows, StateRow, Tile, WorldMap
from entente.rendering.rows import Rows
from entente.rendering.strips import per_cent

__all__ = ["layout", "world_map"]

COLUMNS = 30
YEARS = 2
"""How far back the map looks from the last visit that took place."""
STEPS = (1, 2, 5)
"""Visits from which on a tile takes the next fill."""
REGIONS = ("Americas", "Europe", "Middle East", "Africa", "Asia and Pacific")

Cells = dict[str, tuple[int, int]]
"""Code → line and column."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the map and its table are both made of."""

    first: date
    last: date
    hosted: Counter[str]
    """Code → visits received from abroad in that time."""
    made: Counter[str]
    coming: frozenset[str]
    """Codes of those who travel or receive after the day of the records."""

    def total(self, code: str) -> int:
        """Return visits hosted and made."""
        return self.hosted[code] + self.made[code]

    @property
    def shown(self) -> frozenset[str]:
        """Codes of all that have anything to show."""
        return frozenset({*self.hosted, *self.made} | self.coming)


@cache
def layout() -> Cells:
    """Return where each state stands, by code."""
    text = files("entente.rendering").joinpath("tiles.csv").read_text(encoding="utf-8")
    return {
        code: (line, column)
        for line, cells in enumerate(csv.reader(text.splitlines()))
        for column, code in enumerate(cells)
        if code
    }


def world_map(rows: Rows) -> WorldMap | None:
    """Return the map with its table; None where no visit took place."""
    figures = figures_of(rows)
    if figures is None:
        return None
    cells = with_others(layout(), figures.shown, rows)
    lines = 1 + max(line for line, _ in cells.values())
    tiles = [tile(rows, figures, code, (*place, lines)) for code, place in cells.items()]
    return WorldMap(
        first=rows.day(figures.first),
        last=rows.day(figures.last),
        width=per_cent(1, COLUMNS),
        height=per_cent(1, lines),
        columns=COLUMNS,
        lines=lines,
        tiles=sorted(tiles, key=lambda each: each["coming"]),
        states=len(figures.shown),
        regions=list(regions(rows, figures)),
    )


def figures_of(rows: Rows) -> Figures | None:
    """Return what took place in the two years up to the last visit; None where none did."""
    days = [(d, held) for d in rows.site.digests if (held := day_held(rows, d.visit.dates, d))]
    if not days:
        return None
    last = min(rows.site.as_of, max(day for _, day in days))
    first = years_before(last) + timedelta(1)
    made = Counter(
        d.visit.origin
        for d, day in days
        if first <= day <= last and any(host != d.visit.origin for host in d.visit.hosts)
    )
    hosted = Counter(
        code
        for code, stays in rows.connections.hosted.items()
        for stay in stays
        if stay.digest.visit.origin != code
        and (day := day_held(rows, stay.dates, stay.digest))
        and first <= day <= last
    )
    ahead = (d.visit for d in rows.site.digests if rows.is_coming(d))
    coming = frozenset(code for visit in ahead for code in (visit.origin, *visit.hosts))
    return Figures(first, last, hosted, made, coming)


def day_held(rows: Rows, dates: Span, digest: Digest) -> date | None:
    """Return the day on which a stay began; None where it did not take place or nobody knows."""
    standing = standing_of(digest.visit, dates, rows.site.as_of)
    return dates.first if standing is Standing.HELD else None


def years_before(day: date) -> date:
    """Return the same day ``YEARS`` years earlier; 28 February for a leap day."""
    leap = day.month == 2 and day.day == 29  # noqa: PLR2004 - of the calendar
    return day.replace(year=day.year - YEARS, day=28 if leap else day.day)


def with_others(cells: Cells, shown: Iterable[str], rows: Rows) -> Cells:
    """Return the map with further lines for what has visits and no tile, in order of slug."""
    others = sorted(set(shown) - cells.keys(), key=lambda code: rows.site.countries[code].slug)
    below = 1 + max(line for line, _ in cells.values())
    return cells | {
        code: (below + number // COLUMNS, number % COLUMNS) for number, code in enumerate(others)
    }


def tile(rows: Rows, figures: Figures, code: str, place: tuple[int, int, int]) -> Tile:
    """Return one state.

    Args:
        rows: of the site.
        figures: what took place.
        code: of the state.
        place: its line, its column, and how many lines there are.

    """
    line, column, lines = place
    total = figures.total(code)
    known = code in rows.site.countries
    return Tile(
        country=rows.code(code) if known else Code(code=code, name=code, href=""),
        x=per_cent(column, COLUMNS),
        y=per_cent(line, lines),
        hosted=figures.hosted[code],
        made=figures.made[code],
        step=sum(total >= least for least in STEPS),
        coming=code in figures.coming,
    )


def regions(rows: Rows, figures: Figures) -> Iterator[RegionRows]:
    """Yield the table: the regions as the map has them from left to right, then what has none."""
    by_region: dict[str, list[str]] = {region: [] for region in REGIONS}
    for code in figures.shown:
        by_region.setdefault(rows.site.countries[code].region, []).append(code)
    for region, codes in by_region.items():
        if codes:
            ordered = sorted(codes, key=lambda code: rank(rows, figures, code))
            yield RegionRows(
                region=rows.say(region), rows=[state(rows, figures, c) for c in ordered]
            )


def rank(rows: Rows, figures: Figures, code: str) -> tuple[int, int, str]:
    """Return what puts the state with most visits first, then the one that hosted most."""
    return (-figures.total(code), -figures.hosted[code], rows.site.countries[code].slug)


def state(rows: Rows, figures: Figures, code: str) -> StateRow:
    """Return one row of the table."""
    return StateRow(
        country=rows.code(code),
        hosted=figures.hosted[code],
        made=figures.made[code],
        coming=code in figures.coming,
    )
