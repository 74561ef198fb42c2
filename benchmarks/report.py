"""The figures of a run as tables."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import log2

from benchmarks.measuring import Cost
from benchmarks.tables import mebibytes, ratio, seconds, table

__all__ = ["Results", "growth_tables", "size_tables"]

Costs = Mapping[str, Mapping[str, Cost]]
"""Generator → scenario → cost."""
Results = dict[int, Costs]
"""Number of digests → costs."""
BASE, PEERS = "entente", ("hugo", "pelican")
AGAINST = (*PEERS, BASE)


def size_tables(costs: Costs, titles: Mapping[str, str]) -> str:
    """Return the tables of one size.

    Args:
        costs: of each generator and scenario.
        titles: of the scenarios, in order.

    """
    head = ["", *titles.values()]
    figures: tuple[tuple[str, Callable[[Cost], str]], ...] = (
        ("Wall clock", lambda cost: seconds(cost.wall)),
        ("Processor time", lambda cost: seconds(cost.cpu)),
        ("Peak memory", lambda cost: mebibytes(cost.memory)),
    )
    parts = [
        f"{title}:\n\n"
        + table(head, [[name, *(figure(row[s]) for s in titles)] for name, row in costs.items()])
        for title, figure in figures
    ]
    return "".join([*parts, ratio_table(costs, head, list(titles))])


def ratio_table(costs: Costs, head: list[str], scenarios: list[str]) -> str:
    """Return Entente's wall clock as a multiple of each peer's, and what search and cards add."""
    pairs = [
        (name, other)
        for other in AGAINST
        for name in costs
        if other in costs and name not in {other, *PEERS}
    ]
    rows = [
        [
            f"{name} / {other}",
            *(ratio(costs[name][s].wall, costs[other][s].wall) for s in scenarios),
        ]
        for name, other in pairs
    ]
    return f"Wall clock, as a multiple:\n\n{table(head, rows)}" if rows else ""


def growth_tables(results: Results) -> str:
    """Return how a cold build grows from size to size; empty with one size only.

    A step that is not a doubling is brought to one: 2.0 is what twice the digests should cost.
    """
    sizes = sorted(results)
    steps = list(pairwise(sizes))
    if not steps:
        return ""
    names = [name for name in results[sizes[0]] if all(name in results[size] for size in sizes)]
    head = ["", *(f"{small:,} → {large:,}" for small, large in steps)]
    rows = [
        [name, *(per_doubling(results, name, small, large) for small, large in steps)]
        for name in names
    ]
    return f"## Growth\n\nCold wall clock per doubling:\n\n{table(head, rows)}"


def per_doubling(results: Results, name: str, small: int, large: int) -> str:
    """Return what twice the digests cost, by the cold builds of two sizes."""
    grown = results[large][name]["cold"].wall / results[small][name]["cold"].wall
    return f"{grown ** (1 / log2(large / small)):.2f}"
