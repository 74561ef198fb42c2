"""The fuzzer itself: it reads documents of all kinds, and what breaks a promise is a find."""

from pathlib import Path

import pytest

from entente.pipeline import reading_room
from entente.reading.source import Bounds
from tests.fuzzing import target
from tests.fuzzing.invented import main
from tests.fuzzing.target import CASES, KINDS, Judge

GOOD = (CASES / "right-everything-else.md").read_bytes()


def test_invented_documents_are_read_until_the_time_is_over(tmp_path: Path) -> None:
    main(str(tmp_path / "figures"), "2")
    figures = (tmp_path / "figures").read_text()
    assert '"executions": 0' not in figures
    assert '"tracebacks": 0, "hangs": 0' in figures


@pytest.mark.parametrize("kind", KINDS)
def test_every_case_is_judged_as_every_kind(kind: str, tmp_path: Path) -> None:
    judge = Judge(tmp_path)
    for case in sorted(CASES.glob("*.md"))[::9]:
        judge(kind, case.read_bytes())
    assert judge.counts["executions"] > 30
    assert list(tmp_path.iterdir()) == []


def test_traceback_is_a_find(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a mistake in the reader")

    monkeypatch.setitem(reading_room.READERS, "visit", broken)
    judge = Judge(tmp_path)
    judge("visit", GOOD)
    assert judge.counts["tracebacks"] == 1
    (case,) = tmp_path.iterdir()
    assert case.read_bytes() == GOOD


def test_patience_that_is_not_kept_is_a_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "PATIENCE", 0)
    judge = Judge(tmp_path)
    judge("visit", GOOD)
    assert (judge.counts["documents"], judge.counts["hangs"]) == (1, 1)


def test_problem_without_a_place_is_a_find(tmp_path: Path) -> None:
    judge = Judge(tmp_path)
    problem = reading_room.too_slow("another.md", Bounds())
    with pytest.raises(AssertionError):
        target.hold((problem,), b"")
    assert judge.counts["executions"] == 0
