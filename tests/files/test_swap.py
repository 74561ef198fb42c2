"""One folder in the place of another: in one step by every system's call, or else in two."""

import ctypes
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from entente.files import swap
from entente.files.swap import exchanged, put_in_place


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """Return a folder with the new site, beside which the old one lies."""
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path / "new"


def held(root: Path) -> dict[str, list[str]]:
    """Return what each folder below ``root`` holds."""
    return {
        folder.name: sorted(path.name for path in folder.iterdir()) for folder in root.iterdir()
    }


def test_first_site_takes_the_name(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    put_in_place(tmp_path / "new", tmp_path / "old", tmp_path / "aside")
    assert held(tmp_path) == {"old": []}


@pytest.mark.parametrize("at_once", [True, False])
def test_both_ways_end_alike(new: Path, monkeypatch: pytest.MonkeyPatch, *, at_once: bool) -> None:
    if not at_once:
        monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    put_in_place(new, new.with_name("old"), new.with_name("aside"))
    assert held(new.parent) == {"new": ["old"], "old": ["new"]}


@pytest.mark.parametrize(
    ("fails", "left"),
    [
        ("old", {"new": ["new"], "old": ["old"]}),
        ("new", {"new": ["new"], "old": ["old"]}),
        ("aside", {"aside": ["old"], "old": ["new"]}),
    ],
)
def test_step_that_fails(
    new: Path, monkeypatch: pytest.MonkeyPatch, fails: str, left: dict[str, list[str]]
) -> None:
    rename = Path.rename

    def refused(path: Path, target: Path) -> Path:
        if path.name == fails and not (fails == "aside" and target.name == "old"):
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refused)
    old, aside = new.with_name("old"), new.with_name("aside")
    if fails == "aside":
        put_in_place(new, old, aside)
    else:
        with pytest.raises(PermissionError):
            put_in_place(new, old, aside)
    assert held(new.parent) == left


def test_the_systems_own_call_exchanges_or_says_no(new: Path) -> None:
    assert exchanged(new, new.with_name("old"))
    assert held(new.parent) == {"new": ["old"], "old": ["new"]}
    assert not exchanged(new, new.with_name("absent"))


Calls = list[tuple[object, ...]]


def answering(calls: Calls, name: str, status: int) -> Callable[..., int]:
    """Return a call of a C library that notes what it is given."""

    def answer(*given: object) -> int:
        calls.append((name, *given))
        return status

    return answer


EXCHANGED = (-100, b"one", -100, b"other", 2)


@pytest.mark.parametrize(
    ("system", "machine", "has", "called"),
    [
        ("linux", "x86_64", ("renameat2", "syscall"), ("renameat2", *EXCHANGED)),
        ("linux", "x86_64", ("syscall",), ("syscall", 316, *EXCHANGED)),
        ("linux", "aarch64", ("syscall",), ("syscall", 276, *EXCHANGED)),
        ("linux", "riscv64", ("syscall",), ("syscall", 276, *EXCHANGED)),
        ("linux", "ppc64le", ("syscall",), ("syscall", 357, *EXCHANGED)),
        ("linux", "s390x", ("syscall",), ("syscall", 347, *EXCHANGED)),
        ("linux", "sparc", ("syscall",), None),
        ("darwin", "arm64", ("renamex_np", "syscall"), ("renamex_np", b"one", b"other", 2)),
        ("darwin", "x86_64", ("syscall",), None),
        ("win32", "AMD64", (), None),
    ],
)
@pytest.mark.parametrize("status", [0, -1])
def test_every_system_is_asked_in_its_own_way(  # noqa: PLR0913, PLR0917 - a table
    monkeypatch: pytest.MonkeyPatch,
    system: str,
    machine: str,
    has: tuple[str, ...],
    called: tuple[object, ...] | None,
    status: int,
) -> None:
    calls: Calls = []
    libc = SimpleNamespace(**{name: answering(calls, name, status) for name in has})
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: libc)
    monkeypatch.setattr(platform, "machine", lambda: machine)
    with monkeypatch.context() as other:
        other.setattr(sys, "platform", system)
        names = {"name": "nt" if system == "win32" else "posix"}
        other.setattr(swap, "os", SimpleNamespace(**vars(os) | names))
        answer = exchanged(Path("one"), Path("other"))
    assert calls == ([called] if called else [])
    assert answer is bool(called and status == 0)
