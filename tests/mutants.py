"""Put mistakes into a room's code, one at a time, and see which of them its tests let live.

    python -m tests.mutants plugins/entente/files --tests tests/files --sample 100

Every mutant runs in a copy of the repository, so that programs which the tests start see it too; a
test that fails, or takes much longer than without a mistake, kills it. The sample is drawn by a
seed: the same call tries the same mutants. Survivors are listed; fewer killed than ``--at-least``
per cent make the exit status 1.
"""

import argparse
import os
import queue
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL

from tests.mutations import Mutant, mutants_of

REPOSITORY = Path(__file__).resolve().parents[1]
LEFT_OUT = (".git", ".venv", ".hypothesis", ".*_cache", "__pycache__", "output")


@dataclass(frozen=True, slots=True)
class Trial:
    """A mutant of one file."""

    path: Path
    """Of the file, below the repository."""
    mutant: Mutant


@dataclass(frozen=True, slots=True)
class Attempt:
    """How mutants are tried."""

    tests: tuple[str, ...]
    """Paths, and whatever else pytest takes."""
    limit: float
    """Seconds after which a run counts as one that does not end."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Try mutants as asked for, and return the exit status."""
    asked = parsed(arguments)
    trials = sample(trials_in(asked.code), asked.sample, asked.seed)
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        copies = [copied(Path(scratch) / str(number)) for number in range(asked.jobs)]
        began = time.monotonic()
        if not passes(copies[0], Attempt(tuple(asked.tests), 600)):
            sys.stderr.write("The tests fail without any mistake put in.\n")
            return 2
        limit = asked.limit or 5 + 3 * (time.monotonic() - began)
        survivors = survivors_of(trials, copies, Attempt(tuple(asked.tests), limit))
    killed = 100 * (len(trials) - len(survivors)) / max(1, len(trials))
    for trial in survivors:
        sys.stdout.write(f"{trial.path}:{trial.mutant.shown}\n")
    sys.stdout.write(
        f"{len(trials)} mutants, {len(survivors)} survived: {killed:.1f} % killed "
        f"in {time.monotonic() - began:.0f} s\n"
    )
    return int(killed < asked.at_least)


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description="See which mistakes a room's tests let live.")
    parser.add_argument("code", nargs="+", help="files or folders below the repository")
    parser.add_argument("--tests", nargs="+", required=True, help="as pytest takes them")
    parser.add_argument("--sample", type=int, default=100, help="how many mutants; 0 for all")
    parser.add_argument("--seed", type=int, default=0, help="of the sample")
    parser.add_argument("--jobs", type=int, default=2, help="mutants tried at a time")
    parser.add_argument("--limit", type=float, default=0, help="seconds a run; 0: 3 times + 5")
    parser.add_argument("--at-least", type=float, default=90, help="per cent to kill")
    return parser.parse_args(arguments)


def trials_in(code: Sequence[str]) -> list[Trial]:
    """Return every mutant of the files that ``code`` names, in order."""
    named = [(REPOSITORY / name).resolve() for name in code]
    files = [file for name in named for file in (sorted(name.rglob("*.py")) or [name])]
    return [
        Trial(file.relative_to(REPOSITORY), mutant)
        for file in files
        for mutant in mutants_of(file.read_text(encoding="utf-8"))
    ]


def sample(trials: list[Trial], size: int, seed: int) -> list[Trial]:
    """Return ``size`` of the mutants, or all of them for 0."""
    size = min(size, len(trials)) or len(trials)
    drawn = random.Random(seed).sample(range(len(trials)), size)  # noqa: S311 - no secret
    return [trials[index] for index in sorted(drawn)]


def copied(target: Path) -> Path:
    """Return a copy of the repository in which one mutant at a time can live."""
    shutil.copytree(REPOSITORY, target, ignore=shutil.ignore_patterns(*LEFT_OUT))
    return target


def survivors_of(trials: list[Trial], copies: list[Path], attempt: Attempt) -> list[Trial]:
    """Return the mutants that no test killed, in order."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for copy in copies:
        free.put(copy)

    def lives(trial: Trial) -> bool:
        copy = free.get()
        try:
            return survives(trial, copy, attempt)
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as threads:
        fates = threads.map(lives, trials)
        return [trial for trial, alive in zip(trials, fates, strict=True) if alive]


def survives(trial: Trial, copy: Path, attempt: Attempt) -> bool:
    """Whether the tests pass in ``copy`` with the mistake in it; the copy is whole again after."""
    file = copy / trial.path
    whole = file.read_bytes()
    try:
        put(file, trial.mutant.source.encode())
        alive = passes(copy, attempt)
    finally:
        put(file, whole)
    sys.stderr.write("S" if alive else ".")
    sys.stderr.flush()
    return alive


def put(file: Path, source: bytes) -> None:
    """Write a module so that Python does not take it for the one that it compiled before."""
    file.write_bytes(source)
    for compiled in file.parent.glob(f"__pycache__/{file.stem}.*.pyc"):
        compiled.unlink()


def passes(copy: Path, attempt: Attempt) -> bool:
    """Whether the tests pass, in time, in a copy of the repository."""
    command = (sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
    ran = subprocess.Popen(
        [*command, "--hypothesis-seed=0", *attempt.tests],
        cwd=copy,
        env={**os.environ, "HYPOTHESIS_STORAGE_DIRECTORY": str(copy / ".hypothesis")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return ran.wait(attempt.limit) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        # What the tests started goes with them, or a mistake that never ends would run on.
        with suppress(ProcessLookupError):
            os.killpg(ran.pid, SIGKILL)
        ran.wait()


if __name__ == "__main__":
    sys.exit(main())
