"""The report for programs: all problems as one JSON object.

Its shape, which editors and scripts may rely on::

    {"problems": [{"code": "E104", "severity": "error", "title": "Unknown key",
                   "file": "content/visits/2024/x.md", "line": 11, "column": 1, "length": 6,
                   "message": "unknown key `topcis`", "help": "Did you mean `topics`?"}],
     "errors": 1, "warnings": 0}

``line`` and ``column`` count from 1, in characters; 0 means the whole file or the whole line.
"""

import json
from collections.abc import Iterable

from entente.domain.problem import Problem, Severity, in_order

__all__ = ["json_report"]


def json_report(problems: Iterable[Problem]) -> str:
    """Return every problem, in order of file and position, as JSON in ASCII with a line end."""
    ordered = in_order(problems)
    errors = sum(problem.severity is Severity.ERROR for problem in ordered)
    report = {
        "problems": [record(problem) for problem in ordered],
        "errors": errors,
        "warnings": len(ordered) - errors,
    }
    return json.dumps(report, indent=2) + "\n"


def record(problem: Problem) -> dict[str, str | int]:
    """Return one problem as plain values."""
    return {
        "code": problem.code.value,
        "severity": problem.severity.value,
        "title": problem.code.title_text,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "length": problem.place.length,
        "message": problem.message,
        "help": problem.help,
    }
