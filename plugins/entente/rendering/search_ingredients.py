"""What each file of the index is made from, as one hash: compared first, and mostly enough.

Every digest gives one short text, worked out once: the hash of what it states (the same that its
own page is told by), of its texts, and of all names that it is found by. A volume's files are made
from the digests of its years and from nothing else::

    made_from.of_volume(volume)  # the same hash until one of its digests or of their names changes
"""

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from entente.domain.digest import Digest
from entente.domain.hashing import hash_of
from entente.rendering.rows import Rows
from entente.rendering.search_volumes import Volume

__all__ = ["SearchIngredients"]


class SearchIngredients:
    """The ingredients of the files of a site's index."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.site = rows, rows.site
        self.people = {
            slug: msgspec.json.encode([slug, one.name, one.original, one.aliases])
            for slug, one in rows.site.leaders.items()
        }
        self.topics = {
            slug: msgspec.json.encode([slug, one.name, one.aliases])
            for slug, one in rows.site.topics.items()
        }
        self.known: dict[str, bytes] = {}

    def of_digest(self, digest: Digest) -> bytes:
        """Return what one digest gives to the files that hold it."""
        known = self.known.get(digest.id)
        if known is None:
            known = self.known[digest.id] = self.made_of_digest(digest)
        return known

    def made_of_digest(self, digest: Digest) -> bytes:
        """Work out the same; the facts hold everything of its countries."""
        visit = digest.visit
        parts = [
            self.rows.ingredients.facts[digest.id],
            msgspec.json.encode([digest.articles, digest.sources]),
            *(self.people[slug] for slug in visit.people),
            *(self.topics[slug] for slug in visit.topics),
        ]
        return hash_of(b"\0".join(parts)).encode()

    def of_digests(self, digests: Sequence[Digest]) -> str:
        """Return what a file with these digests' texts is made from."""
        return self.whole(map(self.of_digest, digests))

    def of_volume(self, volume: Volume) -> str:
        """Return what the files of words of a volume are made from."""
        return self.of_digests(volume.digests)

    def of_everything(self) -> str:
        """Return what the files of facets and names are made from, without any text."""
        own = self.rows.ingredients
        facts = (own.facts[digest.id] for digest in self.site.digests)
        named = (own.places, self.people, self.topics)
        return self.whole(chain(facts, *(each.values() for each in named)))

    def whole(self, parts: Iterable[bytes]) -> str:
        """Return one hash of parts and of settings that any file may show something of."""
        return self.rows.ingredients.whole(*parts)
