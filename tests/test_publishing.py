"""Publishing among others: readers, other builds, limits of the system, people's own files."""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from entente.files import swap
from entente.files.stage import Stage
from tests.accidents import left_in, picture
from tests.repositories import PROJECT, Repository, tree

PAGES = ("index.html", *(f"visits/{n}.html" for n in range(12)))


def publish(output: Path, version: int, *, others: Callable[[], None] | None = None) -> None:
    """Publish pages that all tell the version, and one that stays; others act before the end."""
    stage = Stage(output)
    try:
        kept = stage.intact()
        for page in PAGES:
            stage.write(page, f"{version:06}\n".encode() * 500)
        if "about.html" in kept:
            stage.keep("about.html")
        else:
            stage.write("about.html", b"About\n")
        if others:
            others()
        stage.publish()
    finally:
        stage.discard()


READER = """
import sys
from pathlib import Path
output, told = Path(sys.argv[1]), 0
pages = sys.argv[2:]
def version(page):
    content = (output / page).read_bytes()
    found = set(content.split())
    assert len(found) == 1 and len(content) == 3500, page
    return found.pop()
print("reading", flush=True)
sets = 0
while True:
    first = version("index.html")
    found = {version(page) for page in pages}
    if version("index.html") == first:
        assert found == {first}, found
        sets += 1
    if first == b"000100":
        break
print(sets, flush=True)
"""


def test_reader_during_a_hundred_publishes_never_misses_or_mixes(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, 0)
    command = [sys.executable, "-c", READER, str(output), *PAGES]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdout
        assert reader.stderr
        assert reader.stdout.readline() == "reading\n"
        for version in range(1, 101):
            publish(output, version)
        sets, complaint = reader.communicate(timeout=30)
    assert complaint == ""
    assert int(sets) > 10


def test_reader_who_stands_in_the_old_site_can_finish(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, 1)
    stands = os.open(output, os.O_RDONLY)
    holds = os.open(output / "index.html", os.O_RDONLY)
    publish(output, 2)
    for page in PAGES:
        descriptor = os.open(page, os.O_RDONLY, dir_fd=stands)
        assert os.read(descriptor, 9999) == b"000001\n" * 500
        os.close(descriptor)
    publish(output, 3)
    assert os.read(holds, 9999) == b"000001\n" * 500
    os.close(holds)
    os.close(stands)


def test_pages_that_stay_the_same_stay_the_same_files(tmp_path: Path) -> None:
    output = tmp_path / "output"
    seen = set()
    for version in (1, 1, 2, 2, 3):
        publish(output, version)
        about = (output / "about.html").stat()
        seen.add((about.st_ino, about.st_mtime_ns))
    assert len(seen) == 1
    before = {page: (output / page).stat().st_ino for page in PAGES}
    publish(output, 3)
    assert {page: (output / page).stat().st_ino for page in PAGES} == before


def test_nothing_is_exchanged_where_nothing_changed(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, 1)
    was = output.stat().st_ino
    publish(output, 1)
    assert output.stat().st_ino == was


def test_files_put_into_the_output_during_a_build_survive(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, 1)
    late = [output / "visits" / "own.html", output / "mine" / "deep" / "notes.txt"]

    def others() -> None:
        for file in late:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(b"mine")

    publish(output, 2, others=others)
    publish(output, 3)
    assert [file.read_bytes() for file in late] == [b"mine", b"mine"]
    late[0].unlink()
    publish(output, 4)
    publish(output, 5)
    assert not late[0].exists()


