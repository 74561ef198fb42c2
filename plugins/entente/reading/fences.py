"""Fences: the two lines of three hyphens that front matter stands between.

Word processors and habit make other lines of them (an em dash, four hyphens, a space in front);
what is nearly a fence is named as such, because an author cannot see the difference.
"""

import re
from dataclasses import dataclass

from entente.domain.problem import Code, Place, Problem

__all__ = ["FENCE", "Halves", "split_at_fences"]

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
NEARLY_FIRST = re.compile(r"(?=.*\S)\W*(?:ya?ml|toml)?\s*")
NEARLY_LAST = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]{2,}|[\u2013-\u2015]|\.{3}|\+{3})\s*")
KEY = re.compile(r"[\w-]+[ ]*:(?:\s|$)")
WITHIN = re.compile(r"\s*$|\s*#|\s+|-\s|[\w-]+\s*:")
"""What a line of front matter begins with."""


@dataclass(frozen=True, slots=True)
class Halves:
    """A document in two parts, both untouched."""

    matter: str
    """What stands between the fences, without the line end before the second."""
    body: str
    """What stands below."""


def split_at_fences(text: str, file: str) -> Halves | Problem:
    """Return what stands between the fences and what stands below, or why there are no two.

    Args:
        text: the document, with line feeds only.
        file: its path for the report.

    """
    first = FENCE.match(text)
    if not first:
        return no_fence(text, file)
    second = FENCE.search(text, first.end())
    if not second:
        return unclosed(text[first.end() + 1 :], file)
    return Halves(text[first.end() + 1 : second.start()], text[second.end() + 1 :])


def no_fence(text: str, file: str) -> Problem:
    """Report a document that does not begin with a fence."""
    first = text.split("\n", 1)[0]
    later = next((f for f in FENCE.finditer(text) if KEY.match(text, f.end() + 1)), None)
    place = Place(file, 1)
    message = "the file has no front matter"
    remedy = "Begin with a line `---`, then `title: …` and the other keys, then a line `---`."
    if not text.strip():
        message = "the file is empty"
    elif later:
        line = text.count("\n", 0, later.start()) + 1
        message = f"the front matter begins in line {line}, not in the first line"
        remedy = "Delete what stands above that line `---`, or move it below the front matter."
    elif NEARLY_FIRST.fullmatch(first):
        place = Place(file, 1, 1, len(first))
        message = "the first line is not exactly `---`"
        remedy = "Make it three hyphens, with nothing before or behind them."
    elif KEY.match(first):
        message = "the keys do not stand between two lines `---`"
        remedy = "Write a line `---` above the first key and another below the last."
    return Problem(Code.NO_FRONT_MATTER, place, message, remedy)


def unclosed(rest: str, file: str) -> Problem:
    """Report a front matter without its second fence, at the line where it seems to end."""
    lines = list(enumerate(rest.split("\n"), start=2))
    for number, line in lines:
        if NEARLY_LAST.fullmatch(line):
            return Problem(
                Code.UNCLOSED_FRONT_MATTER,
                Place(file, number, 1, len(line)),
                "the line that should close the front matter is not exactly `---`",
                "Make it three hyphens at the beginning of the line, with nothing behind them.",
            )
    ends = ((number, line) for number, line in lines if not WITHIN.match(line))
    number, line = next(ends, (1, "---"))
    return Problem(
        Code.UNCLOSED_FRONT_MATTER,
        Place(file, number, 1, len(line.rstrip()) or 1),
        "the front matter that begins in line 1 is not closed",
        "Write a line of three hyphens, `---`, below its last key.",
    )
