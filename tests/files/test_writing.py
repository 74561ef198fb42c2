"""Writing what is not there yet: whole, with its permissions, and never over anything."""

import os
import stat
from pathlib import Path

import pytest

from entente.files.trees import seen
from entente.files.writing import create, holds_other, real_path, write_all, write_new


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("folder")
    assert real_path(tmp_path / "link" / ".." / "a") == tmp_path / "a"


def test_what_a_file_holds(tmp_path: Path) -> None:
    assert not holds_other(tmp_path / "a", b"content")
    (tmp_path / "a").write_bytes(b"content")
    assert not holds_other(tmp_path / "a", b"content")
    assert holds_other(tmp_path / "a", b"other")
    with pytest.raises(OSError, match=r"."):
        holds_other(tmp_path, b"")


def test_new_file_is_whole_and_an_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "deep" / "a.md"
    assert write_new(path, b"content")
    assert write_new(path, b"other") is False
    assert path.read_bytes() == b"content"
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]
    assert write_new(path.with_name("b.md"), b"")


def test_nothing_is_left_of_a_file_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts: list[str] = []

    def refused(draft: Path, _: Path) -> None:
        drafts.append(draft.name)
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    for _ in range(2):
        with pytest.raises(PermissionError):
            write_new(tmp_path / "a.md", b"content")
    assert list(tmp_path.iterdir()) == []
    assert len(set(drafts)) == 2
    assert all(name.startswith(".") and not name.endswith(".md") for name in drafts)


def test_disk_that_takes_nothing_is_what_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="full"):
        write_new(tmp_path / "a.md", b"content")


def test_folder_that_another_makes_just_then_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, paths = os.open, []

    def too_early(path: str, *rest: int) -> int:
        paths.append(path)
        try:
            return opened(path, *rest)
        finally:
            Path(path).parent.mkdir(exist_ok=True)

    monkeypatch.setattr(os, "open", too_early)
    create(f"{tmp_path}/folder/a.html", b"content")
    assert len(paths) == 2


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_created_file_has_its_permissions(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        look = create(f"{tmp_path}/folder/deep/a.html", b"content")
        create(f"{tmp_path}/folder/deep/b.html", b"")
    finally:
        os.umask(before)
    path = tmp_path / "folder" / "deep" / "a.html"
    assert path.read_bytes() == b"content"
    assert look == seen(path.stat())
    assert look.mode == stat.S_IFREG | 0o644
    with pytest.raises(FileExistsError):
        create(str(path), b"other")
    assert path.read_bytes() == b"content"


def test_file_is_closed_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers: list[int] = []

    def full(descriptor: int, _: bytes) -> int:
        numbers.append(descriptor)
        raise OSError("full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="full"):
        create(f"{tmp_path}/a.html", b"content")
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(numbers[0])


def test_system_that_takes_little_at_a_time_is_given_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, rest: write(descriptor, rest[:3]))
    with (tmp_path / "a").open("wb") as file:
        write_all(file.fileno(), b"0123456789")
    assert (tmp_path / "a").read_bytes() == b"0123456789"
