r"""Plain text for YAML and for Markdown, so that both give it back unchanged.

``drafts`` writes what was read elsewhere; whatever it holds must stay text. Our own reader takes
every scalar as text, but editors and other tools do not, so what YAML 1.1 or 1.2 could take for
something else (``NO``, ``12:30``) stands between quotation marks.

>>> scalar("Fumio Kishida"), scalar("NO"), scalar("Talks: the end"), paragraph("1. Two *stars*")
('Fumio Kishida', '"NO"', '"Talks: the end"', '1\\. Two \\*stars\\*')
"""

import json
import re
from collections.abc import Iterable

__all__ = ["listed", "paragraph", "scalar"]

PLAIN = re.compile(r"[^\W\d_](?:[\w.’'()/&-]| (?=[\w’'(&]))*")
"""Texts that no version of YAML takes for anything but themselves, in flow style too."""
WORDS_OF_YAML = frozenset(
    ["false", "n", "no", "null", "off", "on", "true", "y", "yes", "nan", "inf"]
)
# Legal in JSON; YAML refuses the first two ranges and takes the next for line ends.
UNPRINTABLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

INLINE = re.compile(r"[\\`*_\[\]{}|]|<|&(?=#?\w+;)")
ENTITIES = {"<": "&lt;", "&": "&amp;"}
OPENING = re.compile(r"(?:[#>+-]|[0-9]+(?=\.)|(?=[:=]))")
"""What makes a line more than text: a heading, a quotation, a list, a rule, a definition."""
SPACES = re.compile(r"[ \t]+")


def scalar(text: str) -> str:
    """Return ``text`` as YAML, plain where that is safe, else between double quotation marks."""
    if PLAIN.fullmatch(text) and text.casefold() not in WORDS_OF_YAML:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def listed(texts: Iterable[str]) -> str:
    """Return texts as a list in YAML's flow style."""
    return f"[{', '.join(scalar(text) for text in texts)}]"


def paragraph(text: str) -> str:
    """Return a paragraph as Markdown that shows ``text``, up to white space.

    Line ends within the paragraph stay; it must not hold a blank line.
    """
    lines = re.split(r"\r\n|\n|\r", text)
    return "\n".join(line_of_text(line) for line in lines if line.strip())


def line_of_text(line: str) -> str:
    """Return one line with everything escaped that Markdown would take for more than text."""
    plain = INLINE.sub(escaped, SPACES.sub(" ", line.strip()))
    opening = OPENING.match(plain)
    if not opening:
        return plain
    if opening[0].isdigit():
        return f"{opening[0]}\\{plain[opening.end() :]}"
    if opening[0]:
        return f"\\{plain}"
    return f"&#{ord(plain[0])};{plain[1:]}"


def escaped(found: re.Match[str]) -> str:
    """Return a character that Markdown gives a meaning as one that it does not."""
    return ENTITIES.get(found[0], f"\\{found[0]}")
