"""Links remembered: a text is linked once, until it or something that it leads to changes.

What a text becomes depends on its own HTML, on what the names in it lead to, on the spellings in it
that link by themselves, and on no other page. The first two are the key under which the cache holds
it. Of the spellings the cache holds all that there were: where one is new, gone, or means something
else, the texts that have it are linked again, and only they.
"""

import re
from collections.abc import Mapping
from functools import cache
from html import unescape

import msgspec
from ahocorasick import Automaton

from entente.domain.hashing import hash_of
from entente.domain.mention import Mention, Reference
from entente.domain.problem import Problem
from entente.linking.atlas import Atlas, Writing
from entente.linking.directory import Claim, automaton_of
from entente.linking.linked import Linked, link_text
from entente.linking.links import follow_name
from entente.linking.scripts import bare_text
from entente.pipeline.workshop import Workshop

__all__ = ["LinkMemory"]

SHELF = "links"
CLAIMS = b"claims"
"""Key of the spellings under which everything else on the shelf was linked."""
BREAK = re.compile(r"<br\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
NOTED = "<sup"
"""Stands between words and is not read with them."""
Meaning = tuple[str, str, bool]
"""Path of what a spelling leads to, or nothing; its sort; whether it is guarded."""


class LinkMemory:
    """Links texts, and remembers what they became."""

    def __init__(self, atlas: Atlas, workshop: Workshop) -> None:
        self.atlas = atlas
        self.workshop = workshop
        self.known = workshop.known(SHELF)
        self.used: dict[bytes, bytes] = {}
        self.shared = (atlas.base_url, atlas.autolink)
        self.met: dict[tuple[str, bool], tuple[str, str] | None] = {}
        """(name, whether in a draft) → what it means, of those that were followed."""
        self.meanings = {text: meaning(claim) for text, claim in atlas.directory.claims.items()}
        self.changed = changed(meanings_in(self.known), self.meanings)

    def link(self, writing: Writing) -> Linked:
        """Link one text."""
        key = self.key_of(writing)
        if key is None:
            return link_text(writing, self.atlas)
        line = self.known.get(key)
        if line is None or self.has_changed(writing.html):
            linked = link_text(writing, self.atlas)
            if linked.problems:
                return linked
            self.used[key] = msgspec.json.encode((linked.html, linked.mentions))
            return linked
        self.used[key] = line
        html, mentions = decoder().decode(line)
        return Linked(html, mentions, ())

    def has_changed(self, html: str) -> bool:
        """Whether a text may have a spelling that is new, gone, or means something else by now."""
        if not self.changed:
            return False
        if NOTED in html:
            return True
        # Rather too much than too little: paragraphs run together, and tags are only cut out.
        words = bare_text(unescape(TAG.sub("", BREAK.sub("\n", html))))
        return any(self.changed.iter(words))

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
        self.used[CLAIMS] = msgspec.json.encode(self.meanings)
        self.workshop.keep(SHELF, self.used, self.known, anew=bool(self.changed))


def meaning(claim: Claim) -> Meaning:
    """Return what a spelling means, as the cache holds it."""
    return (claim.entry.path if claim.entry else "", claim.sort.value, claim.guarded)


def meanings_in(known: Mapping[bytes, bytes]) -> Mapping[str, Meaning]:
    """Return the spellings under which everything on a shelf was linked."""
    return msgspec.json.decode(known.get(CLAIMS, b"{}"), type=dict[str, Meaning])


def changed(before: Mapping[str, Meaning], now: Mapping[str, Meaning]) -> Automaton | None:
    """Return what finds the spellings of which the meaning is another; None if there are none."""
    found = dict(before.items() ^ now.items())
    return automaton_of(found) if found else None


@cache
def decoder() -> msgspec.json.Decoder[tuple[str, tuple[Mention, ...]]]:
    """Return what reads a line of the shelf."""
    return msgspec.json.Decoder(tuple[str, tuple[Mention, ...]])
