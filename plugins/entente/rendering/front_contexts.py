"""What the home page is given: a part of the contract with the theme, as ``contexts`` is."""

from typing import TypedDict

from entente.rendering.contexts import Base, Code, CountEntry, StatusWords, VisitRow

__all__ = ["ChangeRow", "CorrectionRow", "HomePage", "RegionRows", "StateRow", "Tile", "WorldMap"]


class ChangeRow(TypedDict):
    """A visit that took another status."""

    day: str
    """In words."""
    visit: VisitRow
    status: StatusWords
    """That it took then, not the one it has now."""
    first: bool
    """Whether it is the first status of that visit: the visit is new."""


class CorrectionRow(TypedDict):
    """A digest that was corrected."""

    day: str
    """In words."""
    visit: VisitRow
    note: str


class Tile(TypedDict):
    """A state on the map."""

    country: Code
    """Its ``href`` is empty where the records have no page for it."""
    x: str
    y: str
    """Of the upper left corner, in per cent of the picture."""
    hosted: int
    made: int
    """Visits that took place in the time shown."""
    step: int
    """Of the fill: 0 none, 1 one visit, 2 up to four, 3 more."""
    coming: bool
    """Whether a visit to it or by its leaders is to come."""


class StateRow(TypedDict):
    """The same state in the table."""

    country: Code
    hosted: int
    made: int
    coming: bool


class RegionRows(TypedDict):
    """The states of a region that have visits, most visits first."""

    region: str
    """Empty for organisations and Antarctica."""
    rows: list[StateRow]


class WorldMap(TypedDict):
    """Two years of visits, one tile a state, and the same figures by region."""

    first: str
    last: str
    """The first and the last day shown, in words."""
    width: str
    height: str
    """Of a tile, in per cent of the picture."""
    columns: int
    lines: int
    """Tiles from left to right, and from top to bottom."""
    tiles: list[Tile]
    """By line and column; those to be drawn over their neighbours, with a visit to come, last."""
    states: int
    """How many stand in the table."""
    regions: list[RegionRows]


class HomePage(Base):
    """index.html."""

    tagline: str
    lead: VisitRow | None
    """The newest digest."""
    new: list[VisitRow]
    """The next newest, up to eight."""
    coming: list[VisitRow]
    """Visits that go on at the day of the records, then those that begin later, soonest first."""
    further: int
    """How many more are to come."""
    changes: list[ChangeRow]
    """The latest first, up to five."""
    corrections: list[CorrectionRow]
    """The latest first, up to three."""
    world: WorldMap | None
    """None where no visit took place."""
    topics: list[CountEntry]
    leaders: list[CountEntry]
    relations: list[CountEntry]
    """Most visits first, at most eight each."""
    years: list[CountEntry]
    """Latest first."""
    totals: dict[str, int]
    """visits, countries, relations, leaders, topics, years."""
    as_of: str
    """The day of the records, in words."""
    year: str
    """Its year, which dates of the same year need not repeat."""
