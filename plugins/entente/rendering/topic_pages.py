"""Topics: ``topics.html`` and a page for each."""

from collections.abc import Iterator
from functools import partial

from entente.domain.page import Page
from entente.domain.topic import Topic
from entente.rendering.backlinks import backlink_rows, backlinks_elsewhere
from entente.rendering.bands import banded
from entente.rendering.contexts import CountEntry, IndexPage, Link, TopicPage
from entente.rendering.rows import Rows

__all__ = ["topic_pages"]

MOST = 12
"""Countries, leaders and topics that a topic's page names."""


def topic_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of topics, then the page of each."""
    yield Page(
        "topics.html", "index.html", partial(index, rows), ingredients=rows.ingredients.of_all_facts
    )
    for topic in rows.site.topics.values():
        made_from = partial(rows.ingredients.of_topic, topic)
        yield Page(
            topic.path, "topic.html", partial(topic_page, rows, topic), ingredients=made_from
        )


def index(rows: Rows) -> IndexPage:
    """Return what the index of topics shows: all, those with most visits first."""
    entries = [topic_entry(rows, topic) for topic in rows.site.topics.values()]
    entries.sort(key=lambda entry: (-entry["count"], entry["text"], entry["href"]))
    return IndexPage(
        title=rows.say("Topics"),
        description="",
        section="topics.html",
        trail=[Link(text=rows.say("Topics"), href="topics.html")],
        total=len(entries),
        noun=rows.count("topic", "topics", len(entries)),
        groups=banded(rows, entries),
    )


def topic_entry(rows: Rows, topic: Topic) -> CountEntry:
    """Return a topic in the index."""
    digests = rows.connections.about[topic.slug]
    return rows.entry(
        rows.topic(topic.slug),
        len(digests),
        note=topic.description,
        latest=digests[-1] if digests else None,
    )


def topic_page(rows: Rows, topic: Topic) -> TopicPage:
    """Return what the page of a topic shows."""
    digests = rows.connections.about[topic.slug]
    narrower = [each for each in rows.site.topics.values() if each.broader == topic.slug]
    return TopicPage(
        title=topic.name,
        description=topic.description,
        section="topics.html",
        trail=[
            Link(text=rows.say("Topics"), href="topics.html"),
            Link(text=topic.name, href=topic.path),
        ],
        name=topic.name,
        aliases=list(topic.aliases),
        broader=rows.topic(topic.broader) if topic.broader else None,
        narrower=[rows.topic(each.slug) for each in narrower],
        intro_html=topic.intro,
        total=len(digests),
        countries=rows.counted(
            (code for d in digests for code in d.visit.countries), rows.code, most=MOST
        ),
        leaders=rows.counted(
            (slug for d in digests for slug in d.visit.people), rows.leader, most=MOST
        ),
        neighbours=rows.counted(
            (slug for d in digests for slug in d.visit.topics if slug != topic.slug),
            rows.topic,
            most=MOST,
        ),
        years=rows.by_year((digest, digest.visit.dates) for digest in digests),
        backlinks=backlink_rows(rows, topic.path, digests),
        backlinks_elsewhere=backlinks_elsewhere(rows, topic.path, digests),
    )
