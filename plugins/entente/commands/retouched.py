"""A build in which nothing but words changed: told like any other, and done in a part of its time.

Example::

    if reported_retouched(output, content, settings, inputs, telling):
        return
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from entente.commands.mishaps import BuildFailedError, told
from entente.commands.unchanged import warn
from entente.pipeline.annotations import annotate
from entente.pipeline.configuration import bounds_from, settings_from
from entente.pipeline.inputs import Inputs
from entente.pipeline.produced import summary
from entente.pipeline.retouching import Retouched, Site, retouched
from entente.pipeline.telling import WAITING

__all__ = ["Telling", "reported_retouched"]


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
    waiting = f"{WAITING.format(output)}\n"
    try:
        done = retouched(site, waiting=lambda: telling.say(waiting), begun=telling.begun)
    except (OSError, MemoryError) as mishap:
        raise BuildFailedError(told(mishap)) from None
    if done:
        tell(done, site, telling)
    return done is not None


def tell(done: Retouched, site: Site, telling: Telling) -> None:
    """Say what a build did, as a build says it that worked everything out."""
    say, colour = telling.say, telling.colour
    warn(done.warnings, site.content, say, colour=colour)
    for reason in done.reasons if telling.explain else ():
        say(f"{reason}\n")
    if telling.on_github:
        annotate(done.verdict, telling.page)
    warn(done.verdict.problems, site.content, say, colour=colour)
    problems = len(done.warnings) + len(done.verdict.problems)
    line = summary(done.produced, 0, problems, monotonic() - telling.begun)
    say(f"{done.verdict.figures}\n{site.output}: {line}\n")
