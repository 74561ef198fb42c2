#!/usr/bin/env python3
"""Compare Entente with Hugo and stock Pelican: the same digests, equal sets of pages, one machine.

    make bench                                      everything; some hours of one machine
    make bench ARGS="--sizes 1000 4000"             fewer digests
    make bench ARGS="--sizes 16000 --only entente"  Entente alone, in all its forms
    make bench ARGS="--scenarios cold edit"         two scenarios only

Every generator builds a site of each size cold, with nothing changed, after an edit of one text or
one summary, after one addition, after one topic was renamed. Tables go to standard output, as
Markdown; what is being done, to standard error. benchmarks/README.md says what is measured, and why
it is fair.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from benchmarks.contestants import Site  # noqa: E402 - found once their folders are on the path
from benchmarks.corpus import Sample, samples  # noqa: E402
from benchmarks.entrants import ENTRANTS, Entrant, is_there  # noqa: E402
from benchmarks.environments import versions  # noqa: E402
from benchmarks.linking_alone import linking_table  # noqa: E402
from benchmarks.machine import described, load_warning  # noqa: E402
from benchmarks.measuring import Cost, middle  # noqa: E402
from benchmarks.report import Results, growth_tables, size_tables  # noqa: E402
from benchmarks.write import memory_folder  # noqa: E402

WORK = Path(__file__).resolve().parent / ".work"
SIZES, LINKING_SIZES = (1_000, 4_000, 10_000), (1_000, 2_000, 4_000)
LONG_RUN = 60
"""A build that takes so many seconds is not repeated: its own length evens out disturbances."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """One thing that an author or a server does, and how often it is timed."""

    title: str
    act: Callable[[Site], Cost]
    runs: int


SCENARIOS = {
    "cold": Scenario("cold", Site.cold, 3),
    "nothing": Scenario("nothing changed", Site.nothing, 5),
    "edit": Scenario("one text edited", Site.edit, 5),
    "summary": Scenario("one summary edited", Site.summary, 5),
    "addition": Scenario("one addition", Site.addition, 5),
    "rename": Scenario("one topic renamed", Site.rename, 3),
}
"""In the order in which they happen to a site: each finds what the one before left."""


def main() -> None:
    """Read the command line, measure and print."""
    asked = command_line()
    sys.stdout.write(f"{described(versions(WORK, asked.only))}\n")
    for title, place, sizes in places(asked):
        results: Results = {}
        for size in sizes:
            corpus = tuple(samples(size))
            results[size] = dict(measured(corpus, place, asked))
            heading = f"## {size:,} digests, {title}\n\n"
            sys.stdout.write(heading + size_tables(results[size], titles(asked)))
            sys.stdout.flush()
        sys.stdout.write(growth_tables(results))
    if asked.linking_sizes:
        sys.stdout.write(f"## Linking alone\n\n{linking_table(asked.linking_sizes, asked.on)}")


def command_line() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for option, usual, what in (
        ("--sizes", SIZES, "numbers of digests in memory"),
        ("--disk-sizes", (4_000,), "numbers of digests on the disk"),
        ("--linking-sizes", LINKING_SIZES, "numbers of digests to link alone"),
    ):
        parser.add_argument(option, type=int, nargs="*", metavar="N", default=usual,
                            help=f"{what} ({', '.join(map(str, usual))})")  # fmt: skip
    parser.add_argument("--only", nargs="+", choices=ENTRANTS, default=list(ENTRANTS),
                        metavar="NAME", help=f"of {', '.join(ENTRANTS)}")  # fmt: skip
    parser.add_argument("--scenarios", nargs="+", choices=SCENARIOS, default=list(SCENARIOS),
                        help="cold always goes first")  # fmt: skip
    parser.add_argument("--runs", type=int, default=max(s.runs for s in SCENARIOS.values()),
                        help="of each scenario at the most")  # fmt: skip
    parser.add_argument("--on", type=Path, default=memory_folder(), metavar="DIR",
                        help="a folder of a memory file system (%(default)s)")  # fmt: skip
    parser.add_argument("--disk", type=Path, default=WORK, metavar="DIR",
                        help="a folder of a disk, reported beside it (%(default)s)")  # fmt: skip
    return parser.parse_args()


def places(asked: argparse.Namespace) -> Iterator[tuple[str, Path, Sequence[int]]]:
    """Yield each file system with its folder and the sizes to build there."""
    if asked.on:
        yield "memory file system", asked.on, asked.sizes
        yield "disk", asked.disk, asked.disk_sizes
    else:
        yield "disk", asked.disk, asked.sizes


def titles(asked: argparse.Namespace) -> dict[str, str]:
    """Return the scenarios asked for, in their order, with their titles."""
    wanted = {"cold", *asked.scenarios}
    return {name: scenario.title for name, scenario in SCENARIOS.items() if name in wanted}


def measured(
    corpus: Sequence[Sample], place: Path, asked: argparse.Namespace
) -> Iterator[tuple[str, dict[str, Cost]]]:
    """Yield each generator with what each scenario cost it."""
    for name in asked.only:
        if not is_there(ENTRANTS[name]):
            sys.stderr.write(f"{name}: left out, pelicanconf.py has no such setting\n")
            continue
        folder = place / "entente-bench" / name.replace(" ", "-")
        try:
            site = prepared(ENTRANTS[name], folder, corpus)
            yield name, {each: timed(site, name, each, asked.runs) for each in titles(asked)}
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def prepared(entrant: Entrant, folder: Path, corpus: Sequence[Sample]) -> Site:
    """Return the site of a generator with its content written."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    site = entrant.site(folder, WORK)
    site.write(corpus)
    return site


def timed(site: Site, name: str, scenario: str, most: int) -> Cost:
    """Return the median cost of a scenario."""
    costs: list[Cost] = []
    while len(costs) < min(most, SCENARIOS[scenario].runs):
        costs.append(SCENARIOS[scenario].act(site))
        said = f"{name}, {len(site.samples):,} digests, {SCENARIOS[scenario].title}"
        sys.stderr.write(f"{said}: {costs[-1].wall:.2f} s{load_warning()}\n")
        if costs[-1].wall > LONG_RUN:
            break
    return middle(costs)


if __name__ == "__main__":
    main()
