"""The annexes of pages: what shares a page's name, and what machines are told about it.

Runs once all pages of all features are known. A file is offered where the site has it: take a
plugin out of ``PLUGINS`` and its links go with it::

    with_annexes(pages, rows)  # the same pages, each HTML page with "annexes" in its context
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeVar

from entente.domain.digest import Digest
from entente.domain.hashing import hash_of
from entente.domain.page import Context, Page
from entente.rendering.annex_contexts import Alternate, Annexes, Download
from entente.rendering.citations import citation_texts, cited_title
from entente.rendering.contexts import Link
from entente.rendering.language import noted
from entente.rendering.linked_data import LinkedData, Node
from entente.rendering.linked_visits import visit_nodes
from entente.rendering.previews import highwire, open_graph
from entente.rendering.rows import Rows

__all__ = ["with_annexes"]

Entry = TypeVar("Entry")

FOLLOW = (
    (".atom", noted("Atom"), "application/atom+xml"),
    (".ics", noted("Calendar"), "text/calendar"),
)
"""Ending, name and media type of what a reader can subscribe to."""
DOWNLOADS = (
    (noted("Citation"), ((".bib", "BibTeX", "application/x-bibtex"),
                  (".ris", "RIS", "application/x-research-info-systems"))),
    (noted("Record"), ((".json", "JSON", "application/json"),)),
    (noted("Calendar"), ((".ics", "iCalendar", "text/calendar"),)),
)  # fmt: skip
"""What stands beside a digest, under its labels."""
CARD_ENDING = ".png"
BESIDE = (
    *(ending for ending, _, _ in FOLLOW),
    *(ending for _, kinds in DOWNLOADS for ending, _, _ in kinds),
    CARD_ENDING,
)
"""Endings of all files that may share a page's name."""
DATA = "data.html"
UNADDRESSED = {"404.html"}
"""Served at any address, so there is nothing to say of its own."""


def with_annexes(pages: Iterable[Page], rows: Rows) -> list[Page]:
    """Return all pages, those of HTML with their annexes.

    Args:
        pages: of the whole site, whatever makes them.
        rows: the site.

    """
    by_path = {page.path: page for page in pages}
    making = Making(rows, by_path)
    return [
        replace(
            page,
            given=partial(making.annexed, page),
            ingredients=partial(making.made_from, page) if page.ingredients else None,
        )
        if page.template.endswith(".html")
        else page
        for page in by_path.values()
    ]


class Making:
    """Works out annexes, with every page of the site at hand."""

    def __init__(self, rows: Rows, by_path: Mapping[str, Page]) -> None:
        self.rows = rows
        self.by_path = by_path
        self.linked = LinkedData(rows)
        self.digests = {digest.path: digest for digest in rows.site.digests}
        self.nodes = nodes_by_path(rows, self.linked, by_path)

    def annexed(self, page: Page) -> Context:
        """Return the context of one page with its annexes."""
        shown = page.context
        return {**shown, "annexes": self.annexes(page.path, shown)}

    def made_from(self, page: Page) -> str:
        """Return what one page with its annexes is made from."""
        own = page.ingredients() if page.ingredients else ""
        stem = page.path.removesuffix(".html")
        beside = [(ending, self.by_path.get(stem + ending)) for ending in BESIDE]
        there = [f"{ending} {each.left_out}" for ending, each in beside if each]
        if page.path == DATA:
            there += [path for path, _ in open_files(self.by_path)]
        return hash_of("\n".join([own, *there]).encode())

    def annexes(self, path: str, shown: Context) -> Annexes:
        """Return the annexes of the page at ``path`` that shows ``shown``."""
        digest = self.digests.get(path)
        stem = path.removesuffix(".html")
        addressed = path not in UNADDRESSED
        card = stem + CARD_ENDING if stem + CARD_ENDING in self.by_path else ""
        title = cited_title(self.rows, digest) if digest else ""
        return Annexes(
            properties=open_graph(self.rows, path, shown, digest, card) if addressed else [],
            citation_tags=highwire(self.rows, digest, title) if digest else [],
            alternates=self.alternates(stem, str(shown["title"]), digest),
            linked_data=self.linked_data(path, shown) if addressed else None,
            follow=[] if digest else list(self.offered(stem, FOLLOW)),
            downloads=self.downloads(stem) if digest else [],
            citations=citation_texts(self.rows, digest) if digest else [],
        )

    def offered(self, stem: str, kinds: Iterable[tuple[str, str, str]]) -> Iterable[Download]:
        """Yield the files of some kinds that stand beside a page."""
        for ending, name, _ in kinds:
            if page := self.by_path.get(stem + ending):
                note = left_out(self.rows, page.left_out)
                yield Download(text=self.rows.say(name), href=page.path, note=note)

    def downloads(self, stem: str) -> list[tuple[str, list[Download]]]:
        """Return what stands beside a digest."""
        rows = [
            (self.rows.say(label), list(self.offered(stem, kinds))) for label, kinds in DOWNLOADS
        ]
        return [(label, files) for label, files in rows if files]

    def alternates(self, stem: str, title: str, digest: Digest | None) -> list[Alternate]:
        """Return the other forms of a page, and on every page the feed and calendar of the site."""
        kinds = [kind for _, files in DOWNLOADS for kind in files] if digest else FOLLOW
        own = [(stem, title, kind) for kind in kinds]
        whole = [("visits", self.rows.site.settings.name, kind) for kind in FOLLOW]
        return [
            Alternate(
                type=media_type,
                title=self.rows.say("%(form)s: %(page)s", form=self.rows.say(name), page=text),
                href=beside + ending,
            )
            for beside, text, (ending, name, media_type) in dict.fromkeys([*whole, *own])
            if beside + ending in self.by_path
        ]

    def linked_data(self, path: str, shown: Context) -> Node | None:
        """Return the graph of a page; None where there is nothing to say."""
        trail: list[Link] = shown["trail"]  # type: ignore[assignment]  # every page's Base
        nodes = self.nodes[path]() if path in self.nodes else []
        return self.linked.graph(nodes, trail) if nodes or trail else None


def left_out(rows: Rows, count: int) -> str:
    """Say how many stays a calendar lacks."""
    if not count:
        return ""
    return rows.count(
        "without %(num)s stay of unknown days", "without %(num)s stays of unknown days", count
    )


def nodes_by_path(
    rows: Rows, linked: LinkedData, paths: Iterable[str]
) -> dict[str, Callable[[], list[Node]]]:
    """Return for each page what works out what it is about."""
    site = rows.site
    return {
        "index.html": lambda: [linked.website()],
        "topics.html": lambda: [linked.term_set()],
        DATA: lambda: [linked.dataset(open_files(paths))],
        **{
            f"countries/{c.slug}.html": partial(only, linked.country_itself, c.code)
            for c in site.countries.values()
        },
        **{each.path: partial(only, linked.person_itself, each) for each in site.leaders.values()},
        **{topic.path: partial(only, linked.term, topic) for topic in site.topics.values()},
        **{digest.path: partial(visit_nodes, linked, digest) for digest in site.digests},
    }


def only(node: Callable[[Entry], Node], entry: Entry) -> list[Node]:
    """Return the one node of an entry."""
    return [node(entry)]


def open_files(paths: Iterable[str]) -> list[tuple[str, str]]:
    """Return path and media type of every file of the open data."""
    types = {"csv": "text/csv", "json": "application/json", "jsonl": "application/jsonl"}
    return [(p, types[p.rpartition(".")[2]]) for p in sorted(paths) if p.startswith("data/")]
