"""Accidents: builds that are killed, or refused something by the system, at their n-th call.

A process of its own, so that it can be forked for every n with all the imports done. It wraps the
calls through which a build reaches the disk, counts them, and lets the n-th fail or be the last:

    python -m tests.accidents SCENE ACCIDENT FOLDER EVERY [no-exchange]

    SCENE     first, second, third: a build of the golden world that finds no site, a site, a site
              and a spare; or bare-…, the stage alone without the rest of a build
    ACCIDENT  killed, or the name of an error: ENOSPC, EIO, EMFILE, EROFS, MemoryError;
              any-moment: killed wherever it is, EVERY times over, at moments as good as random
    EVERY     try each n (1), each second … beginning with the first

One line of JSON is written for each n: how the build ended, what readers then find, and whether the
next build puts everything right. The last n is the first that no call of the build reached.
"""

import errno
import io
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

from entente.domain.problem import ContentRefusedError
from entente.files import durable, swap
from entente.files.stage import Stage

__all__ = ["ERRORS", "LASTING", "Picture", "left_in", "picture"]

ERRORS = ("ENOSPC", "EIO", "EMFILE", "EROFS", "MemoryError")
CHANGES = ("mkdir", "rename", "replace", "link", "unlink", "rmdir", "chmod", "fchmod", "write")
READS = ("scandir", "open")
MOMENT, LONGEST = 0.0618034, 0.2
"""Seconds. Multiples of the golden section fill a span evenly, however many there are."""
LASTING = {"spare", "ledger", "plates", "seal"}
"""What lies beside an output from one build to the next."""
Picture = dict[str, tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one build."""

    n: int
    """Which call the accident befell."""
    call: str
    """Its name; empty if the build made fewer calls."""
    ended: str
    """``done``, ``killed``, or the name of what was raised."""
    found: str
    """What readers find after it: ``old``, ``new``, or ``neither``."""
    left: tuple[str, ...]
    """What it left in the anteroom besides spare, ledger and seal: nothing, unless killed."""
    mended: bool
    """Whether the next build publishes the new site, and leaves nothing."""


class Fate:
    """Counts calls, and lets one be an accident."""

    def __init__(self, accident: str, at: int, told: int) -> None:
        self.accident, self.at, self.told = accident, at, told
        self.calls = 0

    def wrap(self, place: Any, name: str, counts: Callable[..., bool]) -> None:  # noqa: ANN401 - a module
        """Count the calls of a function for which ``counts`` says so of the arguments."""
        original = getattr(place, name)

        def wrapped(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - any function's
            if counts(*given, **named):
                self.calls += 1
                if self.calls == self.at:
                    if name == "write":  # a system may have taken a part
                        original(given[0], given[1][: len(given[1]) // 2])
                    self.happen(name)
            return original(*given, **named)

        setattr(place, name, wrapped)

    def happen(self, name: str) -> None:
        """Be killed, or raise."""
        os.pwrite(self.told, name.encode(), 0)
        if self.accident == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.accident == "MemoryError":
            raise MemoryError
        code = getattr(errno, self.accident)
        raise OSError(code, os.strerror(code))


def prepare(fate: Fate) -> None:
    """Wrap everything through which a build reaches the disk: what changes it, and reads."""
    if fate.accident == "any-moment":
        return
    reads = fate.accident != "killed"
    for name in (*CHANGES, *(READS if reads else ())):
        if name != "open":
            fate.wrap(os, name, lambda *_, **__: True)
    fate.wrap(os, "open", lambda _, flags, *__, **___: reads or bool(flags & os.O_CREAT))
    fate.wrap(io, "open", lambda _, mode="r", *__, **___: reads or mode[0] in "wxa")
    fate.wrap(swap, "exchanged", lambda *_: not reads)
    fate.wrap(durable, "sync_file_system", lambda *_: True)


def one_build(build: Callable[[], object], fate: Fate) -> str:
    """Build in a process of its own and return how it ended."""
    child = os.fork()
    if child == 0:
        status = 3
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            prepare(fate)
            build()
            status = 0
        except MemoryError:
            status = 1
        except OSError:
            status = 2
        except ContentRefusedError:
            status = 4  # a source that cannot be read is a problem of its own
        finally:
            os._exit(status)
    if fate.accident == "any-moment":
        time.sleep(fate.at * MOMENT % LONGEST)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return "killed"
    return ("done", "MemoryError", "OSError", "another error", "refused")[os.WEXITSTATUS(status)]


def picture(output: Path) -> Picture:
    """Return everything below a folder with permissions and bytes; nothing if it is absent."""
    return {
        path.relative_to(output).as_posix(): (
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted([output, *output.rglob("*")] if output.exists() else [])
    }


def left_in(output: Path) -> tuple[str, ...]:
    """Return what lies beside an output that should not outlive a build."""
    anteroom = output.with_name(f".{output.name}.entente")
    return tuple(sorted(path.name for path in anteroom.glob("*") if path.name not in LASTING))


def copy(source: Path, target: Path) -> None:
    """Copy a folder so that files which shared an inode do so again, as ``cp -a`` does."""
    shutil.rmtree(target, ignore_errors=True)
    first: dict[int, Path] = {}
    for path in sorted([source, *source.rglob("*")]):
        to = target / path.relative_to(source)
        if path.is_dir():
            to.mkdir(mode=path.stat().st_mode)
        elif path.stat().st_ino in first:
            os.link(first[path.stat().st_ino], to)
        else:
            shutil.copy2(path, to)
            first[path.stat().st_ino] = to


@dataclass(frozen=True, slots=True)
class Scene:
    """A build that is about to happen."""

    before: Path
    """Holds the output and what lies beside it, and is copied for each try."""
    at: Path
    """Where it is tried."""
    build: Callable[[], object]
    """Builds the new site there."""
    old: Picture
    new: Picture

    @property
    def output(self) -> Path:
        """Where the tried build publishes."""
        return self.at / "output"

    def outcome(self, accident: str, n: int) -> Outcome:
        """Try the build with an accident at the n-th call, and then the next build without one."""
        copy(self.before, self.at)
        note = self.at.with_name("call")
        told = os.open(note, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        ended = one_build(self.build, Fate(accident, n, told))
        call = os.pread(told, 99, 0).decode()
        os.close(told)
        readers = picture(self.output)
        found = "new" if readers == self.new else "old" if readers == self.old else "neither"
        left = left_in(self.output)
        self.build()
        mended = picture(self.output) == self.new and not left_in(self.output)
        return Outcome(n, call, ended, found, left, mended)


def tries(scene: Scene, accident: str, every: int) -> Iterator[Outcome]:
    """Yield the outcome for each n, until a build makes fewer calls."""
    if accident == "any-moment":
        yield from (scene.outcome(accident, n) for n in range(1, every + 1))
        return
    for n in count(1, every):
        outcome = scene.outcome(accident, n)
        yield outcome
        if not outcome.call:
            return


def bare_build(output: Path, *, new: bool) -> None:
    """Publish a small site through the stage alone; the new one differs in all ways there are."""
    stage = Stage(output)
    try:
        unharmed = stage.intact()
        for path in ("index.html", "visits/a.html", "visits/b.html", "topics/trade.html"):
            if path in unharmed:
                stage.keep(path)
            else:
                stage.write(path, path.encode() * 99, ("made", "from"))
        if new:
            stage.write("leaders/added.html", b"added" * 99)
        else:
            stage.write("countries/old/gone.html", b"gone" * 99)
        stage.write("changed.html", b"new" * 99 if new else b"old")
        (stage.root / "theme").mkdir(exist_ok=True)
        (stage.root / "theme" / "style.css").write_bytes(b"body {}")
        stage.publish()
    finally:
        stage.discard()


def bare_scene(number: int, folder: Path) -> Scene:
    """Return a scene of the stage alone, with files that no build wrote."""
    before, at, clean = (folder / name for name in ("before", "at", "clean"))
    for place in (before, clean):
        place.mkdir(parents=True)
    for _ in range(number - 1):
        bare_build(before / "output", new=False)
        for path in ("CNAME", "visits/own.html", ".git/refs/heads"):
            target = before / "output" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.touch()
        (before / "output" / "changed.html").unlink()
        (before / "output" / "changed.html").write_bytes(b"altered")
    shutil.copytree(before, clean, dirs_exist_ok=True)
    bare_build(clean / "output", new=True)
    build = lambda: bare_build(at / "output", new=True)  # noqa: E731 - binds the place
    return Scene(before, at, build, picture(before / "output"), picture(clean / "output"))


def text_scene(number: int, folder: Path) -> Scene:
    """Return a scene of the golden world in which a text is exchanged."""
    return whole_scene(number, folder, edits=("a text",))


def whole_scene(
    number: int, folder: Path, *, edits: tuple[str, ...] = ("a text", "a visit added")
) -> Scene:
    """Return a scene of the golden world, in which a text was edited and a visit added."""
    from tests.incremental import EDITS, workplace_of  # noqa: PLC0415 - slow to load
    from tests.repositories import golden_repository  # noqa: PLC0415

    before, at, clean = (folder / name for name in ("before", "at", "clean"))
    repository = golden_repository(folder / "repository")
    workplace = workplace_of(repository)
    before.mkdir()
    for turn in range(number - 1):
        repository.write("content/topics/fisheries.md", f"---\nname: Fisheries\n---\nTurn {turn}.")
        workplace.build(before / "output")
    for edit in edits:
        EDITS[edit](repository)
    workplace.build(clean / "output")
    build = lambda: workplace.build(at / "output")  # noqa: E731 - binds the place
    return Scene(before, at, build, picture(before / "output"), picture(clean / "output"))


def main(name: str, accident: str, folder: str, every: str, *options: str) -> None:
    """Try one scene with one kind of accident."""
    kind, _, number = name.rpartition("-")
    scenes = {"bare": bare_scene, "whole": whole_scene, "text": text_scene}
    scene = scenes[kind](("first", "second", "third").index(number) + 1, Path(folder))
    if "no-exchange" in options:
        swap.exchanged = lambda *_: False
    for outcome in tries(scene, accident, int(every)):
        sys.stdout.write(json.dumps(asdict(outcome)) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
