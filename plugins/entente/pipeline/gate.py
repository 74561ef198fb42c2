"""The gate: the finished site is looked at before it takes the place of the published one.

The flow, each step a call below::

    stage → pages to look at → faults, dead ends → what is gone, what is heavy → Verdict

Only pages that this build made are looked at; those that it kept were looked at when they were
made. One is looked at again when something is gone to which it may lead: a file of the last build,
or an id of a page that was made anew. Whether it may is told by the file's name, which stands in
every address of it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from urllib.parse import quote

from entente.checking.dead_ends import Ground, dead_ends, problem_of, sources_of
from entente.checking.markup import Fault, links_and_ids, read_markup
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
FOLDERS_PAGE = "index.html"
"""It may be led to without its name."""
MANY_NAMES = 40
"""Names of files from which on looking for them takes as long as looking at all pages."""
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
    every = {path for path in sizes if path.endswith(PAGE)}
    pages = every & stage.records.keys()
    made = pages.intersection(stage.made)
    ids_of = cache(lambda path: links_and_ids(stage.staged_text(path))[1])
    look = Inspection(Ground(frozenset(sizes), base_url, ids_of), sources)
    # Where all pages are looked at, nothing can stand in one that was not.
    compared = made if made != pages else frozenset[str]()
    found = {*look.at(looks_at(sorted(made), stage, workforce, told, compared))}
    gone = stage.before.keys() - look.ground.paths
    if made != pages and (look.lost or gone):
        kept = may_lead_to(look.lost, gone, sorted(pages - made), stage)
        found |= {*look.at(looks_at(kept, stage, workforce, told)), *look.again()}
    figures = Figures(
        pages=len(every),
        looked_at=look.number,
        files=len(sizes),
        bytes=sum(sizes.values()),
        seconds=seconds,
    )
    lasting = {*found, *look.at_parts(), *overweight(sizes), *heavy(figures, stage.output.name)}
    left = vanished(stage.before.keys(), look.ground.paths)
    passing = {*left, *slow(figures, stage.output.name)}
    return Verdict(in_order(lasting | passing), figures, in_order(lasting))


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be known of a page."""

    ids: frozenset[str]
    faults: tuple[Fault, ...]
    whole: tuple[str, ...]
    """Addresses of whole pages and files."""
    parts: tuple[str, ...]
    """Addresses of parts of pages, but for those that its published version had too."""
    stood: tuple[str, ...]
    """Those that it had."""
    lost: bool
    """Whether an id is gone that the published version had, or that cannot be told."""


def looks_at(
    paths: Sequence[str],
    stage: Stage,
    workforce: Workforce,
    told: Told,
    compared: AbstractSet[str] = frozenset(),
) -> Iterator[tuple[str, Look]]:
    """Yield pages with what is to be known of them, in the order given.

    Args:
        paths: of the pages.
        stage: with all of them.
        workforce: who looks.
        told: is told how far they have come.
        compared: those to be held against their published versions.

    """
    batches = (
        tuple(
            (stage.staged_text(path), stage.written_text(path) if path in compared else "")
            for path in paths[start : start + BATCH]
        )
        for start in range(0, len(paths), BATCH)
    )
    done = workforce.each(look_at_batch, batches, much=len(paths) >= MANY)
    looks = chain.from_iterable(found for _, found in done)
    yield from counted(zip(paths, looks, strict=True), told, "Looking at pages", len(paths))


def may_lead_to(
    lost: Iterable[str], gone: Iterable[str], paths: Sequence[str], stage: Stage
) -> list[str]:
    """Return those of some pages that may lead to a part of one page or to another file.

    Args:
        lost: pages of which parts are gone.
        gone: files that are gone.
        paths: of the pages, as they were published.
        stage: with all of them.

    """
    names = {path.rpartition("/")[2] for path in (*lost, *gone)}
    if FOLDERS_PAGE in names or len(names) > MANY_NAMES:
        return list(paths)
    signs = [quote(path.rpartition("/")[2]).encode() + b"#" for path in lost]
    signs += [quote(path.rpartition("/")[2]).encode() for path in gone]
    found = []
    for path in paths:
        content = stage.published(path)
        if any(sign in content for sign in signs):
            found.append(path)
    return found


