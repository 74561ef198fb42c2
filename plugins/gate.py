"""Gate: the finished site is looked at, and not published if a reader would come to grief in it.

It answers ``entente_staged``, which ``publication`` sends when every file is on the stage. With
``--format github`` what it finds is annotated, and stands on the page of the run too.
"""

import sys
from pathlib import Path
from time import monotonic
from typing import Any

from blinker import signal

from entente.checking.report import text_report
from entente.domain.problem import ContentRefusedError
from entente.files.listing import list_files
from entente.files.stage import Stage
from entente.freshness.notation import line_of, problems_in
from entente.pipeline.annotations import annotate
from entente.pipeline.assembly import lines_of
from entente.pipeline.configuration import settings_from
from entente.pipeline.gate import Sources, inspect
from entente.pipeline.telling import in_silence


def look(pelican: Any, *, stage: Stage) -> None:  # noqa: ANN401 - Pelican has no types
    """Report what is wrong with the finished site; an error ends the build."""
    content = Path(pelican.path)
    verdict = inspect(
        stage,
        settings_from(pelican.settings).base_url,
        Sources(content.name, tuple(path for path, _ in list_files(content)), lines_of(content)),
        monotonic() - pelican.settings["ENTENTE_BEGUN"],
        pelican.settings["ENTENTE_WORKFORCE"],
        pelican.settings.get("ENTENTE_TOLD", in_silence),
        pelican.settings["ENTENTE_PRODUCED"].found,
    )
    if pelican.settings.get("ENTENTE_REPORT") == "github":
        annotate(verdict, pelican.settings.get("ENTENTE_SUMMARY", ""))
    if verdict.problems:
        report = text_report(verdict.problems, lines_of(content), colour=sys.stderr.isatty())
        sys.stderr.write(f"{report}\n")
    pelican.settings["ENTENTE_PROBLEMS"] += len(verdict.problems)
    if verdict.errors:
        raise ContentRefusedError(verdict.problems, "nothing was published")
    if verdict.lasting:
        # For a build that finds nothing changed, and has the same to say.
        note = pelican.settings.get("ENTENTE_NOTE", "")
        pelican.settings["ENTENTE_NOTE"] = line_of((*problems_in(note), *verdict.lasting)).decode()
    sys.stderr.write(f"{verdict.figures}\n")


def register() -> None:
    """Called by Pelican."""
    signal("entente_staged").connect(look)
