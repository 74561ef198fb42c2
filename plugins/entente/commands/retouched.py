"""A build in which nothing but words changed: told like any other, and done in a part of its time.

Example::

    if reported_retouched(site, telling, begun):
        return
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from entente.checking.terminal import text_report
from entente.files.appending import append_text
from entente.freshness.notation import problems_of
from entente.pipeline.assembly import lines_of
from entente.pipeline.production import summary
from entente.pipeline.retouching import Site, retouched

__all__ = ["Telling", "reported_retouched"]

WAITING = "another build is publishing to {}: waiting until it is done\n"


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told what."""

    say: Callable[[str], None]
    """Writes to standard error."""
    colour: bool
    """Whether that takes colours."""
    explain: bool
    """Whether it is told why each file was made anew."""
    page: str
    """File with the page of a run on GitHub; empty for none."""


def reported_retouched(site: Site, telling: Telling, begun: float) -> bool:
    """Whether the site could be published by exchanging texts; if so, say it.

    Args:
        site: as it is now.
        telling: to whom.
        begun: when the build was, by ``monotonic``.

    Raises:
        OSError: something cannot be read or written; the published site is as it was.

    """
    say = telling.say
    done = retouched(
        site,
        waiting=lambda: say(WAITING.format(site.output)),
        explain=(lambda line: say(f"{line}\n")) if telling.explain else (lambda _: None),
        begun=begun,
    )
    if done is None:
        return False
    problems = problems_of(done.note.encode()) if done.note else ()
    if problems:
        say(f"{text_report(problems, lines_of(site.content), colour=telling.colour)}\n")
    if telling.page:
        append_text(Path(telling.page), f"\n{done.figures}\n\n")
    told = summary(done.produced, 0, len(problems), monotonic() - begun)
    say(f"{done.figures}\n{site.output}: {told}\n")
    return True
