"""Markdown tables, and figures as people compare them.

>>> seconds(0.0421), seconds(3.14159), seconds(128.4), ratio(7.2, 3.6)
('0.042 s', '3.14 s', '128 s', '2.00')
"""

from collections.abc import Iterable, Sequence

__all__ = ["mebibytes", "ratio", "seconds", "table"]

LONG, SHORT = 100, 0.1
"""Seconds from which no decimals, and below which three are shown."""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table and a blank line; all columns but the first hold figures."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def seconds(value: float) -> str:
    """Return seconds with three figures or so."""
    decimals = 0 if value >= LONG else 3 if value < SHORT else 2
    return f"{value:.{decimals}f} s"


def mebibytes(value: float) -> str:
    """Return memory in whole MiB."""
    return f"{value:,.0f} MiB"


def ratio(value: float, other: float) -> str:
    """Return how many times ``other`` a value is; small ones with more decimals."""
    times = value / other
    return f"{times:.2f}" if times >= SHORT else f"{times:.3f}"
