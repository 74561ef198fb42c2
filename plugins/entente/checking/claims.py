"""Addresses: no two visits with one id, no two pages on one address.

The comparison is that of the strictest file system: ``Visits/2024.html`` and ``visits/2024.html``
are one file on a Mac. Example: a visit in the file ``2024.md`` would be ``visits/2024.html``, where
the listing of that year stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from entente.checking.dossier import Dossier
from entente.domain.problem import Code, Place, Problem

__all__ = ["alias_path", "claims", "one_form", "paths", "repeated_ids", "shared_addresses"]

RENAME = "Rename the file: its name is its address."
YEAR = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that wants one address."""

    path: str
    """Below the site's root: ``visits/2024.html``."""
    holder: str
    """What it is, for the message: ``the listing of the year 2024``."""
    place: Place
    """Where it is claimed; the address itself for what no author wrote."""
    remedy: str
    """What to do if the address is taken."""


def one_form(path: str) -> str:
    """Return the form that two paths share if some file system takes them for one file."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).casefold())


def alias_path(alias: str) -> str:
    """Return the file that answers at an old address: ``old/path/index.html`` for ``old/path/``.

    An address without an ending is a folder's, since every server answers for it.
    """
    last = alias.rpartition("/")[2]
    return alias if "." in last else f"{alias.rstrip('/')}/index.html".lstrip("/")


def repeated_ids(dossier: Dossier) -> Iterator[Problem]:
    """Yield a problem for each visit whose id an earlier file has."""
    first: dict[str, str] = {}
    for visit, file in sorted(dossier.visits, key=lambda pair: (pair[1], pair[0])):
        holder = first.setdefault(one_form(visit), file)
        if holder != file:
            yield Problem(
                Code.SAME_ID,
                Place(file),
                f"the visit `{visit}` is there already, in {holder}",
                "Rename one of the two; if they are one visit, put both texts into one folder "
                "`<id>/`, the first as `index.md`.",
            )


def shared_addresses(dossier: Dossier) -> Iterator[Problem]:
    """Yield a problem for each address that is claimed twice, at the later claim.

    Pages come first, then digests, then old addresses: what was built for readers keeps its place.
    """
    if are_apart(map(one_form, paths(dossier))):
        return
    held: dict[str, Claim] = {}
    folders: dict[str, Claim] = {}
    for claim in claims(dossier):
        key = one_form(claim.path)
        above = [key[: slash.start()] for slash in re.finditer("/", key)]
        holder = next((held[path] for path in (key, *above) if path in held), folders.get(key))
        if holder is None:
            held[key] = claim
            folders |= dict.fromkeys(above, claim)
        else:
            yield taken(claim, holder)


def are_apart(keys: Iterable[str]) -> bool:
    """Whether no address is there twice, and none is the folder of another: so it is nearly always.

    Args:
        keys: every address in one form.

    """
    each = list(keys)
    distinct = set(each)
    inner = {key.rpartition("/")[0] for key in distinct}
    above = {folder[: slash.start()] for folder in inner for slash in re.finditer("/", folder)}
    return len(distinct) == len(each) and distinct.isdisjoint(inner | above)


def paths(dossier: Dossier) -> Iterator[str]:
    """Yield the address of every claim, in no order."""
    yield from dict(years(dossier)) | dict(dossier.pages)
    yield from (page.path for page in dossier.written)
    yield from {one_form(digest.id): digest.path for digest in dossier.digests}.values()
    yield from (alias_path(alias) for digest in dossier.digests for alias in digest.aliases)


def claims(dossier: Dossier) -> Iterator[Claim]:
    """Yield every claim on an address: the strongest first, those of one strength in order."""
    for path, holder in sorted((dict(years(dossier)) | dict(dossier.pages)).items()):
        yield Claim(path, holder, Place(path), RENAME)
    for page in sorted(dossier.written, key=lambda page: (page.file, page.path)):
        yield Claim(page.path, page.holder, Place(page.file), RENAME)
    ordered = sorted(dossier.digests, key=lambda digest: (digest.places.file, digest.id))
    seen: set[str] = set()
    for digest in ordered:
        if one_form(digest.id) not in seen:  # a repeated id is reported as such
            seen.add(one_form(digest.id))
            yield Claim(
                digest.path,
                f'the digest "{digest.title}", {digest.places.file}',
                Place(digest.places.file),
                RENAME,
            )
    for digest in ordered:
        for number, alias in enumerate(digest.aliases):
            yield Claim(
                alias_path(alias),
                f'an old address of "{digest.title}", {digest.places.file}',
                digest.places.of("aliases", number),
                "Delete it here or there: an old address leads to one page.",
            )


def years(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield the address of each year that a visit is named for.

    Reserved even while no visit falls into that year, since ids are permanent and years come.
    """
    for year in sorted({visit for visit, _ in dossier.visits if YEAR.fullmatch(visit)}):
        yield f"visits/{year}.html", f"the listing of the year {year}"


def taken(claim: Claim, holder: Claim) -> Problem:
    """Report a claim on what ``holder`` has, or on a folder where it is a file."""
    same = one_form(claim.path) == one_form(holder.path)
    how = "is taken by" if same else f"cannot stand beside `{holder.path}`,"
    return Problem(
        Code.SAME_ADDRESS, claim.place, f"`{claim.path}` {how} {holder.holder}", claim.remedy
    )
