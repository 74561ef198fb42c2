"""Prose for the corpus: about 400 words of Markdown in the shapes that digests have.

Paragraphs with names in them, emphasis, links to other pages and sites, now and then a heading, a
list, a quotation, a table or a footnote. ``[[…]]`` stands for a link to a page of the site; each
generator's layout writes it in its own form.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.lexicon import ADJECTIVES, BODIES, FRAMES, HEADINGS, MONTHS, NOUNS, WEEKDAYS
from benchmarks.world import rare_name

__all__ = ["Cast", "prose", "sentence"]

RARE_NAMES = 15_000
BEFORE_VOWEL = re.compile(r"\b([Aa])(?= [aeiou])")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who and what a text is about."""

    leader: str
    met: str
    origin: str
    host: str
    others: tuple[str, ...]
    """Further countries."""
    topics: tuple[str, ...]
    city: str
    towns: tuple[str, ...]
    links: tuple[str, ...]
    """Names of pages that the text links to, and other digests as ``id|words``."""


def prose(chance: random.Random, cast: Cast, words: int) -> str:
    """Return Markdown of at least so many words, ending with a line end."""
    blocks = [paragraph(chance, cast), linking(chance, cast)]
    notes: list[str] = []
    while sum(len(block.split()) for block in blocks) < words:
        blocks.extend(block(chance, cast, notes))
    return "\n\n".join([*blocks, *notes]) + "\n"


def block(chance: random.Random, cast: Cast, notes: list[str]) -> Iterator[str]:
    """Yield a part of a text; a footnote's text goes to ``notes``."""
    match chance.randrange(16):
        case 0:
            yield f"## {filled(chance.choice(HEADINGS), chance, cast)}"
            yield paragraph(chance, cast)
        case 1:
            yield "\n".join(f"- {sentence(chance, cast)}" for _ in range(chance.randrange(2, 5)))
        case 2:
            yield f"> {sentence(chance, cast)}"
        case 3:
            yield table(chance)
        case 4:
            mark = f"[^{len(notes) + 1}]"
            notes.append(f"{mark}: {sentence(chance, cast)}")
            yield f"{paragraph(chance, cast)}{mark}"
        case _:
            yield paragraph(chance, cast)


def paragraph(chance: random.Random, cast: Cast) -> str:
    """Return three to five sentences, some with emphasis or a link to another site."""
    text = " ".join(sentence(chance, cast) for _ in range(chance.randrange(3, 6)))
    kind = chance.randrange(4)
    if kind == 0:
        return text.replace(" the ", " **the** ", 1)
    if kind == 1:
        return f"{text} The [record](https://example.org/{chance.randrange(10**6)}) is public."
    return text


def linking(chance: random.Random, cast: Cast) -> str:
    """Return a paragraph that links to pages of the site."""
    links = " and ".join(f"[[{link}]]" for link in cast.links)
    return f"{sentence(chance, cast)} More on this stands under {links}."


def table(chance: random.Random) -> str:
    """Return a small table of figures."""
    rows = [
        f"| {chance.choice(NOUNS)} | {chance.randrange(100)} | {chance.randrange(1000)} |"
        for _ in range(chance.randrange(2, 6))
    ]
    return "\n".join(["| What | Before | After |", "|---|--:|--:|", *rows])


def sentence(chance: random.Random, cast: Cast) -> str:
    """Return a sentence."""
    return filled(chance.choice(FRAMES), chance, cast)


def filled(frame: str, chance: random.Random, cast: Cast) -> str:
    """Return a frame with something in each of its gaps."""
    text = frame.format(
        leader=cast.leader,
        met=cast.met,
        origin=cast.origin,
        host=cast.host,
        other=chance.choice(cast.others),
        topic=chance.choice(cast.topics).lower(),
        city=cast.city,
        town=chance.choice(cast.towns),
        body=chance.choice(BODIES),
        noun=chance.choice(NOUNS),
        noun2=chance.choice(NOUNS),
        adjective=chance.choice(ADJECTIVES),
        rare=rare(chance),
        rare2=rare(chance),
        number=chance.randrange(2, 60),
        month=chance.choice(MONTHS),
        weekday=chance.choice(WEEKDAYS),
    )
    return BEFORE_VOWEL.sub(r"\1n", text)


def rare(chance: random.Random) -> str:
    """Return a name, some of them far oftener than others."""
    return rare_name(int(RARE_NAMES * chance.random() ** 3))
