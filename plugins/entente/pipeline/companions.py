"""Addresses of files that share a page's name: reserved, so that nothing else is published there.

``japan.html`` has ``japan.atom`` and ``japan.ics`` beside it as soon as there is a visit; an old
address of a digest may not take them away::

    dict(with_companions([("topics/space.html", "the page of Space")], digests))
"""

from collections.abc import Iterable, Iterator

from entente.domain.digest import Digest

__all__ = ["with_companions"]

BESIDE_ENTRY = (".atom", ".ics")
BESIDE_DIGEST = (".bib", ".ics", ".json", ".png", ".ris")
FIXED = (
    ("data.html", "the page about the open data"),
    ("data/datapackage.json", "the description of the open data"),
    ("data/legs.csv", "the open data"),
    ("data/visits.csv", "the open data"),
    ("data/visits.json", "the open data"),
    ("data/visits.jsonl", "the open data"),
    ("search.html", "the page of search"),
)


def with_companions(
    addresses: Iterable[tuple[str, str]], digests: Iterable[Digest]
) -> Iterator[tuple[str, str]]:
    """Yield addresses with those of the files beside them, and those of fixed pages.

    Args:
        addresses: path and what stands there, of pages that are not digests.
        digests: whose own addresses are asked for by their files.

    """
    for path, what in addresses:
        yield path, what
        if path.endswith(".html"):
            for ending in BESIDE_ENTRY:
                yield f"{path.removesuffix('.html')}{ending}", f"a file beside {what}"
    for digest in digests:
        beside, stem = f'a file beside the digest "{digest.title}"', digest.path[: -len(".html")]
        for ending in BESIDE_DIGEST:
            yield f"{stem}{ending}", beside
    yield from FIXED
