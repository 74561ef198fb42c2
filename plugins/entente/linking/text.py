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

CLOSED = frozenset("a button cite code h1 h2 h3 h4 h5 h6 kbd pre q samp th time".split())  # noqa: SIM905 - a list of words
UNREAD = {"sup"}
"""Numbers of footnotes stand between words and are none."""
BLOCKS = frozenset(
    """
    blockquote caption dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section
    table tbody td tfoot th thead tr ul
    """.split()  # noqa: SIM905 - a list of words
)
BREAK = "\n"
Step = tuple[LexborNode, bool, int | None]
"""A node to come to, whether it is open, and where its text began once it is to be left."""


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


class Reader:
    """Reads nodes in order and gives a paragraph at every end of a block."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.pieces: list[Piece] = []
        self.anchors: list[Anchor] = []
        self.length = 0

    def read(self, words: str) -> None:
        """Read some text."""
        self.words.append(words)
        self.length += len(words)

    def read_node(self, node: LexborNode, *, is_open: bool) -> None:
        """Read a text node."""
        start = self.length
        self.read(node.text_content or "")
        self.pieces.append(Piece(start, self.length, node, is_open))

    def end(self, node: LexborNode, began: int) -> None:
        """Leave an element that began at ``began``."""
        if node.tag == "a" and began <= self.length:
            self.anchors.append(Anchor(began, self.length, node))

    def paragraph(self) -> Iterator[Paragraph]:
        """Yield what was read since the last paragraph, if it was anything."""
        if self.length:
            yield Paragraph("".join(self.words), tuple(self.pieces), tuple(self.anchors))
            self.words, self.pieces, self.anchors, self.length = [], [], [], 0


def parsed(html: str) -> LexborHTMLParser:
    """Parse safe HTML without making a whole page of it."""
    return LexborHTMLParser(html, is_fragment=True)


def paragraphs_of(tree: LexborHTMLParser) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order, those without words left out."""
    reader = Reader()
    pending: list[Step] = [(tree.root, True, None)] if tree.root is not None else []
    while pending:
        node, is_open, began = pending.pop()
        tag = node.tag or ""
        if began is None and (following := node.next) is not None:
            pending.append((following, is_open, None))
        if tag in BLOCKS:
            yield from reader.paragraph()
        if began is not None:
            reader.end(node, began)
        elif node.is_text_node:
            reader.read_node(node, is_open=is_open)
        elif tag not in UNREAD:
            reader.read(BREAK if tag == "br" else "")
            pending.append((node, is_open, reader.length))
            if (child := node.child) is not None:
                pending.append((child, is_open and tag not in CLOSED, None))
    yield from reader.paragraph()


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
