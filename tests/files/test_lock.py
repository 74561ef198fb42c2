"""The lock of a build: waited for, found again and let go of, on both kinds of system."""

import fcntl
import os
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from entente.files import lock
from entente.files.lock import Lock


def nobody_waits() -> None:
    raise AssertionError("nobody holds it")


def is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def test_lock_that_is_free_is_had_at_once_and_goes_with_its_folder(tmp_path: Path) -> None:
    held = Lock.taken(tmp_path / "deep" / "er" / "lock", nobody_waits)
    assert held.path.is_file()
    assert lock.is_still(held.path, held.descriptor)
    held.release()
    assert not held.path.parent.exists()
    assert not is_open(held.descriptor)
    held.release()


def test_folder_with_something_in_it_stays(place: Path) -> None:
    held = Lock.taken(place, nobody_waits)
    place.with_name("ledger").touch()
    held.release()
    assert [path.name for path in place.parent.iterdir()] == ["ledger"]


def test_lock_of_another_process_is_waited_for(place: Path, holder: subprocess.Popen[str]) -> None:
    told = []

    def waiting() -> None:
        told.append(place.exists())
        assert holder.stdin
        holder.stdin.close()

    held = Lock.taken(place, waiting)
    assert told == [True]
    assert holder.wait() == 0
    held.release()


def test_wait_that_is_broken_off_leaves_nothing_open(
    place: Path, holder: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    try_to_hold = lock.try_to_hold

    def noted(descriptor: int) -> bool:
        asked.append(descriptor)
        return try_to_hold(descriptor)

    monkeypatch.setattr(lock, "try_to_hold", noted)

    def waiting() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Lock.taken(place, waiting)
    assert holder.poll() is None
    assert [is_open(one) for one in asked] == [False]


def test_lock_whose_file_went_with_its_holder_is_taken_anew_and_told_of_once(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    waited: list[int] = []

    def until_the_file_is_gone(descriptor: int) -> None:
        waited.append(descriptor)
        place.unlink()

    monkeypatch.setattr(lock, "try_to_hold", lambda _: len(waited) >= 2)
    monkeypatch.setattr(lock, "hold", until_the_file_is_gone)
    held = Lock.taken(place, lambda: told.append("waiting"))
    assert told == ["waiting"]
    assert len(waited) == 2
    assert lock.is_still(place, held.descriptor)
    # Numbers of closed files are given out again: nothing is left open but the last.
    assert set(waited) == {held.descriptor}
    held.release()


def test_folder_that_goes_just_then_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, paths = os.open, []

    def too_late(path: Path, *flags: int) -> int:
        paths.append(path)
        if len(paths) == 1:
            path.parent.rmdir()
        return opened(path, *flags)

    monkeypatch.setattr(os, "open", too_late)
    Lock.taken(tmp_path / "anteroom" / "lock", nobody_waits).release()
    assert len(paths) == 2


def test_file_that_is_another_by_now_is_not_ours(place: Path) -> None:
    held = Lock.taken(place, nobody_waits)
    other = place.with_name("other")
    other.touch()
    other.replace(place)
    assert not lock.is_still(place, held.descriptor)
    held.release()
    assert not lock.is_still(place, 0)


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module as Windows has it, its call for locks made of ours."""
    ways = {0: fcntl.LOCK_EX | fcntl.LOCK_NB}
    msvcrt = SimpleNamespace(
        LK_NBLCK=0, locking=lambda one, way, length: fcntl.lockf(one, ways[way], length)
    )
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    spec = spec_from_file_location("lock_on_windows", lock.__file__)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)  # dataclasses look for it there
    with monkeypatch.context() as other:
        other.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    return module


def test_windows_waits_by_asking_again(
    place: Path,
    holder: subprocess.Popen[str],
    on_windows: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slept = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        assert holder.stdin
        holder.stdin.close()
        holder.wait()

    monkeypatch.setattr(on_windows, "time", SimpleNamespace(sleep=sleep))
    told: list[str] = []
    held = on_windows.Lock.taken(place, lambda: told.append("waiting"))
    assert told == ["waiting"]
    assert slept == [0.1]
    held.release()
    assert on_windows.Lock.taken(place, nobody_waits).path == place
