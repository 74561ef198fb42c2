"""A file that takes more than its share of time is cut off, reported, and tried again next time."""

import gc
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from entente.domain.problem import Code
from entente.pipeline.assembly import Assembly, assemble, sources_in
from entente.pipeline.configuration import settings_from
from entente.pipeline.patience import within
from entente.pipeline.workforce import Workforce
from entente.pipeline.workshop import Workshop
from entente.reading.source import Bounds

SHARE = 0.3
"""Seconds. The texts below would take from ten to a hundred times as much."""
FRONT = "---\ntitle: A\nleader: Fumio Kishida\nfrom: JP\nto: US\ndates: 2024-04-08\n---\n\n"
SLOW = {
    "brackets": "[" * 12_000,
    "tags": "<p " * 20_000,
    "names": "[[a]] " * 30_000,
    "abbreviations": "\n".join(f"*[a{n}]: x" for n in range(9_000)) + "\n\na " * 9_000,
    "backticks": " ".join("`" * n for n in range(600)),
    "declarations": "<![CDATA[" * 3_000,
    "pictures": "![[]()" * 4_000,
    "escapes": "\\" * 199_000,
}
"""Shapes on which Python-Markdown takes the square of a text's length."""


def built(content: Path, workshop: Workshop | None = None, seconds: float = SHARE) -> Assembly:
    sources = sources_in(content, content.parent / "seeds")
    bounds = Bounds(document_seconds=seconds)
    return assemble(sources, settings_from({}), bounds, workshop=workshop)


def write(content: Path, name: str, text: str) -> None:
    file = content / f"visits/2024/{name}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRONT + text, encoding="utf-8")


@pytest.mark.parametrize("shape", SLOW)
def test_a_slow_text_is_cut_off_and_the_others_are_read(tmp_path: Path, shape: str) -> None:
    write(tmp_path / "content", "a-slow", SLOW[shape])
    write(tmp_path / "content", "b-good", "Text in a paragraph.\n\n- a\n\n    b")
    begun = time.process_time()
    assembly = built(tmp_path / "content")
    assert time.process_time() - begun < 12 * SHARE, "it was not broken into"
    (problem,) = assembly.errors
    assert (problem.code, problem.place.file) == (Code.TOO_SLOW, "content/visits/2024/a-slow.md")
    assert problem.place.line == 1
    (good,) = assembly.site.digests
    assert "<li>" in good.articles[0].html
    assert built(tmp_path / "content").site.digests == (good,), "the converter is whole again"


def test_a_file_that_was_cut_off_is_not_remembered(tmp_path: Path) -> None:
    write(tmp_path / "content", "a", "Text.")
    cache, workforce = tmp_path / "cache", Workforce(1, "")
    for seconds, errors in ((1e-9, [Code.TOO_SLOW]), (60, [])):
        workshop = Workshop(workforce, cache, fresh=False, say=print)
        assembly = built(tmp_path / "content", workshop, seconds)
        assert [each.code for each in assembly.errors] == errors
    # With the bounds alike, too, nothing of the first run is taken for read.
    workshop = Workshop(workforce, cache, fresh=False, say=print)
    assert [each.code for each in built(tmp_path / "content", workshop, 1e-9).errors] == [
        Code.TOO_SLOW
    ]


def test_where_nothing_can_be_broken_into_it_is_refused_at_the_end() -> None:
    found: list[object] = []
    thread = threading.Thread(target=lambda: found.append(within(1e-9, lambda: sum(range(9_999)))))
    thread.start()
    thread.join()
    assert found == [None]


def test_work_within_its_time_is_returned_and_no_stroke_comes_later() -> None:
    assert within(60, lambda: 7) == 7
    assert within(0.05, lambda: 8) == 8
    assert sum(range(9_999_999)) > 0


def test_what_goes_wrong_in_the_work_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        within(60, lambda: 1 // 0)


@pytest.fixture(autouse=True)
def without_garbage_collection() -> Iterator[None]:
    """As in a build: what hypothesis hangs on the collector would swallow the end of a text."""
    gc.disable()
    yield
    gc.enable()
