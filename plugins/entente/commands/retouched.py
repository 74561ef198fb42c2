"""A build in which nothing but words changed: told like any other, and done in a part of its time.

Example::

    if reported_retouched(output, content, settings, inputs, telling):
        return
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from entente.checking.terminal import text_report
from entente.commands.mishaps import BuildFailedError, told
from entente.domain.problem import Problem
from entente.pipeline.annotations import annotate
from entente.pipeline.configuration import bounds_from, settings_from
from entente.pipeline.inputs import Inputs
from entente.pipeline.produced import summary
from entente.pipeline.retouching import Retouched, Site, retouched

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
    on_github: bool
    """Whether what the gate finds is annotated."""
    page: str
    """File with the page of a run on GitHub; empty for none."""
    begun: float
    """When the build was, by ``monotonic``."""


def reported_retouched(
    output: Path, content: Path, settings: Mapping[str, object], inputs: Inputs, telling: Telling
) -> bool:
    """Whether the site could be published by exchanging texts; if so, say it.

    Args:
        output: where it is published.
        content: the folder of sources.
        settings: as ``pelicanconf.py`` and the command line give them.
        inputs: what the site would be made from now.
        telling: to whom.

    Raises:
        BuildFailedError: something cannot be read or written; the published site is as it was.
        SettingError: a setting has a value that it cannot have.

    """
    site = Site(output, content, settings_from(settings), bounds_from(settings), inputs)
    say = telling.say
    try:
        done = retouched(
            site,
            waiting=lambda: say(WAITING.format(output)),
            begun=telling.begun,
        )
    except (OSError, MemoryError) as mishap:
        raise BuildFailedError(told(mishap)) from None
    if done:
        tell(done, site, telling)
    return done is not None


def tell(done: Retouched, site: Site, telling: Telling) -> None:
    """Say what a build did, as a build says it that worked everything out."""
    report(done.warnings, site, telling)
    for reason in done.reasons if telling.explain else ():
        telling.say(f"{reason}\n")
    if telling.on_github:
        annotate(done.verdict, telling.page)
    report(done.verdict.problems, site, telling)
    problems = len(done.warnings) + len(done.verdict.problems)
    line = summary(done.produced, 0, problems, monotonic() - telling.begun)
    telling.say(f"{done.verdict.figures}\n{site.output}: {line}\n")


def report(problems: Sequence[Problem], site: Site, telling: Telling) -> None:
    """Say what is wrong, if anything is."""
    if not problems:
        return
    from entente.pipeline.assembly import lines_of  # noqa: PLC0415 - there is seldom need

    telling.say(f"{text_report(problems, lines_of(site.content), colour=telling.colour)}\n")
