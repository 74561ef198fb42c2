"""The seal: whole only while inputs and published files are what they were."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from entente.domain.hashing import hash_of
from entente.files import seal as module
from entente.files.ledger import DOUBT
from entente.files.seal import recent, seal, unbroken
from entente.files.trees import Seen, tree_of

LONG_AGO = 1_700_000_000_000_000_000


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
    seal(output, "inputs", "a note", tree_of(output).files)


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


def test_doubtful_files_are_looked_up_once(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sealed(output)
    new = hash_of(b"new.html")
    assert f'"doubtful":{{"new.html":"{new}"}}'.encode() in place(output).read_bytes()
    os.utime(output / "new.html", ns=(LONG_AGO, LONG_AGO))
    sealed(output)
    assert b'"doubtful":{}' in place(output).read_bytes()
    monkeypatch.setattr(module, "write", None)
    assert unbroken(output, "inputs") == "a note"


def test_seal_in_doubt_is_written_again_once_it_is_not(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed(output)
    with monkeypatch.context() as later:
        later.setattr(module, "recent", lambda *_: iter(()))
        assert unbroken(output, "inputs") == "a note"
    assert b'"doubtful":{}' in place(output).read_bytes()
    assert b'"note":"a note"' in place(output).read_bytes()


def test_disk_that_refuses_makes_no_seal_and_no_failure(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    sealed(output)
    monkeypatch.setattr(Path, "replace", refused)
    assert unbroken(output, "inputs") == "a note"
    place(output).unlink()
    sealed(output)
    assert list(place(output).parent.iterdir()) == []


def test_site_that_changed_since_it_was_published_is_not_sealed(output: Path) -> None:
    published = tree_of(output).files
    altered(output)
    seal(output, "inputs", "a note", published)
    assert not place(output).exists()
    seal(output, "inputs", "a note", {"absent.html": published["old.html"]})
    assert not place(output).exists()


def test_seal_is_written_in_the_place_of_another_and_leaves_no_draft(output: Path) -> None:
    for note in ("one", "two"):
        module.write(output, "inputs", note, tree_of(output).files)
        assert unbroken(output, "inputs") == note
    assert [path.name for path in place(output).parent.iterdir()] == ["seal"]


def test_recent_is_what_changed_within_the_tick_of_a_clock() -> None:
    looks = {str(age): Seen(1, 1, LONG_AGO - age, 0) for age in (DOUBT + 1, DOUBT, DOUBT - 1, -1)}
    assert list(recent(looks, LONG_AGO)) == [str(DOUBT), str(DOUBT - 1), "-1"]
