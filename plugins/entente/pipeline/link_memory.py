"""Links remembered: a text is linked once, until it or something that it leads to changes.

What a text becomes depends on its own HTML, on what the names in it lead to, on every spelling
that links by itself, and on no other page. That is the key under which the cache holds it.
"""

from functools import cache

import msgspec

from entente.domain.hashing import hash_of
from entente.domain.mention import Mention, Reference
from entente.domain.problem import Problem
from entente.linking.atlas import Atlas, Writing
from entente.linking.linked import Linked, link_text
from entente.linking.links import follow_name
from entente.pipeline.workshop import Workshop

__all__ = ["LinkMemory"]

SHELF = "links"


class LinkMemory:
    """Links texts, and remembers what they became."""

    def __init__(self, atlas: Atlas, workshop: Workshop) -> None:
        self.atlas = atlas
        self.workshop = workshop
        self.known = workshop.known(SHELF)
        self.used: dict[bytes, bytes] = {}
        self.shared = (atlas.directory.claims, atlas.base_url, atlas.autolink)
        self.met: dict[tuple[str, bool], tuple[str, str] | None] = {}
        """(name, whether in a draft) → what it means, of those that were followed."""

    def link(self, writing: Writing) -> Linked:
        """Link one text."""
        key = self.key_of(writing)
        if key is None:
            return link_text(writing, self.atlas)
        line = self.known.get(key)
        if line is None:
            linked = link_text(writing, self.atlas)
            if linked.problems:
                return linked
            self.used[key] = msgspec.json.encode((linked.html, linked.mentions))
            return linked
        self.used[key] = line
        html, mentions = decoder().decode(line)
        return Linked(html, mentions, ())

    def key_of(self, writing: Writing) -> bytes | None:
        """Return what the text's links depend on; None where it has to be linked each time.

        A name is followed here: that is quick, and tells whether it still leads where it led.
        Addresses of files and pictures are few, and followed each time.
        """
        if not all(reference.is_name for reference in writing.links):
            return None
        meant = [self.meant(reference, writing) for reference in writing.links]
        if None in meant:
            return None
        names = [reference.written for reference in writing.links]
        facts = sorted(writing.facts)
        made_from = (writing.page, facts, writing.autolink, names, meant, writing.html)
        return hash_of(msgspec.json.encode((self.shared, made_from))).encode()

    def meant(self, reference: Reference, writing: Writing) -> tuple[str, str] | None:
        """Return the page that a name leads to and the words shown; None if it leads nowhere.

        How the page is written as an address follows from it and the page that the text is on.
        """
        met = (reference.written, writing.is_draft)
        if met not in self.met:
            arrival = follow_name(reference, writing, self.atlas)
            led = None if isinstance(arrival, Problem) else (arrival.target, arrival.words)
            self.met[met] = led
        return self.met[met]

    def keep(self) -> None:
        """Leave what was linked for the next run."""
        self.workshop.keep(SHELF, self.used, self.known)


@cache
def decoder() -> msgspec.json.Decoder[tuple[str, tuple[Mention, ...]]]:
    """Return what reads a line of the shelf."""
    return msgspec.json.Decoder(tuple[str, tuple[Mention, ...]])
