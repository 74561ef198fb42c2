"""What mentions a page, as its page lists it.

Example: the page of Japan has ``{"text": "Kishida in Washington", "href": "visits/….html#opening",
"sentence": "He spoke of Japan.", "mark": [12, 17]}``.

A page that very many texts mention would grow with every digest about it and say little: the texts
about the United States mention the United States. So past ``MANY`` the digests that the page or its
years list anyway, since the entry is among their facts, are counted and not shown again; the page
says how many. They stay linked both ways, by those lists.
"""

from collections.abc import Iterable

from entente.domain.digest import Digest
from entente.domain.mention import Backlink
from entente.rendering.contexts import BacklinkRow
from entente.rendering.rows import Rows

__all__ = ["backlink_rows", "backlinks_elsewhere"]

MANY = 100


def backlink_rows(rows: Rows, path: str, listed: Iterable[Digest] = ()) -> list[BacklinkRow]:
    """Return what mentions the page at ``path``, digests first, the latest visit first.

    Args:
        rows: of the site.
        path: of the page, below the site's root.
        listed: digests that the page or its years list anyway; past ``MANY`` they are left out.

    """
    return [
        BacklinkRow(
            text=rows.country_titles.get(each.path, each.title),
            href=each.path,
            sentence=each.passage.text,
            mark=[each.passage.start, each.passage.end],
        )
        for each in shown(rows, path, listed)
    ]


def backlinks_elsewhere(rows: Rows, path: str, listed: Iterable[Digest]) -> int:
    """Return how many texts that mention a page ``backlink_rows`` leaves out."""
    return len(rows.site.backlinks.get(path, ())) - len(shown(rows, path, listed))


def shown(rows: Rows, path: str, listed: Iterable[Digest]) -> list[Backlink]:
    """Return the backlinks that a page shows."""
    found = rows.site.backlinks.get(path, ())
    known = {digest.path for digest in listed} if len(found) > MANY else set()
    return [each for each in found if each.path.partition("#")[0] not in known]
