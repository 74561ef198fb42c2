"""The smaller kinds of document: notes on leaders, countries and topics, and plain pages.

Each function takes the slug from the file's name, the file's path for the report and its bytes,
and returns the value or every problem of the file.
"""

from typing import TypeVar

from pydantic import BaseModel

from entente.domain.leader import OriginalName
from entente.domain.note import CountryNote, LeaderNote, OfficeText, PlainText, TopicNote
from entente.domain.problem import Problem
from entente.reading.body import Slot
from entente.reading.documents import Document, read_document
from entente.reading.schema import CountryKeys, LeaderKeys, PageKeys, TopicKeys
from entente.reading.source import Bounds

__all__ = ["read_country_note", "read_leader_note", "read_plain_page", "read_topic_note"]

Keys = TypeVar("Keys", bound=BaseModel)
Problems = tuple[Problem, ...]


def read_leader_note(slug: str, file: str, content: bytes, bounds: Bounds) -> LeaderNote | Problems:
    """Read ``content/leaders/<slug>.md``."""
    note = read_note(LeaderKeys, slug, file, content, bounds)
    if isinstance(note, tuple):
        return note
    keys = note.keys
    return LeaderNote(
        slug=slug,
        name=keys.name,
        aliases=keys.aliases,
        original=tuple(OriginalName(each.lang, each.text) for each in keys.original),
        offices=tuple(OfficeText(o.title, o.country, o.dates) for o in keys.offices),
        html=note.html,
        places=note.places,
        links=note.links,
    )


def read_country_note(
    slug: str, file: str, content: bytes, bounds: Bounds
) -> CountryNote | Problems:
    """Read ``content/countries/<slug>.md``."""
    note = read_note(CountryKeys, slug, file, content, bounds)
    if isinstance(note, tuple):
        return note
    return CountryNote(slug, note.keys.name, note.keys.aliases, note.html, note.places, note.links)


def read_topic_note(slug: str, file: str, content: bytes, bounds: Bounds) -> TopicNote | Problems:
    """Read ``content/topics/<slug>.md``."""
    note = read_note(TopicKeys, slug, file, content, bounds)
    if isinstance(note, tuple):
        return note
    keys = note.keys
    return TopicNote(
        slug=slug,
        name=keys.name,
        aliases=keys.aliases,
        broader=keys.broader,
        description=keys.description,
        html=note.html,
        places=note.places,
        links=note.links,
    )


def read_plain_page(slug: str, file: str, content: bytes, bounds: Bounds) -> PlainText | Problems:
    """Read ``content/pages/<slug>.md``; a page needs text."""
    page = read_note(PageKeys, slug, file, content, bounds, needs_text=True)
    if isinstance(page, tuple):
        return page
    return PlainText(slug, page.keys.title, page.keys.summary, page.html, page.places, page.links)


def read_note(  # noqa: PLR0913 - what the four functions above are given, and which keys
    model: type[Keys],
    slug: str,
    file: str,
    content: bytes,
    bounds: Bounds,
    *,
    needs_text: bool = False,
) -> Document[Keys] | Problems:
    """Read a document whose ids begin with ``note``."""
    return read_document(
        model,
        name=slug,
        slot=Slot("note", 2),
        file=file,
        content=content,
        bounds=bounds,
        needs_text=needs_text,
    )
