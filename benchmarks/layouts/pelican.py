"""Stock Pelican's form: leaders are its authors, topics and countries its tags.

It has years of its own, and no notes on tags: a topic is renamed in every digest that has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks.corpus import Sample
from benchmarks.layouts.plain import countries_of, leaders_of, whole_body
from entente.domain.names import slug

__all__ = ["digest_files", "pages_of", "renamed", "topic_notes", "topic_page"]


def digest_path(sample: Sample) -> str:
    """Return where the file of a digest lies, below the site's folder."""
    return f"content/visits/{sample.stops[0].first.year}/{sample.id}.md"


def digest_files(sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield path and text of the one file of a digest."""
    keys = {
        "Title": sample.title,
        "Slug": sample.id,
        "Date": str(sample.stops[0].first),
        "Modified": str(sample.published),
        "Summary": sample.summary,
        "Authors": "; ".join(leaders_of(sample)),
        "Tags": "; ".join((*sample.topics, *countries_of(sample))),
        "Office": sample.office,
        "Kind": sample.kind,
        "Stops": "; ".join(f"{s.place}, {s.host}, {s.first} to {s.last}" for s in sample.stops),
        "Outcomes": "; ".join(f"{o.text} ({o.status}, {o.day})" for o in sample.outcomes),
        "Source": f"https://example.org/{sample.id}",
    }
    lines = [f"{key}: {value}" for key, value in keys.items() if value]
    yield digest_path(sample), "\n".join([*lines, "", whole_body(sample, address)])


def topic_notes() -> Iterator[tuple[str, str]]:
    """Yield nothing: a tag is what articles name, and has no text of its own."""
    yield from ()


def renamed(samples: Sequence[Sample], topic: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what changes when a topic gets another name: every digest that has it."""
    for sample in samples:
        if topic in sample.topics:
            topics = tuple(name if each == topic else each for each in sample.topics)
            yield from digest_files(replace(sample, topics=topics))


def topic_page(_: str, name: str) -> str:
    """Return the path of a topic's page: another one under each name."""
    return address("tags", slug(name))[1:]


def pages_of(sample: Sample) -> Iterator[str]:
    """Yield the paths of the pages that there must be for a digest."""
    yield address("visits", sample.id)[1:]
    yield f"years/{sample.stops[0].first.year}.html"
    yield from (address("leaders", slug(name))[1:] for name in leaders_of(sample))
    yield from (address("tags", slug(name))[1:] for name in (*sample.topics, *countries_of(sample)))


def address(kind: str, name: str) -> str:
    """Return where a page is on the site."""
    return f"/{'tags' if kind in {'countries', 'topics'} else kind}/{name}.html"
