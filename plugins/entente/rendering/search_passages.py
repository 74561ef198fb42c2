"""What of a digest is searched: its passages, each with the place that it is shown under.

>>> plain("<p>He left for <b>Lima</b>.</p><ul><li>And Quito</li></ul>")
'He left for Lima. And Quito'
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from entente.domain.digest import Article, Digest
from entente.rendering.rows import Rows

__all__ = ["Passage", "named_in", "passages_of", "plain"]

# Safe HTML closes what it opens and puts every value between double quotation marks.
_NOTE = re.compile(r'<sup(?:[^>"]|"[^"]*")*>.*?</sup>', re.DOTALL)
_BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|table|caption|tr|td|th|thead|tbody|tfoot|blockquote|pre"
    r'|br|hr|figure|figcaption|section|img)\b(?:[^>"]|"[^"]*")*>'
)
_TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')
_SPACES = re.compile(r"\s+")
_LABEL = "Article"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a digest and where it stands."""

    place: str
    """In words: ``Summary``; ``Article, 5 April 2024``."""
    text: str
    """Plain, on one line; not empty."""


def plain(html: str) -> str:
    """Return safe HTML as one line of text, without the numbers of footnotes."""
    spaced = _BLOCK.sub(" ", _NOTE.sub("", html))
    return _SPACES.sub(" ", unescape(_TAG.sub("", spaced))).strip()


def passages_of(rows: Rows, digest: Digest) -> Iterator[Passage]:
    """Yield everything that is searched in a digest besides its title, in the page's order."""
    for place, text in texts_of(rows, digest):
        line = _SPACES.sub(" ", text).strip()
        if line:
            yield Passage(place, line)


def texts_of(rows: Rows, digest: Digest) -> Iterator[tuple[str, str]]:
    """Yield places and texts, empty ones too."""
    yield "Summary", digest.summary
    for article in digest.articles:
        yield place_of(rows, article), article_text(article, digest.title)
    yield "Outcomes", "\n".join(outcome.text for outcome in digest.outcomes)
    yield "People", listed(leader_names(rows, digest))
    yield "Countries", listed(country_names(rows, digest))
    yield "Topics", listed(topic_names(rows, digest))
    yield "Places", listed(leg.place for leg in digest.visit.legs)
    own = (source for article in digest.articles for source in article.sources)
    yield "Sources", listed(source.title for source in (*digest.sources, *own))


def named_in(rows: Rows, digest: Digest) -> str:
    """Return the names of a digest, in which every word counts, as in its title."""
    named = (leader_names, country_names, topic_names)
    return listed(name for names in named for name in names(rows, digest))


def article_text(article: Article, title: str) -> str:
    """Return what an article says; its title only where it is not the digest's."""
    heading = "" if article.title == title else f"{article.title}. "
    return f"{heading}{article.summary} {plain(article.html)}"


def place_of(rows: Rows, article: Article) -> str:
    """Return how an article is called: by its label and day as far as it has them."""
    return ", ".join(filter(None, (article.label or _LABEL, rows.day(article.published))))


def listed(texts: Iterable[str]) -> str:
    """Return texts in a row, each once."""
    return "; ".join(dict.fromkeys(filter(None, texts)))


def leader_names(rows: Rows, digest: Digest) -> Iterator[str]:
    """Yield every name of those who travel and those met."""
    for slug in digest.visit.people:
        leader = rows.site.leaders[slug]
        yield from (leader.name, *(name.text for name in leader.original), *leader.aliases)


def country_names(rows: Rows, digest: Digest) -> Iterator[str]:
    """Yield every name of the countries concerned; not their codes, which are words too: IN, IS."""
    for code in digest.visit.countries:
        country = rows.site.countries[code]
        yield from (name for name in country.names if name != code)


def topic_names(rows: Rows, digest: Digest) -> Iterator[str]:
    """Yield every name of the topics."""
    for slug in digest.visit.topics:
        topic = rows.site.topics[slug]
        yield from (topic.name, *topic.aliases)
