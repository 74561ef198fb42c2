"""``publish.py export <id> --as seed``: the seed of a digest, byte for byte.

The way back from ``importing``. The file was kept under seeds/ and is given back as it is, after
a look whether it is still a seed.
"""

from pathlib import Path

from entente.commands.holdings import visits_in
from entente.domain.problem import Code, Place, Problem
from entente.files.listing import read_bytes
from entente.reading.mistakes import nearest
from entente.reading.seeds import read_seed, seed_bytes

__all__ = ["export_seed"]


def export_seed(visit_id: str, *, content: Path, seeds: Path) -> bytes | Problem:
    """Return the bytes of the seed that a digest was imported from, the first of its sources.

    Args:
        visit_id: the name of the digest's file or folder.
        content: the content folder.
        seeds: the folder of kept seeds.

    Returns:
        The bytes, or why there are none: no such visit, no seed, a file missing or no seed now.

    """
    visits = visits_in(content)
    if visit_id not in visits:
        close = nearest(visit_id, sorted(visits))
        meant = f"Did you mean {close[0]}? " if close else ""
        return Problem(
            Code.NO_SEED,
            Place(content.as_posix()),
            f"there is no visit {visit_id}",
            f"{meant}The id of a visit is the name of its file without `.md`.",
        )
    visit = visits[visit_id]
    if not visit.traces.seeds:
        return Problem(
            Code.NO_SEED,
            Place(visit.file),
            "the digest has no seed among its sources",
            "Only what was imported from a seed can be exported as one.",
        )
    return kept_seed(visit.traces.seeds[0], visit.file, seeds)


def kept_seed(file: str, digest: str, seeds: Path) -> bytes | Problem:
    """Return the bytes of the seed at ``file``, which begins with ``seeds/``."""
    try:
        content = read_bytes(seeds / file.removeprefix("seeds/"))
    except OSError:
        return Problem(
            Code.SOURCE_MISSING,
            Place(digest),
            f"the source {file} is missing",
            "Put the file back, or correct its name among the `sources`.",
        )
    seed = read_seed(content, file)
    return seed[0] if isinstance(seed, tuple) else seed_bytes(seed)
