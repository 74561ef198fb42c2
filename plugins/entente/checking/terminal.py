"""The report for people: every problem with its line, carets under what is meant, and the remedy.

Example::

    error[E104]: unknown key `topcis`
      --> content/visits/2024/x.md:11:1
       |
    11 | topcis: [space]
       | ^^^^^^
       = help: Did you mean `topics`?

    1 error in 1 file
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from entente.checking.excerpt import excerpt
from entente.checking.visible import visible
from entente.domain.problem import Problem, Severity, in_order

__all__ = ["count_line", "text_report"]

RESET = "\x1b[0m"
BOLD = "\x1b[1m"
QUIET = "\x1b[34m"
BRIGHT = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}


def text_report(
    problems: Iterable[Problem], lines_of: Callable[[str], Sequence[str]], *, colour: bool
) -> str:
    """Return the report of every problem, in order of file and position.

    Args:
        problems: in any order.
        lines_of: gives a file's lines, split at line feeds alone; none for a file without text.
        colour: whether to mark up with the colour sequences of terminals (ECMA-48).

    Returns:
        Text that ends with a line of counts; apart from our own colours it holds no control
        character but line feeds, whatever stands in the content.

    """
    ordered = in_order(problems)
    blocks = ("\n".join(block(each, lines_of, colour=colour)) for each in ordered)
    return "\n\n".join([*blocks, count_line(ordered)]) + "\n"


def block(
    problem: Problem, lines_of: Callable[[str], Sequence[str]], *, colour: bool
) -> Iterator[str]:
    """Yield the lines of one problem."""

    def painted(text: str, paint: str) -> str:
        return f"{paint}{text}{RESET}" if colour and text else text

    bright, place = BRIGHT[problem.severity], problem.place
    number = str(place.line) if place.line else ""
    gutter = " " * max(1, len(number))
    name = painted(f"{problem.severity}[{problem.code}]", bright)
    yield f"{name}{painted(f': {visible(problem.message)}', BOLD)}"
    yield f"{gutter}{painted('-->', QUIET)} {visible(str(place))}"
    lines = lines_of(place.file) if place.line else ()
    if place.line and place.line <= len(lines):
        shown, marks = excerpt(lines[place.line - 1], place)
        bar = painted("|", QUIET)
        yield f"{gutter} {bar}"
        yield f"{painted(number, QUIET)} {bar} {shown}".rstrip()
        yield f"{gutter} {bar} {painted(marks, bright)}"
    yield f"{gutter} {painted('= help:', QUIET)} {visible(problem.help)}"


def count_line(problems: Sequence[Problem]) -> str:
    """Return the counts in words: ``3 errors and 1 warning in 2 files``."""
    if not problems:
        return "no problems"
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    parts = [
        counted(number, word)
        for number, word in ((errors, "error"), (len(problems) - errors, "warning"))
        if number
    ]
    files = len({problem.place.file for problem in problems})
    return f"{' and '.join(parts)} in {counted(files, 'file')}"


def counted(number: int, word: str) -> str:
    """Return a number with its noun: ``1 file``, ``2,000 files``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
