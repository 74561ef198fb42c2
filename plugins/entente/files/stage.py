"""A stage: what is new in the next site, until that takes the place of the published one.

Nothing of the published site is touched before ``publish``, and there it is exchanged for the next
one in a single step. So a build that fails or is killed, at whatever moment, leaves readers what
they had. Files that no build wrote (a CNAME, a .git folder) move along. Example::

    stage = Stage(Path("output"))
    for path in stage.intact():
        stage.keep(path)
    stage.write("index.html", b"<!doctype html>…")
    stage.publish()
"""

import errno
import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from entente.domain.hashing import hash_of
from entente.files.anteroom import enter
from entente.files.durable import wait_for_disk
from entente.files.ledger import UNKNOWN, in_doubt, read_ledger, write_ledger
from entente.files.listing import read_bytes
from entente.files.manifest import MANIFEST, Record, mark_of, read_manifest, write_manifest
from entente.files.seal import seal
from entente.files.spare import Wanted, folders_wanted, make_it, set_mode, take_late_ones
from entente.files.swap import put_in_place
from entente.files.trees import Seen, Tree, seen, tree_of
from entente.files.writing import FILE_MODE, create

__all__ = ["Stage", "leave_nothing"]

OURS = stat.S_IFREG | FILE_MODE


def wait_in_silence() -> None:
    """Stand for what tells that another build is waited for."""


def leave_nothing(_: str) -> None:
    """Stand for what leaves something for the next build."""


