"""What the rules between digests look at: the digests, the addresses, the seeds and the day.

The pipeline puts a dossier together once every file has been read; ``rules`` goes through it.
Example: two files named ``x.md`` in two year folders give ``visits`` two pairs with the id ``x``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from entente.domain.digest import Digest

__all__ = ["Address", "Dossier"]


@dataclass(frozen=True, slots=True)
class Address:
    """A page that an author's file asks for."""

    path: str
    """Below the site's root: ``about.html``."""
    holder: str
    """In words, for the message: ``the page "About", content/pages/about.md``."""
    file: str
    """The source file, as in ``Place.file``."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything that is compared across files, and nothing that one file shows by itself."""

    visits: tuple[tuple[str, str], ...]
    """(id, file) of every visit, those that could not be read included, as in ``Place.file``."""
    digests: tuple[Digest, ...]
    """Those that will be published."""
    pages: Mapping[str, str]
    """Path below the site's root → what stands there, as in ``"visits/2024.html": "the listing of
    2024"``: every file of the site that no one source file asks for."""
    seeds: frozenset[str]
    """Paths of the kept source files: ``seeds/000_809dab3f945c8a74.txt``."""
    as_of: date
    """The day on which coming visits end and past ones begin."""
    written: tuple[Address, ...] = ()
    """Plain pages, which may ask for what another page has; digests and their old addresses are
    not among them, since ``digests`` says them."""
