"""Markdown's rules are passed over where they find nothing: the same HTML comes of every text."""

from functools import cache
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entente.reading import alignment, shortcuts
from entente.reading.body import EXTENSIONS, SETTINGS, converter
from entente.reading.references import NamedLinks, numbered
from tests.reading.test_cases import CASES

PIECES = (
    *("`", "``", "\\", "[", "]", "[^1]", "\n[^1]: ", "(a.html)", "![", "<", ">", "<b>", "</b>"),
    *("<https://example.org>", "<a@example.org>", "&amp;", "&", ";", "*", "**", "_", "__", "  \n"),
    *("\n", "\n\n", "# ", "#", "\n===", "\n---", "- ", "1. ", ": ", "\n:   ", "> ", "    ", "\t"),
    *("| a | b |\n|---|--:|\n| 1 | ", " |", "*[EU]: ", "EU", "[1]: https://example.org", "[a][1]"),
    *("[[Japan]]", "[[Japan|words]]", "word", "two words", "é", "岸田", "{#id}", "{: title=x}"),
    *("\x02", "\x03", "klzzwxh:0001", "***", "* * *", "!", "~~~\n", "<div markdown='1'>"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=24).map("".join) | st.text()


@cache
def unshortened() -> markdown.Markdown:
    """Return the converter as Python-Markdown makes it, each rule asked for each text."""
    return markdown.Markdown(
        extensions=[*EXTENSIONS, alignment.Alignment(), NamedLinks()],
        extension_configs=SETTINGS,
        output_format="html",
    )


def hold(text: str) -> None:
    """Compare what both converters make of a text, or end with."""
    hidden, _ = numbered(text)
    assert outcome(converter()[0], hidden) == outcome(unshortened(), hidden)


def outcome(made: markdown.Markdown, text: str) -> str:
    """Return the HTML of a text, or what the converter ended with."""
    try:
        return made.reset().convert(text)
    except (RecursionError, AssertionError) as error:
        converter.cache_clear()  # stopped half way, neither can take another text
        unshortened.cache_clear()
        return type(error).__name__


@given(TEXTS)
@example("a  \nb")
@example("Title\n=====\n\nTitle\n---\n")
def test_same_html_comes_of_any_text(text: str) -> None:
    hold(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_same_html_comes_of_every_case(case: Path) -> None:
    hold(case.read_bytes().decode("utf-8", "replace")[:20_000])


def test_every_rule_within_a_line_has_its_signs() -> None:
    """One that was forgotten would not be asked where no sign of another stands."""
    rules = unshortened().inlinePatterns
    assert all(name in rules for name in shortcuts.SIGNS)
    assert len(rules) == len(shortcuts.SIGNS)


@pytest.mark.parametrize("name", sorted({*shortcuts.SIGNS, *shortcuts.BLOCK_SIGNS}))
def test_no_rule_matches_without_its_sign(name: str) -> None:
    """What remains of the pieces without the signs is searched with the rule itself."""
    made = unshortened()
    for signs, registry in (
        (shortcuts.SIGNS, made.inlinePatterns),
        (shortcuts.BLOCK_SIGNS, made.parser.blockprocessors),
    ):
        if name in signs:
            rule: Any = registry[name]
            expression = getattr(rule, "compiled_re", None) or rule.RE
            text = "".join(PIECES)
            for sign in signs[name]:
                text = text.replace(sign, "")
            assert expression.search(text) is None
