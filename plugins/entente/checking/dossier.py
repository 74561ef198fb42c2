"""What the rules between digests look at: the digests, the addresses, the seeds and the day.

The pipeline puts a dossier together once every file has been read; ``rules`` goes through it.
Example: two files named ``x.md`` in two year folders give ``visits`` two pairs with the id ``x``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from entente.domain.digest import Digest

__all__ = ["Dossier"]


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is compared across files, and nothing that one file shows by itself."""

    visits: tuple[tuple[str, str], ...]
    """(id, file) of every visit, those that could not be read included, as in ``Place.file``."""
    digests: tuple[Digest, ...]
    """Those that will be published."""
    pages: Mapping[str, str]
    """Path below the site's root → what stands there, as in ``"visits/2024.html": "the listing of
    2024"``: every file of the site except the digests and their old addresses."""
    seeds: frozenset[str]
    """Paths of the kept source files: ``seeds/000_809dab3f945c8a74.txt``."""
    as_of: date
    """The day on which coming visits end and past ones begin."""
