"""Atom feeds (RFC 4287) of the site and of every country, leader, topic and relation.

An entry's id is minted from the visit's id and the site's authority (a tag URI, RFC 4151), so a
site that moves to another address does not show every entry as new again. A digest has one id in
all feeds, so a reader who follows a country and a leader sees it once.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import partial
from heapq import nlargest
from html import escape
from typing import Any, TypedDict, cast

from feedgenerator import Atom1Feed

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering.followed import Followed, followed, ingredients_of
from entente.rendering.front_pages import appearance
from entente.rendering.language import tag_of
from entente.rendering.rows import Rows

__all__ = ["FEED", "MOST", "feed_bytes", "feed_pages"]

FEED = "feed.atom"
"""Name of the product, where a page names its template."""
MOST = 50
"""Entries in one feed, the newest."""


class FeedEntry(TypedDict):
    """A digest in a feed; dates are ISO 8601."""

    id: str
    title: str
    link: str
    summary: str
    published: str
    updated: str


class Feed(TypedDict):
    """A feed before it is written."""

    id: str
    title: str
    subtitle: str
    """May be empty."""
    author: str
    home: str
    address: str
    updated: str
    language: str
    entries: list[FeedEntry]


def feed_pages(rows: Rows) -> Iterator[Page]:
    """Yield a feed for the site and for every entry with a visit, each with the newest digests."""
    for each in followed(rows):
        made_from = partial(ingredients_of, rows, each)
        yield Page(f"{each.stem}.atom", FEED, partial(feed, rows, each), ingredients=made_from)


def feed(rows: Rows, about: Followed) -> Feed:
    """Return a feed with the newest of its digests."""
    newest = nlargest(MOST, about.digests, key=appearance)
    entries = [feed_entry(rows, digest) for digest in newest]
    settings = rows.site.settings
    whole = about.stem == "visits"
    return Feed(
        id=tag(rows, about.stem),
        title=settings.name if whole else f"{about.name} · {settings.name}",
        subtitle=settings.tagline if whole else "",
        author=settings.name,
        home=f"{settings.base_url}/{'' if whole else f'{about.stem}.html'}",
        address=f"{settings.base_url}/{about.stem}.atom",
        updated=max((e["updated"] for e in entries), default=rows.site.as_of.isoformat()),
        language=tag_of(rows.content.locale),
        entries=entries,
    )


def feed_entry(rows: Rows, digest: Digest) -> FeedEntry:
    """Return a digest as the feed shows it; where no day is known the visit's first stands in."""
    known = digest.published or digest.visit.dates.first or rows.site.as_of
    return FeedEntry(
        id=tag(rows, f"visits/{digest.id}"),
        title=digest.title,
        link=f"{rows.site.settings.base_url}/{digest.path}",
        summary=digest.summary,
        published=known.isoformat(),
        updated=max(known, digest.changed or known).isoformat(),
    )


def tag(rows: Rows, name: str) -> str:
    """Return a permanent id (RFC 4151)."""
    return f"tag:{rows.site.settings.authority}:{name}"


def midnight(day: str) -> datetime:
    """Return the beginning of a day: digests know days, and feeds want an instant."""
    return datetime.combine(date.fromisoformat(day), time(), UTC)


class AtomFeed(Atom1Feed):
    """Pelican's Atom writer with our id and a day of change that comes from the records."""

    def latest_post_date(self) -> datetime:
        """Return the day of the last change: never the clock's."""
        return midnight(self.feed["updated"])


def feed_bytes(context: Mapping[str, object]) -> bytes:
    """Write a feed as Atom XML, UTF-8.

    Args:
        context: a ``Feed``.

    """
    feed: Any = cast("Any", AtomFeed)(
        title=context["title"],
        link=context["home"],
        description=None,
        subtitle=context["subtitle"] or None,
        language=context["language"],
        author_name=context["author"],
        feed_url=context["address"],
        feed_guid=context["id"],
        updated=context["updated"],
    )
    entries: list[FeedEntry] = context["entries"]  # type: ignore[assignment]  # a Feed's own
    for entry in entries:
        feed.add_item(
            title=entry["title"],
            link=entry["link"],
            description=escape(entry["summary"] or entry["title"]),
            unique_id=entry["id"],
            pubdate=midnight(entry["published"]),
            updateddate=midnight(entry["updated"]),
        )
    written = io.StringIO()
    feed.write(written, "utf-8")
    return written.getvalue().encode()
