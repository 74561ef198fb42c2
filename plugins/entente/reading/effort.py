"""What a conversion costs, counted in steps: a hostile text ends in a problem and not in a hang.

Python-Markdown looks for the other end of a bracket, a backtick or an asterisk character by
character, and again for the next one; in a text made for it that takes minutes. Here its rules are
wrapped so that they count the characters they look at, and too many end the conversion. Steps and
not seconds: the same text is read or refused on every machine, whatever else it has to do.

>>> effort = Effort()
>>> effort.begin(10)
>>> effort.spend(11, "[")
Traceback (most recent call last):
entente.reading.effort.ExhaustedError: [
"""

from collections import Counter
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.inlinepatterns import (
    BacktickInlineProcessor,
    DelimiterProcessor,
    InlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.treeprocessors import Treeprocessor

__all__ = ["DEEPEST_INLINE", "Effort", "ExhaustedError", "TangledError"]

CALL = 30
"""Steps of one call of a rule; a step is about what Python needs for one character."""
COPIED = 64
"""Characters that are copied in the time of one step."""
SCANNED = 8
"""Characters that a regular expression looks at in the time of one step."""
DEEPEST_INLINE = 40
"""Elements of one paragraph inside each other: Python-Markdown recurses, and so do its readers."""
DEEPEST_TREE = 150
"""All elements inside each other; the levels of lists and quotations have a bound of their own."""
BEFORE_PRETTY = 12
"""Python-Markdown's tree rules: inline 20, footnotes 15, pretty printing 10."""

Rule = Callable[..., Any]
Cost = Callable[..., int]


class ExhaustedError(Exception):
    """Carries the character that most of the steps went into."""


class TangledError(Exception):
    """Too many elements stand inside each other."""


class Effort(Extension):
    """Counts the steps of one conversion; registered behind all other extensions."""

    def __init__(self) -> None:
        super().__init__()
        self.begin(0)

    def begin(self, most: int) -> None:
        """Begin a conversion that may take ``most`` steps."""
        self.most, self.spent, self.kinds = most, 0, Counter[str]()

    def spend(self, steps: int, kind: str) -> None:
        """Count steps.

        Raises:
            ExhaustedError: they are too many.

        """
        self.spent += steps
        self.kinds[kind] += steps
        if self.spent > self.most:
            raise ExhaustedError(min(self.kinds, key=lambda each: (-self.kinds[each], each)))

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Wrap every inline rule, and look at the depth of the tree before it is written."""
        inline = md.treeprocessors["inline"]
        for rule in md.inlinePatterns:
            self.watch(rule)
            self.wrap(rule, "handleMatch", self.call_cost(inline), "")
        md.treeprocessors.register(Depth(self), "depth", BEFORE_PRETTY)

    def watch(self, rule: InlineProcessor) -> None:
        """Wrap the loops of a rule that look ahead."""
        if isinstance(rule, LinkInlineProcessor):
            self.wrap(rule, "getText", lambda found, _, start: found[1] - start, "[")
            if isinstance(rule, ReferenceInlineProcessor):
                self.wrap(rule, "evalId", identifier_cost, "[")
            else:
                self.wrap(rule, "getLink", lambda found, _, start: found[2] - start, "(")
        elif isinstance(rule, BacktickInlineProcessor):
            self.wrap(rule, "find_code_spans", backtick_cost, "`")
        elif isinstance(rule, DelimiterProcessor):
            self.wrap(rule, "search", delimiter_cost, "*")
            self.wrap(rule, "add_region", lambda *_: CALL, "*")

    def wrap(self, rule: InlineProcessor, name: str, cost: Cost, kind: str) -> None:
        """Let a method count what each call of it has cost."""
        original: Rule = getattr(rule, name)

        def counted(*given: Any) -> Any:  # noqa: ANN401 - whatever the rule takes and gives
            found = original(*given)
            self.spend(cost(found, *given), kind)
            return found

        setattr(rule, name, counted)

    @staticmethod
    def call_cost(inline: Treeprocessor) -> Cost:
        """Return the cost of any match: a copy of the text, and no deeper than can be told."""

        def cost(_: object, __: object, data: str) -> int:
            if len(inline.ancestors) > DEEPEST_INLINE:
                raise TangledError
            return CALL + len(data) // COPIED

        return cost


def identifier_cost(found: tuple[object, int, bool], data: str, start: int, _: str) -> int:
    """Return the cost of reading the ``[id]`` of a reference, which may have no end."""
    return CALL + ((found[1] if found[2] else len(data)) - start) // SCANNED


def backtick_cost(found: tuple[int, int | None], start: int, text: str) -> int:
    """Return the cost of looking for backticks that close a span of code."""
    return (len(text) if found[1] is None else max(found[1], found[0])) - start


def delimiter_cost(found: Any, data: str, start: int) -> int:  # noqa: ANN401 - a match or None
    """Return the cost of looking for the next asterisk or underscore."""
    return CALL + (found.end() if found else len(data)) - start


class Depth(Treeprocessor):
    """Refuses a tree too deep for what reads it next, all of which recurse."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self.effort = effort

    def run(self, root: Element) -> None:
        """Look at every element once.

        Raises:
            TangledError: one is too deep.

        """
        level = [root]
        for _ in range(DEEPEST_TREE):
            level = [child for element in level for child in element]
        if level:
            raise TangledError
