"""How long, deep and wide a text is, told from its lines before anything converts it.

A converter may take the square of a text's length, a browser may give up on what is nested too
deeply, and a row of a table is filled up to the width of its head. So the bounds are held here, at
the border, and each names the line that crosses it::

    excess_in("> " * 30 + "x", "x.md", 9, Bounds())  # 30 levels …, line 9
"""

import re
from collections.abc import Iterator

from entente.domain.problem import Code, Place, Problem
from entente.reading.source import Bounds

__all__ = ["excess_in"]

LEVEL = re.compile(r"(?:[ ]{4}|\t|>[ ]?)")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
IMPLIED = {
    "caption",
    "colgroup",
    "dd",
    "dt",
    "li",
    "p",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
}
FLAT = VOID | IMPLIED
"""Elements that never stand in one of their own kind, whether or not they are closed."""


def excess_in(text: str, file: str, first_line: int, bounds: Bounds) -> Problem | None:
    """Return the first problem of a text that is too long, too deep or too wide, or None.

    Args:
        text: Markdown, with line feeds only.
        file: its path, for the report.
        first_line: the file's line on which it begins.
        bounds: how long, deep and wide it may be.

    """
    if len(text) > bounds.body_characters:
        return Problem(
            Code.TEXT_REFUSED,
            Place(file, first_line),
            f"the text has {len(text):,} characters; at most {bounds.body_characters:,} are read",
            "Split it into several articles in a folder of the visit.",
        )
    lines = text.split("\n")
    for index, what, remedy in excesses(lines, bounds):
        place = Place(file, first_line + index, 1, max(1, len(lines[index])))
        return Problem(Code.TEXT_REFUSED, place, what, remedy)
    return None


def excesses(lines: list[str], bounds: Bounds) -> Iterator[tuple[int, str, str]]:
    """Yield which line crosses a bound, what is wrong with it, and what to do."""
    markup = cells = width = height = 0
    for index, line in enumerate(lines):
        levels = levels_of(line)
        if levels > bounds.body_depth:
            what = f"{levels} levels of lists or quotations; at most {bounds.body_depth} are read"
            yield index, what, "Take the levels apart."
        markup = depth_after(line, markup)
        if markup > bounds.markup_depth:
            what = f"more than {bounds.markup_depth} elements of HTML are open inside each other"
            yield index, what, "Close them, or write Markdown."
        if line.strip():
            width, height = max(width, line.count("|")), height + 1
        else:
            cells, width, height = cells + width * height, 0, 0
        if cells + width * height > bounds.table_cells:
            what = f"the tables have more than {bounds.table_cells:,} cells"
            yield index, what, "Split the text, or give the figures as a file."


def levels_of(line: str) -> int:
    """Return how many levels of indentation and quotation a line opens."""
    levels, index = 0, 0
    while found := LEVEL.match(line, index):
        levels, index = levels + 1, found.end()
    return levels


def depth_after(line: str, depth: int) -> int:
    """Return how many elements are open after a line, of ``depth`` that were before it."""
    if "<" not in line:
        return depth
    for closing, name in TAG.findall(line):
        if name.lower() not in FLAT:
            depth = max(0, depth - 1) if closing else depth + 1
    return depth
