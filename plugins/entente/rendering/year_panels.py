"""A country's years month by month, where there are few: above the line journeys, below guests.

Each year is a line of twelve columns, drawn as the years of a relation are (``strips``). Where
there are more years, or a month that nobody knows, years have to do.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from entente.domain.dates import Span, Unit
from entente.rendering import dates
from entente.rendering.contexts import Panels, StripCell, StripLine, YearPanel
from entente.rendering.rows import Rows
from entente.rendering.strips import per_cent
from entente.rendering.visit_pages import short_months

__all__ = ["year_panels"]

FEW = 5
"""Years that stand side by side."""
WRITTEN = (1, 7)
"""Months whose names stand on the axis."""
Months = Mapping[tuple[int, int, str], int]
"""(year, month, ``a`` or ``b``) → visits."""


def year_panels(
    rows: Rows, journeys: Sequence[Span], guests: Sequence[Span], label: str
) -> Panels | None:
    """Return the months of a country's years.

    Args:
        rows: of the site.
        journeys: the days of each visit that its leaders made.
        guests: the days of each that it received.
        label: the picture in one sentence.

    Returns:
        None where there is but one year, or too many, or where a month is not known.

    """
    begun = [*((span, "a") for span in journeys), *((span, "b") for span in guests)]
    years = sorted({span.year for span, _ in begun})
    if not all(has_month(span) for span, _ in begun) or not years:
        return None
    every = range(years[0], years[-1] + 1)
    if not 1 < len(every) <= FEW:
        return None
    counts = Counter((span.year, month_of(span), side) for span, side in begun)
    return Panels(
        label=label,
        years=[panel(rows, counts, year) for year in every],
        table=[
            (
                dates.month_words(date(year, month, 1), rows.locale),
                counts[year, month, "a"],
                counts[year, month, "b"],
            )
            for year, month in sorted({(year, month) for year, month, _ in counts})
        ],
    )


def has_month(span: Span) -> bool:
    """Whether the month in which something begins is known."""
    return span.start is not None and span.start.unit in {Unit.DAY, Unit.MONTH}


def month_of(span: Span) -> int:
    """Return that month, 1 to 12."""
    return span.sort_key[0].month


def panel(rows: Rows, counts: Months, year: int) -> YearPanel:
    """Return one year; above the line all are as high as the highest, so that axes are level."""
    above = max((n for (_, _, side), n in counts.items() if side == "a"), default=1)
    cells = [cell(rows, counts, year, month) for month in range(1, 13)]
    shown = [each for each in cells if each["label"] or each["a"] or each["b"]]
    return YearPanel(
        year=str(year),
        made=sum(each["a"] for each in cells),
        hosted=sum(each["b"] for each in cells),
        line=StripLine(above=above, below=max(1, *(c["b"] for c in cells)), cells=shown),
    )


def cell(rows: Rows, counts: Months, year: int, month: int) -> StripCell:
    """Return one month."""
    return StripCell(
        x=per_cent(month - 0.5, 12),
        label=short_months(rows.locale)[month] if month in WRITTEN else "",
        a=counts.get((year, month, "a"), 0),
        b=counts.get((year, month, "b"), 0),
        side="",
        here=0,
    )
