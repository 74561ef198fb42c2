"""``publish.py check``: everything that is wrong in the content, without building a page.

The steps that a build begins with, and then a report in place of pages::

    sources_in → assemble → report_of → Verdict

Example: ``check(content, seeds, settings, form=Form.TEXT)`` for a misspelt key gives a report
that ends with ``1 error in 1 file``, and the exit status 1.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from entente.checking.report import github_report, json_report, summary_report, text_report
from entente.domain.hashing import hash_of
from entente.domain.problem import Problem
from entente.domain.site import Settings
from entente.pipeline.assembly import Assembly, assemble, lines_of, sources_in
from entente.pipeline.telling import Told, in_silence
from entente.pipeline.workshop import Workshop
from entente.reading.source import Bounds

__all__ = ["Form", "Verdict", "check"]


class Form(StrEnum):
    """The forms that a report comes in."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check comes to."""

    report: str
    """For standard output."""
    table: str
    """Markdown for the page of a run on GitHub; empty in the other forms."""
    sources: int
    """How many files were read."""
    errors: int
    warnings: int

    def status(self, *, strict: bool) -> int:
        """Return the exit status: 1 for errors, and for warnings too where ``strict``."""
        return int(bool(self.errors or (strict and self.warnings)))


def check(  # noqa: PLR0913 - a check is all of these; each call names them
    content: Path,
    seeds: Path,
    settings: Settings,
    bounds: Bounds,
    *,
    form: Form = Form.TEXT,
    colour: bool = False,
    told: Told = in_silence,
) -> Verdict:
    """Read all content and report what is wrong with it.

    Args:
        content: the folder of digests, notes and pages.
        seeds: the folder of kept source documents; it may be absent.
        settings: of the site owner.
        bounds: how large and deep one file may be.
        form: of the report.
        colour: whether a report in text is marked up for a terminal.
        told: is called with the number of files read so far, and of all.

    """
    sources = sources_in(content, seeds)
    assembly = assemble(sources, settings, bounds, workshop=Workshop(told=told))
    errors = len(assembly.errors)
    return Verdict(
        report=report_of(assembly, content, form=form, colour=colour),
        table=summary_report(assembly.problems) if form is Form.GITHUB else "",
        sources=len(sources.files),
        errors=errors,
        warnings=len(assembly.problems) - errors,
    )


def report_of(assembly: Assembly, content: Path, *, form: Form, colour: bool) -> str:
    """Return the report of what was found, in one of the forms."""
    problems = assembly.problems
    match form:
        case Form.JSON:
            return json_report(problems)
        case Form.GITHUB:
            return github_log(problems, text_report(problems, lines_of(content), colour=False))
        case Form.TEXT:
            return text_report(problems, lines_of(content), colour=colour)


def github_log(problems: tuple[Problem, ...], text: str) -> str:
    """Return annotations, and below them the whole report, in which no line is a command.

    GitHub obeys commands wherever they stand in a log, also within a line that content wrote. It
    stops doing so until it meets a token that content cannot name: the hash of the report itself.
    """
    token = hash_of(text.encode("utf-8", "replace"))
    return f"{github_report(problems)}::stop-commands::{token}\n{text}::{token}::\n"