def test_own_folders_stay_even_when_empty_with_their_permissions(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish(output, 1)
    (output / ".git" / "refs").mkdir(parents=True)
    (output / ".git").chmod(0o700)
    for version in (2, 3, 4):
        publish(output, version)
        assert (output / ".git" / "refs").is_dir()
        assert (output / ".git").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("own", ["visits", "index.html/own.txt"])
def test_own_file_in_the_way_is_named_and_kept(tmp_path: Path, own: str) -> None:
    output = tmp_path / "output"
    (output / own).parent.mkdir(parents=True)
    (output / own).write_bytes(b"mine")
    before = picture(output)
    with pytest.raises(FileExistsError, match="no build wrote it"):
        publish(output, 1)
    assert picture(output) == before
    assert left_in(output) == ()


def test_anteroom_may_be_deleted_or_filled_with_anything(tmp_path: Path) -> None:
    output = tmp_path / "output"
    for version in (1, 2, 3):
        publish(output, version)
    expected = picture(output)
    spare = output.with_name(".output.entente") / "spare"
    (spare / "index.html").unlink()
    (spare / "index.html").mkdir()
    (spare / "index.html" / "x").write_bytes(b"x")
    (spare / "about.html").unlink()
    (spare / "about.html").symlink_to("/etc/hostname")
    (spare / "about.html.old").write_bytes(b"x")
    spare.with_name("ledger").write_bytes(b"x" * 50)
    publish(output, 4)
    publish(output, 3)
    assert picture(output) == {**expected, **picture(output)}
    assert picture(output).keys() == expected.keys()


@pytest.mark.parametrize("umask", [0o000, 0o027, 0o077])
def test_permissions_do_not_depend_on_the_umask(tmp_path: Path, umask: int) -> None:
    output = tmp_path / "output"
    before = os.umask(umask)
    try:
        publish(output, 1)
        publish(output, 2)
    finally:
        os.umask(before)
    modes = {path.stat().st_mode & 0o7777 for path in output.rglob("*") if path.is_file()}
    folders = {path.stat().st_mode & 0o7777 for path in (output, *output.rglob("*/"))}
    assert (modes, folders) == ({0o644}, {0o755})
    (output / "about.html").chmod(0o600)
    (output / "visits").chmod(0o700)
    publish(output, 2)
    assert (output / "about.html").stat().st_mode & 0o7777 == 0o644
    assert (output / "visits").stat().st_mode & 0o7777 == 0o755


def test_two_steps_where_the_system_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    monkeypatch.setattr(swap, "exchanged", lambda *_: False)
    for version in (1, 2, 3):
        publish(output, version)
        assert (output / "index.html").read_bytes().startswith(f"{version:06}".encode())
        assert left_in(output) == ()


@pytest.mark.skipif(sys.platform != "linux", reason="the call is Linux's")
def test_names_are_exchanged_by_the_bare_call_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Musl:
        """A C library that does not name the call."""

        syscall = ctypes.CDLL(None).syscall

    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    numbers = one.stat().st_ino, other.stat().st_ino
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Musl())
    assert swap.exchanged(one, other)
    assert (other.stat().st_ino, one.stat().st_ino) == numbers
    assert not swap.exchanged(one, tmp_path / "absent")


