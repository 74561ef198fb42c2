"""Watching sources: what an author changes arrives, what an editor leaves does not."""

import threading
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty

import pytest
from watchfiles import Change, watch

from entente.files import watching
from entente.files.watching import Changes, Only, Sources, watched

PATIENCE = 300
"""Tenths of a second."""


@pytest.fixture(autouse=True)
def stopped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let what watches end with the test, which in the program ends with it."""
    end, before = threading.Event(), set(threading.enumerate())
    monkeypatch.setattr(watching, "watch", partial(watch, stop_event=end, rust_timeout=100))
    yield
    watchers = set(threading.enumerate()) - before
    assert all(thread.daemon for thread in watchers)
    assert len(watchers) == 2 or not watchers
    end.set()
    for thread in watchers:
        thread.join()


def arrived(changes: Changes, file: Path) -> set[Path]:
    """Write a file until a change arrives: nobody says when the watch begins."""
    for number in count():
        file.write_text(str(number))
        try:
            return {Path(path) for path in changes.get(timeout=0.1)}
        except Empty:
            assert number < PATIENCE
    raise AssertionError


def test_changes_of_folders_and_single_files_arrive(tmp_path: Path) -> None:
    for name in ("content/visits", "root/deep"):
        (tmp_path / name).mkdir(parents=True)
    text, settings = tmp_path / "content" / "visits" / "a.md", tmp_path / "root" / "settings.py"
    changes = watched([tmp_path / "content", tmp_path / "absent"], [settings])
    assert arrived(changes, text) == {text}
    for passed_over in ("root/deep/settings.py", "root/other.py", "content/.hidden"):
        (tmp_path / passed_over).touch()
    found: set[Path] = set()
    while settings not in found:
        found |= arrived(changes, settings)
    assert found <= {settings, text}


@pytest.mark.parametrize(
    ("path", "source", "only"),
    [
        ("/a/settings.py", True, True),
        ("/a/other.py", True, False),
        ("/a/.hidden.md", False, False),
        ("/a/.b.py", False, False),
        ("/a/x.md~", False, False),
        ("/a/__pycache__/x.py", False, False),
    ],
)
def test_what_editors_and_systems_leave_is_passed_over(
    path: str, *, source: bool, only: bool
) -> None:
    assert Sources()(Change.modified, path) is source
    chosen = Only([Path("/a/settings.py"), Path("/a/.b.py")])
    assert chosen(Change.modified, path) is only
