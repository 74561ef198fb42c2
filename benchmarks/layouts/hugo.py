"""Hugo's form: leaders, countries, topics and years are taxonomies; topics have notes as ours."""

import json
from collections.abc import Iterator, Sequence

from benchmarks.corpus import Sample
from benchmarks.layouts.plain import countries_of, leaders_of, whole_body
from benchmarks.lexicon import TOPICS
from entente.domain.names import slug

__all__ = ["digest_files", "pages_of", "renamed", "topic_notes", "topic_page"]


def digest_path(sample: Sample) -> str:
    """Return where the file of a digest lies, below the site's folder."""
    return f"content/visits/{sample.stops[0].first.year}/{sample.id}.md"


def digest_files(sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield path and text of the one file of a digest."""
    year = str(sample.stops[0].first.year)
    keys = {
        "title": sample.title,
        "date": str(sample.published),
        "description": sample.summary,
        "leaders": leaders_of(sample),
        "countries": countries_of(sample),
        "topics": sample.topics,
        "years": [year],
    }
    facts = {
        "office": sample.office,
        "kind": sample.kind,
        "stops": [f"{s.place}, {s.host}, {s.first} to {s.last}" for s in sample.stops],
        "outcomes": [f"{o.text} ({o.status}, {o.day})" for o in sample.outcomes],
        "source": f"https://example.org/{sample.id}",
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items()]
    lines += ["params:"]
    lines += [f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items()]
    yield digest_path(sample), "\n".join(["---", *lines, "---", "", whole_body(sample, address)])


def topic_notes() -> Iterator[tuple[str, str]]:
    """Yield path and text of the note on each topic."""
    for topic in TOPICS:
        yield from renamed((), topic, topic)


def renamed(_: Sequence[Sample], topic: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what changes when a topic gets another name: its note."""
    yield f"content/topics/{slug(topic)}/_index.md", f"---\ntitle: {json.dumps(name)}\n---\n"


def topic_page(topic: str, _: str) -> str:
    """Return the path of a topic's page, which outlasts its name."""
    return address("topics", slug(topic))[1:]


def pages_of(sample: Sample) -> Iterator[str]:
    """Yield the paths of the pages that there must be for a digest."""
    yield address("visits", sample.id)[1:]
    yield f"years/{sample.stops[0].first.year}.html"
    yield from (address("leaders", slug(name))[1:] for name in leaders_of(sample))
    yield from (address("countries", slug(name))[1:] for name in countries_of(sample))
    yield from (address("topics", slug(name))[1:] for name in sample.topics)


def address(kind: str, name: str) -> str:
    """Return where a page is on the site."""
    return f"/{kind}/{name}.html"
