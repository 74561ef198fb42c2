"""What the preview answers to a request: a published file, with the panel put in on the way out.

A scene is what there is to see at one moment: the last good site and, if the build after it came
to grief, the panel. Example: ``/repo/visits.html`` on a site under ``/repo`` is ``visits.html``
of the output, plus a script of the preview's own; nothing of that is ever written to the output.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote, urljoin

from entente.domain.hashing import hash_of
from entente.files.served import read_served

__all__ = ["RESERVED", "Answer", "Scene", "answer_to", "policy_of", "state_of"]

RESERVED = "/.entente/"
"""Addresses of the preview itself: no published path begins with a full stop."""
OWN = ("preview.css", "preview.js", "watch.js")

TYPES: Mapping[str, str] = {
    "atom": "application/atom+xml",
    "bib": "application/x-bibtex; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
    **{ending: f"image/{ending}" for ending in ("avif", "gif", "png", "webp", "jpeg")},
    "jpg": "image/jpeg",
}
"""Ending → media type, of everything that a site has; the same on every system."""
HTML = TYPES["html"]
PLAIN = TYPES["txt"]

NO_SITE_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No site yet</title></head>
<body><h1>There is no site yet</h1>
<p>The first build did not come to its end. This page follows it.</p></body></html>
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to see at one moment."""

    output: Path
    """The folder of the last good site."""
    base: str
    """The path of the site on the server, without a slash at the end: ``/repo`` or empty."""
    panel: str
    """HTML; empty while all is well."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A response before it is sent."""

    status: int
    type: str
    body: bytes
    location: str = ""
    """Where a redirect leads."""


def answer_to(path: str, scene: Scene) -> Answer:
    """Return the answer to a request.

    Args:
        path: of the address, as the browser sent it: still encoded, without the query.
        scene: what there is to see.

    """
    if path.startswith(RESERVED):
        return own_file(path.removeprefix(RESERVED))
    if path in {"/", scene.base} and scene.base:
        return Answer(302, PLAIN, b"", f"{scene.base}/")
    found = published(path, scene)
    if found.type != HTML:
        return found
    # The state of these very bytes: another build may take their place at any moment.
    return Answer(found.status, HTML, dressed(found.body, state(found, path, scene), scene))


def own_file(name: str) -> Answer:
    """Return a file of the preview."""
    if name not in OWN:
        return Answer(404, PLAIN, b"The preview has no such file.\n")
    content = files("entente.commands").joinpath("preview", name).read_bytes()
    return Answer(200, TYPES[name.rpartition(".")[2]], content)


def published(path: str, scene: Scene) -> Answer:
    """Return the published file at an address, or the site's page for those that lead nowhere."""
    parts = below_base(path, scene)
    content = read_served(scene.output, parts)
    if content is not None:
        ending = parts[-1].rpartition(".")[2].lower()
        return Answer(200, TYPES.get(ending, "application/octet-stream"), content)
    lost = read_served(scene.output, ("404.html",))
    if lost is None:
        return Answer(503, HTML, NO_SITE_YET)
    return Answer(404, HTML, lost)


def below_base(path: str, scene: Scene) -> tuple[str, ...]:
    """Return the names in an address, below the site's base; none where it lies elsewhere."""
    if not path.startswith(f"{scene.base}/"):
        return ()
    parts = path.removeprefix(f"{scene.base}/").split("/")
    # Decoded after splitting: an encoded slash is part of a name, and no name has one.
    names = tuple(unquote(part, errors="surrogateescape") for part in parts)
    return (*names[:-1], names[-1] or "index.html")


def state_of(path: str, scene: Scene) -> str:
    """Return a hash of all that the page at an address shows: its bytes, what it loads, the panel.

    A browser reloads a page when this changes and leaves it alone when another page did.
    """
    return state(published(path, scene), path, scene)


def state(page: Answer, path: str, scene: Scene) -> str:
    """Return the hash of a page that was read from an address, with what it loads."""
    loaded = (published(address, scene) for address in addresses_in(page, path))
    bodies = (page.body, *(each.body for each in loaded if each.status == 200))  # noqa: PLR2004 - OK
    hashes = (hash_of(body) for body in (*bodies, scene.panel.encode("utf-8", "replace")))
    return hash_of(" ".join(hashes).encode())


def addresses_in(page: Answer, path: str) -> Iterator[str]:
    """Yield the addresses of what a page loads from this site, in order of appearance."""
    if page.type != HTML:
        return
    loads = Loads()
    loads.feed(page.body.decode("utf-8", "replace"))
    for address in dict.fromkeys(loads.found):
        whole = urljoin(path, address.partition("#")[0].partition("?")[0])
        if whole.startswith("/"):
            yield whole


class Loads(HTMLParser):
    """Collects what a page loads with itself: styles, scripts and pictures."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the address of an element that loads something."""
        given = dict(attrs)
        style = tag == "link" and given.get("rel") == "stylesheet"
        address = given.get("href") if style else given.get("src") if tag in LOADERS else None
        if address:
            self.found.append(address)


def policy_of(answer: Answer) -> str:
    """Return the Content-Security-Policy of an answer: nothing foreign, and nothing inline.

    But for a style that the page itself names by its hash: 404.html has one, since it is shown at
    any depth. A browser holds a page to this policy and to its own.
    """
    own = OWN_STYLE.search(answer.body) if answer.type == HTML else None
    return f"{POLICY}; style-src 'self'" + (f" '{own[1].decode()}'" if own else "")


LOADERS = {"script", "img", "source"}
HEAD_ENDS = re.compile(rb"</head\s*>", re.IGNORECASE)
OWN_STYLE_ALONE = re.compile(rb"style-src (?=(?:'|&#39;)sha256-)")
OWN_STYLE = re.compile(
    rb"""http-equiv="Content-Security-Policy" content="[^"]*?style-src (?:'self' )?"""
    rb"""(?:'|&#39;)(sha256-[A-Za-z0-9+/=]+)(?:'|&#39;)"""
)
"""The policy that a page has of its own stands before anything that an author wrote."""
POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'self'; img-src 'self'; script-src 'self'; worker-src 'self'"
)
"""Of every answer; a frame could only be of the preview's own."""
BODY_BEGINS = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)


def dressed(page: bytes, state: str, scene: Scene) -> bytes:
    """Return a page with the script that follows it and, where there is one, the panel."""
    tags = f'<script src="{RESERVED}preview.js" data-state="{escape(state)}" defer></script>'
    if scene.panel:
        tags += f'<link rel="stylesheet" href="{RESERVED}preview.css">'
        # 404.html allows its own inline style alone, and the panel has a sheet.
        page = OWN_STYLE_ALONE.sub(b"style-src 'self' ", page, count=1)
    panel = scene.panel.encode("utf-8", "replace")
    page = HEAD_ENDS.sub(lambda found: tags.encode() + found[0], page, count=1)
    return BODY_BEGINS.sub(lambda found: found[0] + b"\n" + panel, page, count=1)
