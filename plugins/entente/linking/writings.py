"""Digests, notes and pages as texts to link, and linked again as what they were.

Each function takes one value and the atlas and depends on nothing else, so that a site can be
linked in batches, by several processes, and again only where something changed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from entente.domain.digest import Article, Digest
from entente.domain.mention import Mention
from entente.domain.note import CountryNote, LeaderNote, PlainText, TopicNote
from entente.domain.problem import Problem
from entente.linking.atlas import Atlas, Writing
from entente.linking.linked import Linked, link_text

__all__ = ["LinkedDigest", "link_digest", "link_note"]


@dataclass(frozen=True, slots=True)
class LinkedDigest:
    """A digest whose articles are linked."""

    digest: Digest
    mentions: tuple[tuple[str, Mention], ...]
    """(name of the article, what it mentions): each page once, by the first article to do so."""
    problems: tuple[Problem, ...]


def link_digest(digest: Digest, facts: frozenset[str], atlas: Atlas) -> LinkedDigest:
    """Link every article of a digest.

    Args:
        digest: as it was read.
        facts: paths of the entries that its front matter names.
        atlas: everything that it may lead to.

    """
    linked = [
        (article, link_text(writing_of(digest, article, facts), atlas))
        for article in digest.articles
    ]
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
    atlas: Atlas,
) -> Linked:
    """Link the text of a note or a plain page.

    Args:
        note: as it was read.
        page: path of the page that it stands on.
        facts: paths of the entries that it is about.
        atlas: everything that it may lead to.

    """
    return link_text(
        Writing(
            page=page,
            file=note.places.file,
            html=note.html,
            links=note.links,
            facts=facts,
            autolink=True,
            is_draft=False,
        ),
        atlas,
    )
