"""Draft digests: the Markdown that ``import`` writes for an author to finish.

A ``Draft`` holds what a seed or a record states; ``draft_text`` writes it with the keys in the
order that the documentation shows them, each proposal beside the words that it rests on::

    leader: Fumio Kishida  # proposed: "Prime Minister Fumio Kishida"
    to: US  # proposed: "the United States"
    dates: 2024-04-08/2024-04-14  # proposed: "April 8-14"
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.domain.dates import Span
from entente.domain.digest import Source
from entente.rendering.quoting import listed, paragraph, scalar

__all__ = ["ORDER", "Draft", "Key", "draft_text"]

ORDER = (
    *("title", "leader", "office", "from", "to", "dates", "place", "kind", "meets"),
    *("countries", "topics"),
)
"""The keys that a draft may state, in the order in which they are written."""
SEVERAL = re.compile(r"[,;&+]| and ")
"""What makes one text look like several names; in a list it is one all the same."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the front matter that a draft states."""

    name: str
    """One of ``ORDER``."""
    value: str | tuple[str, ...] | Span
    """Not empty; one text in a tuple is written as a list too, but for ``leader``."""
    words: tuple[str, ...] = ()
    """What a proposal rests on, verbatim; none where the source states the value as it is."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A digest as far as a source states it."""

    keys: tuple[Key, ...]
    """In any order, each name once."""
    source: Source
    """The document that all of it comes from."""
    paragraphs: tuple[str, ...]
    """Plain text; at least one."""


def draft_text(draft: Draft) -> str:
    """Return the file of a draft digest, its last line ended."""
    ordered = sorted(draft.keys, key=lambda key: ORDER.index(key.name))
    lines = (
        "---",
        *(key_line(key) for key in ordered),
        "sources:",
        *source_lines(draft.source),
        "draft: true",
        "---",
    )
    text = (paragraph(each) for each in draft.paragraphs)
    return "\n".join(lines) + "\n\n" + "\n\n".join(text) + "\n"


def key_line(key: Key) -> str:
    """Return one key with its value and what the value rests on."""
    match key.value:
        case Span():
            value = key.value.text
        case str():
            value = scalar(key.value)
        case (one,) if key.name == "leader" and not SEVERAL.search(one):
            value = scalar(one)
        case _:
            value = listed(key.value)
    # A comment ends with its line, and so must the words in it.
    words = ", ".join(quotation(each) for each in key.words)
    return f"{key.name}: {value}" + (f"  # proposed: {words}" if words else "")


def quotation(words: str) -> str:
    """Return words between quotation marks on one line, with nothing that YAML would refuse."""
    line = re.sub(r"\s+", " ", words)
    quoted = scalar(line)
    return quoted if quoted != line else f'"{line}"'


def source_lines(source: Source) -> Iterator[str]:
    """Yield the lines of the source, the first of them begun as an item of a list."""
    stated = (
        ("title", source.title),
        ("publisher", source.publisher),
        ("url", source.url),
        ("file", source.file),
        ("record", source.record),
    )
    sign = "-"
    for key, value in stated:
        if value:
            yield f"  {sign} {key}: {scalar(value)}"
            sign = " "
    if source.numbers:
        # Always between quotation marks: they are no numbers to anybody, only figures.
        quoted = ", ".join(f'"{number}"' for number in source.numbers)
        yield f"  {sign} numbers: [{quoted}]"
