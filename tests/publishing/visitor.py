"""A visitor who follows everything: pages, fragments, pictures, feeds, calendars, the sitemap.

Each kind of file is read by a parser that is not ours, and every address in it is asked for::

    visit = visit_of("http://127.0.0.1:49152", "https://who.github.io/repo")
    visit.broken  # [("/repo/a.html", "b.html", "404")]
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import feedparser
import icalendar
import lxml.etree
import lxml.html

__all__ = ["Answer", "Visit", "asked", "visit_of"]

FEED: Any = feedparser.parse  # type: ignore[attr-defined]
XML: Any = lxml.etree.fromstring
PARSE: Any = lxml.html.document_fromstring
TAKEN = re.compile(r"take\((.*)\);\n")
"""A file of the index of search."""
ADDRESSES = ("href", "src", "poster", "data", "action", "content")
"""Attributes that may hold an address; ``content`` does where it begins with the site's own."""
REFRESH = re.compile(r"\d+; *url=(.*)", re.IGNORECASE)
DEPTH = "no/such/page.html"
"""Asked for to see what a lost reader sees."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said."""

    status: int
    media: str
    body: bytes
    compressed: bool
    location: str


@dataclass(slots=True)
class Visit:
    """One visit, while it lasts."""

    connection: HTTPConnection
    base_url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    """Path on the server → what was there."""
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    """Path of a page → its ids."""
    fragments: list[tuple[str, str, str]] = field(default_factory=list)
    """(page, path that it leads to, fragment)."""
    broken: list[tuple[str, str, str]] = field(default_factory=list)
    """(where it stands, address, what is wrong)."""

    @property
    def origin(self) -> str:
        """Scheme and host of the site."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"

    def kinds(self) -> set[str]:
        """Return the media types that were met, without parameters."""
        return {answer.media for answer in self.answers.values()}


def asked(connection: HTTPConnection, path: str) -> Answer:
    """Return what a server answers to one request."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body = response.read()
    compressed = response.headers.get("Content-Encoding") == "gzip"
    media = response.headers.get("Content-Type", "").partition(";")[0]
    where = response.headers.get("Location", "")
    return Answer(
        response.status, media, gzip.decompress(body) if compressed else body, compressed, where
    )


def visit_of(server: str, base_url: str) -> Visit:
    """Follow everything from the first page, the sitemap and an address that is not there."""
    visit = Visit(HTTPConnection(urlsplit(server).netloc), base_url)
    base = urlsplit(base_url).path
    pending = [(base, f"{base}{path}") for path in ("/", "/sitemap.xml", "/robots.txt")]
    pending.append((base, f"{base}/{DEPTH}"))
    while pending:
        where, path = pending.pop()
        if path in visit.answers:
            continue
        answer = visit.answers[path] = asked(visit.connection, path)
        wanted = 404 if path.endswith(DEPTH) else 200
        if answer.status != wanted:
            visit.broken.append((where, path, f"{answer.status} {answer.location}"))
            continue
        for address in addresses_in(visit, path, answer):
            whole = urlsplit(urljoin(f"{visit.origin}{path}", address))
            if not f"{whole.scheme}://{whole.netloc}{whole.path}".startswith(visit.origin):
                continue
            if whole.fragment:
                visit.fragments.append((path, whole.path, unquote(whole.fragment)))
            pending.append((path, whole.path or "/"))
    visit.connection.close()
    visit.broken += list(lost_fragments(visit))
    return visit


def lost_fragments(visit: Visit) -> Iterator[tuple[str, str, str]]:
    """Yield every fragment that is the id of nothing on its page."""
    for page, target, fragment in visit.fragments:
        if "=" not in fragment and fragment not in visit.ids.get(target, frozenset()):
            yield page, f"{target}#{fragment}", "no such part"


def addresses_in(visit: Visit, path: str, answer: Answer) -> Iterator[str]:
    """Yield every address in a file, by the parser of its kind."""
    match answer.media:
        case "text/html":
            yield from in_page(visit, path, answer.body.decode())
        case "application/atom+xml":
            feed = FEED(answer.body)
            assert not feed.bozo, path
            yield from (link.href for link in feed.feed.links)
            yield from (link.href for entry in feed.entries for link in entry.links)
        case "text/calendar":
            calendar = icalendar.Calendar.from_ical(answer.body)
            yield from (str(e["URL"]) for e in calendar.walk("VEVENT") if "URL" in e)
        case "application/xml":
            yield from (e.text for e in XML(answer.body).iter() if e.tag.endswith("}loc"))
        case "application/json":
            yield from in_json(json.loads(answer.body), visit.base_url)
        case "text/plain":
            yield from re.findall(r"^Sitemap: (\S+)", answer.body.decode(), re.MULTILINE)
        case "text/css":
            yield from re.findall(r"url\(\"?([^)\"]+)", answer.body.decode())
        case "text/javascript" | "application/javascript":
            yield from in_script(path.rpartition("/")[2], answer.body.decode())


def in_page(visit: Visit, path: str, text: str) -> Iterator[str]:
    """Yield every address in a page, and note its ids."""
    page = PARSE(text)
    visit.ids[path] = frozenset(page.xpath("//@id"))
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        for name in ADDRESSES:
            address = element.get(name)
            if address is not None and (name != "content" or address.startswith(visit.base_url)):
                yield address
        if refresh := REFRESH.fullmatch(element.get("content", "")):
            yield refresh[1]
    for script in page.xpath("//script[@type='application/ld+json']/text()"):
        yield from in_json(json.loads(script), visit.base_url)


def in_script(name: str, text: str) -> Iterator[str]:
    """Yield every address that search may ask for or lead to by a script of this name."""
    if name == "search-index.js":
        yield from ("../search/facets.js", "../search/names.js")
    if not (index := TAKEN.fullmatch(text)):
        return
    match json.loads(f"[{index[1]}]"):
        case ["facets", facets]:
            for volume, parts, count in facets["volumes"]:
                yield from (f"words/{volume}-{number}.js" for number in range(parts))
                yield from (f"texts/{volume}-{number}.js" for number in range(-(-count // 8)))
        case ["names", names]:
            yield from (f"../{path}" for _, path, *_ in names)
        case [str(), [{"id": _}, *_] as digests]:
            yield from (f"../../visits/{digest['id']}.html" for digest in digests)


def in_json(value: object, base_url: str) -> Iterator[str]:
    """Yield every address of the site anywhere in some JSON; ``#visit`` there names a thing."""
    if isinstance(value, str) and value.startswith(f"{base_url}/"):
        yield value.partition("#")[0]
    elif isinstance(value, dict):
        for each in value.values():
            yield from in_json(each, base_url)
    elif isinstance(value, list):
        for each in value:
            yield from in_json(each, base_url)
