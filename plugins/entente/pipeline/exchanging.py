"""One text exchanged on one page: proved from its plate to change nothing else, or refused.

What the rest of a site takes from a text is what it links to and mentions. If these are as they
were, and its file states what it stated, no other page can tell the two texts apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec

from entente.domain.digest import Article, Manuscript
from entente.domain.hashing import hash_of
from entente.domain.site import Settings
from entente.linking.atlas import Atlas, Writing
from entente.linking.cross_references import ids_in
from entente.linking.directory import Directory, automaton_of, directory_of
from entente.linking.linked import link_text
from entente.pipeline.platemaking import mentioned, stated
from entente.pipeline.plates import Plate, Plates, TextPlate
from entente.reading.kinds import Role
from entente.rendering.digest_pages import with_way_back
from entente.rendering.search_passages import article_text
from entente.rendering.set_texts import exchanged, texts_in

__all__ = ["Change", "Exchanged", "Exchanger", "UnfitError"]


class UnfitError(Exception):
    """A text cannot be exchanged by itself; the message says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file of a digest that changed."""

    file: str
    """As in ``Place.file``."""
    role: Role
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
    passages: tuple[tuple[str, str], ...]
    """What search had of the text, and what it has now."""


class Exchanger:
    """Exchanges texts of one site."""

    def __init__(self, plates: Plates, settings: Settings) -> None:
        self.plates = plates
        self.back = plates.common.back
        self.settings = settings
        self.by_claims = self.atlas(
            Directory({}, {}, {}, {}, frozenset(), automaton_of(plates.claims), (), "")
        )

    def atlas(self, directory: Directory) -> Atlas:
        """Return what texts are linked by; whatever is not in it leads nowhere and is refused."""
        nothing = frozenset[str]()
        own = self.settings
        return Atlas(directory, nothing, {}, {}, {}, nothing, nothing, own.base_url, own.autolink)

    def atlas_for(self, article: Article) -> Atlas:
        """Return what an article is linked by: all names, where it has some between brackets."""
        return self.atlas(directory_of(self.plates.cards)) if article.links else self.by_claims

    def exchange(self, page: str, plate: Plate, content: bytes, change: Change) -> Exchanged:
        """Return a page with another text.

        Args:
            page: its path.
            plate: its plate.
            content: the page as it is published.
            change: the file with the text.

        Raises:
            UnfitError: something else would change too, or might.

        """
        text = plate.texts.get(change.file)
        if text is None or stated(change.read) != text.stated:
            raise UnfitError(change.file)
        known = texts_in(content, plate.places)
        old = self.as_linked(known, text)
        new = self.linked(page, plate, text, change.article, old)
        put = {text.number: with_way_back(new, self.back)}
        made, places = exchanged(content, plate.places, put)
        texts = {**plate.texts, change.file: msgspec.structs.replace(text, html=hashed(new))}
        article = change.article
        said = [article_text(replace(article, html=html), plate.title) for html in (old, new)]
        every = {**known, **put}
        if sorted(every) != list(range(len(texts))):
            raise UnfitError(page)
        return Exchanged(
            made,
            tuple(every[number] for number in sorted(every)),
            msgspec.structs.replace(plate, places=places, texts=texts),
            ((said[0], said[1]),),
        )

    def as_linked(self, known: Mapping[int, str], text: TextPlate) -> str:
        """Return a published text as it was before its notes got their way back."""
        old = known.get(text.number, "").replace(f"{self.back}</a>", "↩</a>")
        if hashed(old) != text.html:
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
        if not all(reference.is_name for reference in article.links):
            raise UnfitError(article.file)
        new = link_text(writing, self.atlas_for(article))
        own = [mention for mention in new.mentions if mention.target not in text.taken]
        same = mentioned(own) == text.mentions and set(ids_in(new.html)) == set(ids_in(old))
        if new.problems or not same:
            raise UnfitError(article.file)
        return new.html


def hashed(html: str) -> str:
    """Return the hash of a text."""
    return hash_of(html.encode())
