r"""What fuzzing aims at: a document of any kind, read as a build reads it, and judged.

Whatever the bytes, there must be a document or problems with a place in the file: no traceback, and
no end of patience that is not kept. What breaks this is a find, and is written as a case::

    judged = Judge(Path("tests/reading/cases"))
    judged(ContentKind.VISIT, b"---\n…")
"""

import json
import time
import traceback
from datetime import date
from hashlib import sha256
from pathlib import Path

from entente.checking.dossier import Dossier
from entente.checking.rules import problems_between
from entente.domain.digest import Manuscript
from entente.domain.note import Notes
from entente.domain.problem import Code, Problem
from entente.pipeline import reading_room
from entente.reading.kinds import ContentKind
from entente.reading.source import Bounds
from entente.registry.gazetteer import gazetteer
from entente.registry.resolve import resolve

__all__ = ["CASES", "KINDS", "Judge"]

CASES = Path(__file__).parents[1] / "reading" / "cases"
KINDS = tuple(reading_room.READERS)
FILE = "content/fuzz.md"
PATIENCE = 2.0
"""Seconds of processor time within which a document or its problems must be there."""
EVERY = 200
"""Executions after which the figures are written down."""


class Judge:
    """Reads documents, counts what comes of them and keeps the finds."""

    def __init__(self, cases: Path, figures: Path | None = None) -> None:
        self.cases, self.figures = cases, figures
        self.counts = {"executions": 0, "documents": 0, "tracebacks": 0, "hangs": 0, "cut off": 0}
        self.slowest = 0.0

    def __call__(self, kind: str, content: bytes) -> None:
        """Read one document."""
        begun = time.thread_time()
        try:
            problems = problems_of(kind, content)
            hold(problems, content)
        except Exception:  # noqa: BLE001 - whatever it is, it is the find
            self.found(content, "tracebacks", traceback.format_exc())
        else:
            self.counts["documents"] += not any(each.severity == "error" for each in problems)
            self.counts["cut off"] += any(each.code is Code.TOO_SLOW for each in problems)
        took = time.thread_time() - begun
        self.slowest = max(self.slowest, took)
        if took > PATIENCE:
            self.found(content, "hangs", f"{took:.1f} s")
        self.counts["executions"] += 1
        if self.counts["executions"] % EVERY == 0:
            self.tell()

    def found(self, content: bytes, what: str, words: str) -> None:
        """Keep a find as a case; its problems are for whoever mends it to write beside it."""
        self.counts[what] += 1
        case = self.cases / f"found-{sha256(content).hexdigest()[:8]}.md"
        case.write_bytes(content)
        print(f"{what}: {case}\n{words}", flush=True)  # noqa: T201 - a command's output

    def tell(self) -> None:
        """Write the figures down, since a fuzzer may end a process as it likes."""
        if self.figures:
            self.figures.write_text(json.dumps({**self.counts, "slowest": round(self.slowest, 2)}))


def problems_of(kind: str, content: bytes) -> tuple[Problem, ...]:
    """Read a document as a build does, and take a visit as far as the rules between digests."""
    read = reading_room.read_in_time(Bounds(), (kind, "fuzz", FILE, content))
    if isinstance(read, tuple):
        assert read, "no value, and no reason why"
        return read
    if not isinstance(read, Manuscript):
        assert kind != ContentKind.VISIT
        return ()
    found = resolve((read,), Notes((), (), ()), gazetteer(), date(2024, 5, 1))
    dossier = Dossier((("fuzz", FILE),), found.digests, {}, frozenset(), date(2024, 5, 1))
    return (*found.problems, *problems_between(dossier))


def hold(problems: tuple[Problem, ...], content: bytes) -> None:
    """Hold that every problem says what, where and what to do."""
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for problem in problems:
        assert problem.place.file == FILE
        assert 0 <= problem.place.line <= lines, problem
        assert problem.place.column >= 0, problem
        assert problem.place.length >= 1, problem
        assert problem.message, problem
        assert problem.help, problem
