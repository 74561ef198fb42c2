"""Which digests' texts link to which other digests.

Asked of the finished HTML of the articles, so a link counts however its author wrote it:

>>> sorted(ids_in('<p>See <a href="2024-04-08-kishida.html#sources">Kishida</a>.</p>'))
['2024-04-08-kishida']
"""

import re
from collections.abc import Iterable, Iterator

from entente.domain.digest import Digest

__all__ = ["cross_references", "ids_in"]

LINK = re.compile(r' href="(?:(?:\.\./)*visits/)?([^"/:#?]+)\.html(?:#[^"]*)?"')
"""A link to a page beside the digest, or to one in the folder of visits. It begins with a space, as
attributes of finished HTML do, and not with ``\\s``: by its first letters it is found fast."""


def cross_references(digests: Iterable[Digest]) -> dict[str, frozenset[str]]:
    """Return, by id, the ids of the other digests that a digest's articles link to.

    Args:
        digests: with the HTML of their articles linked.

    """
    ordered = list(digests)
    known = {digest.id for digest in ordered}
    found = {
        digest.id: frozenset(
            id_
            for article in digest.articles
            for id_ in ids_in(article.html)
            if id_ in known and id_ != digest.id
        )
        for digest in ordered
    }
    return {id_: targets for id_, targets in found.items() if targets}


def ids_in(html: str) -> Iterator[str]:
    """Yield the names of the pages that HTML links to, in order."""
    for match in LINK.finditer(html):
        yield match.group(1)