def look_at_batch(pages: Iterable[tuple[str, str | None]]) -> tuple[Look, ...]:
    """Look at some pages, given by text and published text, wherever this runs."""
    return tuple(look_at(text, before) for text, before in pages)


def look_at(text: str, before: str | None) -> Look:
    """Look at one page.

    Args:
        text: of the page.
        before: of its published version; empty for none, None if that is not as it was written.

    """
    now = read_markup(text)
    had, named = links_and_ids(before) if before else ((), frozenset[str]())
    parts = [link for link in now.links if "#" in link]
    return Look(
        now.ids,
        now.faults,
        tuple(link for link in now.links if "#" not in link),
        tuple(link for link in parts if link not in had),
        tuple(link for link in parts if link in had),
        before is None or not named <= now.ids,
    )


class Inspection:
    """Looks at pages, and keeps of each what it needs to follow links to parts of pages.

    These wait until all pages have been looked at, so that none is read twice; what is the same in
    many pages is kept once. A link that a page had when it was published led somewhere, and still
    does as long as no file and no id is gone.
    """

    def __init__(self, ground: Ground, sources: Sources) -> None:
        self.sources = sources
        self.ids: dict[str, frozenset[str]] = {}
        self.parts: list[tuple[str, tuple[str, ...]]] = []
        self.stood: list[tuple[str, tuple[str, ...]]] = []
        self.lost: list[str] = []
        """Pages that lack an id that they had, or may."""
        self.words: dict[str, str] = {}
        self.sets: dict[frozenset[str], frozenset[str]] = {}
        ids = self.ids
        self.ground = replace(
            ground, ids_of=lambda path: ids[path] if path in ids else ground.ids_of(path)
        )

    @property
    def number(self) -> int:
        """How many pages were looked at."""
        return len(self.ids)

    def at(self, pages: Iterable[tuple[str, Look]]) -> Iterator[Problem]:
        """Yield a problem for every fault of some pages, and every link to what is not there."""
        faulty: list[Problem] = []
        yield from self.links(self.kept(pages, faulty))
        yield from faulty

    def kept(
        self, pages: Iterable[tuple[str, Look]], faulty: list[Problem]
    ) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the links of pages to whole pages; keep the rest, and add what is not HTML."""
        once = self.words.setdefault
        for path, look in pages:
            faulty.extend(faults(path, look.faults))
            named = frozenset(once(name, name) for name in look.ids)
            self.ids[path] = self.sets.setdefault(named, named)
            self.parts.append((path, tuple(once(link, link) for link in look.parts)))
            self.stood.append((path, tuple(once(link, link) for link in look.stood)))
            if look.lost:
                self.lost.append(path)
            yield path, look.whole

    def at_parts(self) -> Iterator[Problem]:
        """Yield a problem for every link to a part of a page that is not there."""
        return self.links(self.parts)

    def again(self) -> Iterator[Problem]:
        """Yield a problem for every link to a part that led somewhere and no longer does."""
        return self.links(self.stood)

    def links(self, pages: Iterable[tuple[str, Sequence[str]]]) -> Iterator[Problem]:
        """Yield a problem for every dead end among the addresses of some pages."""
        folder, files = self.sources.folder, self.sources.files
        for dead in dead_ends(pages, self.ground):
            written = [f"{folder}/{file}" for file in sources_of(dead.page, files)]
            yield problem_of(dead, [(file, self.sources.lines_of(file)) for file in written])


def faults(path: str, found: Iterable[Fault]) -> Iterator[Problem]:
    """Yield a problem for everything in a page that is not HTML."""
    for fault in found:
        where = f" in line {fault.line}" if fault.line else ""
        yield Problem(
            Code.NOT_HTML,
            Place(path),
            f"{fault.text}{where}",
            "Mend the template that made the page; if no theme of yours did, report it.",
        )
