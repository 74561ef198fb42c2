"""Front matter: the YAML between two lines of three hyphens, with the place of every value.

``Marked`` is a python-frontmatter handler, so that the format is the one its readers know, but it
parses YAML's *events* instead of constructing values. So every scalar stays the text that was
typed (``NO`` is Norway and ``12:30`` is no number), a repeated key, an anchor or a tag is a
problem instead of a surprise, and each value keeps its line and column. Example::

    ---
    title: Kishida in Washington
    topics: [space]
    ---

gives ``{"title": "Kishida in Washington", "topics": ["space"]}`` and the place of
``("topics", 0)``: line 3, column 10.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from entente.domain.problem import Code, Place, Places, Problem
from entente.reading.source import Bounds

__all__ = ["FrontMatter", "Value", "read_front_matter"]

Value = str | list["Value"] | dict[str, "Value"] | None
"""What YAML can hold here: text, lists, maps; None where a key stands without a value."""

FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A document in two parts."""

    values: dict[str, Value]
    places: Places
    body: str
    """Everything below the closing fence, untouched."""
    body_line: int
    """The file's line on which the body begins, from 1."""


class RefusedError(Exception):
    """Carries the problem that ends the parsing of one document."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_front_matter(text: str, file: str, bounds: Bounds) -> FrontMatter | tuple[Problem, ...]:
    """Split a document and parse its front matter.

    Args:
        text: the document, with line feeds only.
        file: its path for the report.
        bounds: how long and how deep the front matter may be.

    Returns:
        The two parts, or every problem that kept it from being parsed.

    """
    handler = Marked(file, bounds)
    try:
        matter, body = handler.split(text)
        values = handler.load(matter)
    except RefusedError as refused:
        return (refused.problem, *handler.problems)
    if handler.problems:
        return tuple(handler.problems)
    body_line = text.count("\n", 0, len(text) - len(body)) + 1
    return FrontMatter(values, Places(file, handler.marks), body, body_line)


class Marked(YAMLHandler):
    """A python-frontmatter handler that keeps text as text and remembers where it stood."""

    FM_BOUNDARY = FENCE

    def __init__(self, file: str, bounds: Bounds) -> None:
        super().__init__()
        self.file = file
        self.bounds = bounds
        self.marks: dict[tuple[str | int, ...], Place] = {}
        self.problems: list[Problem] = []

    def split(self, text: str) -> tuple[str, str]:
        """Return what stands between the fences and what stands below.

        Raises:
            RefusedError: there are no two fences, or too much between them.

        """
        first = FENCE.match(text)
        if not first:
            raise RefusedError(self.no_fence(text))
        second = FENCE.search(text, first.end())
        if not second:
            raise RefusedError(self.unclosed(text, first.end() + 1))
        matter = text[first.end() + 1 : second.start()]
        if len(matter) > self.bounds.front_matter_characters:
            raise RefusedError(
                Problem(
                    Code.TOO_LARGE,
                    Place(self.file, 1),
                    f"the front matter has {len(matter):,} characters; at most "
                    f"{self.bounds.front_matter_characters:,} are read",
                    "Move text from the front matter into the body.",
                )
            )
        return matter, text[second.end() + 1 :]

    def load(self, fm: str, **_: object) -> dict[str, Value]:
        """Parse what stands between the fences.

        Raises:
            RefusedError: it is not YAML, or not a map of keys to values.

        """
        self.starts = [0, *(found.end() for found in re.finditer("\n", fm))]
        self.marks[()] = Place(self.file, 2, 1)
        try:
            self.events = iter(yaml.parse(fm, Loader=Loader))
            next(self.events)  # stream start
            if isinstance(next(self.events), yaml.StreamEndEvent):
                return {}
            value = self.value((), next(self.events))
            self.end_of_document(next(self.events), next(self.events))
        except yaml.YAMLError as error:
            raise RefusedError(self.not_yaml(error, fm)) from None
        if not isinstance(value, dict):
            raise RefusedError(
                Problem(
                    Code.WRONG_SHAPE,
                    self.marks[()],
                    "the front matter is not a list of keys with values",
                    "Write each as `key: value` on a line of its own, such as `title: …`.",
                )
            )
        return value

    def value(self, path: tuple[str | int, ...], event: yaml.Event) -> Value:
        """Build the value that begins with ``event`` and remember its place under ``path``."""
        if isinstance(event, yaml.AliasEvent):
            raise RefusedError(self.feature(event, f"the alias `*{event.anchor}`"))
        self.check(event, path)
        self.marks.setdefault(path, self.place(event))
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self.entries(path))
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self.items(path))
        if not isinstance(event, yaml.ScalarEvent):
            raise RefusedError(self.feature(event, "this"))
        # A plain scalar without text is a key without a value; "" in quotation marks is a text.
        return str(event.value) if event.value or event.style else None

    def items(self, path: tuple[str | int, ...]) -> Iterator[Value]:
        """Yield the values of a list."""
        number = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.value((*path, number), event)
            number += 1

    def entries(self, path: tuple[str | int, ...]) -> Iterator[tuple[str, Value]]:
        """Yield the keys and values of a map; a repeated key is a problem and keeps its first."""
        seen: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, place = self.key(event, path)
            if key in seen:
                self.problems.append(
                    Problem(
                        Code.REPEATED_KEY,
                        place,
                        f"the key `{key}` stands twice, first in line {seen[key].line}",
                        "Keep one of the two; for several values write a list: `[a, b]`.",
                    )
                )
                self.value((*path, key, "again"), next(self.events))
                continue
            seen[key] = place
            value = self.value((*path, key), next(self.events))
            # A problem about a whole list or map is shown at its key, where the eye looks first.
            if not isinstance(value, str):
                self.marks[(*path, key)] = place
            self.marks[(*path, key, "key")] = place
            yield key, value

    def key(self, event: yaml.Event, path: tuple[str | int, ...]) -> tuple[str, Place]:
        """Return a key's text and place.

        Raises:
            RefusedError: the key is not plain text.

        """
        if isinstance(event, yaml.AliasEvent) or getattr(event, "value", None) == "<<":
            raise RefusedError(self.feature(event, "a merge key or an alias as a key"))
        if not isinstance(event, yaml.ScalarEvent):
            raise RefusedError(
                Problem(
                    Code.WRONG_SHAPE,
                    self.place(event),
                    "a list or a map stands where a key is due",
                    "Write a word and a colon: `key: value`. A text that begins with a bracket "
                    "or a brace needs quotation marks.",
                )
            )
        self.check(event, path)
        return event.value, self.place(event)

    def check(self, event: yaml.Event, path: tuple[str | int, ...]) -> None:
        """Refuse depth, anchors and tags: data has no use for them and attackers have."""
        if len(path) > self.bounds.front_matter_depth:
            raise RefusedError(
                Problem(
                    Code.TOO_LARGE,
                    self.place(event),
                    f"lists and maps stand more than {self.bounds.front_matter_depth} levels deep",
                    "No key needs that; look for a bracket too many.",
                )
            )
        if anchor := getattr(event, "anchor", None):
            raise RefusedError(self.feature(event, f"the anchor `&{anchor}`"))
        if tag := getattr(event, "tag", None):
            raise RefusedError(self.feature(event, f"the tag `{tag}`"))

    def end_of_document(self, *events: yaml.Event) -> None:
        """Refuse a second YAML document between the fences."""
        for event in events:
            if not isinstance(event, (yaml.DocumentEndEvent, yaml.StreamEndEvent)):
                raise RefusedError(
                    Problem(
                        Code.YAML_FEATURE,
                        self.place(event),
                        "a second YAML document begins here",
                        "Delete the line `...` above it.",
                    )
                )

    def place(self, event: yaml.Event) -> Place:
        """Return where an event's text stands in the file; its first line is what is meant."""
        start, end = index_of(event.start_mark), index_of(event.end_mark)
        one_line = isinstance(event, yaml.ScalarEvent) and self.line(start) == self.line(end)
        return self.place_of(start, max(1, end - start) if one_line else 1)

    def line(self, index: int) -> int:
        """Return the number, from 0, of the front matter's line that holds a character.

        Counted on line feeds only: YAML's own line numbers also count U+2028 and its like.
        """
        return bisect_right(self.starts, index) - 1

    def place_of(self, index: int, length: int = 1) -> Place:
        """Return the place of a character of the front matter."""
        line = self.line(index)
        return Place(self.file, line + 2, index - self.starts[line] + 1, length)

    def feature(self, event: yaml.Event, what: str) -> Problem:
        """Report a part of YAML that has no place in front matter."""
        return Problem(
            Code.YAML_FEATURE,
            self.place(event),
            f"{what} is not allowed here",
            "Write the value itself. A text that begins with & * or ! needs quotation marks.",
        )

    def no_fence(self, text: str) -> Problem:
        """Report a document that does not begin with a fence."""
        blank = len(text) - len(text.lstrip())
        if FENCE.match(text, blank):
            line = text.count("\n", 0, blank) + 1
            return Problem(
                Code.NO_FRONT_MATTER,
                Place(self.file, 1),
                f"the front matter begins in line {line}, not in the first line",
                "Delete what stands above the line `---`.",
            )
        return Problem(
            Code.NO_FRONT_MATTER,
            Place(self.file, 1),
            "the file is empty" if not text.strip() else "the file has no front matter",
            "Begin with a line `---`, then `title: …` and the other keys, then a line `---`.",
        )

    def unclosed(self, text: str, index: int) -> Problem:
        """Report a front matter without its second fence, at the line where it seems to end."""
        for number, line in enumerate(text[index:].split("\n"), start=2):
            if not re.match(r"\s*$|\s*#|\s+|-\s|[\w-]+\s*:", line):
                place = Place(self.file, number, 1, len(line.rstrip()) or 1)
                break
        else:
            place = Place(self.file, 1, 1, 3)
        return Problem(
            Code.UNCLOSED_FRONT_MATTER,
            place,
            "the front matter that begins in line 1 is not closed",
            "Write a line of three hyphens, `---`, below its last key.",
        )

    def not_yaml(self, error: yaml.YAMLError, matter: str) -> Problem:
        """Put a YAML error into an author's words."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = self.place_of(min(index_of(mark), len(matter)))
        line = matter[self.starts[place.line - 2] :].split("\n", 1)[0]
        return Problem(Code.YAML_SYNTAX, place, *in_plain_words(error, line))


def index_of(mark: Any) -> int:  # noqa: ANN401 - PyYAML has two kinds of mark, one without types
    """Return the character that a mark points at; the first where there is no mark."""
    return int(mark.index) if mark else 0


def in_plain_words(error: yaml.YAMLError, line: str) -> tuple[str, str]:
    """Return message and help for a YAML error in ``line``."""
    said = str(getattr(error, "problem", "") or error).strip()
    if "\t" in line and ("token" in said or "indent" in said):
        return TAB
    for sign, message, remedy in PLAIN_WORDS:
        if sign in said:
            return message, remedy
    return f"this is not YAML: {said}", 'Put the text in quotation marks: `title: "…"`.'


TAB = (
    "a tab stands where spaces are due",
    "Replace the tab by spaces; front matter is indented with spaces only.",
)
BRACKET = (
    "a bracket or a brace is opened and not closed, or a comma is missing",
    "Close it: `[a, b]`, `{title: …, url: …}`. A text with a comma or a bracket needs "
    "quotation marks.",
)
QUOTATION = (
    "quotation marks are opened and not closed",
    "Close them. A text that holds one kind of quotation mark goes between two of the other kind.",
)
PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "a colon too many: a text with a colon and a space needs quotation marks",
        'Put the whole text in quotation marks: `title: "Before the visit: what to expect"`.',
    ),
    (
        "could not find expected ':'",
        "a line without a colon, or a text that is not closed",
        "Write `key: value`; indent the further lines of a long text by two spaces.",
    ),
    ("unexpected end of stream", *QUOTATION),
    ("flow", *BRACKET),
    ("',' or", *BRACKET),
    (
        "cannot start any token",
        "a value begins with a character that YAML keeps for itself",
        'Put the text in quotation marks: `title: "…"`.',
    ),
    (
        "block",
        "the indentation does not fit the lines above",
        "Begin every key in the first column; indent what belongs to it by two spaces.",
    ),
)
"""What the parser says → what an author is told; the first that fits."""
