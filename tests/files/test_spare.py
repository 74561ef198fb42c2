"""Making the next site out of the one before: files are shared or copied, and no one's are lost."""

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from entente.files.manifest import MANIFEST
from entente.files.spare import (
    Wanted,
    carry,
    folders_wanted,
    make_folders,
    make_it,
    set_mode,
    take_late_ones,
)
from entente.files.trees import Seen, Tree, seen, tree_of


def fill(root: Path, *names: str) -> Path:
    """Let files be there that hold the name of their folder and their own."""
    root.mkdir(exist_ok=True)
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{root.name} {name}")
    return root


def look(inode: int, mode: int = 0) -> Seen:
    return Seen(inode, 0, 0, mode)


LIVE = Tree(
    {"stays": look(1), "goes": look(2), "CNAME": look(3), "mine/own": look(4), MANIFEST: look(5)},
    {
        "": look(10, stat.S_IFDIR | 0o700),
        "ours": look(11, stat.S_IFDIR | 0o700),
        "mine": look(12, stat.S_IFDIR | 0o750),
        "empty": look(13, stat.S_IFDIR | 0o711),
        "old": look(14, stat.S_IFDIR | 0o755),
    },
)


def test_next_site_has_our_folders_and_those_that_no_build_made() -> None:
    ours = ["stays", "ours/new", MANIFEST]
    folders = folders_wanted(LIVE, ours, {"CNAME", "mine/own"}, {"goes", "old/page"})
    assert folders == {"": 0o755, "ours": 0o755, "mine": 0o750, "empty": 0o711}


@pytest.mark.parametrize("ours", ["CNAME/page.html", "mine/own/page.html", "mine", "empty"])
def test_own_file_in_the_way_is_named(ours: str) -> None:
    way = ours.removesuffix("/page.html")
    foreign = LIVE.files.keys() - {ours}
    with pytest.raises(FileExistsError, match="no build wrote it") as refused:
        folders_wanted(LIVE, [ours], foreign, set())
    assert (refused.value.filename, refused.value.errno) == (way, errno.EEXIST)


def test_there_is_something_to_publish_where_a_file_or_a_mode_differs(tmp_path: Path) -> None:
    files = dict(LIVE.files)
    modes = {"": 0o700, "ours": 0o700, "mine": 0o750, "empty": 0o711, "old": 0o755}
    assert not Wanted(files, modes, tmp_path, tmp_path).differs_from(LIVE)
    assert Wanted({**files, "goes": look(1)}, modes, tmp_path, tmp_path).differs_from(LIVE)
    assert Wanted(files, {**modes, "": 0o755}, tmp_path, tmp_path).differs_from(LIVE)


@pytest.mark.parametrize("spare", [None, (), ("stays", "gone/deep/file", "new", "shared")])
def test_spare_becomes_the_next_site_whatever_it_was(
    tmp_path: Path, spare: tuple[str, ...] | None
) -> None:
    stage = fill(tmp_path / "stage", "new", "deep/er/new")
    live = fill(tmp_path / "live", "stays", "deep/stays", "shared")
    if spare is not None:
        fill(tmp_path / "spare", *spare)
        (tmp_path / "spare" / "shared").unlink(missing_ok=True)
        os.link(live / "shared", tmp_path / "spare" / "shared")
    roots = {"new": stage, "deep/er/new": stage}
    roots |= dict.fromkeys(("stays", "deep/stays", "shared"), live)
    files = {path: seen((root / path).stat()) for path, root in roots.items()}
    folders = {"": 0o755, "deep": 0o755, "deep/er": 0o755, "empty": 0o700}
    make_it(tmp_path / "spare", Wanted(files, folders, stage, live))
    made = tree_of(tmp_path / "spare")
    assert made.files == files
    assert {path: stat.S_IMODE(each.mode) for path, each in made.folders.items()} == folders


def test_permissions_are_given_only_where_they_differ(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_folders(tmp_path, {"a/b": 0o750, "a": 0o711})
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o711
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o750
    make_folders(tmp_path, {"a": 0o700})
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    monkeypatch.setattr(Path, "chmod", None)
    set_mode(tmp_path / "a", 0o700)


def test_late_files_are_carried_over_and_never_over_others(tmp_path: Path) -> None:
    old = fill(tmp_path / "old", "page", "deep/page")
    output = fill(tmp_path / "output", "page")
    was = tree_of(old)
    take_late_ones(old, was, output)
    fill(old, "mine/late", "deep/taken", "mine/dangling")
    (output / "deep").mkdir()
    fill(output, "deep/taken")
    (output / "mine").mkdir()
    (output / "mine" / "dangling").symlink_to("nowhere")
    take_late_ones(old, was, output)
    assert sorted(tree_of(output).files) == ["deep/taken", "mine/dangling", "mine/late", "page"]
    assert (output / "mine" / "late").read_text() == "old mine/late"
    assert (output / "deep" / "taken").read_text() == "output deep/taken"


def test_old_site_that_nobody_touched_is_not_looked_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = fill(tmp_path / "old", "deep/page")
    was = tree_of(old)
    monkeypatch.setattr("entente.files.spare.tree_of", None)
    take_late_ones(old, was, tmp_path / "output")
    fill(old, "deep/late")
    with pytest.raises(TypeError):
        take_late_ones(old, was, tmp_path / "output")


def refusing(error: Exception) -> Callable[..., None]:
    """Return what a system without links answers."""

    def link(*_: object, **__: object) -> None:
        raise error

    return link


NONE_HERE = [
    OSError(errno.EPERM, ""),
    OSError(errno.EOPNOTSUPP, ""),
    OSError(errno.ENOSYS, ""),
    OSError(errno.EINVAL, ""),
    OSError(errno.EMLINK, ""),
    NotImplementedError(),
]


@pytest.mark.parametrize("error", NONE_HERE, ids=repr)
def test_what_cannot_be_shared_is_copied_unless_it_is_a_pipe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    source = fill(tmp_path / "source", "file")
    os.utime(source / "file", ns=(0, 10**18))
    (source / "link").symlink_to("nowhere")
    os.mkfifo(source / "pipe")
    monkeypatch.setattr(os, "link", refusing(error))
    for name in ("file", "link"):
        carry(source / name, tmp_path / name)
    assert (tmp_path / "file").read_text() == "source file"
    assert (tmp_path / "file").stat().st_mtime_ns == 10**18
    assert (tmp_path / "file").stat().st_ino != (source / "file").stat().st_ino
    assert (tmp_path / "link").readlink() == Path("nowhere")
    monkeypatch.setattr(shutil, "copy2", None)
    with pytest.raises(type(error)):
        carry(source / "pipe", tmp_path / "pipe")


def test_disk_that_is_full_is_no_system_without_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = fill(tmp_path / "source", "file")
    monkeypatch.setattr(os, "link", refusing(OSError(errno.ENOSPC, "full")))
    with pytest.raises(OSError, match="full"):
        carry(source / "file", tmp_path / "file")
    assert not (tmp_path / "file").exists()


def test_link_and_not_what_it_leads_to_is_shared(tmp_path: Path) -> None:
    source = fill(tmp_path / "source", "file")
    (source / "link").symlink_to("file")
    carry(source / "link", tmp_path / "link")
    assert seen((tmp_path / "link").lstat()) == seen((source / "link").lstat())
