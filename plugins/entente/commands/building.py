"""One build for the preview: ``publish.py build`` in a process of its own.

A fresh process sees edited settings, plugins and templates as a build by hand does, keeps
Pelican's signals and settings out of the server, and cannot take it down. That costs a third of
a second each time.
"""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from entente.domain.problem import Code, Place, Problem

__all__ = ["Outcome", "run_build"]


CODES = {code.value: code for code in Code}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended."""

    status: int
    """0: published; 1: content has errors; anything else: it failed."""
    problems: tuple[Problem, ...]
    """Why content was refused; empty where it was not."""
    said: str
    """What the build wrote to standard error."""


def run_build(command: Sequence[str]) -> Outcome:
    """Run a build to its end.

    Args:
        command: program and arguments; it writes what refused content as JSON to standard output.

    """
    ended = subprocess.run(  # noqa: S603 - our own program
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return Outcome(
        status=ended.returncode,
        problems=problems_in(ended.stdout) if ended.returncode == 1 else (),
        said=ended.stderr.decode("utf-8", "replace"),
    )


def problems_in(report: bytes) -> tuple[Problem, ...]:
    """Return the problems of a report as ``checking.machine`` writes it; none in anything else."""
    try:
        return tuple(problem_of(each) for each in json.loads(report)["problems"])
    except (ValueError, KeyError, TypeError):
        # The build came to grief before it had a report: what it said tells why.
        return ()


def problem_of(record: dict[str, str | int]) -> Problem:
    """Return the problem that a report holds as plain values."""
    numbers = (int(record[key]) for key in ("line", "column", "length"))
    return Problem(
        CODES[str(record["code"])],
        Place(str(record["file"]), *numbers),
        str(record["message"]),
        str(record["help"]),
    )
