"""Making the spare the next site: as few changes on disk as there are between the two.

The spare is the site before the published one, or whatever a killed build left of it. It is never
believed to be anything: which file each of its names means is looked up (by number, without opening
it), names that mean another file than they should are taken away, and those that are missing then
are put there. A file that the published site has too is not copied: both sites share it (a hard
link), and as nothing is ever written into a file that has a name, no reader can see it change.

One page changed among 30,000 costs one look at the names and a dozen changes.
"""

import errno
import os
import shutil
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from entente.files.trees import Seen, Tree, compared, folders_of, seen, tree_of

__all__ = ["Wanted", "folders_wanted", "make_it", "set_mode", "take_late_ones"]

FOLDER_MODE = 0o755
"""Of everything that is published, whatever the umask, as of files: same content, same site."""
NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL, errno.EMLINK, None)
"""How systems say that they have no hard links, or no more of them, or none for this file."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the next site is to hold."""

    files: Mapping[str, Seen]
    """Path → what the file looks like."""
    folders: Mapping[str, int]
    """Path → permissions; ``""`` is the site itself."""
    stage: Path
    """Holds the files that are new; those on it move."""
    published: Path
    """Holds the files that stay; they are shared."""

    def differs_from(self, live: Tree) -> bool:
        """Whether there is anything to publish."""
        modes = {path: stat.S_IMODE(folder.mode) for path, folder in live.folders.items()}
        return modes != self.folders or live.files != self.files


def folders_wanted(
    live: Tree, ours: Collection[str], foreign: set[str], gone: set[str]
) -> dict[str, int]:
    """Return the folders of the next site: its own and those that no build made.

    Args:
        live: what the published site holds.
        ours: paths of its files that this build or an earlier one wrote.
        foreign: paths of the others.
        gone: paths that the last build wrote and that are not among them.

    Returns:
        Path → permissions; ``""`` is the site itself.

    Raises:
        OSError: a file that no build wrote is where a folder is needed, or the other way round.

    """
    own = folders_of(ours)
    once = own | folders_of(gone) | {""}
    folders = {path: stat.S_IMODE(live.folders[path].mode) for path in live.folders.keys() - once}
    for path in sorted(own & foreign | folders.keys() & ours):
        raise FileExistsError(
            errno.EEXIST, "no build wrote it, and it is where the site has to go: move it", path
        )
    return dict.fromkeys(own | {""} | folders_of(foreign), FOLDER_MODE) | folders


def make_it(spare: Path, wanted: Wanted) -> None:
    """Turn the spare into the next site.

    Args:
        spare: a folder, with anything in it. If it is absent, the stage itself becomes the spare.
        wanted: what it is to hold.

    Raises:
        OSError: something cannot be done; the published site is as it was.

    """
    if not spare.exists():
        wanted.stage.rename(spare)
    found = compared(spare, wanted.files)
    for path in sorted(found.wrong):
        (spare / path).unlink()
    for path in sorted(set(found.folders) - wanted.folders.keys(), reverse=True):
        (spare / path).rmdir()
    make_folders(spare, wanted.folders)
    staged = tree_of(wanted.stage).files.keys()
    for path in sorted(found.missing):
        # As text: for a site's first spare these are all of its files.
        target = f"{spare}/{path}"
        if path in staged:
            (wanted.stage / path).rename(target)
        else:
            carry(f"{wanted.published}/{path}", target)


def make_folders(root: Path, folders: Mapping[str, int]) -> None:
    """Let the folders be there, an outer before an inner one, with their permissions."""
    for path, mode in sorted(folders.items()):
        folder = root / path
        folder.mkdir(exist_ok=True)
        set_mode(folder, mode)


def set_mode(path: Path, mode: int) -> None:
    """Give a folder or file its permissions, if it has others."""
    if stat.S_IMODE(path.stat().st_mode) != mode:
        path.chmod(mode)


def take_late_ones(old: Path, was: Tree, output: Path) -> None:
    """Carry over what others put into the old site while the next one was made.

    Args:
        old: the site that was just replaced.
        was: what it held when it was looked through.
        output: the site that is published now.

    """
    if all(seen((old / path).stat()) == folder for path, folder in was.folders.items()):
        return
    for path in sorted(tree_of(old).files.keys() - was.files.keys()):
        target = output / path
        if not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            carry(old / path, target)


def carry(source: Path | str, target: Path | str) -> None:
    """Let ``target`` be the same file as ``source``, or a copy where the system has no links.

    Raises:
        OSError: it can neither be linked nor copied: a pipe, say, where there are no links.

    """
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError) as error:
        # Opening a pipe or a device could take for ever.
        kind = stat.S_IFMT(os.lstat(source).st_mode)
        if getattr(error, "errno", None) not in NO_LINKS or kind not in {
            stat.S_IFREG,
            stat.S_IFLNK,
        }:
            raise
        shutil.copy2(source, target, follow_symlinks=False)
