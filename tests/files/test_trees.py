"""What lies in a folder: every file, folder and link, by path, and whether any of it changed."""

import os
from pathlib import Path

import pytest

from entente.domain.hashing import hash_of
from entente.files import trees
from entente.files.trees import (
    Seen,
    compared,
    contents_of,
    folders_of,
    seen,
    statuses_below,
    tree_of,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with files at three depths, an empty folder, a link to one, and a pipe."""
    root = tmp_path / "root"
    for name in ("z.md", "a/b/c.md", "a/d.md"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (root / "empty").mkdir()
    (root / "link").symlink_to("a", target_is_directory=True)
    os.mkfifo(root / "a" / "pipe")
    return root


UNLIKE = Seen(0, 0, 0, 0)
FILES = ["a/b/c.md", "a/d.md", "a/pipe", "link", "z.md"]


@pytest.mark.parametrize("by_number", [trees.BY_NUMBER, False])
def test_tree_says_what_the_system_knows(
    root: Path, monkeypatch: pytest.MonkeyPatch, *, by_number: bool
) -> None:
    monkeypatch.setattr(trees, "BY_NUMBER", by_number)
    tree = tree_of(root)
    assert sorted(tree.files) == FILES
    assert sorted(tree.folders) == ["", "a", "a/b", "empty"]
    for path, look in (*tree.files.items(), *tree.folders.items()):
        status = (root / path).lstat()
        assert look == seen(status)
        assert look == Seen(status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode)
    assert tree_of(root / "absent").files == tree_of(root / "absent").folders == {}


def test_folder_is_closed_whatever_happens(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: list[int] = []

    def refused(descriptor: int) -> None:
        numbers.append(descriptor)
        raise InterruptedError

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(InterruptedError):
        tree_of(root)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(numbers[0])


def test_folder_is_compared_with_what_it_should_hold(root: Path) -> None:
    """One file is another than it should be, one should not be there, and two are not."""
    wanted = dict(tree_of(root).files)
    del wanted["a/pipe"]
    wanted["z.md"] = wanted["z.md"]._replace(inode=0)
    wanted |= dict.fromkeys(("a/new.md", "b"), UNLIKE)
    found = compared(root, wanted)
    assert sorted(found.wrong) == ["a/pipe", "z.md"]
    assert sorted(found.missing) == ["a/new.md", "b", "z.md"]
    assert sorted(found.folders) == ["a", "a/b", "empty"]
    assert len(wanted) == len(FILES) + 1


def test_folders_of_paths() -> None:
    assert folders_of(["a", "b/c", "d/e/f/g", "d/e/h"]) == {"b", "d", "d/e", "d/e/f"}
    assert folders_of([]) == folders_of(["a"]) == set()


def test_statuses_are_in_order(root: Path) -> None:
    found = statuses_below(root)
    assert [path for path, _ in found] == FILES
    assert all(status == (root / path).lstat() for path, status in found)
    assert statuses_below(root / "absent") == statuses_below(root / "z.md") == []


def test_contents_are_every_path_and_its_bytes(root: Path) -> None:
    roots = [root, root / "absent"]
    before = contents_of(roots)
    held = [
        (path, "irregular" if path in {"link", "a/pipe"} else hash_of(path.encode()))
        for path in FILES
    ]
    assert before.hash == hash_of(repr(held).encode())
    assert contents_of(roots) == before
    assert contents_of(roots, read=False).looks == before.looks
    assert contents_of(roots, read=False).hash == ""
    assert contents_of([]) != before


def test_same_bytes_that_look_different_have_one_hash(root: Path) -> None:
    before = contents_of([root])
    (root / "z.md").chmod(0o600)
    after = contents_of([root])
    assert (after.hash, after.looks == before.looks) == (before.hash, False)
    (root / "z.md").write_text("other")
    assert contents_of([root]).hash != before.hash
