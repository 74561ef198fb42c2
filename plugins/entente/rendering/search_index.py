"""The index of full-text search: pure, from the digests of a site to the pages of its files.

The flow, each step a call below::

    digests of a year → passages → segment ─┐
                                  segments of all years → shelves → search/terms/6b.js …
    digests of a year → eight at a time, as they are shown → search/digests/2024-0.js …
    facets and names of all → search/facets.js, search/names.js

Each file's context is what stands in it, so a digest that changes has its own words' shelves and
its own eight made again, and nothing else. The page that reads the files is ``search.js``; it
loads none of them before somebody searches.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypedDict

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.contexts import StatusWords
from entente.rendering.rows import Rows
from entente.rendering.search_facets import facets_of, named_pages
from entente.rendering.search_passages import Passage, named_in, passages_of
from entente.rendering.search_scripts import script_page
from entente.rendering.search_segments import Entry, segment
from entente.rendering.search_shelves import shelves_of

__all__ = ["TOGETHER", "FoundDigest", "index_pages", "postings_of"]

TOGETHER = 8
"""Digests in one file, with their texts: ten hits ask for ten files at most, of about 7 kB each."""


class FoundDigest(TypedDict):
    """A digest as a result shows it."""

    id: str
    title: str
    dates: list[str]
    """The stamp's two parts and the machine's form."""
    way: list[str]
    """Names of the country of origin and of the hosts."""
    kind: str
    status: StatusWords
    passages: list[tuple[str, str]]
    """Place and text, so that the page can show where the words stand."""


def index_pages(rows: Rows) -> Iterator[Page]:
    """Yield the files of the index."""
    by_year = {year: rows.connections.by_year[year] for year in sorted(rows.connections.by_year)}
    passages = {d.id: tuple(passages_of(rows, d)) for d in rows.site.digests}
    segments = {
        year: segment([entry_of(rows, digest, passages[digest.id]) for digest in digests])
        for year, digests in by_year.items()
    }
    shelves = shelves_of(postings_of(segments))
    for key, words in shelves.items():
        yield script_page(f"terms/{key}", words)
    for year, digests in by_year.items():
        for first in range(0, len(digests), TOGETHER):
            together = digests[first : first + TOGETHER]
            shown = [found(rows, digest, passages[digest.id]) for digest in together]
            yield script_page(f"digests/{year}-{first // TOGETHER}", shown)
    yield script_page("facets", facets_of(rows, by_year, shelves))
    yield script_page("names", list(named_pages(rows)))


def entry_of(rows: Rows, digest: Digest, passages: Sequence[Passage]) -> Entry:
    """Return what a digest gives to the segment of its year."""
    prose = "\n".join(passage.text for passage in passages)
    return Entry(digest.title, named_in(rows, digest), prose)


def postings_of(segments: Mapping[int, Mapping[str, str]]) -> dict[str, str]:
    """Return the postings of every word in all years: ``2023 0f 2024 0u1k``, in order of word.

    Args:
        segments: by year, oldest first.

    """
    joined: dict[str, list[str]] = {}
    for year, words in segments.items():
        for word, postings in words.items():
            joined.setdefault(word, []).append(f"{year} {postings}")
    return {word: " ".join(parts) for word, parts in sorted(joined.items())}


def found(rows: Rows, digest: Digest, passages: Sequence[Passage]) -> FoundDigest:
    """Return a digest as a result shows it."""
    row = rows.visit(digest)
    dates = row["dates"]
    return FoundDigest(
        id=digest.id,
        title=digest.title,
        dates=[dates["big"], dates["rest"], dates["machine"]],
        way=[row["origin"]["name"], *(host["name"] for host in row["hosts"])],
        kind=row["kind"],
        status=row["status"],
        passages=[(passage.place, passage.text) for passage in passages],
    )
