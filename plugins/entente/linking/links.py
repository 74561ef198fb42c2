"""Where the links that an author wrote lead: names in double brackets, files, pages, pictures.

Each is followed to an ``Arrival``, or to the problem of a link that leads nowhere:

- ``[[name]]`` is looked up in the directory; ``[[countries/georgia]]`` says which of two is meant;
- ``{filename}../leaders/x.md`` and ``{filename}/leaders/x.md`` lead to the page of a file of
  content, and never outside;
- ``map.png``, ``{static}map.png`` and ``{attach}map.png`` are pictures in the visit's own folder;
- ``../about.html`` and ``/about.html`` are pages of the site.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from entente.domain.mention import Reference
from entente.domain.names import fold
from entente.domain.problem import Code, Problem
from entente.linking.atlas import Atlas, Size, Writing, joined_path, way
from entente.linking.entries import Entry, Standing

__all__ = ["Arrival", "follow_address", "follow_name", "follow_picture"]

MARKERS = ("{filename}", "{static}", "{attach}")


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where a link leads."""

    href: str
    """What the page has to write."""
    target: str
    """Path of a page below the site's root; empty for pictures and other files."""
    words: str
    """What the link shows instead of the name written; empty if that may stay."""
    size: Size | None = None
    """Of a picture, if it is known."""


def follow_name(reference: Reference, writing: Writing, atlas: Atlas) -> Arrival | Problem:
    """Return where a name in double brackets leads."""
    name = reference.written
    found = atlas.directory.find(name)
    if not found and fold(name) in atlas.heard:
        return Arrival("", "", "")
    if len(found) != 1:
        return several(reference, found) if found else unknown_name(reference, atlas)
    entry = found[0]
    refused = no_page(reference, entry, writing, atlas)
    if refused:
        return refused
    words = entry.title if atlas.directory.shows_title(name) else ""
    return Arrival(way(writing.page, entry.path), entry.path, words)


def no_page(reference: Reference, entry: Entry, writing: Writing, atlas: Atlas) -> Problem | None:
    """Return the problem of a link to something that has no page."""
    if entry.path in atlas.spared:
        return None
    if entry.standing is Standing.UNNAMED:
        note = f"content/{entry.path.removesuffix('.html')}.md"
        return Problem(
            Code.UNKNOWN_LINK,
            reference.place,
            f'"{entry.title}" has no page, since no digest names it among its facts',
            f"Add it to `countries` in the front matter of a digest, or write a note {note}.",
        )
    if entry.standing is Standing.DRAFT and not writing.is_draft:
        what = "is a draft" if entry.path.startswith("visits/") else "is named by drafts alone"
        return Problem(
            Code.LINK_TO_DRAFT,
            reference.place,
            f'"{entry.title}" {what}, and a reader would find nothing there',
            "Publish the draft, make this text a draft too, or take the link out.",
        )
    return None


def several(reference: Reference, found: Iterable[Entry]) -> Problem:
    """Report a name of several entries."""
    offers = " or ".join(f"`[[{entry.path.removesuffix('.html')}]]`" for entry in found)
    return Problem(
        Code.UNKNOWN_LINK,
        reference.place,
        f'"{reference.written}" is the name of more than one page',
        f"Write {offers}, with `|` and the words to show behind it.",
    )


def unknown_name(reference: Reference, atlas: Atlas) -> Problem:
    """Report a name that nothing has."""
    meant = atlas.ambiguous.get(fold(reference.written))
    near = meant or atlas.directory.nearest(reference.written)
    offers = " or ".join(f"`[[{name}]]`" for name in near)
    which = "is the name of more than one country" if meant else "is the name of no page"
    remedy = "Write the name of a leader, country, topic or page, or the id of a visit."
    return Problem(
        Code.UNKNOWN_LINK,
        reference.place,
        f'"{reference.written}" {which}',
        f"Write {offers}." if meant else f"Did you mean {offers}?" if near else remedy,
    )


def follow_address(reference: Reference, writing: Writing, atlas: Atlas) -> Arrival | Problem:
    """Return where an address that is a path leads."""
    written = reference.written
    marker = next((each for each in MARKERS if written.startswith(each)), "")
    if marker == "{filename}":
        return follow_file(reference, writing, atlas)
    if marker:
        return follow_picture(reference, writing, atlas)
    if written.startswith("{"):
        return unknown(reference, "does not begin with {filename} or {static}", "`[[name]]`")
    return follow_path(reference, writing, atlas)


