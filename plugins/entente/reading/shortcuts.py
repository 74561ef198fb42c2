r"""Markdown's rules, asked only where one of their signs stands.

Python-Markdown searches each block for each of its rules, and each paragraph, heading and cell for
sixteen more, and most hold no sign of most. A rule that can match nothing without a certain sign is
passed over where that sign is not: the same HTML comes of it, in two thirds of the time.

>>> list(Signed(re.compile(r"\\(.)"), ("\\",)).finditer("No sign of it."))
[]
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from markdown import Extension, Markdown
from markdown.treeprocessors import InlineProcessor

from entente.reading.references import MARK

__all__ = ["BLOCK_SIGNS", "SIGNS", "Shortcuts", "Signed"]

SIGNS: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "names": (MARK,),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""Each rule within a line → one sign or two, of which one is in whatever it matches."""
BLOCK_SIGNS: Mapping[str, tuple[str, ...]] = {
    "hashheader": ("#",),
    "setextheader": ("\n=", "\n-"),
    "deflist": (":",),
    "quote": (">",),
    "footnote": ("]:",),
    "abbr": ("*[",),
    "reference": ("]:",),
}
"""The same for rules of whole blocks that search a block; one that is not here is always asked."""
ANY_SIGN = re.compile("|".join(sorted({re.escape(s) for each in SIGNS.values() for s in each})))
INLINE = 20
"""Python-Markdown's own place for the rules within lines among what is done to a text's tree."""


class Signed:
    """A regular expression that is asked only of texts with a sign that its matches must have."""

    def __init__(self, expression: re.Pattern[str], signs: tuple[str, ...]) -> None:
        self.expression = expression
        self.one, self.other = signs[0], signs[-1]

    def has_sign(self, text: str) -> bool:
        """Whether there can be a match at all."""
        return self.one in text or self.other in text

    def finditer(self, text: str, start: int = 0) -> Iterable[re.Match[str]]:
        """Return the matches from ``start`` on."""
        return self.expression.finditer(text, start) if self.has_sign(text) else ()

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        return self.expression.search(text) if self.has_sign(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the match with which a text begins."""
        return self.expression.match(text) if self.has_sign(text) else None


class Hurried(InlineProcessor):
    """Passes over all rules at once where a text holds no sign of any: most headings and cells."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        # Each rule is asked for by its number: a tuple answers at once, a registry sorts first.
        self.inlinePatterns: Any = tuple(md.inlinePatterns)

    # Python-Markdown's own, by the name that it has outside its class. Should it be called
    # otherwise one day, all rules are asked again.
    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if ANY_SIGN.search(data) is None:
            return data
        made: str = super()._InlineProcessor__handleInline(data, patternIndex)  # type: ignore[misc]
        return made


class Shortcuts(Extension):
    """The shortcuts as an extension; it comes last, when all rules are there."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown calls it so
        """Put them before the rules."""
        for name, signs in SIGNS.items():
            rule: Any = md.inlinePatterns[name]
            rule.compiled_re = Signed(rule.compiled_re, signs)
        for name, signs in BLOCK_SIGNS.items():
            block_rule: Any = md.parser.blockprocessors[name]
            block_rule.RE = Signed(block_rule.RE, signs)
        md.treeprocessors.register(Hurried(md), "inline", INLINE)
