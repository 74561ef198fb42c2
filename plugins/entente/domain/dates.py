"""Dates as precisely as they are known: a day, a month, a year or a part of one, and spans of them.

``entente.reading.edtf`` makes these values from what an author wrote; listings sort by them,
``entente.checking`` compares them and ``entente.rendering.dates`` prints them. No day is ever
invented: ``Span`` of ``1977-06`` has 1 June as its first possible day, but no number of days.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Doubt", "Moment", "Span", "Unit"]


class Unit(StrEnum):
    """How precisely a moment is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PART = "part"
    """A figure is not known: ``197X``, some year of ten; ``2024-05-2X``, some day of ten."""


class Doubt(StrEnum):
    """What the author doubts about a moment; the value is the mark of EDTF (ISO 8601-2)."""

    NONE = ""
    APPROXIMATE = "~"
    UNCERTAIN = "?"
    BOTH = "%"

    @property
    def is_approximate(self) -> bool:
        """Whether the date may be a little off: about 1977."""
        return self in {Doubt.APPROXIMATE, Doubt.BOTH}

    @property
    def is_uncertain(self) -> bool:
        """Whether the date may be wrong altogether: sources disagree."""
        return self in {Doubt.UNCERTAIN, Doubt.BOTH}


@dataclass(frozen=True, slots=True)
class Moment:
    """One date as it was written, and the days that it may mean."""

    text: str
    """The EDTF text, mark of doubt included: ``2024-04-08``, ``1977-06?``, ``197X``."""
    first: date
    """The earliest day meant: 1 June for ``1977-06``."""
    last: date
    """The latest day meant, never before ``first``: 30 June for ``1977-06``."""
    unit: Unit
    """What is known: the day, the month, the year, or only a part of the figures."""
    doubt: Doubt
    """Whether the date is approximate, uncertain, both or neither; ``first`` and ``last`` are of
    the date as written, since nobody says how far off a doubted one is."""

    @property
    def is_exact(self) -> bool:
        """Whether it is a known day without doubt."""
        return self.unit is Unit.DAY and self.doubt is Doubt.NONE


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, both included; a single date has the same moment twice."""

    start: Moment | None
    """The moment it begins; None: nobody has said when."""
    end: Moment | None
    """The moment it ends, possibly after ``start`` begins; None: nobody has said when."""

    def __post_init__(self) -> None:
        """Refuse a span that names no date at all, with ``ValueError``."""
        self._anchor()

    @property
    def text(self) -> str:
        """The EDTF text, written in one way only: ``2024-04-08``, ``2024-04/2024-05``, ``2024/..``.

        A start that equals the end is written once.
        """
        start, end = (".." if m is None else m.text for m in (self.start, self.end))
        return start if start == end else f"{start}/{end}"

    @property
    def first(self) -> date | None:
        """The earliest day it may cover; None when the start is open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> date | None:
        """The latest day it may cover; None when the end is open."""
        return self.end.last if self.end else None

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """A total order: by first day, then last day (open: after all others), then text.

        A span whose start is open stands where its end begins.
        """
        return (self._anchor().first, self.last or date.max, self.text)

    @property
    def year(self) -> int:
        """The year a listing files it under: the start's, or else the end's; 1970 for ``197X``."""
        return self._anchor().first.year

    @property
    def is_exact(self) -> bool:
        """Whether both ends are known days without doubt."""
        start, end = self.start, self.end
        return start is not None and end is not None and start.is_exact and end.is_exact

    @property
    def days(self) -> int | None:
        """How many days it covers, first and last included; None unless it is exact."""
        if not self.is_exact or self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1

    def may_share_a_day(self, other: "Span") -> bool:
        """Whether some reading of both has a day in common; dates in doubt are read as written.

        ``1977-06`` and ``1977-06-15`` may share one. An open end may be any day from the start on.
        """
        return _reaches(self, other) and _reaches(other, self)

    def surely_shares_a_day(self, other: "Span") -> bool:
        """Whether every reading of both has a day in common; never so while any date is in doubt.

        ``1977-06`` and ``1977-06-15`` do not surely share one: the first may mean 3 June. An open
        end counts for no day but the start's own, as nothing more is known.
        """
        if any(m and m.doubt is not Doubt.NONE for s in (self, other) for m in (s.start, s.end)):
            return False
        return _surely_reaches(self, other) and _surely_reaches(other, self)

    def _anchor(self) -> Moment:
        """The moment that places the span in time: its start, or else its end."""
        moment = self.start or self.end
        if moment is None:
            raise ValueError("a span needs a start or an end")
        return moment


def _reaches(early: Span, late: Span) -> bool:
    """Whether ``early`` may last until ``late`` may begin."""
    return (early.last or date.max) >= (late.first or date.min)


def _surely_reaches(early: Span, late: Span) -> bool:
    """Whether ``early``, if as short as it can be, lasts until ``late``, if as late as it can be.

    No span ends before it begins, so both are bounded by the other end of their own span too.
    """
    soonest = max(m.first for m in (early.start, early.end) if m)
    latest = min(m.last for m in (late.start, late.end) if m)
    return soonest >= latest
