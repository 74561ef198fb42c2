"""The index of full-text search: from the digests of a site to the pages of its files.

The flow, each step a call below::

    digests → volumes of neighbouring years, each → passages → segment → search/words/2024-6.js
                                            each → eight at a time, shown → search/texts/2024-0.js
    facets and names of all → search/facets.js, search/names.js

The files of a volume depend on its digests alone. ``search_ingredients`` says in one hash what they
are made from, so that a build works out the segment of a volume only where one of these changed.
``search-index.js`` reads the files; none is loaded before somebody searches. They are scripts,
because a page opened from a disk may load those while it may not read other files::

    take("words/2024-6", {"kishida": "0f1k"});
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypedDict

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.rows import Rows
from entente.rendering.search_facets import facets_of, named_pages
from entente.rendering.search_ingredients import SearchIngredients
from entente.rendering.search_passages import Searched
from entente.rendering.search_scripts import FOLDER, TOGETHER, script
from entente.rendering.search_segments import Entry, segment
from entente.rendering.search_volumes import ROOM, Volume, parted, volumes_of
from entente.rendering.texts import text_page

__all__ = ["FoundDigest", "index_pages"]


class FoundDigest(TypedDict):
    """A digest as a result shows it."""

    id: str
    title: str
    dates: tuple[str, str, str]
    """The stamp's two parts and the machine's form."""
    way: list[str]
    """Names of the country of origin and of the hosts."""
    kind: str
    """Empty where not stated."""
    status: str
    passages: list[tuple[str, str, str]]
    """Place, name and text, so that the page can show where the words stand."""


def index_pages(rows: Rows, *, room: int = ROOM) -> Iterator[Page]:
    """Yield the files of the index.

    Args:
        rows: of the site.
        room: as in ``volumes_of``.

    """
    searched, made_from = Searched(rows), SearchIngredients(rows)
    volumes = tuple(volumes_of(rows.site.digests, room))
    latest = Latest(searched)
    for volume in volumes:
        whole = partial(made_from.of_volume, volume)
        for part in range(volume.parts):
            key = f"words/{volume.name}-{part}"
            yield script_page(key, partial(latest.words, volume, part), whole)
        for first in range(0, len(volume.digests), TOGETHER):
            some = volume.digests[first : first + TOGETHER]
            key = f"texts/{volume.name}-{first // TOGETHER}"
            shown = partial(found_digests, searched, some)
            yield script_page(key, shown, partial(made_from.of_digests, some))
    yield script_page("facets", partial(facets_of, rows, volumes), made_from.of_everything)
    yield script_page("names", partial(named_pages, searched), made_from.of_everything)


class Latest:
    """Remembers the segment that was worked out last: its files are asked for one by one."""

    def __init__(self, searched: Searched) -> None:
        self.searched = searched
        self.name = ""
        self.files: Sequence[Mapping[str, str]] = ()

    def words(self, volume: Volume, part: int) -> Mapping[str, str]:
        """Return one file of a volume's words."""
        if self.name != volume.name:
            entries = [entry_of(self.searched, digest) for digest in volume.digests]
            self.name, self.files = volume.name, parted(segment(entries), volume.parts)
        return self.files[part]


def entry_of(searched: Searched, digest: Digest) -> Entry:
    """Return what a digest gives to the segment of its volume."""
    prose = "\n".join(passage.text for passage in searched.passages(digest))
    return Entry(digest.title, searched.names(digest), prose)


def found_digests(searched: Searched, digests: Sequence[Digest]) -> list[FoundDigest]:
    """Return digests as results show them."""
    return [found(searched, digest) for digest in digests]


def found(searched: Searched, digest: Digest) -> FoundDigest:
    """Return a digest as a result shows it."""
    visit, row = digest.visit, searched.rows.visit(digest)
    dates = row["dates"]
    return FoundDigest(
        id=digest.id,
        title=digest.title,
        dates=(dates["big"], dates["rest"], dates["machine"]),
        way=[row["origin"]["name"], *(host["name"] for host in row["hosts"])],
        kind=visit.kind.value if visit.kind else "",
        status=visit.status.value,
        passages=[(each.place, each.name, each.text) for each in searched.passages(digest)],
    )


def script_page(key: str, value: Callable[[], object], ingredients: Callable[[], str]) -> Page:
    """Return one file of the index.

    Args:
        key: its path below the folder, without the suffix: ``words/2024-6``.
        value: gives plain values.
        ingredients: as in ``Page``.

    """
    return text_page(f"{FOLDER}/{key}.js", lambda: script(key, value()), ingredients=ingredients)
