"""Digests, notes and pages as texts to link, and linked again as what they were.

Each function takes one value and what links a text, and depends on nothing else, so that a text is
linked again only where something changed.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from entente.domain.digest import Article, Digest
from entente.domain.mention import Mention
from entente.domain.note import CountryNote, LeaderNote, PlainText, TopicNote
from entente.domain.problem import Problem
from entente.linking.atlas import Writing
from entente.linking.linked import Linked

__all__ = ["LinkedDigest", "link_digest", "link_note"]

Link = Callable[[Writing], Linked]
"""``link_text`` with an atlas, or what remembers its results."""


@dataclass(frozen=True, slots=True)
class LinkedDigest:
    """A digest whose articles are linked."""

    digest: Digest
    mentions: tuple[tuple[str, Mention], ...]
    """(name of the article, what it mentions): each page once, by the first article to do so."""
    problems: tuple[Problem, ...]


def link_digest(digest: Digest, facts: frozenset[str], link: Link) -> LinkedDigest:
    """Link every article of a digest.

    Args:
        digest: as it was read.
        facts: paths of the entries that its front matter names.
        link: links one text.

    """
    linked = [(article, link(writing_of(digest, article, facts))) for article in digest.articles]
    return LinkedDigest(
        replace(
            digest, articles=tuple(replace(article, html=text.html) for article, text in linked)
        ),
        first_of_each(linked),
        tuple(problem for _, text in linked for problem in text.problems),
    )


def writing_of(digest: Digest, article: Article, facts: frozenset[str]) -> Writing:
    """Return an article as a text to link; ``autolink: false`` counts for a whole digest."""
    return Writing(
        page=digest.path,
        file=article.file,
        html=article.html,
        links=article.links,
        facts=facts,
        autolink=digest.autolink and article.autolink,
        is_draft=digest.draft,
    )


def first_of_each(linked: Iterable[tuple[Article, Linked]]) -> tuple[tuple[str, Mention], ...]:
    """Return what the articles mention, each page by the first article that does."""
    found: dict[str, tuple[str, Mention]] = {}
    for article, text in linked:
        for mention in text.mentions:
            found.setdefault(mention.target, (article.name, mention))
    return tuple(found.values())


def link_note(
    note: LeaderNote | CountryNote | TopicNote | PlainText,
    page: str,
    facts: frozenset[str],
    link: Link,
) -> Linked:
    """Link the text of a note or a plain page.

    Args:
        note: as it was read.
        page: path of the page that it stands on.
        facts: paths of the entries that it is about.
        link: links one text.

    """
    return link(
        Writing(
            page=page,
            file=note.places.file,
            html=note.html,
            links=note.links,
            facts=facts,
            autolink=True,
            is_draft=False,
        )
    )
