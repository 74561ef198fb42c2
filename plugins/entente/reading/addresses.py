"""File names that become addresses: what a visit, a note or a page may be called.

The name of a file is its permanent address, so it is held to what every file system, server and
link can carry: no case, no accents, none of the names that Windows keeps for devices.
"""

import re

from entente.domain.names import slug
from entente.domain.problem import Code, Place, Problem

__all__ = ["name_problem"]

FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST = 120
PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
DEVICES = {"con", "prn", "aux", "nul", *PORTS}


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
    renamed = f"; `{proposal}` would do" if proposal and proposal not in DEVICES else ""
    return Problem(
        Code.BAD_ID,
        Place(file),
        what,
        f"Rename it with small letters a to z, figures and single hyphens{renamed}.",
    )