class Stage:
    """The output of one build while it is being made."""

    def __init__(self, output: Path, waiting: Callable[[], None] = wait_in_silence) -> None:
        """Open an empty stage; a build of the same output that is at work is waited for.

        Args:
            output: where the site is published; it may be absent.
            waiting: called before a wait.

        Raises:
            OSError: nothing can be written beside the output.

        """
        self.output = output.resolve()
        self.anteroom = enter(self.output, waiting)
        self.root = self.anteroom.stage
        self.open, self.builder = True, os.getpid()
        self.records: dict[str, Record] = {}
        self.written: dict[str, Seen] = {}
        """New files, which lie on the stage."""
        self.looked = 0
        """When the output was looked through, by the clock of its disk, in nanoseconds."""
        self.made: list[str] = []
        """What was written in this build, whether or not its bytes are those of before."""

    @property
    def kept(self) -> int:
        """How many files are as they were."""
        return len(self.records) - len(self.records.keys() & self.written.keys())

    @cached_property
    def manifest(self) -> bytes:
        """What the last build says it wrote, as bytes; empty if there was none."""
        try:
            return (self.output / MANIFEST).read_bytes()
        except FileNotFoundError:
            return b""

    @cached_property
    def before(self) -> dict[str, Record]:
        """What the last build says it wrote."""
        return read_manifest(self.manifest)

    @cached_property
    def live(self) -> Tree:
        """What lies in the output, by whomever."""
        self.looked = self.anteroom.now()
        return tree_of(self.output)

    @property
    def gone(self) -> set[str]:
        """Paths of files that the last build wrote and that the new site does not have."""
        return self.before.keys() - self.records.keys()

    def looks(self) -> dict[str, Seen]:
        """Return what every file of the new site looks like, those that no build wrote among them.

        Raises:
            KeyError: a file was kept that is not there.

        """
        found = {**self.live.files, **self.written}
        if not self.records.keys() <= found.keys():
            raise KeyError(min(self.records.keys() - found.keys()))
        for path in self.gone:
            found.pop(path, None)
        return found

    def intact(self) -> dict[str, Record]:
        """Return the records of published files that are still as they were written."""
        known = read_ledger(self.anteroom.ledger, mark_of(self.manifest))
        seen_now = map(self.live.files.get, self.before)
        return {
            path: record
            for (path, record), look, now in zip(self.before.items(), known, seen_now, strict=False)
            if now is not None
            and now.mode == OURS
            and (look == now or self.hash_on_disk(path) == record.hash)
        }

    def keep_rest(self) -> None:
        """Take every file of the published site over that was neither written nor kept yet."""
        self.records = {**self.before, **self.records}

    def hash_on_disk(self, path: str) -> str:
        """Return the hash of a published file; empty if it is none of ours or cannot be read."""
        now = self.live.files.get(path)
        if now is None or now.mode != OURS:
            return ""
        with suppress(OSError):
            return hash_of(read_bytes(self.output / path))
        return ""

    def write(self, path: str, content: bytes, made_from: tuple[str, ...] = ()) -> None:
        """Write a file of the new site; one that has the same bytes as before stays the same file.

        Args:
            path: below the output, with forward slashes.
            content: its bytes.
            made_from: fingerprint, so that the next build can keep it.

        Raises:
            OSError: it cannot be written, or was written before.

        """
        if path in self.records:
            raise FileExistsError(errno.EEXIST, "two pages would be written to it", path)
        record = Record(hash_of(content), made_from)
        if self.hash_on_disk(path) != record.hash:
            self.written[path] = create(f"{self.root}/{path}", content)
        self.records[path] = record
        self.made.append(path)

    def keep(self, path: str, made_from: tuple[str, ...] | None = None) -> None:
        """Take a file of the published site over into the new one.

        Args:
            path: below the output, with forward slashes.
            made_from: its fingerprint now, where that is not the one known.

        """
        known = self.before[path]
        self.records[path] = known if made_from is None else Record(known.hash, made_from)

    def inventory(self) -> dict[str, int]:
        """Return every file that the site will have, with its size in bytes, by path."""
        self.adopt()
        looks = self.looks()
        looks.pop(MANIFEST, None)
        return {path: looks[path].size for path in sorted(looks)}

    def staged(self, path: str) -> bytes:
        """Return the bytes of a file of the new site.

        Raises:
            OSError: it cannot be read.

        """
        return read_bytes(self.place_of(path))

    def staged_text(self, path: str) -> str:
        """Return the text of a file of the new site; empty where there is none."""
        return text_of(self.place_of(path))

    def place_of(self, path: str) -> Path:
        """Return where a file of the new site lies until that is published."""
        return (self.root if path in self.written else self.output) / path

    def published_text(self, path: str) -> str:
        """Return the text of a file of the published site; empty where no build wrote one."""
        return text_of(self.output / path) if path in self.before else ""

    def written_text(self, path: str) -> str | None:
        """Return the text of a published file, as the last build wrote it.

        Empty where that wrote none; None where the file is another by now.
        """
        record = self.before.get(path)
        if record is None:
            return ""
        text = text_of(self.output / path)
        return text if hash_of(text.encode()) == record.hash else None

    def publish(
        self, made_from: str = "", note: str = "", leave: Callable[[str], None] = leave_nothing
    ) -> tuple[str, ...]:
        """Put the new site in the place of the old one.

        Args:
            made_from: hash of everything that the site is made from, to seal it with; empty to
                leave it unsealed.
            note: for whoever reads the seal.
            leave: writes what the next build may use; called with the mark of the manifest, once
                the site is there and before it is sealed.

        Returns:
            Paths of files that earlier builds wrote and that are gone now.

        Raises:
            OSError: it cannot be done; the old site is where and as it was.

        """
        since = self.anteroom.now()
        self.adopt()
        mark = self.put_manifest()
        looks, gone = self.looks(), self.gone
        wanted = self.wanted(looks, gone)
        exchanged = wanted.differs_from(self.live)
        if exchanged:
            make_it(self.anteroom.spare, wanted)
            wait_for_disk(self.anteroom.spare, self.written)
            put_in_place(self.anteroom.spare, self.output, self.anteroom.aside)
        # The new site is there. What is left makes the next build faster, and must not fail this.
        doubtful: dict[str, str] | None = None
        with suppress(OSError, MemoryError):
            if exchanged:
                take_late_ones(self.anteroom.spare, self.live, self.output)
            paths = self.in_doubt(looks, since)
            certain = {**looks, **dict.fromkeys(paths, UNKNOWN)}
            files = map(certain.__getitem__, sorted(self.records))
            write_ledger(self.anteroom.ledger, mark, files)
            leave(mark.decode())
            doubtful = {path: self.hash_now(path) for path in paths}
        self.discard()
        # Last, with nothing left to clear away: a build that finds the seal whole does not begin.
        if made_from and doubtful is not None and self.anteroom.is_clear:
            with suppress(OSError, MemoryError, UnicodeError):
                seal(self.output, made_from, note, looks, doubtful)
        return tuple(sorted(gone))

    def put_manifest(self) -> bytes:
        """Put the manifest on the stage, if it is another than that of before; return its mark."""
        manifest = write_manifest(self.records)
        if manifest != self.manifest or self.hash_on_disk(MANIFEST) != hash_of(manifest):
            self.written[MANIFEST] = create(f"{self.root}/{MANIFEST}", manifest)
        return mark_of(manifest)

    def wanted(self, looks: Mapping[str, Seen], gone: set[str]) -> Wanted:
        """Return what the output is to hold, where its files are to look like this."""
        foreign = looks.keys() - self.records.keys() - {MANIFEST}
        folders = folders_wanted(self.live, [*self.records, MANIFEST], foreign, gone)
        return Wanted(looks, folders, stage=self.root, published=self.output)

    def in_doubt(self, looks: Mapping[str, Seen], since: int) -> set[str]:
        """Return the published files that may change without looking different.

        Args:
            looks: what they look like; those that stay were looked at with all of the output.
            since: before the new ones were looked at, by the clock of the disk.

        """
        paths = in_doubt(self.live.files, self.looked) - self.written.keys()
        paths |= in_doubt(self.written, since)
        return paths & looks.keys()

    def hash_now(self, path: str) -> str:
        """Return the hash of a published file: the known one, if it is one of ours."""
        known = self.records.get(path)
        return known.hash if known else hash_of(read_bytes(self.output / path))

    def adopt(self) -> None:
        """Record what was written to the stage without us: Pelican's copies of static files."""
        for path, status in tree_of(self.root).files.items():
            if status == self.written.get(path):
                continue
            file = self.root / path
            record = self.records.get(path, Record("", ()))
            self.records[path] = Record(hash_of(read_bytes(file)), record.made_from)
            if self.hash_on_disk(path) == self.records[path].hash:
                file.unlink()
                self.written.pop(path, None)
            else:
                set_mode(file, FILE_MODE)
                self.written[path] = seen(file.stat())

    def discard(self) -> None:
        """Remove the stage; the published site stays as it is."""
        # A process that a build forks inherits what is to be done at its end, and must not do it.
        if self.open and os.getpid() == self.builder:
            self.open = False
            self.anteroom.leave()


def text_of(path: Path) -> str:
    """Return what a file says, in UTF-8; empty where it cannot be read."""
    try:
        return read_bytes(path).decode(errors="replace")
    except OSError:
        return ""
