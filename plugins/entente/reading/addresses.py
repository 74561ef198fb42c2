"""File names that become addresses: what a visit, a note or a page may be called.

The name of a file is its permanent address, so it is held to what every file system, server and
link can carry: no case, no accents, none of the names that Windows keeps for devices.
"""

import re

from entente.domain.names import DEVICES, LONGEST, fits_address, slug
from entente.domain.problem import Code, Place, Problem

__all__ = ["name_problem", "picture_problem"]

FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
PICTURE_FORM = re.compile(r"[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*")


def name_problem(name: str, file: str) -> Problem | None:
    """Return what is wrong with ``name`` as an address, or None.

    Args:
        name: of the file without ``.md``, or of the folder.
        file: its path for the report.

    """
    if name in DEVICES:
        what = f"Windows keeps the name `{name}` for a device"
    elif len(name) > LONGEST:
        what = f"the name has {len(name)} characters; at most {LONGEST} make an address"
    elif not FORM.fullmatch(name):
        what = f"`{name}` cannot be an address"
    else:
        return None
    proposal = slug(name)[:LONGEST].strip("-")
    renamed = f"; `{proposal}` would do" if fits_address(proposal) else ""
    return Problem(
        Code.BAD_ID,
        Place(file),
        what,
        f"Rename it with small letters a to z, figures and single hyphens{renamed}.",
    )


def picture_problem(name: str, file: str) -> Problem | None:
    """Return what is wrong with the name of a picture as the end of an address, or None.

    Cameras write capitals, so these may stay; two names that differ in them alone are found where
    all addresses are compared.

    Args:
        name: of the file, with its ending.
        file: its path for the report.

    """
    stem, _, ending = name.rpartition(".")
    device = stem.partition(".")[0].lower() in DEVICES
    if PICTURE_FORM.fullmatch(stem) and len(name) <= LONGEST and not device:
        return None
    room = LONGEST - len(ending) - 1
    proposal = slug(stem)[:room].strip("-")
    renamed = f"; `{proposal}.{ending.lower()}` would do" if fits_address(proposal) else ""
    return Problem(
        Code.BAD_ID,
        Place(file),
        f"`{name}` cannot be the end of an address",
        f"Rename it with letters a to z, figures, hyphens, dots and underscores{renamed}.",
    )