def follow_path(reference: Reference, writing: Writing, atlas: Atlas) -> Arrival | Problem:
    """Return where an address below the site's root leads; files that are no pages are let pass."""
    path, tail = split(reference.written)
    if not path:
        return Arrival(reference.written, "", "")
    if path.endswith(".md"):
        remedy = f"`{{filename}}{reference.written}`"
        return unknown(reference, "leads to a file of content", remedy)
    folder = "" if path.startswith("/") else writing.page.rpartition("/")[0]
    target = joined_path(folder, path)
    if target is None:
        return unknown(reference, "leads outside the site", "`[[name]]`")
    if atlas.has_page(target):
        return arrived(reference, target, tail, writing, atlas)
    if target in atlas.images or not looks_like_page(target):
        return Arrival(way(writing.page, quote(target)) + tail, "", "")
    pages = atlas.pages | atlas.later()
    return unknown(reference, "is no page of this site", nearest(target, pages, writing))


def looks_like_page(target: str) -> bool:
    """Whether a path ends as a page's does, or in no way at all."""
    stem, dot, ending = target.rpartition("/")[2].rpartition(".")
    return not (stem and dot) or ending == "html"


def follow_file(reference: Reference, writing: Writing, atlas: Atlas) -> Arrival | Problem:
    """Return where a link to a file of content leads."""
    path, tail = split(reference.written.removeprefix("{filename}"))
    target = joined_path(content_folder(writing, path), path)
    if target is None:
        return unknown(reference, "leads out of the content folder", "a path within it")
    page = atlas.sources.get(target)
    if page is None:
        near = difflib.get_close_matches(target, list(atlas.sources), n=1)
        offer = f"`{{filename}}/{near[0]}`" if near else "the path of a file that is there"
        return unknown(reference, "is no file of content", offer)
    target, _, article = page.partition("#")
    return arrived(reference, target, tail or (f"#{article}" if article else ""), writing, atlas)


def follow_picture(reference: Reference, writing: Writing, atlas: Atlas) -> Arrival | Problem:
    """Return where a picture lies: in the folder of the visit whose text shows it."""
    written = reference.written
    if urlsplit(written).scheme:
        remedy = "a picture in the visit's own folder; nothing is loaded from another host"
        return unknown(reference, "is a picture on another host", remedy)
    marker = next((each for each in MARKERS if written.startswith(each)), "")
    path, _ = split(written.removeprefix(marker))
    folder = f"{writing.page.removesuffix('.html')}/"
    here = writing.file.partition("/")[2].rpartition("/")[0]
    if path.startswith("/"):
        within = joined_path("", path) or ""
        path = within.removeprefix(f"{here}/") if within.startswith(f"{here}/") else within
    path = path.removeprefix(folder.removeprefix("visits/")) if not marker else path
    target = f"{folder}{joined_path('', path) or ''}"
    if target in atlas.images:
        return Arrival(way(writing.page, quote(target)), "", "", atlas.images[target])
    there = sorted(name.removeprefix(folder) for name in atlas.images if name.startswith(folder))
    if there:
        return unknown(reference, "is no picture here", " or ".join(f"`{n}`" for n in there))
    return unknown(
        reference,
        "is a picture that is not there",
        "the name of one that lies beside the text: only a visit whose folder has an index.md "
        "can have pictures, and this one has none",
    )


def content_folder(writing: Writing, path: str) -> str:
    """Return from where a path of content is followed: the file's folder, or the whole content."""
    return "" if path.startswith("/") else writing.file.partition("/")[2].rpartition("/")[0]


def arrived(
    reference: Reference, target: str, tail: str, writing: Writing, atlas: Atlas
) -> Arrival | Problem:
    """Return the arrival at a page that is there, unless it is a draft's."""
    entry = atlas.directory.by_path.get(target)
    refused = no_page(reference, entry, writing, atlas) if entry else None
    return refused or Arrival(way(writing.page, target) + tail, target if entry else "", "")


def split(address: str) -> tuple[str, str]:
    """Return an address without percent signs up to its query or fragment, and these as written."""
    cut = min((address.find(sign) for sign in "?#" if sign in address), default=len(address))
    return unquote(address[:cut]), address[cut:]


def nearest(target: str, pages: Iterable[str], writing: Writing) -> str:
    """Return the page that looks like ``target``, as a link would write it."""
    near = difflib.get_close_matches(target, sorted(pages), n=1)
    return f"`{way(writing.page, near[0])}`" if near else "`[[name]]` with the name of a page"


def unknown(reference: Reference, what: str, remedy: str) -> Problem:
    """Report an address that leads nowhere."""
    return Problem(
        Code.UNKNOWN_LINK, reference.place, f"`{reference.written}` {what}", f"Write {remedy}."
    )
