"""What mentions a page: the mentions of all texts, turned round.

>>> passage = Passage("To Japan.", 3, 8)
>>> source = Mentioner("visits/x.html", "A visit", (("opening", Mention("a.html", passage)),))
>>> backlinks_of([source])["a.html"][0].path
'visits/x.html#opening'
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from entente.domain.mention import Backlink, Mention, Passage

__all__ = ["Mentioner", "Passage", "backlinks_of"]


@dataclass(frozen=True, slots=True)
class Mentioner:
    """A page with what its texts mention."""

    path: str
    title: str
    mentions: tuple[tuple[str, Mention], ...]
    """(anchor of the article, or nothing, and what it mentions)."""


def backlinks_of(mentioners: Iterable[Mentioner]) -> Mapping[str, tuple[Backlink, ...]]:
    """Return, by path, what mentions a page; pages that nothing mentions are not in it.

    Args:
        mentioners: in the order in which backlinks are listed.

    """
    found: dict[str, list[Backlink]] = {}
    for mentioner in mentioners:
        for anchor, mention in mentioner.mentions:
            path = f"{mentioner.path}#{anchor}" if anchor else mentioner.path
            backlink = Backlink(mentioner.title, path, mention.passage)
            found.setdefault(mention.target, []).append(backlink)
    return {target: tuple(found[target]) for target in sorted(found)}
