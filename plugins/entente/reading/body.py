"""Markdown to safe HTML.

Contributions come from pull requests, so what an author writes is never trusted: Python-Markdown
converts within bounds, then an allow list (nh3) decides what may stand on the page. Raw HTML is
held to the same list. The converter is made once per process and reset for every document, or
footnotes and references would leak into the next one.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

import markdown
import nh3

from entente.domain.mention import Reference
from entente.domain.problem import Code, Place, Problem
from entente.reading import alignment
from entente.reading.extent import excess_in
from entente.reading.references import (
    SCHEME,
    Body,
    NamedLinks,
    numbered,
    references_in,
    unnumbered,
)
from entente.reading.shortcuts import Shortcuts
from entente.reading.source import Bounds

__all__ = ["Converted", "Slot", "html_of"]

EXTENSIONS = ("tables", "footnotes", "def_list", "attr_list", "abbr", "sane_lists")
SETTINGS = {"tables": {"use_align_attribute": True}}

TAGS = {
    *("a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del", "dfn"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i"),
    *("img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span"),
    *("strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u"),
    "ul",
}
DROPPED_WHOLE = {"iframe", "math", "noscript", "object", "script", "style", "svg", "template"}
ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
CELLS = set(alignment.CLASSES.values())
CLASSES = {
    "a": {"footnote-backref", "footnote-ref"},
    "div": {"footnote"},
    "td": CELLS,
    "th": CELLS,
}
ADDRESSES = {"cite", "href", "src"}
HEADING = re.compile(r"<(/?)h([1-6])\b")
DEEPEST = 6
BOX = '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>'


@dataclass(frozen=True, slots=True)
class Slot:
    """Where on its page a text stands."""

    anchor: str
    """What its ids begin with: several texts share a page."""
    heading: int
    """Level of its highest headings, so that the page's outline has no gap."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A text as HTML, with the links that it holds."""

    html: str
    """Nothing in it is outside the allow list."""
    links: tuple[Reference, ...]
    """Of which the first are the names; ``entente:2`` in ``html`` is the third."""


@cache
def converter() -> tuple[markdown.Markdown, NamedLinks]:
    """Return this process's Markdown converter and its rule for names in double brackets."""
    names = NamedLinks()
    made = markdown.Markdown(
        extensions=[*EXTENSIONS, alignment.Alignment(), names, Shortcuts()],
        extension_configs=SETTINGS,
        output_format="html",
    )
    return made, names


@lru_cache(maxsize=64)
def cleaner(anchor: str) -> nh3.Cleaner:
    """Return the allow list, which puts every id in the name space ``anchor``.

    Several articles share a page, and none may take an id of the theme's or of another article.
    """

    def within(tag: str, attribute: str, value: str) -> str | None:  # noqa: ARG001 - nh3 passes it
        if attribute == "id":
            return f"{anchor}-{value}"
        if attribute in ADDRESSES and value.startswith("#"):
            return f"#{anchor}-{value[1:]}"
        if attribute in ADDRESSES and value.replace("\\", "/").startswith("//"):
            return None
        return value

    return nh3.Cleaner(
        tags=TAGS,
        clean_content_tags=DROPPED_WHOLE,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        url_schemes={"http", "https", "mailto", SCHEME},
        link_rel=None,
        attribute_filter=within,
    )


def html_of(
    text: str, *, slot: Slot, file: str, first_line: int, bounds: Bounds
) -> Converted | Problem:
    """Convert the body of a document.

    Args:
        text: Markdown, with line feeds only.
        slot: where on its page it stands.
        file: its path, for the report.
        first_line: the file's line on which it begins.
        bounds: how long and how deep it may be.

    Returns:
        HTML and links, or the problem that kept it from being converted.

    """
    refused = excess_in(text, file, first_line, bounds)
    if refused:
        return refused
    try:
        html, names, found = converted(text)
    except (RecursionError, AssertionError):  # Python-Markdown on inputs that it cannot take
        return Problem(
            Code.TEXT_REFUSED,
            Place(file, first_line),
            "the text cannot be converted: something in it is nested too deeply",
            "Look for lists, quotations or brackets inside each other and take some apart.",
        )
    html = in_boxes(cleaner(slot.anchor).clean(outlined(html, slot.heading)))
    return Converted(html, references_in(Body(text, file, first_line), html, names, found))


def converted(text: str) -> tuple[str, dict[int, str], tuple[re.Match[str], ...]]:
    """Return Markdown as HTML that nothing has cleaned yet, and the names that it links to."""
    markdown_of, named = converter()
    hidden, found = numbered(text)
    try:
        html = unnumbered(markdown_of.reset().convert(hidden))
    except BaseException:
        # Stopped half way, it still believes that it is in a list: the next text needs another.
        converter.cache_clear()
        raise
    return html, named.names, found


def outlined(html: str, highest: int) -> str:
    """Return ``html`` with its headings moved down so that ``#`` and ``##`` are the highest."""

    def moved(found: re.Match[str]) -> str:
        level = min(DEEPEST, highest + max(0, int(found[2]) - 2))
        return f"<{found[1]}h{level}"

    return HEADING.sub(moved, html)


def in_boxes(html: str) -> str:
    """Return safe ``html`` with each table in a box of its own that scrolls, also by keyboard."""
    return html.replace("<table>", BOX).replace("</table>", "</table></div>")
