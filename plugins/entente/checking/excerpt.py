"""The offending line with carets under what is meant, as wide as a terminal shows it.

Tabs become spaces, a wide character (東) counts two columns and a combining accent none, and a
long line is cut to a window round the span. Example::

    topcis: [space]
    ^^^^^^
"""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from entente.checking.visible import mark_of
from entente.domain.problem import Place

__all__ = ["excerpt"]

WIDTH = 92
"""Columns of a line that are shown; the gutter stands left of them."""
LEAD = 24
"""Columns shown before the span where a line is cut."""
TAB = 4
CUT = "…"


def excerpt(line: str, place: Place) -> tuple[str, str]:
    """Return a line as shown, and the line of carets to print below it.

    Args:
        line: without its end.
        place: whose ``column`` and ``length`` say what is meant; column 0: the whole line.

    """
    cells = cells_of(line)
    edges = [0, *accumulate(width_of(cell) for cell in cells)]
    start, end = span_of(line, place)
    left, right = edges[min(start, len(cells))], edges[min(end, len(cells))]
    left, right = left + max(0, start - len(cells)), max(right, left + 1)
    if edges[-1] <= WIDTH:
        return "".join(cells).rstrip(), carets(left, right)
    first, last = window(edges, left, right)
    head, tail = CUT if first else "", CUT if last < len(cells) else ""
    shown = f"{head}{''.join(cells[first:last])}{tail}"
    shift = len(head) - edges[first]
    return shown.rstrip(), carets(left + shift, min(right, max(edges[last], left + 1)) + shift)


def cells_of(line: str) -> list[str]:
    """Return what is shown for each character of a line."""
    cells: list[str] = []
    column = 0
    for char in line:
        cells.append(" " * (TAB - column % TAB) if char == "\t" else mark_of(char))
        column += width_of(cells[-1])
    return cells


def width_of(cell: str) -> int:
    """Return the columns that a cell takes on a terminal (UAX 11, East Asian width)."""
    return sum(
        0
        if unicodedata.category(char) in {"Mn", "Me", "Cf"}
        else 1 + (unicodedata.east_asian_width(char) in {"W", "F"})
        for char in cell
    )


def span_of(line: str, place: Place) -> tuple[int, int]:
    """Return the first character that is meant and the one behind the last, from 0."""
    if place.column:
        start = min(place.column - 1, len(line))
        return start, start + max(1, place.length)
    start = len(line) - len(line.lstrip())
    return start, max(start + 1, len(line.rstrip()))


def window(edges: Sequence[int], left: int, right: int) -> tuple[int, int]:
    """Return the cells to show of a long line: the span, with what fits on either side."""
    furthest = max(0, edges[-1] - WIDTH + 1)
    begin = 0 if right < WIDTH else min(max(0, left - LEAD), furthest)
    first = next(n for n, edge in enumerate(edges) if edge >= begin)
    room = edges[first] + WIDTH - 2
    last = max(n for n, edge in enumerate(edges) if edge <= room or n == first)
    return first, last


def carets(left: int, right: int) -> str:
    """Return carets from one column up to another, from 0."""
    return " " * left + "^" * max(1, right - left)
