"""Whatever befalls a build, readers find the old site or the new one, and the next build is right.

Real builds in real processes on a real file system. The stage alone is tried at every call through
which it reaches the disk, the whole build at some of them; at all of them, and at thousands of
moments, with ``ENTENTE_EVERY_CALL=1 ENTENTE_MOMENTS=5000 pytest tests/test_accidents.py``.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accidents import ERRORS
from tests.repositories import PROJECT

if not hasattr(os, "fork"):
    pytest.skip("needs a system whose processes can be forked", allow_module_level=True)

SCENES = ("first", "second", "third")
EVERY = 1 if os.environ.get("ENTENTE_EVERY_CALL") else 0
MOMENTS = int(os.environ.get("ENTENTE_MOMENTS", "25"))


def outcomes(
    scene: str, accident: str, folder: Path, *, every: int = 1, options: tuple[str, ...] = ()
) -> Iterator[dict[str, object]]:
    """Yield what came of each try; see ``tests/accidents.py``."""
    command = [sys.executable, "-m", "tests.accidents", scene, accident, str(folder / "tries")]
    ran = subprocess.run(
        [*command, str(every), *options],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(("plugins", ".", "tests"))},
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    for line in ran.stdout.splitlines():
        yield json.loads(line)


def wrong(tried: list[dict[str, object]], *, gap: bool = False) -> list[dict[str, object]]:
    """Return the outcomes that break the promise.

    Args:
        tried: at least one, the last without an accident.
        gap: whether readers may find nothing at one call, where names cannot be exchanged.

    """
    assert tried[-1]["ended"] == "done"
    found: list[dict[str, object]] = []
    for each in tried:
        finds = {"done": {"new"}, "killed": {"old", "new"}}.get(str(each["ended"]), {"old"})
        tidy = each["ended"] in {"done", "killed"} or not each["left"]
        if each["found"] not in finds or not tidy or not each["mended"]:
            found.append(each)
    return found[1:] if gap and found and found[0]["call"] == "rename" else found


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("accident", ["killed", *ERRORS])
def test_accident_at_every_call_of_the_stage(scene: str, accident: str, tmp_path: Path) -> None:
    tried = list(outcomes(f"bare-{scene}", accident, tmp_path))
    assert len(tried) > 30
    assert len({each["call"] for each in tried}) > 6
    assert wrong(tried) == []


@pytest.mark.parametrize("scene", SCENES)
def test_killed_at_every_call_where_names_cannot_be_exchanged(scene: str, tmp_path: Path) -> None:
    tried = list(outcomes(f"bare-{scene}", "killed", tmp_path, options=("no-exchange",)))
    assert wrong(tried, gap=True) == []


@pytest.mark.parametrize(
    ("scene", "accident", "every"),
    [
        ("first", "killed", 179),
        ("second", "killed", 113),
        ("third", "killed", 37),
        ("second", "ENOSPC", 173),
        ("third", "EIO", 151),
        ("third", "MemoryError", 127),
    ],
)
def test_accident_during_a_whole_build(
    scene: str, accident: str, every: int, tmp_path: Path
) -> None:
    tried = list(outcomes(f"whole-{scene}", accident, tmp_path, every=EVERY or every))
    # The last of them came to its end.
    assert {each["ended"] for each in tried} > {"done"}
    assert [each for each in wrong(tried) if each["ended"] != "refused"] == []


@pytest.mark.parametrize("accident", ["killed", "ENOSPC", "EIO", "MemoryError"])
def test_accident_while_a_text_is_exchanged(accident: str, tmp_path: Path) -> None:
    tried = list(outcomes("text-third", accident, tmp_path, every=EVERY or 31))
    assert {each["ended"] for each in tried} > {"done"}
    assert wrong(tried) == []


def test_killed_at_any_moment_of_a_whole_build(tmp_path: Path) -> None:
    tried = list(outcomes("whole-third", "any-moment", tmp_path, every=MOMENTS))
    assert len(tried) == MOMENTS
    kinds = {each["found"] for each in tried if each["ended"] == "killed"}
    assert {"old"} <= kinds <= {"old", "new"}
    assert [each for each in tried if not each["mended"]] == []
