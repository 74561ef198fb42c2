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

from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from frontmatter.default_handlers import YAMLHandler

from entente.domain.problem import Code, Marks, Place, Places, Problem
from entente.reading.fences import FENCE, split_at_fences
from entente.reading.marks import Ruler
from entente.reading.source import CONTROL, Bounds, control_character
from entente.reading.yaml_words import complaint_of

__all__ = ["FrontMatter", "Value", "read_front_matter"]

Value = str | list["Value"] | dict[str, "Value"] | None
"""What YAML can hold here: text, lists, maps; None where a key stands without a value."""

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
    body_line = matter.count("\n") + 3  # below the fences, whether or not the last has a line end
    return FrontMatter(values, Places(file, Marks(handler.marks)), body, body_line)


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
        halves = split_at_fences(text, self.file)
        if isinstance(halves, Problem):
            raise RefusedError(halves)
        if len(halves.matter) > self.bounds.front_matter_characters:
            raise RefusedError(
                Problem(
                    Code.TOO_LARGE,
                    Place(self.file, 1),
                    f"the front matter has {len(halves.matter):,} characters; at most "
                    f"{self.bounds.front_matter_characters:,} are read",
                    "Move text from the front matter into the body.",
                )
            )
        return halves.matter, halves.body

    def load(self, fm: str, **_: object) -> dict[str, Value]:
        """Parse what stands between the fences.

        Raises:
            RefusedError: it is not YAML, or not a map of keys to values.

        """
        self.ruler = Ruler(self.file, fm)
        self.marks[()] = Place(self.file, 2, 1)
        try:
            self.events = iter(yaml.parse(fm, Loader=Loader))
            next(self.events)  # stream start
            if isinstance(next(self.events), yaml.StreamEndEvent):
                return {}
            value = self.value((), next(self.events))
            self.end_of_document(next(self.events), next(self.events))
        except yaml.YAMLError as error:
            said = complaint_of(error, fm)
            place = self.ruler.place_of(said.index)
            raise RefusedError(Problem(said.code, place, said.message, said.help)) from None
        if not isinstance(value, dict):
            shapeless = "the front matter is not a list of keys with values"
            remedy = "Write each as `key: value` on a line of its own."
            raise RefusedError(Problem(Code.WRONG_SHAPE, self.marks[()], shapeless, remedy))
        return value

    def value(self, path: tuple[str | int, ...], event: yaml.Event) -> Value:
        """Build the value that begins with ``event`` and remember its place under ``path``."""
        if isinstance(event, yaml.AliasEvent):
            raise RefusedError(self.feature(event, f"the alias `*{event.anchor}`"))
        self.check(event, path)
        self.marks.setdefault(path, self.ruler.place(event))
        if isinstance(event, yaml.MappingStartEvent):
            return dict(self.entries(path))
        if isinstance(event, yaml.SequenceStartEvent):
            return list(self.items(path))
        if not isinstance(event, yaml.ScalarEvent):
            raise AssertionError("a value is a text, a list or a map")  # noqa: TRY004 - never
        # A plain scalar without text, or YAML's ~, is no value; "" in quotation marks is a text.
        absent = event.value in {"", "~"} and not event.style
        return None if absent else self.text(event)

    def text(self, event: yaml.ScalarEvent) -> str:
        r"""Return a scalar's text; what no text may hold can still be written as ``"\x1b"``."""
        if found := CONTROL.search(event.value):
            self.problems.append(control_character(found[0], self.ruler.place(event)))
        if len(event.value) > self.bounds.value_characters:
            what = f"the text has {len(event.value):,} characters"
            raise RefusedError(self.excess(event, what, self.bounds.value_characters))
        return event.value

    def hold(self, event: yaml.Event, number: int) -> None:
        """Refuse a list or a map that has more entries than are read.

        Raises:
            RefusedError: ``event`` begins one too many.

        """
        if number > self.bounds.front_matter_entries:
            what = "the list or map has more entries than any key needs"
            raise RefusedError(self.excess(event, what, self.bounds.front_matter_entries))

    def excess(self, event: yaml.Event, what: str, most: int) -> Problem:
        """Report a value that is too long."""
        return Problem(
            Code.TOO_LARGE,
            self.ruler.place(event),
            f"{what}; at most {most:,} are read",
            "Shorten it, or move it into the text below the front matter.",
        )

    def items(self, path: tuple[str | int, ...]) -> Iterator[Value]:
        """Yield the values of a list."""
        number = 0
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            self.hold(event, number + 1)
            yield self.value((*path, number), event)
            number += 1

    def entries(self, path: tuple[str | int, ...]) -> Iterator[tuple[str, Value]]:
        """Yield the keys and values of a map; a repeated key is a problem and keeps its first."""
        seen: dict[str, Place] = {}
        number = 0
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            number += 1
            self.hold(event, number)
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
                    self.ruler.place(event),
                    "a list or a map stands where a key is due",
                    "Write `key: value`. A text in brackets or braces needs quotation marks.",
                )
            )
        self.check(event, path)
        return event.value, self.ruler.place(event)

    def check(self, event: yaml.Event, path: tuple[str | int, ...]) -> None:
        """Refuse depth, anchors and tags: data has no use for them and attackers have."""
        if len(path) > self.bounds.front_matter_depth:
            raise RefusedError(
                Problem(
                    Code.TOO_LARGE,
                    self.ruler.place(event),
                    f"lists and maps stand more than {self.bounds.front_matter_depth} levels deep",
                    "No key needs that; look for a bracket too many.",
                )
            )
        if anchor := getattr(event, "anchor", None):
            raise RefusedError(self.feature(event, f"the anchor `&{anchor}`"))
        if tag := getattr(event, "tag", None):
            typed = tag.replace("tag:yaml.org,2002:", "!!")
            raise RefusedError(self.feature(event, f"the tag `{typed}`"))

    def end_of_document(self, *events: yaml.Event) -> None:
        """Refuse a second YAML document between the fences."""
        for event in events:
            if not isinstance(event, (yaml.DocumentEndEvent, yaml.StreamEndEvent)):
                raise RefusedError(
                    Problem(
                        Code.YAML_FEATURE,
                        self.ruler.place(event),
                        "a second YAML document begins here",
                        "Delete the line `...` above it.",
                    )
                )

    def feature(self, event: yaml.Event, what: str) -> Problem:
        """Report a part of YAML that has no place in front matter."""
        return Problem(
            Code.YAML_FEATURE,
            self.ruler.place(event),
            f"{what} is not allowed here",
            "Write the value itself. A text that begins with & * or ! needs quotation marks.",
        )
