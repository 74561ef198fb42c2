r"""Entente's form: as an author would write the samples, one Markdown file each, and topic notes.

>>> next(topic_notes())
('topics/trade-in-services.md', '---\nname: "Trade in services"\n---\n')
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from benchmarks.corpus import Instalment, Sample
from benchmarks.layouts.plain import countries_of, leaders_of
from benchmarks.lexicon import TOPICS
from benchmarks.world import the_world
from entente.domain.names import slug

__all__ = ["digest_files", "pages_of", "renamed", "topic_notes", "topic_page"]


def digest_path(sample: Sample) -> str:
    """Return where the file that opens a digest lies, below the content folder."""
    ending = "/index.md" if sample.further else ".md"
    return f"visits/{sample.stops[0].first.year}/{sample.id}{ending}"


def digest_files(sample: Sample) -> Iterator[tuple[str, str]]:
    """Yield path and text of each file of a digest."""
    path = digest_path(sample)
    yield path, f"---\n{front_matter(sample)}---\n\n{sample.body}"
    for article in sample.further:
        name = f"{article.published}-{slug(article.title)}.md"
        yield path.replace("index.md", name), article_text(article)


def article_text(article: Instalment) -> str:
    """Return the text of a further article."""
    title = quoted(article.title)
    return f"---\ntitle: {title}\npublished: {article.published}\n---\n\n{article.body}"


def front_matter(sample: Sample) -> str:
    """Return the keys of a digest, one a line."""
    lines = [
        f"title: {quoted(sample.title)}",
        f"leader: {quoted(sample.leader)}",
        f"office: {quoted(sample.office)}",
        f"from: {quoted(sample.origin)}",
        *where_and_when(sample),
        f"kind: {sample.kind}",
        "status: concluded",
        f"meets: {listed(sample.meets)}",
        f"topics: {listed(sample.topics)}",
        f"published: {sample.published}",
        f"summary: {quoted(sample.summary)}",
        "sources:",
        f"  - title: Record {sample.id}",
        "    publisher: Office of Records",
        f"    url: https://example.org/{sample.id}",
    ]
    if sample.at_issue:
        lines.append(f"countries: {listed(sample.at_issue)}")
    if sample.outcomes:
        lines.append("outcomes:")
    lines += (
        f"  - {{text: {quoted(outcome.text)}, status: {outcome.status}, date: {outcome.day}, "
        f"topics: {listed((outcome.topic,))}}}"
        for outcome in sample.outcomes
    )
    return "".join(f"{line}\n" for line in lines)


def where_and_when(sample: Sample) -> Iterator[str]:
    """Yield the lines that say where a visit went, and when."""
    if len(sample.stops) > 1:
        yield "legs:"
        for stop in sample.stops:
            host, place = quoted(stop.host), quoted(stop.place)
            yield f"  - {{to: {host}, place: {place}, dates: {stop.first}/{stop.last}}}"
        return
    (stop,) = sample.stops
    yield f"to: {quoted(stop.host)}"
    yield f"place: {quoted(stop.place)}"
    yield f"dates: {stop.first}/{stop.last}"


def topic_notes() -> Iterator[tuple[str, str]]:
    """Yield path and text of the note on each topic."""
    for topic in TOPICS:
        yield f"topics/{slug(topic)}.md", f"---\nname: {quoted(topic)}\n---\n"


def renamed(_: Sequence[Sample], topic: str, name: str) -> Iterator[tuple[str, str]]:
    """Yield what changes when a topic gets another name: its note, which keeps the old one."""
    note = f"---\nname: {quoted(name)}\naliases: {listed((topic,))}\n---\n"
    yield f"topics/{slug(topic)}.md", note


def topic_page(topic: str, _: str) -> str:
    """Return the path of a topic's page, which outlasts its name."""
    return f"topics/{slug(topic)}.html"


def pages_of(sample: Sample) -> Iterator[str]:
    """Yield the paths of the pages that there must be for a digest."""
    slugs = country_slugs()
    yield f"visits/{sample.id}.html"
    yield f"visits/{sample.stops[0].first.year}.html"
    yield from (f"leaders/{slug(name)}.html" for name in leaders_of(sample))
    yield from (f"countries/{slugs[name]}.html" for name in countries_of(sample))
    yield from (f"topics/{slug(name)}.html" for name in sample.topics)


@cache
def country_slugs() -> Mapping[str, str]:
    """Return the slug of each country by its name."""
    return {country.name: country.slug for country in the_world().countries}


def listed(names: tuple[str, ...]) -> str:
    """Return names as a YAML list in a line."""
    return f"[{', '.join(map(quoted, names))}]"


def quoted(text: str) -> str:
    """Return a text as a YAML scalar in double quotation marks."""
    return json.dumps(text, ensure_ascii=False)
