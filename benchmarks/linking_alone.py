#!/usr/bin/env python3
"""Say what linking costs alone, apart from reading and rendering: does it grow with the text?

    python benchmarks/linking_alone.py 1000 2000 4000

Digests are read and put together as for a build; then each part of linking is timed alone, in one
process: links and mentions in all texts, related visits, relations. What is shown is processor
time, the best of three, as nothing but disturbance makes a run slower.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from benchmarks.tables import table  # noqa: E402 - found once their folders are on the path
from benchmarks.write import memory_folder, write_content  # noqa: E402
from entente.domain.site import Site  # noqa: E402
from entente.linking.cross_references import cross_references  # noqa: E402
from entente.linking.related import related_of  # noqa: E402
from entente.linking.relations import relations_of  # noqa: E402
from entente.pipeline import assembly  # noqa: E402
from entente.pipeline.configuration import settings_from  # noqa: E402
from entente.pipeline.interlinking import Interlinked, interlink  # noqa: E402

__all__ = ["linking_table"]

TRIES = 3


@dataclass(frozen=True, slots=True)
class Linking:
    """What linking one corpus took, in seconds of processor time."""

    digests: int
    words: int
    """In all bodies."""
    texts: float
    related: float
    relations: float

    @property
    def whole(self) -> float:
        """All three parts together."""
        return self.texts + self.related + self.relations


def linking_table(sizes: Sequence[int], on: Path | None) -> str:
    """Measure linking at each size and return a Markdown table.

    Args:
        sizes: numbers of digests.
        on: where content is written; None: where the system keeps temporary files.

    """
    head = ("digests", "words", "links in texts", "related", "relations", "µs a word", "growth")
    rows, before = list[Sequence[str]](), dict[str, float]()
    for found in (measured(size, on) for size in sizes):
        each = found.whole / found.words
        grown = f"{each / before['each']:.2f}" if before else ""
        before["each"] = each
        rows.append(
            (
                f"{found.digests:,}",
                f"{found.words:,}",
                *(f"{part * 1000:,.0f} ms" for part in (found.texts, found.related)),
                f"{found.relations * 1000:,.0f} ms",
                f"{each * 1e6:.2f}",
                grown,
            )
        )
    return table(head, rows)


def measured(size: int, on: Path | None) -> Linking:
    """Return what linking a corpus takes."""
    sys.stderr.write(f"linking alone, {size:,} digests\n")
    with tempfile.TemporaryDirectory(dir=on) as made:
        content = Path(made) / "content"
        write_content(content, size)
        words = sum(len(file.read_text("utf-8").split()) for file in content.glob("visits/**/*.md"))
        tries = [assembled(content) for _ in range(TRIES)]
    texts, sites = zip(*tries, strict=True)
    site = sites[-1]
    return Linking(
        digests=size,
        words=words,
        texts=min(texts),
        related=best(lambda: dict(related_of(site.digests, cross_references(site.digests)))),
        relations=best(
            lambda: relations_of(site.digests, site.leaders, site.countries, site.as_of)
        ),
    )


def assembled(content: Path) -> tuple[float, Site]:
    """Put a site together; return how long the linking of its texts took, and the site."""
    took = list[float]()

    def timed(*given: Any) -> Interlinked:  # noqa: ANN401 - handed on as they came
        began = time.process_time()
        linked = interlink(*given)
        took.append(time.process_time() - began)
        return linked

    with patch("entente.pipeline.assembly.interlink", timed):
        sources = assembly.sources_in(content, content / "seeds")
        site = assembly.assemble(sources, settings_from({})).site
    return sum(took), site


def best(act: Callable[[], object]) -> float:
    """Return the shortest of a few times that something took."""
    return min(times(act))


def times(act: Callable[[], object]) -> Iterator[float]:
    """Yield how long something took, each of a few times."""
    for _ in range(TRIES):
        began = time.process_time()
        act()
        yield time.process_time() - began


def main() -> None:
    """Read the command line, measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="+", help="numbers of digests")
    sys.stdout.write(linking_table(parser.parse_args().sizes, memory_folder()))


if __name__ == "__main__":
    main()
