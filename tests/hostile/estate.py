"""A content folder in which every field that takes a text holds payloads.

Each payload has a visit of its own, in a folder with a further article and a picture, and stands in
every field of both. Four at a time share a leader's note, a topic's, a page, and a leader whom
nobody noted: each is the name of one of them and stands in the others below it. A name ends in a
word of its own, since no two may be nearly alike.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.hostile.payloads import PICTURE, Payload

__all__ = ["article", "picture", "settle", "visit_of"]

COUNTRIES = ("JP", "PH", "KR", "DE", "FR", "IN", "BR", "KE")
CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
Written = tuple[str, dict[str, object], str]
"""A document: path, front matter, text."""
PLAIN = "Nothing to see."


def picture() -> bytes:
    """Return a picture that loads."""
    written = BytesIO()
    Image.new("RGB", (1, 1)).save(written, "PNG")
    return written.getvalue()


def settle(content: Path, every: Sequence[Payload], refused: Collection[str] = ()) -> None:
    """Write the folder.

    Args:
        content: new.
        every: the payloads, a multiple of four.
        refused: files, as problems name them, whose text is to be plain.

    """
    for at, payload in enumerate(every):
        first = at // 4 * 4
        for path, keys, text in documents(payload, every[first : first + 4]):
            file = content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            body = PLAIN if f"content/{path}" in refused else text
            file.write_text(f"---\n{yaml(keys)}---\n\n{body}\n", encoding="utf-8")
        (content / visit_of(payload)).with_name(PICTURE).write_bytes(picture())


def yaml(keys: dict[str, object]) -> str:
    """Return front matter: JSON is YAML, and hides nothing that a text may hold."""
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in keys.items())


def documents(payload: Payload, mates: Sequence[Payload]) -> Iterator[Written]:
    """Yield the documents of a payload.

    Args:
        payload: in every field of them.
        mates: the four that it shares notes with, itself among them.

    """
    line, number = payload.line, payload.number
    # A footnote in a picture's words has no place that its note could lead back to.
    words = line.replace("[^1]", "")
    figure = f"<figure><img alt=x src={PICTURE}><figcaption>{line}</figcaption></figure>"
    body = f"{payload.text}\n\nMore of it.\n\n![{words}]({PICTURE})\n\n{figure}"
    yield visit_of(payload), visit(line, number, [name_of(mate) for mate in mates]), body
    yield article(payload), {"title": line, "label": line, "summary": line, **dated(number)}, body
    if payload is mates[0]:
        yield from notes(mates)


def notes(mates: Sequence[Payload]) -> Iterator[Written]:
    """Yield a leader's note, a topic's and a page: each has one of the payloads for its name."""
    number, lines = mates[0].number, [mate.line for mate in mates]
    leader, _, topic, page = (name_of(mate) for mate in mates)
    others = [f"{word(number)}in {line}" for line in lines]
    text = "\n\n".join(mate.text for mate in mates)
    yield (
        f"leaders/l{number}.md",
        {
            "name": leader,
            "aliases": others,
            "original": [{"lang": "ja", "text": line} for line in lines],
            "offices": [{"title": line, "country": "JP", "dates": "2001/2002"} for line in lines],
        },
        text,
    )
    yield (
        f"topics/t{number}.md",
        {
            "name": topic,
            "aliases": others,
            "description": lines[1],
        },
        text,
    )
    yield f"pages/p{number}.md", {"title": page, "summary": lines[1]}, text


def name_of(payload: Payload) -> str:
    """Return the name that has the payload in it."""
    return f"{payload.line} {word(payload.number)}"


def visit(line: str, number: int, names: Sequence[str]) -> dict[str, object]:
    """Return the front matter of a visit: every key that takes a text has a payload."""
    day = dated(number)["published"]
    return {
        "title": line,
        "leader": [names[0]],
        "office": line,
        "from": COUNTRIES[number % len(COUNTRIES)],
        "to": "US",
        "dates": day,
        "place": line,
        "status": "concluded",
        "meets": [names[1]],
        "topics": [names[2]],
        "published": day,
        "summary": line,
        "label": line,
        "sources": [{"title": line, "publisher": line, "url": address(line)}],
        "outcomes": [{"text": line, "status": "pledged", "date": day}],
        "corrections": [{"date": day, "note": line}],
    }


def address(line: str) -> str:
    """Return a web address that carries the payload in its path."""
    return f"https://x.example/{line.replace(' ', '%20')}"


def visit_of(payload: Payload) -> str:
    """Return the path of the file that opens a payload's visit."""
    return f"visits/2024/v{payload.number}/index.md"


def article(payload: Payload) -> str:
    """Return the path of its further article."""
    return f"visits/2024/v{payload.number}/further.md"


def dated(number: int) -> dict[str, object]:
    """Return a day of its own, in one of twelve years."""
    return {"published": f"{2012 + number % 12}-{1 + number // 28 % 12:02}-{1 + number % 28:02}"}


def word(number: int) -> str:
    """Return a word of its own that is no other by a slip of one letter."""
    letters = ""
    for _ in range(2):
        number, one = divmod(number, len(CONSONANTS))
        number, two = divmod(number, len(VOWELS))
        letters += (CONSONANTS[one] + VOWELS[two]) * 2
    return letters.capitalize()
