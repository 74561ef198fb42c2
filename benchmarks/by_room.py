#!/usr/bin/env python3
"""Say in which room a build spends its time, and in which functions.

    python benchmarks/by_room.py 1000                        a cold build of 1,000 digests
    python benchmarks/by_room.py 1000 --after edit           the second build, after one edit
    python benchmarks/by_room.py 1000 --set ENTENTE_CARDS=False

One build runs under Python's own profiler, which makes it about twice as slow: take the shares and
not the seconds. What a library does is counted to the rooms that called it, in the shares in which
they did; the second table shows the same time by who did the work.
"""

import argparse
import ast
import pstats
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from benchmarks.variants import copy_of_repository  # noqa: E402 - found once on the path
from benchmarks.write import memory_folder, write_content  # noqa: E402

Function = tuple[str, int, str]
"""File, line and name, as the profiler has them."""
Shares = dict[str, float]
ROUNDS = 30
"""Libraries call each other: after so many rounds the shares no longer move."""
START_UP = "Python and Pelican themselves"
TINY = 1e-9
"""Seconds, for calls too short for the clock."""
CHANGES = ("nothing", "edit")


def main() -> None:
    """Read the command line, build and report."""
    asked = command_line()
    with tempfile.TemporaryDirectory(dir=asked.on) as made:
        folder = Path(made).resolve()
        settings = dict(setting.split("=", 1) for setting in asked.set)
        program = copy_of_repository(
            folder / "program", {name: ast.literal_eval(text) for name, text in settings.items()}
        )
        write_content(folder / "content", asked.number)
        stats = folder / "stats"
        if asked.after:
            build(folder, program, [])
        if asked.after == "edit":
            edit_one(folder / "content")
        build(folder, program, ["-m", "cProfile", "-o", str(stats)])
        report(pstats.Stats(str(stats)), program / "plugins", asked.top)


def command_line() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int, help="of digests")
    parser.add_argument("--after", choices=CHANGES, help="profile a second build, after this")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE",
                        help="a setting of pelicanconf.py")  # fmt: skip
    parser.add_argument("--on", default=memory_folder(), metavar="DIR", help="where to build")
    parser.add_argument("--top", type=int, default=25, help="how many functions to list")
    return parser.parse_args()


def edit_one(content: Path) -> None:
    """Add a sentence to one digest: the last but one, in order of file name."""
    file = sorted(content.glob("visits/*/*.md"))[-2]
    file.write_text(f"{file.read_text(encoding='utf-8')}\nOne more sentence.\n", encoding="utf-8")


def build(folder: Path, program: Path, profiler: list[str]) -> None:
    """Build the site of a folder's content."""
    places = ["--content", str(folder / "content"), "--output", str(folder / "output")]
    if '"--jobs"' in (program / "publish.py").read_text(encoding="utf-8"):
        places += ["--jobs", "1"]  # the profiler sees one process
    command = [sys.executable, *profiler, str(program / "publish.py"), "build", *places]
    subprocess.run(command, check=True)


def report(stats: pstats.Stats, plugins: Path, top: int) -> None:
    """Print the tables."""
    functions = stats.stats  # type: ignore[attr-defined] # pstats documents it in print_stats only
    rooms = {each: room_of(each, plugins) for each in functions}
    shares = shares_of(functions, rooms)
    by_room, by_owner = defaultdict[str, float](float), defaultdict[str, float](float)
    for each, (_, _, own, _, _) in functions.items():
        by_owner[rooms[each] or owner_of(each)] += own
        for room, share in shares[each].items():
            by_room[room] += own * share
    total = sum(by_room.values())
    sys.stdout.write(f"\n{total:.2f} s under the profiler\n")
    print_table("room, with the libraries it calls", longest(by_room), total)
    print_table("who does the work", longest(by_owner)[:14], total)
    own_time = sorted(((each, row[2]) for each, row in functions.items()), key=lambda p: -p[1])
    print_table("function, own time", named(own_time[:top], plugins), total)
    whole_time = sorted(
        ((each, row[3]) for each, row in functions.items() if rooms[each]), key=lambda p: -p[1]
    )
    print_table("function of ours, with all it calls", named(whole_time[:top], plugins), total)


def longest(seconds: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return names with their seconds, most first."""
    return sorted(seconds.items(), key=lambda pair: (-pair[1], pair[0]))


def shares_of(
    functions: Mapping[
        Function, tuple[int, int, float, float, Mapping[Function, tuple[float, ...]]]
    ],
    rooms: Mapping[Function, str],
) -> Mapping[Function, Shares]:
    """Return how much of each function's time each room has to answer for; the shares sum to 1.

    A function of a room is its own; any other belongs to its callers, in proportion to the time
    that it took for each.
    """
    shares: dict[Function, Shares] = {
        each: {room: 1.0} if room else {} for each, room in rooms.items()
    }
    foreign = [each for each, room in rooms.items() if not room]
    for each in foreign:
        if not functions[each][4]:
            shares[each] = {START_UP: 1.0}
    for _ in range(ROUNDS):
        for each in foreign:
            shares[each] = answered_for(functions[each][4], shares) or shares[each]
    return {each: found or {START_UP: 1.0} for each, found in shares.items()}


def answered_for(
    callers: Mapping[Function, tuple[float, ...]], shares: Mapping[Function, Shares]
) -> Shares:
    """Return the shares of a function from those of its callers, as far as they are known yet."""
    found = defaultdict[str, float](float)
    for who, took in callers.items():
        for room, share in shares[who].items():
            found[room] += share * (took[3] + TINY)
    total = sum(found.values())
    return {room: share / total for room, share in found.items()}


def room_of(function: Function, plugins: Path) -> str:
    """Return the room of a function of ours: reading; empty for any other."""
    file = Path(function[0])
    if file.parent in {plugins, plugins.parent}:
        return "glue: plugins/*.py, publish.py"
    if not file.is_relative_to(plugins / "entente"):
        return ""
    return file.relative_to(plugins / "entente").parts[0]


def owner_of(function: Function) -> str:
    """Return the package of a function that is not ours."""
    file, _, name = function
    if file == "~":
        return "built in: " + name.strip("<>").removeprefix("built-in ").removeprefix("method ")
    if file.endswith((".html", "<template>")):
        return "templates, compiled"
    parts = Path(file).parts
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    return "Python's own library"


def named(rows: Iterable[tuple[Function, float]], plugins: Path) -> list[tuple[str, float]]:
    """Return functions by names that a reader finds them by."""
    return [(name_of(function, plugins), seconds) for function, seconds in rows]


def name_of(function: Function, plugins: Path) -> str:
    """Return the name of a function with its file, ours from the source root."""
    file, line, name = function
    if file == "~":
        return name
    path = Path(file)
    short = path.relative_to(plugins) if path.is_relative_to(plugins) else Path(*path.parts[-2:])
    return f"{short}:{line} {name}"


def print_table(title: str, rows: Iterable[tuple[str, float]], total: float) -> None:
    """Print names with seconds and share."""
    sys.stdout.write(f"\n| {title} | s | % |\n|---|--:|--:|\n")
    for name, seconds in rows:
        sys.stdout.write(f"| {name.replace('|', '/')} | {seconds:.2f} | {seconds / total:.1%} |\n")


if __name__ == "__main__":
    main()
