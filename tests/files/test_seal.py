"""The seal: whole only while inputs and published files are what they were."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from entente.domain.hashing import hash_of
from entente.files import seal as module
from entente.files.seal import seal, unbroken
from entente.files.trees import tree_of

LONG_AGO = 1_700_000_000_000_000_000
NEW = {"new.html": hash_of(b"new.html")}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a site of two pages, one of them written just now, with an anteroom and no seal."""
    output = tmp_path / "output"
    output.mkdir()
    (tmp_path / ".output.entente").mkdir()
    for name in ("old.html", "new.html"):
        (output / name).write_text(name)
    os.utime(output / "old.html", ns=(LONG_AGO, LONG_AGO))
    return output


def place(output: Path) -> Path:
    return output.parent / ".output.entente" / "seal"


def sealed(output: Path) -> None:
    seal(output, "inputs", "a note", tree_of(output).files, NEW)


def doubtful(output: Path) -> object:
    return json.loads(place(output).read_bytes())["doubtful"]


def test_whole_seal_gives_its_note(output: Path) -> None:
    assert unbroken(output, "inputs") is None
    sealed(output)
    assert unbroken(output, "inputs") == "a note"
    assert unbroken(output, "other inputs") is None
    assert [path.name for path in place(output).parent.iterdir()] == ["seal"]


def altered(output: Path) -> None:
    (output / "old.html").write_text("other")


def altered_unseen(output: Path) -> None:
    """Write other bytes of the same length so that the system says the same of the file."""
    before = (output / "new.html").stat()
    (output / "new.html").write_text("new.HTML")
    os.utime(output / "new.html", ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        altered,
        altered_unseen,
        lambda output: (output / "new.html").unlink(),
        lambda output: (output / "own.txt").touch(),
        lambda output: place(output).unlink(),
        lambda output: place(output).write_bytes(b"{}"),
        lambda output: place(output).write_bytes(b""),
        lambda output: place(output).write_bytes(place(output).read_bytes()[:-1] + b',"more":1}'),
    ],
)
def test_seal_is_broken(output: Path, change: Callable[[Path], object]) -> None:
    sealed(output)
    change(output)
    assert unbroken(output, "inputs") is None


def test_files_stay_in_doubt_for_a_while(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed(output)
    monkeypatch.setattr(module, "seal", None)
    assert unbroken(output, "inputs") == "a note"
    assert doubtful(output) == NEW


def test_files_are_read_no_more_once_they_are_not_in_doubt(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.utime(output / "new.html", ns=(LONG_AGO, LONG_AGO))
    sealed(output)
    assert doubtful(output) == NEW
    assert unbroken(output, "inputs") == "a note"
    assert doubtful(output) == {}
    with monkeypatch.context() as later:
        later.setattr(module, "seal", None)
        later.setattr(module, "time_on_disk", None)
        assert unbroken(output, "inputs") == "a note"


def test_file_is_read_after_the_moment_from_which_on_it_is_certain(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(_: Path) -> int:
        altered_unseen(output)
        return LONG_AGO * 2

    sealed(output)
    monkeypatch.setattr(module, "time_on_disk", late)
    assert unbroken(output, "inputs") is None


def test_disk_that_refuses_makes_no_seal_and_no_failure(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    os.utime(output / "new.html", ns=(LONG_AGO, LONG_AGO))
    sealed(output)
    with monkeypatch.context() as full:
        full.setattr(Path, "replace", refused)
        assert unbroken(output, "inputs") == "a note"
    monkeypatch.setattr(Path, "touch", refused)
    assert unbroken(output, "inputs") == "a note"
    assert doubtful(output) == NEW
    monkeypatch.setattr(Path, "replace", refused)
    place(output).unlink()
    with pytest.raises(PermissionError):
        sealed(output)
    assert list(place(output).parent.iterdir()) == []


@pytest.mark.parametrize("change", [altered, lambda output: (output / "own.txt").touch()])
def test_seal_of_a_site_that_changed_meanwhile_is_broken(
    output: Path, change: Callable[[Path], object]
) -> None:
    published = tree_of(output).files
    change(output)
    seal(output, "inputs", "a note", published, {})
    assert unbroken(output, "inputs") is None


def test_seal_is_written_in_the_place_of_another_and_leaves_no_draft(output: Path) -> None:
    for note in ("one", "two"):
        seal(output, "inputs", note, tree_of(output).files, {})
        assert unbroken(output, "inputs") == note
    assert [path.name for path in place(output).parent.iterdir()] == ["seal"]
