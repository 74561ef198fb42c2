r"""Seeds: source articles as plain text, read without losing a byte.

A seed is a title, a blank line, two whole numbers that nobody labelled, the title again, a blank
line, and paragraphs with blank lines between them. ``import`` makes a draft digest of one and
``export`` gives it back, so the white space between the parts is kept beside them::

    >>> seed = read_seed(b"Talks\r\n\r\n51\r\n2\r\nTalks\r\n\r\nText.", "seeds/talks.txt")
    >>> seed.numbers, seed.paragraphs, seed_bytes(seed)[-9:]
    (('51', '2'), ('Text.',), b'\r\n\r\nText.')
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from entente.domain.problem import Code, Place, Problem
from entente.reading.source import Bounds, text_of

__all__ = ["Seed", "read_seed", "seed_bytes"]

MARK = "\ufeff"
END = re.compile(r"\r\n|\n|\r")
LINE = re.compile(r"(.*?)(?<!\s)([^\S\r\n]*(?:(?>\r\n|\n|\r)\s*|\Z))", re.DOTALL)
"""A text up to the end of its line, then that end with every blank line that follows."""
PARAGRAPH = re.compile(
    r"(.*?)(?<!\s)([^\S\r\n]*(?>\r\n|\n|\r)[^\S\r\n]*(?>\r\n|\n|\r)\s*|\s*\Z)", re.DOTALL
)
"""A text up to the next blank line, then the white space that ends it."""
# Atomic groups keep CR LF one line end. Both patterns look back for a character that is no space,
# so that a long run of spaces is tried once and not from each of its characters.
NUMBER = re.compile(r"[0-9]+")
HEAD = ("title", "first number", "second number", "title again")
FORM = (
    "A seed is the title, a blank line, two whole numbers on a line each, the title again, "
    "a blank line, and the paragraphs."
)


@dataclass(frozen=True, slots=True)
class Seed:
    """A source article, with all that is needed to write it again."""

    title: str
    """Without white space around it, as are the other parts."""
    numbers: tuple[str, str]
    """As they stand in the seed, ``007`` too; nobody knows what they count."""
    paragraphs: tuple[str, ...]
    """At least one, each with the line ends within it."""
    gaps: tuple[str, ...]
    """The white space before the title, then behind each part in turn: title, two numbers, title
    again, paragraphs."""
    marked: bool
    """Whether the file begins with a byte order mark."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Everything that is not white space, in order; one fewer than ``gaps``."""
        return (self.title, *self.numbers, self.title, *self.paragraphs)

    @property
    def text(self) -> str:
        """The whole text, without the byte order mark."""
        behind = zip(self.parts, self.gaps[1:], strict=True)
        return self.gaps[0] + "".join(part + gap for part, gap in behind)

    def line_of(self, number: int) -> int:
        """Return the line, from 1, on which part ``number`` begins; 4 is the first paragraph."""
        before = zip(self.gaps, self.parts[:number], strict=False)
        return len(END.findall("".join(gap + part for gap, part in before) + self.gaps[number])) + 1


def read_seed(content: bytes, file: str) -> Seed | tuple[Problem, ...]:
    """Read a seed.

    Args:
        content: its bytes, in UTF-8, with any line ends.
        file: its path, as in ``Place.file``.

    Returns:
        The seed, of which :func:`seed_bytes` makes ``content`` again, or every problem it has.

    """
    checked = text_of(content, file, Bounds())
    if isinstance(checked, Problem):
        return (checked,)
    raw = content.decode("utf-8")
    text = raw.removeprefix(MARK)
    first = text[: len(text) - len(text.lstrip())]
    parts, gaps = split(text[len(first) :])
    problems = tuple(form_problems(parts, (first, *gaps), file))
    if problems:
        return problems
    title, one, two, _, *paragraphs = parts
    return Seed(title, (one, two), tuple(paragraphs), (first, *gaps), marked=raw != text)


def split(text: str) -> tuple[list[str], list[str]]:
    """Return the parts of a seed and the white space behind each."""
    parts: list[str] = []
    gaps: list[str] = []
    index = 0
    while index < len(text):
        found = (LINE if len(parts) < len(HEAD) else PARAGRAPH).match(text, index)
        if found is None:
            raise AssertionError("the end of the text ends every part")
        parts.append(found[1])
        gaps.append(found[2])
        index = found.end()
    return parts, gaps


def form_problems(parts: list[str], gaps: tuple[str, ...], file: str) -> Iterator[Problem]:
    """Yield each way in which the parts are not those of a seed."""
    lines = [1 + len(END.findall(gaps[0]))]
    for part, gap in zip(parts, gaps[1:], strict=True):
        lines.append(lines[-1] + len(END.findall(part + gap)))
    for what, part, line in zip(HEAD, parts, lines, strict=False):
        if "number" in what and not NUMBER.fullmatch(part):
            shown = part if len(part) <= len(FORM) else f"{part[:60]}…"
            yield wrong(file, line, f'"{shown}" stands where the {what} is due')
    if len(parts) >= len(HEAD) and parts[0] != parts[3]:
        yield wrong(file, lines[3], f"this line is not the title of line {lines[0]} again")
    missing = HEAD[len(parts)] if len(parts) < len(HEAD) else "text"
    if len(parts) <= len(HEAD):
        yield wrong(file, 0, f"the file ends before the {missing}")


def wrong(file: str, line: int, what: str) -> Problem:
    """Report a file that is not in the form of a seed."""
    return Problem(Code.SEED_FORM, Place(file, line), what, FORM)


def seed_bytes(seed: Seed) -> bytes:
    """Return the file that a seed was read from, byte for byte."""
    return ((MARK if seed.marked else "") + seed.text).encode("utf-8")
