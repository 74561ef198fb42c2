r"""Links as authors write them: names in double brackets, and addresses, each with its place.

A name is found where Markdown itself finds it, so that code stays code: before the conversion each
``[[name|words]]`` is numbered, an inline rule makes a link of it, and afterwards the numbers of
those that were no links are taken away. The bar is hidden meanwhile, or a table would split there.
Where a link leads is for ``entente.linking`` to say.

>>> numbered("See [[Japan]].")[0]
'See [[\uffff0\uffffJapan]].'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from entente.domain.mention import Reference
from entente.domain.problem import Place
from entente.reading.source import place_at

__all__ = ["SCHEME", "NamedLinks", "numbered", "references_in", "unnumbered"]

SCHEME = "entente"
"""Of the addresses that names have for the time being: ``entente:2``."""
MARK = "\uffff"
"""No text can hold it: ``source`` refuses files with noncharacters."""
IN_PARAGRAPH = r"(?:[^\[\]\n|]|\n(?![ \t]*\n))"
WRITTEN = re.compile(
    rf"\[\[(?<![\\!]\[\[)(?!\^|\s*[|\]])(?P<name>{IN_PARAGRAPH}+)"
    rf"(?:\|(?P<words>{IN_PARAGRAPH}*))?\]\](?![(\[])"
)
"""Not a footnote in brackets, ``[[^1]]``, and not a link whose words are, ``[[1]](…)``."""
NUMBERED = rf"\[\[{MARK}(\d+){MARK}([^\[\]{MARK}]+)(?:{MARK}([^\[\]{MARK}]*))?\]\]"
NUMBER = re.compile(rf"{MARK}\d+{MARK}")
AFTER_ESCAPES = 175
"""Python-Markdown's own rules: code 190, escapes 180, then links 170 and below."""
ADDRESS = re.compile(r'<(a|img)\b[^>]*?\s(?:href|src)="([^"]*)"')
ELSEWHERE = re.compile(r"(?i)#|[a-z][a-z0-9+.-]*:|$")
"""An address that is no path: a place on the page, another host, mail, nothing."""


def numbered(text: str) -> tuple[str, tuple[re.Match[str], ...]]:
    """Return Markdown with each name in double brackets numbered and its bar hidden.

    Also returns where they stood; what looks like one within code is among them.
    """
    found = tuple(WRITTEN.finditer(text))
    numbers = iter(range(len(found)))

    def hidden(match: re.Match[str]) -> str:
        words = "" if match["words"] is None else f"{MARK}{match['words']}"
        return f"[[{MARK}{next(numbers)}{MARK}{match['name']}{words}]]"

    return WRITTEN.sub(hidden, text), found


def unnumbered(html: str) -> str:
    """Return ``html`` with what ``numbered`` did undone: in code, all stands as it was written."""
    return NUMBER.sub("", html).replace(MARK, "|")


class NameRule(InlineProcessor):
    """Makes a link of each numbered name and remembers the name."""

    def __init__(self) -> None:
        super().__init__(NUMBERED)
        self.names: dict[int, str] = {}

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802 - as Python-Markdown calls it
        """Return the link, and what it replaces."""
        number, name = int(m[1]), " ".join(m[2].split())
        self.names[number] = name
        link = Element("a", {"href": f"{SCHEME}:{number}"})
        link.text = m[3] if m[3] and m[3].strip() else name
        return link, m.start(), m.end()


class NamedLinks(Extension):
    """The rule as an extension; ``names`` has what the last conversion found."""

    def __init__(self) -> None:
        super().__init__()
        self.rule = NameRule()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Register the rule; ``reset`` forgets what the last text held."""
        md.inlinePatterns.register(self.rule, "names", AFTER_ESCAPES)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the names of the last text."""
        self.rule.names.clear()

    @property
    def names(self) -> dict[int, str]:
        """Number → name, of the text converted last."""
        return dict(sorted(self.rule.names.items()))


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown of a document and where in its file it stands."""

    text: str
    file: str
    first_line: int

    def place(self, index: int, length: int) -> Place:
        """Return the place of what begins at ``index``; it ends on the same line."""
        end = self.text.find("\n", index)
        place = place_at(self.text, index, self.file)
        length = min(length, (end if end >= 0 else len(self.text)) - index)
        return Place(self.file, place.line + self.first_line - 1, place.column, max(1, length))


def references_in(
    body: Body, html: str, names: dict[int, str], found: tuple[re.Match[str], ...]
) -> tuple[Reference, ...]:
    """Return every link of a text: first the names by number, then the addresses in order.

    Args:
        body: the Markdown.
        html: what became of it, sanitised.
        names: as ``NamedLinks`` found them.
        found: as ``numbered`` found them.

    """
    named = (
        Reference(
            names.get(number, ""),
            body.place(match.start(), match.end() - match.start()),
            True,  # noqa: FBT003 - the third field of three
        )
        for number, match in enumerate(found)
    )
    return (*named, *addresses_in(body, html))


def addresses_in(body: Body, html: str) -> Iterator[Reference]:
    """Yield every address that is a path, and every picture's, with its place in the Markdown."""
    behind = 0
    for match in ADDRESS.finditer(html):
        written = unescape(match[2])
        if ELSEWHERE.match(written) and match[1] == "a":
            continue
        index = body.text.find(written, behind)
        index = index if index >= 0 else body.text.find(written)
        behind = max(behind, index + len(written))
        place = body.place(index, len(written)) if index >= 0 else Place(body.file, body.first_line)
        yield Reference(written, place, is_name=False)
