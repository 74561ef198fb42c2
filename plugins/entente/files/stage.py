"""A stage: the new site, written beside the published one and put in its place when complete.

Until ``publish`` nothing of the published output is touched, so a build that fails or is killed
leaves readers what they had. Files that no build wrote (a CNAME, a .git folder) move along.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from entente.domain.hashing import hash_of
from entente.files.manifest import MANIFEST, Record, read_manifest, write_manifest
from entente.files.swap import put_in_place

__all__ = ["OutputRefusedError", "Stage", "refusal"]


class OutputRefusedError(Exception):
    """The output folder is one that a build must not replace."""

    exitcode = 2


def refusal(output: Path, *, content: Path, root: Path, home: Path) -> str:
    """Return why a folder cannot be the output; empty where it can.

    Args:
        output: where the site is to be published.
        content: the folder of the sources.
        root: the repository.
        home: of the person who builds.

    """
    output, content, root, home = (path.resolve() for path in (output, content, root, home))
    if output == content or content in output.parents:
        return f"{output} lies in the content folder"
    for name, path in (("the content folder", content), ("the repository", root), ("home", home)):
        if output == path or output in path.parents:
            return f"{output} is or holds {name}"
    if output.is_file() or output.is_mount():
        return f"{output} is not a folder of its own"
    return ""


class Stage:
    """The output of one build while it is being written."""

    def __init__(self, output: Path) -> None:
        """Open an empty stage beside ``output``; stages that earlier builds left are removed."""
        self.output = output.resolve()
        self.output.parent.mkdir(parents=True, exist_ok=True)
        for left in self.output.parent.glob(f".{self.output.name}.stage-*"):
            shutil.rmtree(left)
        self.root = self.output.with_name(f".{self.output.name}.stage-{os.getpid()}")
        self.root.mkdir()
        self.before = self.published_records()
        self.records: dict[str, Record] = {}
        self.kept = 0
        self.made: list[str] = []

    def published_records(self) -> Mapping[str, Record]:
        """Return what the last build says it wrote."""
        try:
            return read_manifest((self.output / MANIFEST).read_bytes())
        except OSError:
            return {}

    def intact(self) -> dict[str, Record]:
        """Return the records of published files that are still as they were written."""
        found = {}
        for path, record in self.before.items():
            with suppress(OSError):
                if hash_of((self.output / path).read_bytes()) == record.hash:
                    found[path] = record
        return found

    def write(self, path: str, content: bytes, made_from: tuple[str, ...] = ()) -> None:
        """Write a file of the new site.

        Args:
            path: below the output, with forward slashes.
            content: its bytes.
            made_from: fingerprint, so that the next build can keep it.

        """
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
        self.records[path] = Record(hash_of(content), made_from)
        self.made.append(path)

    def keep(self, path: str) -> None:
        """Take a file of the published site over into the new one."""
        carry(self.output / path, self.root / path)
        self.records[path] = self.before[path]
        self.kept += 1

    def publish(self) -> tuple[str, ...]:
        """Put the new site in the place of the old one.

        Returns:
            Paths of files that earlier builds wrote and that are gone now.

        """
        for path in below(self.root):
            if path not in self.records:
                self.records[path] = Record(hash_of((self.root / path).read_bytes()), ())
        for path in self.foreign():
            carry(self.output / path, self.root / path)
        (self.root / MANIFEST).write_bytes(write_manifest(self.records))
        put_in_place(self.root, self.output)
        return tuple(sorted(set(self.before) - set(self.records)))

    def inventory(self) -> dict[str, int]:
        """Return every file that the site will have, with its size in bytes, by path."""
        staged = {path: self.root / path for path in below(self.root)}
        foreign = {path: self.output / path for path in self.foreign() if path not in staged}
        return {path: file.lstat().st_size for path, file in sorted({**staged, **foreign}.items())}

    def staged_text(self, path: str) -> str:
        """Return the text of a file of the new site; empty where there is none."""
        return text_of(self.root / path)

    def published_text(self, path: str) -> str:
        """Return the text of a file of the published site; empty where no build wrote one."""
        return text_of(self.output / path) if path in self.before else ""

    def foreign(self) -> Iterator[str]:
        """Yield the paths of published files that no build wrote and that nothing replaces."""
        for path in below(self.output):
            if path not in self.before and path not in self.records and path != MANIFEST:
                yield path

    def discard(self) -> None:
        """Remove the stage; the published site stays as it is."""
        shutil.rmtree(self.root, ignore_errors=True)


def text_of(path: Path) -> str:
    """Return what a file says, in UTF-8; empty where it cannot be read."""
    try:
        return path.read_bytes().decode(errors="replace")
    except OSError:
        return ""


def below(root: Path) -> Iterator[str]:
    """Yield the paths of all files and links below a folder, with forward slashes, sorted."""
    for folder, folders, names in os.walk(root):
        folders.sort()
        links = [name for name in folders if Path(folder, name).is_symlink()]
        for name in sorted([*names, *links]):
            yield Path(folder, name).relative_to(root).as_posix()


def carry(source: Path, target: Path) -> None:
    """Let ``target`` be the same file as ``source``, or a copy where the system has no links."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)
