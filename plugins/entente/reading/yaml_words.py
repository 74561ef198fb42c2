"""What the YAML parser says, in an author's words, and shown where the mistake was made.

The parser stops where it can go no further, which is often a line or a page below the slip: an
opened bracket is noticed at the next key. So each complaint says which of the parser's two marks
an author should look at. Example: ``title: Kishida: a week`` gives "a colon too many".
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from entente.domain.problem import Code

__all__ = ["Complaint", "complaint_of"]

Words = tuple[str, str]
"""Message and help."""

TAB = (
    "a tab stands where spaces are due",
    "Replace the tab by spaces; front matter is indented with spaces only.",
)
COLON = (
    "a colon too many: a text with a colon and a space needs quotation marks",
    'Put the whole text in quotation marks: `title: "Before the visit: what to expect"`.',
)
COLON_IN_BRACES = (
    "a comma is missing before this key, or a text with a colon needs quotation marks",
    'Write `{title: …, url: …}`; put a text with a colon in quotation marks: `{title: "A: b"}`.',
)
NO_COLON = (
    "a line without a colon, or a text that is not closed",
    "Write `key: value`, and a line `---` above the digest; indent the lines of a long text.",
)
QUOTATION = (
    "quotation marks are opened here and not closed",
    "Close them. A text that holds one kind of quotation mark goes between two of the other.",
)
BRACKET = (
    "a bracket or a brace is opened and not closed, or a comma is missing",
    "Close it: `[a, b]`, `{a: b}`. A text with a comma or a bracket needs quotation marks.",
)
COMMA = ("a comma too many, or a value is missing", "Write `[a, b]`, with one comma between two.")
BEHIND = (
    "something stands behind a text or list that is already closed",
    'Put the whole text in quotation marks: `title: "[Update] …"`, or delete what is too much.',
)
NAMELESS = ("a colon without a key before it", "Write `key: value`, or delete the line.")
INDENTATION = (
    "the indentation does not fit the lines above",
    "Begin every key in the first column; indent what belongs to it by two spaces.",
)
KEPT = (
    "a value begins with a character that YAML keeps for itself",
    'Put the text in quotation marks: `title: "…"`.',
)
ESCAPE = (
    "a backslash in double quotation marks begins something that YAML does not know",
    "Write it twice, `\\\\`, or put the text in single quotation marks.",
)
ODD_LINE = re.compile(r"^(?:\.\.\.[ \t]*$|%)", re.MULTILINE)
DISGUISED = re.compile(r"([a-z][\w-]*)(?:[ ]*[=：]|:)[ ]*(\S.*)")
INDENTED_KEY = re.compile(r"[ ]+[\w-]+[ ]*:")


@dataclass(frozen=True, slots=True)
class Complaint:
    """A YAML error as it is reported."""

    code: Code
    index: int
    """The character of the front matter to point at, from 0."""
    message: str
    help: str


def complaint_of(error: yaml.YAMLError, matter: str) -> Complaint:
    """Return what to tell an author about an error that parsing ``matter`` ended with."""
    stop = min(index_of(getattr(error, "problem_mark", None)), len(matter))
    opened = min(index_of(getattr(error, "context_mark", None)), len(matter))
    context, problem = (str(getattr(error, name, "") or "") for name in ("context", "problem"))
    odd = ODD_LINE.search(matter)
    if odd and "<document start>" in problem:
        return Complaint(
            Code.YAML_FEATURE,
            odd.start(),
            f"a line that begins with `{odd[0][0]}` belongs to YAML itself",
            "Delete it.",
        )
    for sign, judge in JUDGES:
        if sign in f"{context} {problem}":
            index, (message, remedy) = judge(matter, stop, opened)
            return Complaint(Code.YAML_SYNTAX, index, message, remedy)
    return Complaint(Code.YAML_SYNTAX, stop, f"this is not YAML: {problem or error}", KEPT[1])


def index_of(mark: Any) -> int:  # noqa: ANN401 - PyYAML has two kinds of mark, one without types
    """Return the character that a mark points at; the first where there is no mark."""
    return int(mark.index) if mark else 0


def line_around(matter: str, index: int) -> tuple[int, str]:
    """Return where the line of a character begins, and the line."""
    start = matter.rfind("\n", 0, index) + 1
    return start, matter[start:].split("\n", 1)[0]


def colon(matter: str, stop: int, _: int) -> tuple[int, Words]:
    """Judge a colon where none may be: within a text, or in a key that is indented by mistake."""
    start, line = line_around(matter, stop)
    key = INDENTED_KEY.match(line)
    if key and start + key.end() - 1 == stop:
        return start, INDENTATION
    return stop, COLON


def no_colon(matter: str, _: int, opened: int) -> tuple[int, Words]:
    """Judge a line that should be a key and its value; the parser notices it one line below."""
    start, line = line_around(matter, opened)
    if found := DISGUISED.fullmatch(line):
        return start, (
            "a colon and a space must stand between a key and its value",
            f"Write `{found[1]}: {found[2]}`.",
        )
    return opened, NO_COLON


def flow(matter: str, stop: int, opened: int) -> tuple[int, Words]:
    """Judge what goes wrong in brackets or braces."""
    if line_around(matter, stop)[0] != line_around(matter, opened)[0]:
        return opened, BRACKET
    return stop, COLON_IN_BRACES if matter[stop : stop + 1] == ":" else BRACKET


def no_key(matter: str, stop: int, _: int) -> tuple[int, Words]:
    """Judge something that stands where a key is due."""
    start, line = line_around(matter, stop)
    before = matter[start:stop].rstrip()
    if before.endswith(("]", "}", '"', "'")):
        return stop, BEHIND
    if line[stop - start :].startswith(":"):
        return stop, NAMELESS
    return stop, INDENTATION


def token(matter: str, stop: int, _: int) -> tuple[int, Words]:
    """Judge a character that begins nothing: most often a tab."""
    return stop, TAB if "\t" in line_around(matter, stop)[1] else KEPT


JUDGES = (
    ("mapping values are not allowed", colon),
    ("could not find expected ':'", no_colon),
    ("escape", lambda _, stop, __: (stop, ESCAPE)),
    ("unexpected end of stream", lambda _, __, opened: (opened, QUOTATION)),
    ("node content", lambda _, stop, __: (stop, COMMA)),
    ("tab character", token),
    ("cannot start any token", token),
    ("flow", flow),
    ("expected key", no_key),
    ("alias", lambda _, __, opened: (opened, KEPT)),
    ("anchor", lambda _, __, opened: (opened, KEPT)),
    ("tag", lambda _, __, opened: (opened, KEPT)),
    ("block", no_key),
    ("<document start>", no_key),
)
"""What the parser says → who judges it; the first that fits."""
