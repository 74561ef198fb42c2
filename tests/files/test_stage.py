"""The stage: what a build may do with it, and what it says before anything is published."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from entente.domain.hashing import hash_of
from entente.files import lock
from entente.files import stage as module
from entente.files.anteroom import Anteroom
from entente.files.manifest import MANIFEST, Record, read_manifest
from entente.files.seal import unbroken
from entente.files.stage import Stage

PAGES = {"index.html": b"home", "visits/a.html": b"visit", "gone.html": b"gone"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a published site of three pages, with a file beside them that no build wrote."""
    output = tmp_path / "output"
    stage = Stage(output)
    for path, content in PAGES.items():
        stage.write(path, content, (path,))
    assert stage.publish() == ()
    (output / "CNAME").write_bytes(b"example.org")
    return output


def next_to(output: Path) -> list[str]:
    return sorted(path.name for path in (output.parent / ".output.entente").iterdir())


def test_site_is_what_was_written_and_kept(output: Path) -> None:
    stage = Stage(output)
    assert stage.intact() == {path: Record(hash_of(PAGES[path]), (path,)) for path in PAGES}
    stage.keep("visits/a.html")
    stage.write("index.html", b"home", ("other",))
    stage.write("new/page.html", b"new")
    assert (stage.kept, stage.made) == (2, ["index.html", "new/page.html"])
    assert list(stage.written) == ["new/page.html"]
    assert stage.publish() == ("gone.html",)
    files = {str(path.relative_to(output)) for path in output.rglob("*") if path.is_file()}
    assert files == {"CNAME", MANIFEST, "index.html", "new/page.html", "visits/a.html"}
    assert read_manifest((output / MANIFEST).read_bytes()) == {
        "index.html": Record(hash_of(b"home"), ("other",)),
        "new/page.html": Record(hash_of(b"new"), ()),
        "visits/a.html": Record(hash_of(b"visit"), ("visits/a.html",)),
    }
    assert next_to(output) == ["ledger", "spare"]


def test_fingerprint_of_a_page_that_is_kept_may_be_another(output: Path) -> None:
    stage = Stage(output)
    stage.keep("index.html", ("other",))
    assert stage.records["index.html"] == Record(hash_of(b"home"), ("other",))
    stage.keep("index.html", ())
    assert stage.records["index.html"].made_from == ()
    with pytest.raises(KeyError):
        stage.keep("CNAME")
    stage.discard()


@pytest.mark.parametrize("change", ["bytes", "mode", "gone", "link", "folder"])
@pytest.mark.parametrize("ledger", [True, False])
def test_page_that_is_not_as_it_was_is_not_intact(
    output: Path, change: str, *, ledger: bool
) -> None:
    page = output / "index.html"
    if change == "mode":
        page.chmod(0o600)
    else:
        page.unlink()
    if change == "bytes":
        page.write_bytes(b"HOME")
    elif change == "link":
        page.symlink_to("CNAME")
    elif change == "folder":
        page.mkdir()
    if not ledger:
        (output.parent / ".output.entente" / "ledger").unlink()
    stage = Stage(output)
    assert set(stage.intact()) == {"visits/a.html", "gone.html"}
    stage.discard()


