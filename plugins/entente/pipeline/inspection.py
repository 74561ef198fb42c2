"""Looking at the pages of a finished site, for the gate: their links, ids and HTML.

Only pages that this build made are looked at; those that it kept were looked at when they were
made. One is looked at again when something is gone to which it may lead: a file of the last build,
or an id of a page that was made anew. Whether it may is told by the file's name, which stands in
every address of it; where that can be written in several ways, all pages are looked at again.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from entente.checking.dead_ends import DeadEnd, Ground, dead_end, dead_ends, is_plain, led_to
from entente.checking.markup import Markup, links_and_ids, read_markup
from entente.files.stage import Stage
from entente.pipeline.findings import Findings
from entente.pipeline.telling import Told, counted
from entente.pipeline.workforce import Workforce, batches_of

__all__ = ["Inspection"]

Then = tuple[frozenset[str], frozenset[str]]
"""Links to parts of pages, and ids, of a page as it was published."""
BATCH = 12
"""Pages sent to another process together."""
FOLDERS_PAGE = "index.html"
"""It may be led to without its name."""
MANY_NAMES = 40
"""Names of files from which on looking for them takes as long as looking at all pages."""
MANY = 300
"""Pages from which on other processes are called to read them."""


class Inspection:
    """Looks at pages, and keeps of each what it needs to follow links to parts of pages.

    These wait until all pages have been looked at, so that none is read twice. A link that a page
    had when it was published led somewhere, and still does as long as no file and no id is gone.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - as the gate is given it
        self,
        stage: Stage,
        paths: frozenset[str],
        base_url: str,
        found: Findings,
        workforce: Workforce,
        told: Told,
    ) -> None:
        """Take what there is.

        Args:
            stage: with every file of the new site.
            paths: of all of them.
            base_url: of the site, without a slash at the end.
            found: what is known of pages already.
            workforce: reads the others.
            told: is told how many it has read.

        """
        self.stage, self.found, self.workforce, self.told = stage, found, workforce, told
        self.ground = Ground(paths, base_url, self.ids_of)
        self.stood: dict[str, frozenset[str]] = {}
        """Page → links to parts, of its published version, that are as good as they were."""
        self.ids_of_others: dict[str, frozenset[str]] = {}
        """Path → ids of pages that are led to and not looked at."""

    def ids_of(self, path: str) -> frozenset[str]:
        """Return the ids of a page."""
        if path in self.found.ids:
            return self.found.ids[path]
        if path not in self.ids_of_others:
            self.ids_of_others[path] = links_and_ids(self.stage.staged_text(path))[1]
        return self.ids_of_others[path]

    def is_new(self, path: str) -> bool:
        """Whether a page is another than the one of which something is known."""
        return self.found.marks.get(path) != self.stage.records[path].hash

    def at(self, paths: Iterable[str]) -> None:
        """Look at some pages."""
        for path, page in self.read(tuple(paths)):
            self.found.take(path, page, self.stage.records[path].hash)

    def read(self, paths: Sequence[str]) -> Iterator[tuple[str, Markup]]:
        """Yield pages as they are read, in the order given."""
        texts = map(self.stage.staged_text, paths)
        done = self.workforce.each(read_batch, batches_of(texts, BATCH), much=len(paths) >= MANY)
        pages = chain.from_iterable(read for _, read in done)
        yield from counted(
            zip(paths, pages, strict=True), self.told, "Looking at pages", len(paths)
        )

    def compare(self, made: Sequence[str], kept: Sequence[str]) -> None:
        """Hold new pages against those published, and look at others that may miss something.

        Args:
            made: paths of the new ones, all of them looked at.
            kept: paths of the others: as they are, or put on the stage by others.

        """
        written, before, once = self.stage.written, self.stage.before, self.found.words.setdefault
        lost = [path for path in kept if path in written and path in before]
        texts = map(self.stage.written_text, made)
        done = self.workforce.each(read_then, batches_of(texts, BATCH), much=len(made) >= MANY)
        for path, then in zip(made, chain.from_iterable(read for _, read in done), strict=True):
            if then is None or not then[1] <= self.found.ids[path]:
                lost.append(path)
            if then is not None:
                self.stood[path] = frozenset(map(once, then[0], then[0]))
        gone = before.keys() - self.ground.paths
        if lost or gone:
            self.stood.clear()
            self.at(may_lead_to(lost, gone, kept, self.stage))
        elif not self.all_lead_to_ours():
            self.stood.clear()

    def all_lead_to_ours(self) -> bool:
        """Whether the links that stood lead to what builds wrote: of the rest nobody can say."""
        by_folder: dict[str, tuple[str, set[str]]] = {}
        """Folder → a page in it, and the links of all."""
        for path, links in self.stood.items():
            by_folder.setdefault(path.rpartition("/")[0], (path, set()))[1].update(links)
        led = (
            led_to(page, link, self.ground.base_url)
            for page, links in by_folder.values()
            for link in links
        )
        return all(each[0] in self.stage.records for each in led if each)

    def dead_ends(self) -> Iterator[DeadEnd]:
        """Yield every address that leads nowhere."""
        borne = self.found.whole.values()
        if any(dead_end(p, a, self.ground) for addresses in borne for a, p in addresses.items()):
            # Rare, and the end of the build: now every page that bears one is asked for.
            pages = self.read(sorted(self.found.ids))
            whole = ((path, [a for a in page.links if "#" not in a]) for path, page in pages)
            yield from dead_ends(whole, self.ground)
        yield from dead_ends(self.found.without(self.stood).items(), self.ground)


def may_lead_to(
    lost: Iterable[str], gone: Iterable[str], paths: Sequence[str], stage: Stage
) -> list[str]:
    """Return those of some pages that may lead to a part of one page or to another file.

    Args:
        lost: pages of which parts are gone.
        gone: files that are gone.
        paths: of the pages.
        stage: with all of them.

    """
    bearers = {path.rpartition("/")[2] for path in lost}
    files = {path.rpartition("/")[2] for path in gone}
    names = bearers | files
    if FOLDERS_PAGE in names or len(names) > MANY_NAMES or not all(map(is_plain, names)):
        return list(paths)
    # Between the name and the part may stand a query.
    found_by = {*files, *(f"{name}{mark}" for name in bearers for mark in "#?")}
    signs = [sign.encode() for sign in found_by]
    contents = ((path, stage.staged(path)) for path in paths)
    return [path for path, content in contents if any(sign in content for sign in signs)]


def read_batch(texts: Iterable[str]) -> tuple[Markup, ...]:
    """Read some pages, wherever this runs."""
    return tuple(read_markup(text) for text in texts)


def read_then(texts: Iterable[str | None]) -> tuple[Then | None, ...]:
    """Return what is to be known of published pages, wherever this runs.

    Args:
        texts: empty where there was no page; None where nobody knows what it was.

    """
    return tuple(text if text is None else parts_and_ids(text) for text in texts)


def parts_and_ids(text: str) -> Then:
    """Return the links to parts of pages in a page, and its ids."""
    links, ids = links_and_ids(text)
    return frozenset(link for link in links if "#" in link), ids
