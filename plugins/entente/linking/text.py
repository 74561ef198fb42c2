"""Safe HTML as an author's reader sees it: paragraphs of running text, made of text nodes.

A name is looked for in a whole paragraph, since bold type may begin next to it; a link is put into
one node. Headings, links, code, quotations in ``<q>`` and titles in ``<cite>`` are read, as the
words around them matter, but closed: nothing in them becomes a link.

>>> [paragraph.text for paragraph in paragraphs_of(parsed("<p>To <b>Japan</b></p><p>and on</p>"))]
['To Japan', 'and on']
"""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

__all__ = ["Anchor", "Paragraph", "Piece", "paragraphs_of", "parsed", "put_links"]

CLOSED = frozenset(
    ("a", "button", "cite", "code", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "pre", "q", "samp")
) | {"th", "time"}
UNREAD = {"sup"}
"""Numbers of footnotes stand between words and are none."""
BLOCKS = frozenset(
    ("blockquote", "caption", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3")
) | frozenset(
    ("h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot")
    + ("th", "thead", "tr", "ul")
)
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """One text node of a paragraph."""

    start: int
    end: int
    node: LexborNode
    is_open: bool
    """Whether a link may be put into it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One link of a paragraph, and the words that it spans."""

    start: int
    end: int
    node: LexborNode


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that no block interrupts."""

    text: str
    pieces: tuple[Piece, ...]
    anchors: tuple[Anchor, ...]


class Draft:
    """A paragraph while it is read."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.pieces: list[Piece] = []
        self.anchors: list[Anchor] = []
        self.length = 0

    def add(self, words: str) -> None:
        """Add text."""
        self.words.append(words)
        self.length += len(words)

    def add_node(self, node: LexborNode, *, is_open: bool) -> None:
        """Add a text node."""
        start = self.length
        self.add(node.text_content or "")
        self.pieces.append(Piece(start, self.length, node, is_open))

    def done(self) -> Paragraph:
        """Return the paragraph."""
        return Paragraph("".join(self.words), tuple(self.pieces), tuple(self.anchors))


def parsed(html: str) -> LexborHTMLParser:
    """Parse safe HTML without making a whole page of it."""
    return LexborHTMLParser(html, is_fragment=True)


def paragraphs_of(tree: LexborHTMLParser) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order, those without words left out."""
    draft = Draft()
    pending: list[tuple[LexborNode, bool, int]] = []
    """Nodes to read, each with whether it is open; those to close have where they began."""
    first = tree.root
    if first is not None:
        pending.append((first, True, -1))
    while pending:
        node, is_open, began = pending.pop()
        tag = node.tag or ""
        if began >= 0:
            if tag == "a" and began <= draft.length:
                draft.anchors.append(Anchor(began, draft.length, node))
            if tag in BLOCKS and draft.length:
                yield draft.done()
                draft = Draft()
            continue
        if node.next is not None:
            pending.append((node.next, is_open, -1))
        if tag in BLOCKS and draft.length:
            yield draft.done()
            draft = Draft()
        if tag == "br":
            draft.add(BREAK)
        if node.is_text_node:
            draft.add_node(node, is_open=is_open)
        elif tag not in UNREAD:
            pending.append((node, is_open, draft.length))
            if node.child is not None:
                pending.append((node.child, is_open and tag not in CLOSED, -1))
    if draft.length:
        yield draft.done()


def put_links(
    tree: LexborHTMLParser, node: LexborNode, links: list[tuple[int, int, dict[str, str]]]
) -> None:
    """Replace a text node by its text with links in it.

    Args:
        tree: that the node is of.
        node: a text node.
        links: where each begins and ends in the text, and its attributes, in order.

    """
    text, behind = node.text_content or "", 0
    for start, end, attributes in links:
        if start > behind:
            node.insert_before(text[behind:start])
        link = tree.create_node("a")
        for name, value in attributes.items():
            link.attrs[name] = value
        link.insert_child(text[start:end])
        node.insert_before(link)
        behind = end
    if behind < len(text):
        node.insert_before(text[behind:])
    node.decompose()
