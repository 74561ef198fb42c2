r"""What a visit's file already holds, even if it is not finished: names, seeds and records.

``import`` asks this of every file in ``content/visits``, so that nothing is imported twice. A
draft may still lack keys that a manuscript needs, so only the shape of the front matter is read.

>>> text = b"---\nleader: Olaf Scholz\nsources: [{file: seeds/a.txt}]\n---\n"
>>> traces = traces_of(text, "content/visits/2024/x.md")
>>> traces.leaders, traces.seeds
(('Olaf Scholz',), ('seeds/a.txt',))
"""

from collections.abc import Iterator
from dataclasses import dataclass

from entente.domain.problem import Problem
from entente.reading.front_matter import Value, read_front_matter
from entente.reading.source import Bounds, text_of
from entente.reading.texts import seed_path

__all__ = ["Traces", "traces_of"]


@dataclass(frozen=True, slots=True)
class Traces:
    """What one file names; nothing if its front matter cannot be read."""

    leaders: tuple[str, ...]
    """Those who travel and those met, as written."""
    topics: tuple[str, ...]
    """As written."""
    seeds: tuple[str, ...]
    """Paths under seeds/ of its sources."""
    records: tuple[str, ...]
    """Ids of the records that it was imported from."""

    def with_those(self, other: "Traces") -> "Traces":
        """Return these and the other's, these first."""
        return Traces(
            leaders=self.leaders + other.leaders,
            topics=self.topics + other.topics,
            seeds=self.seeds + other.seeds,
            records=self.records + other.records,
        )


def traces_of(content: bytes, file: str) -> Traces:
    """Return what a file holds.

    Args:
        content: its bytes.
        file: its path, as in ``Place.file``.

    """
    text = text_of(content, file, Bounds())
    front = text if isinstance(text, Problem) else read_front_matter(text, file, Bounds())
    if isinstance(front, (Problem, tuple)):
        return Traces((), (), (), ())
    values = front.values
    sources = values.get("sources")
    maps = [each for each in sources if isinstance(each, dict)] if isinstance(sources, list) else []
    return Traces(
        leaders=(*texts(values.get("leader")), *texts(values.get("meets"))),
        topics=tuple(texts(values.get("topics"))),
        seeds=tuple(path for source in maps for path in seed_paths(source.get("file"))),
        records=tuple(record for source in maps for record in texts(source.get("record"))),
    )


def seed_paths(value: Value) -> Iterator[str]:
    """Yield the paths among texts that stay under seeds/; no other is ever opened."""
    for text in texts(value):
        try:
            yield seed_path(text)
        except ValueError:
            continue


def texts(value: Value) -> Iterator[str]:
    """Yield the texts of a value: itself, or those of a list."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, str) and each.strip():
            yield each.strip()
