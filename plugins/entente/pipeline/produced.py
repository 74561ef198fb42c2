"""What a build did with its pages, and how that is told in one line."""

from collections.abc import Mapping
from dataclasses import dataclass

from entente.pipeline.findings import Findings
from entente.rendering.set_texts import Places

__all__ = ["Produced", "summary"]


@dataclass(frozen=True, slots=True)
class Produced:
    """What came of the pages."""

    drawn: int
    kept: int
    places: Mapping[str, Places]
    """Path → where the texts of a page stand, for pages that were drawn and have some; a theme
    may place none of them."""
    found: Findings
    """What the gate has to know of the pages that were drawn."""


def summary(produced: Produced, removed: int, problems: int, seconds: float) -> str:
    """Return what a build did, in one line.

    Args:
        produced: what came of the pages.
        removed: files of the last build that are gone.
        problems: warnings, since errors end a build.
        seconds: that it took.

    """
    noun = "problem" if problems == 1 else "problems"
    return (
        f"{produced.drawn:,} pages rendered, {produced.kept:,} reused, {removed:,} removed, "
        f"{problems:,} {noun}, {seconds:.1f} s"
    )