def test_file_that_the_ledger_knows_is_not_read(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(output)
    known = map(stage.live.files.__getitem__, sorted(PAGES))
    monkeypatch.setattr(module, "read_ledger", lambda *_: known)
    monkeypatch.setattr(module, "read_bytes", None)
    assert set(stage.intact()) == set(PAGES)
    stage.discard()


def test_only_our_regular_files_have_a_hash(output: Path) -> None:
    (output / "CNAME").chmod(0o600)
    stage = Stage(output)
    assert stage.hash_on_disk("index.html") == hash_of(b"home")
    assert stage.hash_on_disk("CNAME") == stage.hash_on_disk("absent") == ""
    (output / "index.html").unlink()
    assert stage.hash_on_disk("index.html") == ""
    stage.discard()


def test_page_is_written_once(output: Path) -> None:
    stage = Stage(output)
    stage.write("index.html", b"one")
    with pytest.raises(FileExistsError, match="two pages") as refused:
        stage.write("index.html", b"one")
    assert refused.value.filename == "index.html"
    stage.discard()


def test_texts_and_sizes_are_told_before_the_end(output: Path) -> None:
    stage = Stage(output)
    stage.keep("visits/a.html")
    stage.write("index.html", b"longer \xff home")
    assert stage.staged_text("index.html") == "longer \ufffd home"
    assert stage.staged_text("visits/a.html") == "visit"
    assert stage.staged_text("absent.html") == ""
    assert stage.published_text("index.html") == "home"
    assert stage.published_text("CNAME") == stage.published_text("absent.html") == ""
    inventory = stage.inventory()
    assert inventory == {"CNAME": 11, "index.html": 13, "visits/a.html": 5}
    assert list(inventory) == sorted(inventory)
    stage.discard()


def test_files_that_others_put_on_the_stage_are_ours(output: Path) -> None:
    stage = Stage(output)
    stage.write("index.html", b"written", ("f",))
    for name, content in (
        ("static/a.css", b"css"),
        ("index.html", b"overwritten"),
        ("gone.html", b"gone"),
    ):
        (stage.root / name).parent.mkdir(exist_ok=True)
        (stage.root / name).write_bytes(content)
        (stage.root / name).chmod(0o600)
    stage.adopt()
    assert stage.records == {
        "index.html": Record(hash_of(b"overwritten"), ("f",)),
        "static/a.css": Record(hash_of(b"css"), ()),
        "gone.html": Record(hash_of(b"gone"), ()),
    }
    assert sorted(stage.written) == ["index.html", "static/a.css"]
    assert not (stage.root / "gone.html").exists()
    (stage.root / "index.html").write_bytes(b"home")
    stage.publish()
    assert (output / "index.html").read_bytes() == b"home"
    assert (output / "gone.html").read_bytes() == b"gone"
    assert (output / "static" / "a.css").stat().st_mode & 0o777 == 0o644


def test_page_that_becomes_what_it_was_is_not_new(output: Path) -> None:
    stage = Stage(output)
    stage.write("index.html", b"other")
    (stage.root / "index.html").write_bytes(b"home")
    stage.adopt()
    assert (stage.written, stage.kept) == ({}, 1)
    stage.discard()


def test_site_is_sealed_when_asked(output: Path) -> None:
    for made_from, note in (("", None), ("inputs", "a note")):
        stage = Stage(output)
        for path in PAGES:
            stage.keep(path)
        stage.publish(made_from, "a note")
        assert unbroken(output, "inputs") == note


def altered_unseen(page: Path) -> None:
    """Write other bytes of the same length so that the system says the same of the file."""
    before = page.stat()
    page.write_bytes(page.read_bytes().upper())
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_change_of_a_page_that_stays_is_noticed_though_the_system_does_not_show_it(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long a build takes after it looked at the page."""
    stage = Stage(output)
    kept = stage.intact()
    monkeypatch.setattr(Anteroom, "now", lambda _: stage.looked + 10**11)
    for path in kept:
        stage.keep(path)
    altered_unseen(output / "index.html")
    stage.publish("inputs", "a note")
    assert unbroken(output, "inputs") is None
    stage = Stage(output)
    assert set(stage.intact()) == set(PAGES) - {"index.html"}
    stage.discard()


@pytest.mark.parametrize("altered", ["new.html", "CNAME", MANIFEST])
def test_change_after_publication_is_noticed_though_the_system_does_not_show_it(
    output: Path, altered: str
) -> None:
    stage = Stage(output)
    stage.write("new.html", b"new")
    stage.publish("inputs", "a note")
    assert unbroken(output, "inputs") == "a note"
    altered_unseen(output / altered)
    assert unbroken(output, "inputs") is None
    stage = Stage(output)
    assert set(stage.intact()) == ({"new.html"} if altered == "CNAME" else set())
    stage.discard()


def test_file_of_others_may_have_a_name_that_is_no_text(output: Path) -> None:
    """It is in doubt first, and its name cannot be written down; then it is as good as any."""
    foreign = output / os.fsdecode(b"\xff.txt")
    foreign.touch()
    for changed, note in (("one", None), ("two", "a note")):
        stage = Stage(output)
        stage.write("index.html", changed.encode())
        stage.publish("inputs", "a note")
        assert (output / "index.html").read_text() == changed
        assert unbroken(output, "inputs") == note
        os.utime(foreign, ns=(10**18, 10**18))
    foreign.unlink()
    assert unbroken(output, "inputs") is None


def test_link_of_others_is_in_doubt_like_a_file_and_keeps_no_ledger_from_being_written(
    output: Path,
) -> None:
    """Where it leads nobody looks, so that there is no seal before it is old enough."""
    (output / "latest").symlink_to("index.html")
    for changed, note in (("one", None), ("two", "a note")):
        (output.parent / ".output.entente" / "ledger").unlink()
        stage = Stage(output)
        stage.write("index.html", changed.encode())
        stage.publish("inputs", "a note")
        assert unbroken(output, "inputs") == note
        assert "ledger" in next_to(output)
        os.utime(output / "latest", ns=(10**18, 10**18), follow_symlinks=False)


def test_file_that_came_meanwhile_is_not_sealed(output: Path) -> None:
    stage = Stage(output)
    for path in stage.intact():
        stage.keep(path)
    (output / "late.txt").touch()
    stage.write("new.html", b"new")
    stage.publish("inputs", "a note")
    assert (output / "late.txt").exists()
    assert unbroken(output, "inputs") is None


def test_files_that_are_not_in_doubt_are_not_read_for_the_ledger(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (*PAGES, "CNAME"):
        os.utime(output / path, ns=(10**18, 10**18))
    for reads in (True, False):
        stage = Stage(output)
        with monkeypatch.context() as context:
            if not reads:
                context.setattr(module, "hash_of", None)
            for path in stage.intact():
                stage.keep(path)
        assert set(stage.records) == set(PAGES)
        stage.publish()


def test_file_that_is_kept_must_be_there(output: Path) -> None:
    (output / "index.html").unlink()
    stage = Stage(output)
    for path in PAGES:
        stage.keep(path)
    with pytest.raises(KeyError, match=r"index\.html"):
        stage.inventory()
    with pytest.raises(KeyError, match=r"index\.html"):
        stage.publish()
    stage.discard()


def test_what_comes_after_the_exchange_fails_no_build(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(module, "write_ledger", full)
    stage = Stage(output)
    stage.write("index.html", b"new")
    assert stage.publish("inputs") == ("gone.html", "visits/a.html")
    assert (output / "index.html").read_bytes() == b"new"
    assert "stage" not in next_to(output)


def test_nothing_is_exchanged_where_nothing_is_new(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = output.stat().st_ino
    monkeypatch.setattr(module, "take_late_ones", None)
    stage = Stage(output)
    for path in PAGES:
        stage.keep(path)
    assert stage.publish() == ()
    assert output.stat().st_ino == before


def test_damaged_manifest_is_written_anew(output: Path) -> None:
    whole = (output / MANIFEST).read_bytes()
    (output / MANIFEST).chmod(0o600)
    stage = Stage(output)
    for path in PAGES:
        stage.keep(path)
    stage.publish()
    assert (output / MANIFEST).read_bytes() == whole
    assert (output / MANIFEST).stat().st_mode & 0o777 == 0o644


def test_stage_is_of_the_process_that_opened_it(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage(output)
    with monkeypatch.context() as forked:
        forked.setattr(os, "getpid", lambda: stage.builder + 1)
        stage.discard()
    assert stage.root.is_dir()
    stage.discard()
    assert not stage.root.exists()
    second = Stage(output)
    stage.discard()
    assert second.root.is_dir()
    second.discard()


def test_output_behind_a_link_is_where_the_link_leads(output: Path) -> None:
    (output.parent / "link").symlink_to("output", target_is_directory=True)
    stage = Stage(output.parent / "link")
    assert stage.output == output
    stage.discard()
    shutil.rmtree(output)
    stage = Stage(output)
    assert (stage.manifest, stage.before) == (b"", {})
    stage.discard()


def test_other_build_is_waited_for_in_silence(
    tmp_path: Path,
    holder: subprocess.Popen[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    hold = lock.hold

    def until_it_ends(descriptor: int) -> None:
        holder.communicate()
        hold(descriptor)

    monkeypatch.setattr(lock, "hold", until_it_ends)
    stage = Stage(tmp_path / "output")
    assert holder.returncode == 0
    assert capsys.readouterr() == ("", "")
    stage.discard()
