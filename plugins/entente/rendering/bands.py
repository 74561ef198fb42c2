"""Long indexes under headings: the most visited first, each number of visits by itself."""

from itertools import groupby

from entente.rendering.contexts import CountEntry
from entente.rendering.language import noted
from entente.rendering.rows import Rows

__all__ = ["banded"]

AT_ONCE = 60
"""Entries that one list may have."""
BANDS = (10, 5, 2, 1, 0)
"""The least number of visits of each part of a longer one."""
OR_MORE, BETWEEN = noted("%(least)s visits or more"), noted("%(least)s to %(most)s visits")


def banded(rows: Rows, entries: list[CountEntry]) -> list[tuple[str, list[CountEntry]]]:
    """Return an index, and its headings if it is long.

    Args:
        rows: of the site.
        entries: most visits first.

    Returns:
        The parts in order, each a heading with its entries; one without a heading if it is short.

    """
    if len(entries) <= AT_ONCE:
        return [("", entries)]
    parts = groupby(entries, key=lambda entry: next(n for n in BANDS if entry["count"] >= n))
    return [(heading(rows, least), list(part)) for least, part in parts]


def heading(rows: Rows, least: int) -> str:
    """Return what a part is called: ``5 to 9 visits``."""
    above = BANDS.index(least) - 1
    if above < 0:
        return rows.say(OR_MORE, least=least)
    most = BANDS[above] - 1
    if least == most:
        return rows.count("%(num)s visit", "%(num)s visits", least)
    return rows.say(BETWEEN, least=least, most=most)
