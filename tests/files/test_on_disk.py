"""What may be read, listed, added to and replaced on a disk, each rule by itself."""

import os
import socket
from pathlib import Path

import pytest

from entente.domain.hashing import hash_of
from entente.files.appending import append_text
from entente.files.listing import list_files, read_bytes, walk
from entente.files.manifest import HEAD, TAIL, Record, read_manifest, write_manifest
from entente.files.refusals import OutputRefusedError, refusal
from entente.files.shelf import Shelf, read_shelf, write_shelf


def test_only_regular_files_are_listed_in_one_order(tmp_path: Path) -> None:
    for name in ("b/z.md", "b/a.md", "a.md", ".hidden.md", "B.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    for name in (".git", "a.md~", ".DS_Store"):
        (tmp_path / name).touch()
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "folder").symlink_to(tmp_path / "b", target_is_directory=True)
    os.mkfifo(tmp_path / "b" / "pipe.md")
    (tmp_path / os.fsdecode(b"\xff.md")).touch()
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket.md"))
        found = walk(tmp_path)
    names = [name for name, _ in found.files]
    assert names == [".hidden.md", "B.md", "a.md", "b/a.md", "b/z.md"]
    assert found.files == list_files(tmp_path)
    assert found.irregular == ("\\udcff.md", "b/pipe.md", "folder", "link.md", "socket.md")
    assert walk(tmp_path / "absent").files == walk(tmp_path / "a.md").files == ()


def test_only_regular_files_are_read_and_never_more_than_asked(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert [read_bytes(file), read_bytes(file, 3), read_bytes(file, 0)] == [b"12345", b"1234", b"1"]
    (tmp_path / "link").symlink_to(file)
    os.mkfifo(tmp_path / "pipe")
    for name in ("link", "pipe", ".", "absent"):
        with pytest.raises(OSError, match=r"."):
            read_bytes(tmp_path / name)


def test_text_is_added_at_the_end(tmp_path: Path) -> None:
    append_text(tmp_path / "a", "é\n")
    append_text(tmp_path / "a", "\udcff")
    assert (tmp_path / "a").read_bytes() == "é\n?".encode()


def test_manifest_that_was_touched_says_nothing() -> None:
    records = {"b": Record("1", ("2", "3")), "a": Record("4", ())}
    written = write_manifest(records)
    assert read_manifest(written) == records
    assert list(read_manifest(written)) == ["a", "b"]
    for damaged in (b"", b"{}", written[:-1], written.replace(b'"a"', b'"c"'), written + b" "):
        assert read_manifest(damaged) == {}
    files = b'{"a":7}'
    assert read_manifest(HEAD % hash_of(files).encode() + files + TAIL) == {}


def test_shelf_gives_back_what_was_put_on_it_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "folder" / "shelf"
    assert read_shelf(place, "me") == Shelf({}, damaged=False)
    write_shelf(place, "me", [(b"key", b"a value"), (b"other", b"")])
    assert read_shelf(place, "me") == Shelf({b"key": b"a value", b"other": b""}, damaged=False)
    assert read_shelf(place, "another") == Shelf({}, damaged=False)
    whole = place.read_bytes()
    for damaged in (b"", whole[:-2], whole.replace(b"value", b"valve"), b"x" + whole):
        place.write_bytes(damaged)
        assert read_shelf(place, "me") == Shelf({}, damaged=True)
    place.unlink()
    place.mkdir()
    assert read_shelf(place, "me") == Shelf({}, damaged=True)
    assert [path.name for path in place.parent.iterdir()] == ["shelf"]


@pytest.mark.parametrize(
    ("output", "why"),
    [
        ("repository/output", ""),
        ("repository/content/output", "lies in"),
        ("repository/content", "is or holds"),
        ("repository", "is or holds"),
        (".", "is or holds"),
        ("home", "your home folder"),
        ("home/output", ""),
        ("repository/file", "is not a folder of its own"),
        ("repository/content/../output", ""),
        ("repository/output/../content", "is or holds"),
        ("link", "is or holds"),
        ("/", "is or holds"),
        ("/proc", "is not a folder of its own"),
    ],
)
def test_output_that_a_build_may_replace(tmp_path: Path, output: str, why: str) -> None:
    root, home = tmp_path / "repository", tmp_path / "home"
    for folder in (root / "content", home):
        folder.mkdir(parents=True)
    (root / "file").touch()
    (tmp_path / "link").symlink_to(root / "content", target_is_directory=True)
    found = refusal(tmp_path / output, sources=[root / "content"], root=root, home=home)
    assert why in found
    assert bool(found) is bool(why)


def test_output_that_is_refused_is_wrong_usage() -> None:
    assert OutputRefusedError.exitcode == 2
