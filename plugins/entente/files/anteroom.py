"""The anteroom: the hidden folder beside the output in which a build gets the next site ready.

Beside ``output/`` it is ``.output.entente/``, so that both lie on one file system, and it holds::

    lock     taken by the build at work; another one waits
    stage    new and changed files of the build at work
    spare    the site before the published one, kept to become the next: most files are the same
    aside    the published site, for the blink in which a system without an exchange moves it
    ledger   what the published files looked like on disk when they were written
    seal     what the published site was made from
    plates   what it takes to exchange a text in the published site

Nothing in it is needed. Deleted, the next build takes a little longer and is as right.
"""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from entente.files.ledger import time_on_disk
from entente.files.lock import Lock

__all__ = ["Anteroom", "anteroom_of", "enter"]


@dataclass(frozen=True, slots=True)
class Anteroom:
    """The places of one build, entered and locked."""

    root: Path
    """Holds all the others."""
    lock: Lock
    """Held until ``leave``."""

    @property
    def stage(self) -> Path:
        """New and changed files; empty when a build begins."""
        return self.root / "stage"

    @property
    def spare(self) -> Path:
        """The site before the published one, or what a killed build made of it."""
        return self.root / "spare"

    @property
    def aside(self) -> Path:
        """The published site while two names are exchanged in two steps."""
        return self.root / "aside"

    @property
    def ledger(self) -> Path:
        """A file: what the published files looked like on disk."""
        return self.root / "ledger"

    @property
    def plates(self) -> Path:
        """A file: what it takes to exchange a text in the published site."""
        return self.root / "plates"

    @property
    def is_clear(self) -> bool:
        """Whether no build is in there, and none left anything to clear away."""
        return not self.stage.exists() and not (self.root / "lock").exists()

    def now(self) -> int:
        """Return what the time is by the clock of the disk, in nanoseconds."""
        return time_on_disk(self.lock.path)

    def leave(self) -> None:
        """Clear the stage away and let the next build in; an anteroom without a use goes too."""
        with suppress(MemoryError):  # the next build clears what is left
            shutil.rmtree(self.stage, ignore_errors=True)
        self.lock.release()


def anteroom_of(output: Path) -> Path:
    """Return where the anteroom of an output is."""
    return output.with_name(f".{output.name}.entente")


def enter(output: Path, waiting: Callable[[], None]) -> Anteroom:
    """Return the anteroom of an output, cleared of what a killed build left.

    Args:
        output: where the site is published, from the root of the disk.
        waiting: called if another build is in there; it is waited for.

    Raises:
        OSError: nothing can be written beside the output.

    """
    root = anteroom_of(output)
    anteroom = Anteroom(root, Lock.taken(root / "lock", waiting))
    try:
        recover(anteroom, output)
        for draft in (*root.glob("seal.*"), *root.glob("plates.*")):
            draft.unlink(missing_ok=True)
        if anteroom.stage.exists():
            shutil.rmtree(anteroom.stage)
        anteroom.stage.mkdir()
    except BaseException:
        anteroom.leave()
        raise
    return anteroom


def recover(anteroom: Anteroom, output: Path) -> None:
    """Finish, or take back, an exchange in two steps that was cut off between them."""
    if not anteroom.aside.exists():
        return
    if not output.exists():
        anteroom.aside.rename(output)
    elif not anteroom.spare.exists():
        anteroom.aside.rename(anteroom.spare)
    else:
        shutil.rmtree(anteroom.aside)