HOLDER = """
import sys, time
from pathlib import Path
from entente.files.lock import Lock
Lock.taken(Path(sys.argv[1]), lambda: None)
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(repository: Repository) -> Iterator[subprocess.Popen[str]]:
    """Yield another process that is at work on the output of the repository."""
    lock = repository.root / ".output.entente" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)],
        env={**os.environ, "PYTHONPATH": str(PROJECT / "plugins")},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_build_waits_for_another_one_of_the_same_output(
    repository: Repository, holder: subprocess.Popen[str]
) -> None:
    command = [sys.executable, str(repository.root / "publish.py"), "build"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as waiting:
        assert waiting.stderr
        assert waiting.stderr.readline().startswith("another build is publishing to ")
        assert not repository.output.exists()
        # What changes meanwhile is not missed.
        repository.write("content/pages/new.md", "---\ntitle: New\n---\n\nNews.\n")
        holder.send_signal(signal.SIGKILL)
        waiting.communicate(timeout=30)
    assert waiting.returncode == 0
    assert (repository.output / "new.html").is_file()
    assert left_in(repository.output) == ()


def test_builds_at_once_publish_one_site_after_the_other(built: Repository) -> None:
    command = [sys.executable, str(built.root / "publish.py"), "build"]
    built.write("content/pages/new.md", "---\ntitle: New\n---\n\nNews.\n")
    all_of_them = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    said = [each.communicate(timeout=60)[1] for each in all_of_them]
    assert [each.returncode for each in all_of_them] == [0] * 4, said
    site = tree(built.output)
    assert built.build("--output", built.root / "clean").returncode == 0
    assert site == tree(built.root / "clean")
    assert left_in(built.output) == ()


LIMITS = {
    "a file": (resource.RLIMIT_FSIZE, 3000, "larger than the system allows"),
    "open files": (resource.RLIMIT_NOFILE, 3, "too many files are open"),
    "memory": (resource.RLIMIT_AS, 0, "not enough memory"),
}
LIMITED = """
import resource, runpy, sys
which, limit = int(sys.argv[1]), int(sys.argv[2])
sys.argv = sys.argv[3:]
sys.path.insert(0, {plugins!r})
import pelican, pelican.log, pelican.settings, PIL.Image, msgspec, digests, publication
from entente.files import stage
import entente.checking.machine
publish = stage.Stage.write
def limited(self, *given):
    resource.setrlimit(which, (limit, limit))
    stage.Stage.write = publish
    if which == resource.RLIMIT_AS:
        given = (given[0], given[1] * 100_000, *given[2:])
    publish(self, *given)
stage.Stage.write = limited
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize(("which", "limit", "sentence"), LIMITS.values(), ids=list(LIMITS))
def test_limit_of_the_system_is_told_in_a_sentence(
    built: Repository, which: int, limit: int, sentence: str
) -> None:
    before = picture(built.output)
    script = LIMITED.format(plugins=str(built.root / "plugins"))
    program = [sys.executable, "-c", script, str(which), str(limit), str(built.root / "publish.py")]
    ran = subprocess.run(
        [*program, "build", "--fresh", "--jobs", "1", "--base-url", "https://limited.example"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 1, ran.stderr
    assert sentence in ran.stderr
    assert "nothing was published" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert picture(built.output) == before
    # Without a free descriptor not even the stage can be cleared: the next build does.
    assert built.build().returncode == 0
    assert left_in(built.output) == ()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
def test_full_disk(built: Repository, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("may not mount")
    try:
        output = disk / "site"
        assert built.build("--output", output).returncode == 0
        before = picture(output)
        (disk / "filler").write_bytes(bytes(os.statvfs(disk).f_bavail * os.statvfs(disk).f_bsize))
        ran = built.build("--output", output, "--base-url", "https://full.example")
        assert ran.returncode == 1
        assert "the disk is full: make room on it" in ran.stderr
        assert "Traceback" not in ran.stderr
        assert picture(output) == before
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        ran = built.build("--output", output, "--base-url", "https://full.example")
        assert ran.returncode == 1
        assert "can only be read" in ran.stderr
        assert picture(output) == before
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        (disk / "filler").unlink()
        assert built.build("--output", output).returncode == 0
        assert picture(output) == before
    finally:
        time.sleep(0.1)
        subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("place", ["content/visits", "seeds", "themes/entente/static"])
@pytest.mark.parametrize("kind", ["link", "linked folder", "pipe"])
def test_special_files_are_refused_and_never_opened(
    built: Repository, place: str, kind: str
) -> None:
    before = picture(built.output)
    special = built.root / place / "special.md"
    if kind == "pipe":
        os.mkfifo(special)
    else:
        special.symlink_to("/etc/hostname" if kind == "link" else "/etc")
    ran = built.build()
    assert ran.returncode == 1
    assert "special.md" in ran.stderr
    assert "link or another special file" in ran.stderr
    assert picture(built.output) == before
    assert left_in(built.output) == ()
