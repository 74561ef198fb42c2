"""What one command costs: wall clock, processor time and memory, its children included.

Processor time is the operating system's account of the command and of every child it waited for.
Memory is the most that was held at once: of a single process the system's own figure; of several
the sum of their shares (PSS, where a page that three share counts for a third each), looked at four
times a second while there is more than one, for each process holds what it inherited only once.
Where there is no ``/proc`` it is the figure of the largest process.

    cost = cost_of(["hugo", "--destination", "output"], cwd=site, log=site / "log")
"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

__all__ = ["CommandFailedError", "Cost", "cost_of", "middle"]

EVERY = 0.25
"""Seconds between two looks at the memory of several processes."""
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
    together = watch.end()
    if running.returncode:
        last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise CommandFailedError(f"{' '.join(command)} ended with {running.returncode}:\n{last}")
    memory = max(usage.ru_maxrss * KIB_OF_MAXRSS, together) / 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory)


class Watch:
    """Looks at the memory of a command's processes while it runs, if they are several."""

    def __init__(self, pid: int) -> None:
        self.pid, self.peak = pid, 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self) -> None:
        """Take the highest sum of shares until told that it is over."""
        while not self.over.wait(EVERY):
            pids = [self.pid, *descendants(self.pid)]
            if len(pids) > 1:
                self.peak = max(self.peak, sum(map(share_of, pids)))

    def end(self) -> int:
        """Stop looking and return the highest sum in KiB; 0 if there was one process."""
        self.over.set()
        self.thread.join()
        return self.peak


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


def share_of(pid: int) -> int:
    """Return the memory of a process in KiB, what it shares divided by how many share it."""
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0  # it ended meanwhile
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
