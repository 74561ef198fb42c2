"""The gate: the finished site is looked at before it takes the place of the published one.

The flow, each step a call below::

    stage → pages to look at → faults, dead ends → what is gone, what is heavy → Verdict

Only pages that this build made are looked at; those that it kept were looked at when they were
made. They are looked at again when something is gone to which they may lead: a file of the last
build, or an id of a page that was made anew.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from entente.checking.dead_ends import Ground, dead_ends, problem_of, sources_of
from entente.checking.markup import Markup, read_markup
from entente.checking.published import Figures, heavy, overweight, slow, vanished
from entente.domain.problem import Code, Place, Problem, Severity, in_order
from entente.files.stage import Stage
from entente.pipeline.memory import give_back
from entente.pipeline.telling import Told, counted, in_silence
from entente.pipeline.workforce import Workforce

__all__ = ["Sources", "Verdict", "inspect"]

PAGE = ".html"
BATCH = 48
"""Pages sent to another process together."""
MANY = 300
"""Pages from which on other processes are called to read them."""


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
) -> Verdict:
    """Look at a complete stage.

    Args:
        stage: with every file of the new site.
        base_url: of the site, without a slash at the end.
        sources: of the content.
        seconds: that the build has taken so far.
        workforce: reads the pages.
        told: is told how many it has read.

    """
    give_back()
    sizes = stage.inventory()
    ids_of = cache(lambda path: read_markup(stage.staged_text(path)).ids)
    ground = Ground(frozenset(sizes), base_url, ids_of)
    due = pages_due(stage, ground)
    figures = Figures(
        pages=sum(path.endswith(PAGE) for path in sizes),
        looked_at=len(due),
        files=len(sizes),
        bytes=sum(sizes.values()),
        seconds=seconds,
    )
    read = pages_read(due, stage, workforce)
    lasting = {
        *of_pages(counted(read, told, "Looking at pages", len(due)), ground, sources),
        *overweight(sizes),
        *heavy(figures, stage.output.name),
    }
    passing = {*vanished(stage.before.keys(), ground.paths), *slow(figures, stage.output.name)}
    return Verdict(in_order(lasting | passing), figures, in_order(lasting))


def pages_due(stage: Stage, ground: Ground) -> tuple[str, ...]:
    """Return the pages to look at, in order of path."""
    made = {path for path in stage.made if path.endswith(PAGE)}
    pages = {path for path in stage.records if path.endswith(PAGE)}
    if made != pages and (stage.before.keys() - ground.paths or ids_lost(stage, made, ground)):
        made = pages
    return tuple(sorted(made))


def ids_lost(stage: Stage, made: set[str], ground: Ground) -> bool:
    """Whether a page that was made anew lacks an id that it had."""
    return any(
        read_markup(before).ids - ground.ids_of(path)
        for path in sorted(made)
        if (before := stage.published_text(path))
    )


def pages_read(
    due: Sequence[str], stage: Stage, workforce: Workforce
) -> Iterator[tuple[str, Markup]]:
    """Yield pages with what is to be known of them, in the order given."""
    batches = (
        tuple((path, stage.staged_text(path)) for path in due[start : start + BATCH])
        for start in range(0, len(due), BATCH)
    )
    for batch, read in workforce.each(read_batch, batches, much=len(due) >= MANY):
        for (path, _), markup in zip(batch, read, strict=True):
            yield path, markup


def read_batch(pages: Iterable[tuple[str, str]]) -> tuple[Markup, ...]:
    """Read some pages, given by path and text, wherever this runs."""
    return tuple(read_markup(text) for _, text in pages)


def of_pages(
    pages: Iterable[tuple[str, Markup]], ground: Ground, sources: Sources
) -> Iterator[Problem]:
    """Yield a problem for every fault and every dead end of some pages.

    Links to parts wait until all pages have been read, so that none is read twice; of each page no
    more is kept than its ids and these links, and what is the same in many pages is kept once.
    """
    words: dict[str, str] = {}
    sets: dict[frozenset[str], frozenset[str]] = {}
    ids: dict[str, frozenset[str]] = {}
    waiting: list[tuple[str, tuple[str, ...]]] = []
    faulty: list[Problem] = []

    def to_whole_pages() -> Iterator[tuple[str, Sequence[str]]]:
        for path, markup in pages:
            faulty.extend(faults(path, markup))
            named = frozenset(words.setdefault(name, name) for name in markup.ids)
            ids[path] = sets.setdefault(named, named)
            parts = (link for link in markup.links if "#" in link)
            waiting.append((path, tuple(words.setdefault(link, link) for link in parts)))
            yield path, [link for link in markup.links if "#" not in link]

    yield from links(to_whole_pages(), ground, sources)
    yield from faulty
    known = replace(ground, ids_of=lambda path: ids[path] if path in ids else ground.ids_of(path))
    yield from links(waiting, known, sources)


def links(
    pages: Iterable[tuple[str, Sequence[str]]], ground: Ground, sources: Sources
) -> Iterator[Problem]:
    """Yield a problem for every dead end among the addresses of some pages."""
    for dead in dead_ends(pages, ground):
        written = [f"{sources.folder}/{file}" for file in sources_of(dead.page, sources.files)]
        yield problem_of(dead, [(file, sources.lines_of(file)) for file in written])


def faults(path: str, markup: Markup) -> Iterator[Problem]:
    """Yield a problem for everything in a page that is not HTML."""
    for fault in markup.faults:
        where = f" in line {fault.line}" if fault.line else ""
        yield Problem(
            Code.NOT_HTML,
            Place(path),
            f"{fault.text}{where}",
            "Mend the template that made the page; if no theme of yours did, report it.",
        )
