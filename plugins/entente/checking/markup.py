"""A finished page as a browser meets it: where it leads, what it names, and what is wrong with it.

A browser repairs what is not HTML: it closes, moves and invents elements. So the page is parsed as
browsers parse (HTML, 13.2) and written out again; where the tags of the two differ, something was
repaired::

    read_markup("<!doctype html><html lang=en>…<p>One<div>Two</div></p>…").faults
    # (Fault(1, "a browser reads `/p` where `div` is written"),)
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from selectolax.lexbor import LexborHTMLParser

__all__ = ["Fault", "Markup", "links_and_ids", "read_markup"]

Attributes = Mapping[str, str | None]

DOCTYPE = "<!doctype html>"
SHAPES = (
    "circle",
    "ellipse",
    "image",
    "line",
    "path",
    "polygon",
    "polyline",
    "rect",
    "stop",
    "use",
)
TAG = re.compile(rf"<(?!/(?:{'|'.join(SHAPES)})(?![a-zA-Z0-9-]))(/?[a-zA-Z][a-zA-Z0-9-]*)")
"""But no end of a shape: within <svg> one may close itself, and is written out with an end."""
TAGS_IN = re.compile(TAG.pattern.encode()).findall
"""All of them; in bytes, which takes three quarters of the time."""
LEADING = ("href", "src", "poster", "data", "action")
NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
"""Attributes whose words are ids of the same page."""
TOLD = ",".join(f"[{name}]" for name in (*LEADING, *NAMING, "id"))
"""All elements with one of these: a page is gone through once for them."""
REFUSED = (
    ("html:not([lang])", "the page names no language"),
    ("head > title:empty", "the title is empty"),
    ("img:not([alt])", "a picture has no alt"),
    (":not(ul):not(ol):not(menu) > li", "a <li> stands outside a list"),
    (":not(dl):not(div) > dt, :not(dl):not(div) > dd", "a <dt> or <dd> stands outside a <dl>"),
    ("button a, a button, label label", "something to press stands within another"),
    ("main ~ main, main main", "there are two <main>"),
)
"""What no parser repairs and HTML does not allow all the same (4.2 to 4.11)."""
ANY_REFUSED = ", ".join(selector for selector, _ in REFUSED)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in a page that is not HTML."""

    line: int
    """From 1, in the finished page; 0 where it is the page as a whole."""
    text: str
    """What is wrong, without a full stop."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What the gate has to know of one page."""

    links: tuple[str, ...]
    """Every address, as it was meant before it was escaped; each once, in order."""
    ids: frozenset[str]
    """All that a fragment can lead to."""
    faults: tuple[Fault, ...]


def read_markup(text: str) -> Markup:
    """Read one page.

    Args:
        text: of a whole HTML document, as a build wrote it.

    """
    tree = LexborHTMLParser(text)
    told = attributes_in(tree)
    faults = (*repaired(text, tree.html or ""), *refused(text, tree, told))
    return Markup(links_of(told), ids_of(told), faults)


def links_and_ids(text: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the links and ids of a page, as in ``Markup``, and leave its faults."""
    told = attributes_in(LexborHTMLParser(text))
    return links_of(told), ids_of(told)


def attributes_in(tree: LexborHTMLParser) -> list[Attributes]:
    """Return the attributes of every element that leads somewhere or names something."""
    return [node.attributes for node in tree.css(TOLD)]


def links_of(told: Iterable[Attributes]) -> tuple[str, ...]:
    """Return every address, each once."""
    return tuple(dict.fromkeys(each[n] or "" for each in told for n in LEADING if n in each))


def ids_of(told: Iterable[Attributes]) -> frozenset[str]:
    """Return every id."""
    return frozenset(each["id"] or "" for each in told if "id" in each)


def repaired(text: str, read: str) -> Iterator[Fault]:
    """Yield the first place at which a browser would read something else than is written."""
    if TAGS_IN(text.encode()) == TAGS_IN(read.encode()):
        return
    written, understood = (TAG.findall(each) for each in (text, read))
    pairs = enumerate(zip_longest(written, understood, fillvalue="the end"))
    which, (one, other) = next(pair for pair in pairs if pair[1][0] != pair[1][1])
    tags = list(TAG.finditer(text))
    at = tags[which].start() if which < len(tags) else len(text)
    yield Fault(text.count("\n", 0, at) + 1, f"a browser reads `{other}` where `{one}` is written")


def refused(
    text: str, tree: LexborHTMLParser, told: Sequence[Mapping[str, str | None]]
) -> Iterator[Fault]:
    """Yield what parses and yet is not HTML.

    Args:
        text: of the page.
        tree: that it is read as.
        told: the attributes of its elements with ids, and with words that are ids.

    """
    if text[: len(DOCTYPE)].lower() != DOCTYPE:
        yield Fault(1, f"the page does not begin with {DOCTYPE}")
    if not tree.css_first("head > title"):
        yield Fault(0, "the page has no title")
    if tree.css_first(ANY_REFUSED):
        for selector, what in REFUSED:
            if tree.css_first(selector):
                yield Fault(0, what)
    ids = [each["id"] or "" for each in told if "id" in each]
    known = set(ids)
    if len(known) < len(ids):
        twice = sorted({each for each in known if ids.count(each) > 1})
        yield Fault(0, f"ids stand twice: {', '.join(twice)}")
    words = {word for each in told for name in NAMING for word in (each.get(name) or "").split()}
    if unknown := sorted(words - known):
        yield Fault(0, f"something is named by ids that nothing has: {', '.join(unknown)}")
