"""The report for pull requests: annotations at the lines concerned, and a table of everything.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word. So the worst
ten of each become annotations, a notice says how many did not, and ``summary_report`` has all.

Example: ``::error file=content/visits/2024/x.md,line=11,col=1,endColumn=6,title=E104 Unknown
key::unknown key `topcis`%0ADid you mean `topics`?``
"""

import re
from collections.abc import Iterable, Iterator

from entente.checking.terminal import count_line, counted
from entente.checking.visible import visible
from entente.domain.problem import Problem, Severity

__all__ = ["github_report", "summary_report"]

ANNOTATIONS = 10
"""Of each severity: all that GitHub shows of one step."""
SUMMARY_BYTES = 1_000_000
"""GitHub refuses a step's summary above 1 MiB as a whole."""

# Of workflow commands, as the runner undoes them; the percent sign first.
DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
PROPERTY = (*DATA, (":", "%3A"), (",", "%2C"))
MARKDOWN = re.compile(r"[!-/:-@\[-`{-~]")


def github_report(problems: Iterable[Problem]) -> str:
    """Return workflow commands, one a line, worst first; empty without problems."""
    ordered = worst_first(problems)
    shown = [
        problem
        for severity in Severity
        for problem in [each for each in ordered if each.severity is severity][:ANNOTATIONS]
    ]
    lines = [annotation(problem) for problem in shown]
    if left := len(ordered) - len(shown):
        lines.append(
            f"::notice title=More problems::{counted(left, 'problem')} more: "
            "see the log or the summary of this run"
        )
    return "".join(f"{line}\n" for line in lines)


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Return errors before warnings, each in order of file and position."""
    return sorted(problems, key=lambda p: (p.severity is not Severity.ERROR, p.sort_key))


def annotation(problem: Problem) -> str:
    """Return the workflow command of one problem; its columns are the first and last one meant."""
    place = problem.place
    properties = {"file": place.file}
    if place.line:
        properties["line"] = str(place.line)
    if place.line and place.column:
        properties["col"] = str(place.column)
        properties["endColumn"] = str(place.column + max(1, place.length) - 1)
    properties["title"] = f"{problem.code} {problem.code.title_text}"
    listed = ",".join(
        f"{name}={escaped(visible(value), PROPERTY)}" for name, value in properties.items()
    )
    text = f"{visible(problem.message)}\n{visible(problem.help)}"
    return f"::{problem.severity} {listed}::{escaped(text, DATA)}"


def escaped(text: str, replacements: Iterable[tuple[str, str]]) -> str:
    """Return ``text`` with each character of a table replaced, in the table's order."""
    for plain, code in replacements:
        text = text.replace(plain, code)
    return text


def summary_report(problems: Iterable[Problem]) -> str:
    """Return a Markdown table of every problem for ``$GITHUB_STEP_SUMMARY``, worst first.

    A run with more than GitHub takes says in its last row how many are missing.
    """
    ordered = worst_first(problems)
    head = f"**{count_line(ordered)}**\n"
    if not ordered:
        return head
    return "".join(
        [head, "\n", "|  | Where | What | Remedy |\n|---|---|---|---|\n", *rows(ordered)]
    )


def rows(ordered: list[Problem]) -> Iterator[str]:
    """Yield the rows of the table as far as they may go."""
    size = 0
    for number, problem in enumerate(ordered):
        cells = (
            f"{problem.severity} {problem.code}",
            f"<code>{literal(str(problem.place))}</code>",
            prose(problem.message),
            prose(problem.help),
        )
        row = f"| {' | '.join(cells)} |\n"
        size += len(row.encode("utf-8", "replace"))
        if size > SUMMARY_BYTES:
            yield f"|  |  | {counted(len(ordered) - number, 'problem')} more: see the log |  |\n"
            return
        yield row


def literal(text: str) -> str:
    """Return ``text`` so that Markdown and HTML show it as it is.

    CommonMark reads no structure into character references, so every sign becomes one.
    """
    return MARKDOWN.sub(lambda found: f"&#{ord(found[0])};", visible(text))


def prose(text: str) -> str:
    """Return a message with what stands in backticks as code and all else literal."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return literal(text)
    return "".join(
        f"<code>{literal(part)}</code>" if number % 2 else literal(part)
        for number, part in enumerate(parts)
    )
