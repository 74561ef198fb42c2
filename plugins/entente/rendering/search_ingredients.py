"""What each file of the index is made from, as one hash: compared first, and mostly enough.

Every digest gives two hashes, each worked out once: of what it states (the same that its own page
is told by) with all names that it is found by, and of its texts. A volume's files are made from the
digests of its years and from nothing else. What they are made from stands side by side, so that
whoever exchanges a text need not know the rest::

    made_from.of_volume(volume)  # the same until one of its digests or of their names changes
    with_texts(made_from.of_volume(volume), texts)  # what it will be with these texts
"""

from collections.abc import Iterable, Sequence
from itertools import chain

import msgspec

from entente.domain.digest import Digest
from entente.domain.hashing import hash_of
from entente.freshness.fingerprints import hash_of_text
from entente.rendering.ingredients import outline
from entente.rendering.rows import Rows
from entente.rendering.search_volumes import Volume

__all__ = ["SearchIngredients", "text_hash", "with_texts"]


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
        self.texts: dict[str, str] = {}

    def of_digest(self, digest: Digest) -> bytes:
        """Return what one digest gives to the files that hold it, its texts apart."""
        known = self.known.get(digest.id)
        if known is None:
            known = self.known[digest.id] = self.made_of_digest(digest)
        return known

    def made_of_digest(self, digest: Digest) -> bytes:
        """Work out the same; the facts hold everything of its countries."""
        visit = digest.visit
        parts = [
            self.rows.ingredients.facts[digest.id],
            msgspec.json.encode([digest.sources, [outline(each) for each in digest.articles]]),
            *(self.people[slug] for slug in visit.people),
            *(self.topics[slug] for slug in visit.topics),
        ]
        return hash_of(b"\0".join(parts)).encode()

    def text_of(self, digest: Digest) -> str:
        """Return the hash of a digest's texts."""
        known = self.texts.get(digest.id)
        if known is None:
            articles = (hash_of_text(article.html) for article in digest.articles)
            known = self.texts[digest.id] = text_hash(articles)
        return known

    def of_digests(self, digests: Sequence[Digest]) -> str:
        """Return what a file with these digests' texts is made from."""
        return with_texts(
            self.whole(map(self.of_digest, digests)), [self.text_of(each) for each in digests]
        )

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


def text_hash(articles: Iterable[str]) -> str:
    """Return the hash of a digest's texts, given that of each article's HTML, in order."""
    return hash_of(" ".join(articles).encode())


def with_texts(made_from: str, texts: Iterable[str]) -> str:
    """Return what a file is made from, with these digests' texts.

    Args:
        made_from: as ``SearchIngredients.of_digests`` gives it, or its first half alone.
        texts: ``text_hash`` of each digest, in order.

    """
    facts = made_from.partition(" ")[0]
    return f"{facts} {hash_of(' '.join(texts).encode())}"
