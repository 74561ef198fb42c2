"""Dead ends: addresses in finished pages at which a reader would find nothing.

An address is followed as a browser follows it: relative ones from the page, those that begin with
a slash or with the site's own address from its root; what leads to another host is let be::

    dead_end("visits/x.html", "../countries/japan.html#hosted", ground)
    # DeadEnd("visits/x.html", "../countries/japan.html#hosted", "countries/japan.html", "hosted")

Author-written ones are reported where they stand in the source; the rest, which only a theme or
the program can have written, with the page that bears them.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from entente.domain.problem import Code, Place, Problem

__all__ = [
    "DeadEnd",
    "Ground",
    "dead_end",
    "dead_ends",
    "is_plain",
    "led_to",
    "problem_of",
    "sources_of",
]

OUTSIDE = ("http:", "https:", "mailto:", "tel:", "data:", "//", "javascript:")
STATE = re.compile(r"[=~]")
"""In a fragment: the state of a script (``#q=Tokyo``) or words of the text, and not an id."""
is_plain = re.compile(r"(?:\.\./)*(?:[\w-]+/)*[\w-]+\.[\w.-]+", re.ASCII).fullmatch
"""The path of a file that is written in one way only."""
TOP = ("", "top")
"""Fragments that every page has (HTML, 7.4.6.4)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is to arrive at."""

    paths: frozenset[str]
    """Every file of the site, below its root."""
    base_url: str
    """Without a slash at the end."""
    ids_of: Callable[[str], frozenset[str]]
    """The ids of the page at a path."""


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """One address that leads nowhere."""

    page: str
    """Path of the page that bears it."""
    address: str
    """As it stands there."""
    target: str
    """Path of the file that it leads to; of the page itself where only the part is missing."""
    part: str
    """The id that its page lacks; empty where the file itself is not there."""


def dead_ends(pages: Iterable[tuple[str, Sequence[str]]], ground: Ground) -> Iterator[DeadEnd]:
    """Yield every dead end of some pages.

    Args:
        pages: path and the addresses in it.
        ground: of the whole site.

    """
    # Most addresses of a page stand in its neighbours too: its navigation, the lists that it is in.
    arrived: dict[str, set[str]] = {}
    """Folder of a page → addresses that lead somewhere from it."""
    for page, addresses in pages:
        known = arrived.setdefault(dirname(page), set())
        for address in addresses:
            if address in known:
                continue
            if found := dead_end(page, address, ground):
                yield found
            elif address[:1] not in {"#", "?"}:  # these lead to the page that bears them
                known.add(address)


def dead_end(page: str, address: str, ground: Ground) -> DeadEnd | None:
    """Return what is wrong with an address in a page; None where it leads somewhere."""
    led = led_to(page, address, ground.base_url)
    if led is None:
        return None
    target, fragment = led
    if target not in ground.paths:
        return DeadEnd(page, address, target, "")
    part = unquote(fragment)
    if part in TOP or STATE.search(part) or not target.endswith(".html"):
        return None
    return None if part in ground.ids_of(target) else DeadEnd(page, address, target, part)


def led_to(page: str, address: str, base_url: str) -> tuple[str, str] | None:
    """Return the file and the fragment that an address in a page names; None for another host."""
    within = address
    if is_ours(address, base_url):
        whole = urlsplit(address)
        within = f"{whole.path or '/'}#{whole.fragment}"
    elif address.lower().startswith(OUTSIDE):
        return None
    path, _, fragment = within.partition("#")
    return target_of(page, path.partition("?")[0], urlsplit(base_url).path), fragment


def is_ours(address: str, base_url: str) -> bool:
    """Whether a whole address is one of this site."""
    rest = address.removeprefix(base_url)
    return rest != address and rest[:1] in {"", "/", "?", "#"}


def target_of(page: str, path: str, base_path: str) -> str:
    """Return the file that answers at a path: for a folder its index, as on every server.

    Args:
        page: from which the path is followed.
        path: without query and fragment; empty for the page itself.
        base_path: of the site on its server, ``/repo``; a path beside it is returned as it is.

    """
    if not path:
        return page
    if is_plain(path):
        # As nearly all are, and in a quarter of the time.
        folders, up = dirname(page).split("/") if "/" in page else [], path.count("../")
        if up <= len(folders):
            return "/".join([*folders[: len(folders) - up], path[3 * up :]])
    decoded = unquote(path)
    if decoded.startswith("/"):
        if not f"{decoded}/".startswith(f"{base_path}/"):
            return decoded
        joined = decoded.removeprefix(base_path).lstrip("/")
    else:
        joined = join(dirname(page), decoded)
    whole = normpath(joined)
    if whole == ".":
        return "index.html"
    return f"{whole}/index.html" if joined.endswith("/") else whole


def sources_of(page: str, files: Iterable[str]) -> Iterator[str]:
    """Yield the files of content that a page may have been made from.

    Args:
        page: ``visits/x.html``, ``leaders/x.html``, ``about.html``.
        files: of content, below its folder: ``visits/2024/x.md``, ``visits/2024/x/index.md``.

    """
    folder, _, name = page.removesuffix(".html").rpartition("/")
    for file in files:
        *folders, last = file.removesuffix(".md").split("/")
        if file.endswith(".md") and folders[:1] == [folder or "pages"] and name in (*folders, last):
            yield file


def problem_of(dead: DeadEnd, sources: Iterable[tuple[str, Sequence[str]]]) -> Problem:
    """Return the problem of a dead end, at the place where an author wrote it if one did.

    Args:
        dead: as found.
        sources: file and lines of what the page may have been made from.

    """
    place, written = written_at(dead, sources)
    if dead.part:
        return Problem(
            Code.DEAD_FRAGMENT,
            place,
            f"`{written}` leads to a part that {dead.target} does not have",
            "Write the id of a part that it has, or leave out what follows `#`.",
        )
    return Problem(
        Code.DEAD_LINK,
        place,
        f"`{written}` leads to {dead.target}, which is no file of this site",
        "Write the address of something that is there, or take the link out.",
    )


def written_at(dead: DeadEnd, sources: Iterable[tuple[str, Sequence[str]]]) -> tuple[Place, str]:
    """Return where an author wrote the address, and how: the first line with the most of it."""
    kept = [(file, lines) for file, lines in sources if lines]
    for sought in spellings(dead):
        for file, lines in kept:
            for number, line in enumerate(lines, 1):
                if (column := line.find(sought)) >= 0:
                    return Place(file, number, column + 1, len(sought)), sought
    return Place(dead.page), dead.address


def spellings(dead: DeadEnd) -> Iterator[str]:
    """Yield what an author can have written, the longest first.

    A heading's id has the name of its article before it in the page (``#opening-the-plan``), which
    the author does not write.
    """
    yield dead.address
    yield unquote(dead.address)
    if not dead.part:
        yield dead.target
        yield dead.target.rpartition("/")[2]
        return
    words = dead.part.split("-")
    for first in range(len(words)):
        yield f"#{'-'.join(words[first:])}"
