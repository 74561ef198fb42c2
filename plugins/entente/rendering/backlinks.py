"""What mentions a page, as its page lists it.

Example: the page of Japan has ``{"text": "Kishida in Washington", "href": "visits/….html#opening",
"sentence": "He spoke of Japan.", "mark": [12, 17]}``.
"""

from collections.abc import Iterable

from entente.domain.digest import Digest
from entente.rendering.contexts import BacklinkRow
from entente.rendering.rows import Rows

__all__ = ["backlink_rows"]

MANY = 100
"""Past so many, those that the page lists for another reason are left out."""


def backlink_rows(rows: Rows, path: str, listed: Iterable[Digest] = ()) -> list[BacklinkRow]:
    """Return what mentions the page at ``path``, digests first, the latest visit first.

    Args:
        rows: of the site.
        path: of the page, below the site's root.
        listed: digests that the page lists anyway, since its entry is among their facts.

    """
    found = rows.site.backlinks.get(path, ())
    known = {digest.path for digest in listed} if len(found) > MANY else set()
    return [
        BacklinkRow(
            text=rows.country_titles.get(each.path, each.title),
            href=each.path,
            sentence=each.passage.text,
            mark=[each.passage.start, each.passage.end],
        )
        for each in found
        if each.path.partition("#")[0] not in known
    ]
