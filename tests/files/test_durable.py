"""The disk is waited for by the one call of Linux, and elsewhere file by file."""

import ctypes
import errno
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from entente.files import durable
from entente.files.durable import wait_for_disk


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the numbers (inodes) of the files that the disk was waited for one by one."""
    numbers: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda one: numbers.append(os.fstat(one).st_ino))
    return numbers


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the one call")
def test_one_call_on_linux(
    tmp_path: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_disk(tmp_path, ["absent"])
    assert asked == []
    monkeypatch.setattr(durable, "with_descriptor", lambda _, call: call(-1))
    with pytest.raises(OSError, match="Bad file descriptor") as failed:
        wait_for_disk(tmp_path, [])
    assert failed.value.errno == errno.EBADF


@pytest.mark.parametrize("system", ["posix", "nt"])
def test_file_by_file_elsewhere(
    tmp_path: Path, asked: list[int], monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    (tmp_path / "a").touch()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c").touch()
    if system == "posix":
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    monkeypatch.setattr(durable, "os", SimpleNamespace(**vars(os) | {"name": system}))
    wait_for_disk(tmp_path, ["a", "b/c"])
    assert asked == [(tmp_path / name).stat().st_ino for name in ("a", "b/c")]


def test_file_is_closed_whatever_happens(tmp_path: Path) -> None:
    numbers: list[int] = []

    def fail(descriptor: int) -> None:
        numbers.append(descriptor)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        durable.with_descriptor(tmp_path, fail)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(numbers[0])
