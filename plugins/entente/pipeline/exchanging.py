"""One text exchanged on one page: proved from its plate to change nothing else, or refused.

What the rest of a site takes from a text is what it links to and mentions. If these are as they
were, and its file states what it stated, no other page can tell the two texts apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import msgspec
from ahocorasick import Automaton

from entente.checking.markup import read_markup
from entente.domain.digest import Article, Manuscript
from entente.domain.hashing import hash_of
from entente.domain.mention import Mention
from entente.domain.site import Settings
from entente.freshness.fingerprints import hash_of_text
from entente.linking.atlas import Atlas, Writing
from entente.linking.cross_references import ids_in
from entente.linking.directory import automaton_of, directory_of, lookups
from entente.linking.linked import link_text
from entente.pipeline.plates import Plate, Plates, TextPlate
from entente.rendering.plain_text import article_text
from entente.rendering.set_texts import exchanged, texts_in, with_way_back

__all__ = ["Change", "Exchanged", "Exchanger", "UnfitError", "mentioned"]


class UnfitError(Exception):
    """A text cannot be exchanged by itself, or it is not certain that it can.

    Its message names what raised the doubt: a file, a page, the number of a text.
    """


@dataclass(frozen=True, slots=True)
class Change:
    """A file of a digest that changed."""

    page: str
    """Path of its page."""
    read: Manuscript | Article
    """What it says now."""

    @property
    def article(self) -> Article:
        """The article that its text is."""
        return self.read.articles[0] if isinstance(self.read, Manuscript) else self.read


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A page with another text."""

    content: bytes
    texts: tuple[str, ...]
    """Every text that stands on it, in order of number."""
    plate: Plate
    said: tuple[str, str]
    """What search had of the text, and what it has now."""


class Exchanger:
    """Exchanges texts of one site."""

    def __init__(self, plates: Plates, settings: Settings) -> None:
        self.plates = plates
        self.back = plates.common.back
        self.settings = settings

    def atlas(self, article: Article, plate: Plate) -> Atlas:
        """Return what an article is linked by; whatever is not in it is a problem, and refused."""
        names = {reference.written for reference in article.links if reference.is_name}
        cards = self.plates.cards(chain.from_iterable(map(lookups, names))) if names else ()
        directory = replace(directory_of(cards), automaton=self.automaton)
        nothing = frozenset[str]()
        return Atlas(
            directory=directory,
            pages=nothing,
            later=lambda: nothing,
            sources={},
            images=plate.images,
            ambiguous={},
            heard=nothing,
            spared=nothing,
            base_url=self.settings.base_url,
            autolink=self.settings.autolink,
        )

    @cached_property
    def automaton(self) -> Automaton:
        """What finds every name that links by itself."""
        return automaton_of(self.plates.claims)

    def exchange(self, change: Change, plate: Plate, content: bytes) -> Exchanged:
        """Return a page with another text.

        Args:
            change: the file with the text; all else that it states is as it was.
            plate: of the page.
            content: the page as it is published.

        Raises:
            UnfitError: something else would change too, or might.

        """
        page, article = change.page, change.article
        text = plate.texts[article.file]
        known = texts_in(content, plate.places)
        # Every text is proved to stand where it should, those that stay too.
        old = {each.number: self.as_linked(known, each) for each in plate.texts.values()}
        new = self.linked(page, plate, text, article, old[text.number])
        put = {text.number: with_way_back(new, self.back)}
        made, places = exchanged(content, plate.places, put)
        if read_markup(content.decode()).ids - read_markup(made.decode()).ids:
            raise UnfitError(page)  # other pages may link to what is gone
        texts = {**plate.texts, article.file: msgspec.structs.replace(text, html=hash_of_text(new))}
        said = [
            article_text(replace(article, html=html), plate.title)
            for html in (old[text.number], new)
        ]
        every = {**known, **put}
        return Exchanged(
            made,
            tuple(every[number] for number in sorted(every)),
            msgspec.structs.replace(plate, places=places, texts=texts),
            (said[0], said[1]),
        )

    def as_linked(self, known: Mapping[int, str], text: TextPlate) -> str:
        """Return a published text as it was before its notes got their way back."""
        if text.number not in known:
            raise UnfitError(text.number)
        old = known[text.number].replace(f"{self.back}</a>", "↩</a>")
        if hash_of_text(old) != text.html:
            raise UnfitError(text.number)
        return old

    def linked(self, page: str, plate: Plate, text: TextPlate, article: Article, old: str) -> str:
        """Return the new text with its links, if it links to and mentions what the old one did."""
        writing = Writing(
            page=page,
            file=article.file,
            html=article.html,
            links=article.links,
            facts=frozenset(plate.facts),
            autolink=text.autolink,
            is_draft=plate.draft,
        )
        new = link_text(writing, self.atlas(article, plate))
        own = [mention for mention in new.mentions if mention.target not in text.taken]
        same = mentioned(own) == text.mentions and set(ids_in(new.html)) == set(ids_in(old))
        if new.problems or not same:
            raise UnfitError(article.file)
        return new.html


def mentioned(mentions: list[Mention]) -> str:
    """Return the hash of what a text mentions, with the sentences in which it does."""
    return hash_of(msgspec.json.encode(mentions))
