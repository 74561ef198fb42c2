"""The report for a browser: what is wrong, at the head of the page that a preview shows.

Made by ``publish.py serve`` while content has errors, above the last good page, and never written
to the output. Everything in it may come from content, so all of it is escaped where it is printed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from entente.checking.excerpt import excerpt
from entente.checking.terminal import count_line
from entente.checking.visible import visible
from entente.domain.problem import Place, Problem, Severity

__all__ = ["failure_panel", "problem_panel"]

MOST = 50
"""Problems shown in the browser; the terminal has all of them."""
LAST_LINES = 10
"""Lines shown of what a failed build said; the last of them names the fault."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source file."""

    number: int
    text: str
    carets: str
    """Below the line; empty for the lines on either side."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One problem as the template prints it."""

    severity: str
    code: str
    message: tuple[tuple[str, bool], ...]
    """Stretches of text, each with whether it is code."""
    file: str
    line: int
    """From 1; 0: the file as a whole."""
    column: int
    lines: tuple[Line, ...]
    help: tuple[tuple[str, bool], ...]


def problem_panel(problems: Sequence[Problem], lines_of: Callable[[str], Sequence[str]]) -> str:
    """Return the panel of a build that content errors stopped, as HTML.

    Args:
        problems: at least one.
        lines_of: gives the lines of a file that a problem names.

    """
    ordered = sorted(problems, key=lambda p: (p.severity is not Severity.ERROR, p.sort_key))
    return template().render(
        heading=f"{count_line(ordered)}. Nothing was published.",
        problems=[shown(problem, lines_of(problem.place.file)) for problem in ordered[:MOST]],
        more=len(ordered) - len(ordered[:MOST]),
        said="",
    )


def failure_panel(said: str) -> str:
    """Return the panel of a build that failed for another reason, with the end of what it said."""
    tail = [visible(line) for line in said.rstrip().split("\n")[-LAST_LINES:]]
    return template().render(
        heading="The build failed. Nothing was published.",
        problems=[],
        more=0,
        said="\n".join(tail),
    )


@cache
def template() -> Template:
    """Return the template of the panel, which no theme can break."""
    text = files("entente.checking").joinpath("panel.html").read_text(encoding="utf-8")
    made = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.from_string(text)


def shown(problem: Problem, lines: Sequence[str]) -> Shown:
    """Return a problem as the template prints it."""
    place = problem.place
    return Shown(
        severity=problem.severity.value,
        code=problem.code.value,
        message=stretches(problem.message[:1].upper() + problem.message[1:]),
        file=visible(place.file),
        line=place.line,
        column=place.column,
        lines=tuple(around(place, lines)),
        help=stretches(problem.help),
    )


def stretches(text: str) -> tuple[tuple[str, bool], ...]:
    """Return a message in stretches, each with whether it stood between backticks."""
    parts = visible(text).split("`")
    if len(parts) % 2 == 0:
        return ((visible(text), False),)
    return tuple((part, bool(number % 2)) for number, part in enumerate(parts) if part)


def around(place: Place, lines: Sequence[str]) -> Iterator[Line]:
    """Yield the line that is meant, with the one above and the one below it."""
    if not place.line:
        return
    for number in range(max(1, place.line - 1), min(len(lines), place.line + 1) + 1):
        meant = number == place.line
        here = place if meant else Place(place.file, number)
        text, carets = excerpt(lines[number - 1], here)
        yield Line(number, text, carets if meant else "")
