"""The gate: the finished site is looked at before it takes the place of the published one.

The flow, each step a call below::

    stage → pages to look at → faults, dead ends → what is gone, what is heavy → Verdict

Which pages those are, and what is known of them already, ``inspection`` decides.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from entente.checking.dead_ends import DeadEnd, problem_of, sources_of
from entente.checking.markup import Fault
from entente.checking.published import Figures, heavy, overweight, slow, vanished
from entente.domain.problem import Code, Place, Problem, Severity, in_order
from entente.files.stage import Stage
from entente.pipeline.findings import Findings
from entente.pipeline.inspection import Inspection
from entente.pipeline.memory import give_back
from entente.pipeline.telling import Told, in_silence
from entente.pipeline.workforce import Workforce

__all__ = ["Sources", "Verdict", "inspect"]

PAGE = ".html"


@dataclass(frozen=True, slots=True)
class Sources:
    """Where to find what an author wrote."""

    folder: str
    """Name of the content folder, as problems show it: ``content``."""
    files: tuple[str, ...]
    """Paths below it."""
    lines_of: Callable[[str], Sequence[str]]
    """The lines of a file that a problem names."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate found."""

    problems: tuple[Problem, ...]
    """Sorted by file and position; with an error among them the site must not be published."""
    figures: Figures
    lasting: tuple[Problem, ...]
    """Those that hold as long as the site stays as it is, unlike those of this one build."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop the publication."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def inspect(  # noqa: PLR0913, PLR0917 - what is looked at, as what, by whom, and who is told
    stage: Stage,
    base_url: str,
    sources: Sources,
    seconds: float,
    workforce: Workforce,
    told: Told = in_silence,
    found: Findings | None = None,
) -> Verdict:
    """Look at a complete stage.

    Args:
        stage: with every file of the new site.
        base_url: of the site, without a slash at the end.
        sources: of the content.
        seconds: that the build has taken so far.
        workforce: reads the pages.
        told: is told how many it has read.
        found: what is known of pages already; others are added.

    """
    give_back()
    sizes = stage.inventory()
    every = {path for path in sizes if path.endswith(PAGE)}
    pages = every & stage.records.keys()
    made = pages.intersection(stage.made)
    look = Inspection(stage, frozenset(sizes), base_url, found or Findings(), workforce, told)
    look.at(path for path in sorted(made) if look.is_new(path))
    if made != pages:
        look.compare(sorted(made), sorted(pages - made))
    figures = Figures(
        pages=len(every),
        looked_at=len(look.found.ids),
        files=len(sizes),
        bytes=sum(sizes.values()),
        seconds=seconds,
    )
    lasting = {
        *faults(look.found.faults),
        *problems_of(look.dead_ends(), sources),
        *overweight(sizes),
        *heavy(figures, stage.output.name),
    }
    left = vanished(stage.before.keys(), look.ground.paths)
    passing = {*left, *slow(figures, stage.output.name)}
    return Verdict(in_order(lasting | passing), figures, in_order(lasting))


def problems_of(dead: Iterable[DeadEnd], sources: Sources) -> Iterator[Problem]:
    """Yield a problem for every dead end."""
    for each in dead:
        written = [f"{sources.folder}/{file}" for file in sources_of(each.page, sources.files)]
        yield problem_of(each, [(file, sources.lines_of(file)) for file in written])


def faults(found: Mapping[str, Iterable[Fault]]) -> Iterator[Problem]:
    """Yield a problem for everything in some pages that is not HTML."""
    for path, each in ((path, each) for path, those in found.items() for each in those):
        where = f" in line {each.line}" if each.line else ""
        yield Problem(
            Code.NOT_HTML,
            Place(path),
            f"{each.text}{where}",
            "Mend the template that made the page; if no theme of yours did, report it.",
        )
