"""One text with all its links, and what it mentions: a pure function of the text and the atlas.

The flow, each step a call below::

    parse → follow what the author linked → first mentions → links into the text → HTML

Nothing is remembered from one text to the next, so texts can be linked in any order, at the same
time, and again only where text or atlas changed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from entente.domain.mention import Mention, Passage, Reference
from entente.domain.problem import Problem
from entente.linking.atlas import Atlas, Writing, way
from entente.linking.entries import Kind
from entente.linking.links import Arrival, follow_address, follow_name, follow_picture
from entente.linking.mentions import Found, first_mentions
from entente.linking.passages import Sentences
from entente.linking.text import Paragraph, paragraphs_of, parsed, put_links

__all__ = ["Linked", "link_text"]

NAME_SCHEME = "entente:"
SIZE = {"width", "height"}
"""Of a picture, unless its author said one of them: the place that a browser keeps free."""
CLASSES = {Kind.TOPIC: "topic"}
"""Of links that nobody wrote: ``topic`` over dots, ``name`` over a grey line."""
AWAY = "away"


@dataclass(frozen=True, slots=True)
class Linked:
    """A text with its links."""

    html: str
    mentions: tuple[Mention, ...]
    """Each page that it leads to once, in the order of their first links."""
    problems: tuple[Problem, ...]


def link_text(writing: Writing, atlas: Atlas) -> Linked:
    """Link one text.

    Args:
        writing: what an author wrote.
        atlas: everything that it may lead to.

    """
    tree = parsed(writing.html)
    problems: list[Problem] = []
    targets = dict(followed(tree, writing, atlas, problems))
    paragraphs = list(paragraphs_of(tree))
    found: list[Found] = []
    if atlas.autolink and writing.autolink:
        linked = {writing.page, *targets.values()}
        found += first_mentions(paragraphs, atlas.directory, facts=writing.facts, linked=linked)
    mentions = tuple(mentions_of(paragraphs, targets, found, writing.page))
    put_found(tree, found, writing)
    name_hosts(tree, atlas.base_url)
    changed = found or problems or writing.links or 'href="http' in writing.html
    html = (tree.html or "") if changed else writing.html
    return Linked(html, mentions, tuple(problems))


def followed(
    tree: LexborHTMLParser, writing: Writing, atlas: Atlas, problems: list[Problem]
) -> Iterator[tuple[int, str]]:
    """Set the addresses of all that the author linked; yield (node, target) of those to pages."""
    waiting: dict[str, list[Reference]] = {}
    for reference in writing.links:
        if not reference.is_name:
            waiting.setdefault(reference.written, []).append(reference)
    for node in tree.css("a[href], img[src]"):
        attribute = "src" if node.tag == "img" else "href"
        written = node.attributes.get(attribute) or ""
        arrival = arrival_of(written, node.tag == "img", writing, waiting, atlas)
        if isinstance(arrival, Problem):
            problems.append(arrival)
        elif arrival:
            node.attrs[attribute] = arrival.href
            if arrival.size and not SIZE & node.attributes.keys():
                node.attrs["width"], node.attrs["height"] = map(str, arrival.size)
            if arrival.words and node.text() == name_of(written, writing):
                show(node, arrival.words)
            if arrival.target:
                yield node.mem_id, arrival.target


def arrival_of(
    written: str,
    is_picture: bool,  # noqa: FBT001 - the node's tag decides it
    writing: Writing,
    waiting: dict[str, list[Reference]],
    atlas: Atlas,
) -> Arrival | Problem | None:
    """Return where a node's address leads; None for those that nobody has to follow."""
    if written.startswith(NAME_SCHEME):
        number = written.removeprefix(NAME_SCHEME)
        if not number.isdecimal() or int(number) >= len(writing.links):
            return Arrival("#", "", "")
        return follow_name(writing.links[int(number)], writing, atlas)
    references = waiting.get(written)
    if not references:
        return None
    reference = references.pop(0) if len(references) > 1 else references[0]
    follow = follow_picture if is_picture else follow_address
    return follow(reference, writing, atlas)


def name_of(written: str, writing: Writing) -> str:
    """Return the name that an address stands for for the time being; ``""`` for others."""
    number = written.removeprefix(NAME_SCHEME)
    return writing.links[int(number)].written if written.startswith(NAME_SCHEME) else ""


def show(node: LexborNode, words: str) -> None:
    """Let a link show other words."""
    while node.child is not None:
        node.child.decompose()
    node.insert_child(words)


def mentions_of(
    paragraphs: list[Paragraph], targets: dict[int, str], found: list[Found], page: str
) -> Iterator[Mention]:
    """Yield what a text links to, each page once, with the sentence of its first link."""
    places = [(each.paragraph, each.start, each.end, each.entry.path) for each in found]
    for number, paragraph in enumerate(paragraphs):
        for anchor in paragraph.anchors:
            target = targets.get(anchor.node.mem_id, page)
            if target != page and anchor.end > anchor.start:
                places.append((number, anchor.start, anchor.end, target))
    sentences: dict[int, Sentences] = {}
    seen: set[str] = set()
    for number, start, end, target in sorted(places):
        if target in seen:
            continue
        seen.add(target)
        asked = sentences.setdefault(number, Sentences(paragraphs[number].text))
        passage: Passage = asked.around(start, end)
        yield Mention(target, passage)


def put_found(tree: LexborHTMLParser, found: list[Found], writing: Writing) -> None:
    """Put the links of first mentions into the text."""
    by_node: dict[int, list[Found]] = {}
    for each in found:
        by_node.setdefault(each.piece.node.mem_id, []).append(each)
    for group in by_node.values():
        piece = group[0].piece
        links = [
            (
                each.start - piece.start,
                each.end - piece.start,
                {
                    "class": CLASSES.get(each.entry.kind, "name"),
                    "href": way(writing.page, each.entry.path),
                },
            )
            for each in sorted(group, key=lambda one: one.start)
        ]
        put_links(tree, piece.node, links)


def name_hosts(tree: LexborHTMLParser, base_url: str) -> None:
    """Say behind each link to another host which it is, unless its words do."""
    for node in tree.css('a[href^="http"]'):
        address = node.attributes.get("href") or ""
        classes = (node.attributes.get("class") or "").split()
        if AWAY in classes or f"{address}/".startswith(f"{base_url}/"):
            continue
        node.attrs["class"] = " ".join((*classes, AWAY))
        host = (urlsplit(address).hostname or "").removeprefix("www.")
        if host and host not in (node.text() or ""):
            span = tree.create_node("span")
            span.attrs["class"] = "host"
            span.insert_child(host)
            node.insert_after(span)
            node.insert_after(" ")
