"""What the gate found, for a run on GitHub: annotations of its lines, and the page of the run."""

import sys
from pathlib import Path

from entente.checking.report import github_report, summary_report
from entente.files.appending import append_text
from entente.pipeline.gate import Verdict

__all__ = ["annotate"]


def annotate(verdict: Verdict, page: str) -> None:
    """Write annotations to standard output, and all that was found to the page of the run."""
    sys.stdout.write(github_report(verdict.problems))
    if page:
        table = summary_report(verdict.problems) if verdict.problems else ""
        append_text(Path(page), f"\n{verdict.figures}\n\n{table}")
