"""What one command costs: wall clock, processor time and memory, its children included.

Processor time is the operating system's account of the command and of every child it waited for.
Memory is the most that was held at once. Of a single process it is the system's own high-water
mark, read until the process ends: the figure that comes with its end would begin at the size of
*this* program, which it was forked from. Of several processes it is the sum of their shares (PSS:
a page that three share counts for a third in each), looked at four times a second. Where there is
no ``/proc`` it is the figure that comes with the end.

    cost = cost_of(["hugo", "--destination", "output"], cwd=site, log=site / "log")
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from statistics import median

__all__ = ["CommandFailedError", "Cost", "cost_of", "middle"]

EVERY, SHARES_EVERY = 0.02, 12
"""Seconds between two looks at a process, and every which of them is at its children too."""
KIB_OF_MAXRSS = 1 / 1024 if sys.platform == "darwin" else 1.0
PROC = Path("/proc")


class CommandFailedError(Exception):
    """A measured command ended with an error; what it said is in the message."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run, or the median of several."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor time, in all processes."""
    memory: float
    """MiB at the peak."""
    runs: int = 1
    """Of how many this is the median."""


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        wall=median(cost.wall for cost in costs),
        cpu=median(cost.cpu for cost in costs),
        memory=median(cost.memory for cost in costs),
        runs=len(costs),
    )


def cost_of(command: Sequence[str], *, cwd: Path, log: Path, env: Mapping[str, str]) -> Cost:
    """Run a command to its end and return what it cost.

    Args:
        command: program and arguments.
        cwd: where it runs.
        log: takes all that it says.
        env: its environment.

    Raises:
        CommandFailedError: it did not end with 0.

    """
    with log.open("wb") as said:
        began = time.perf_counter()
        running = subprocess.Popen(
            command, cwd=cwd, env=dict(env), stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        watch = Watch(running.pid)
        _, status, usage = os.wait4(running.pid, 0)
        wall = time.perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    held = watch.end() or usage.ru_maxrss * KIB_OF_MAXRSS
    if running.returncode:
        last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandFailedError(f"{' '.join(command)} ended with {running.returncode}:\n{last}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, held / 1024)


class Watch:
    """Looks at the memory of a command while it runs."""

    def __init__(self, pid: int) -> None:
        self.pid, self.alone, self.together = pid, 0, 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self) -> None:
        """Take the high-water mark, and the highest sum of shares, until told that it is over."""
        for turn in count():
            self.alone = max(self.alone, figure(self.pid, "status", "VmHWM:"))
            if turn % SHARES_EVERY == 0 and (children := [*descendants(self.pid)]):
                shares = (figure(pid, "smaps_rollup", "Pss:") for pid in (self.pid, *children))
                self.together = max(self.together, sum(shares))
            if self.over.wait(EVERY):
                return

    def end(self) -> int:
        """Stop looking and return the most that was held, in KiB; 0 if nothing could be seen."""
        self.over.set()
        self.thread.join()
        return max(self.alone, self.together)


def descendants(pid: int) -> Iterator[int]:
    """Yield the children of a process and theirs; none where they cannot be known."""
    for children in PROC.glob(f"{pid}/task/*/children"):
        try:
            found = children.read_text(encoding="ascii").split()
        except OSError:
            continue  # it ended meanwhile
        for child in map(int, found):
            yield child
            yield from descendants(child)


def figure(pid: int, file: str, name: str) -> int:
    """Return a figure that the system states of a process; 0 if there is none, or no process."""
    try:
        lines = (PROC / str(pid) / file).read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0  # it ended meanwhile
    return next((int(line.split()[1]) for line in lines if line.startswith(name)), 0)
