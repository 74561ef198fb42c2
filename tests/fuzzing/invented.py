"""Fuzzing by grammar: hypothesis invents documents out of the words of YAML and of Markdown.

    python -m tests.fuzzing.invented FIGURES SECONDS

Front matters have real keys with values that fit and values that do not, and now and then a piece
of anything; texts are blocks put together from all that Markdown gives a meaning.
"""

import sys
import time
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from entente.reading.schema import VisitKeys
from tests.fuzzing.target import CASES, KINDS, Judge
from tests.reading.test_any_text import ODDITIES

EXAMPLES = 500
GOOD = tuple(case.read_bytes() for case in sorted(CASES.glob("*.md")))
KEYS = [field.alias or name for name, field in VisitKeys.model_fields.items()]
KEYS += ["name", "original", "offices", "broader", "description", "text", "url", "date", "note"]
VALUES = [
    "Fumio Kishida", "JP", "US", "2024-04-08", "2024-04-08/2024-04-14", "197X", "official",
    "[a, b]", "{a: b}", "|\n  a\n  b", ">-\n  a", '"a\\x1b"', "'", '"', "&a b", "*a", "!!int 3",
    "<<: *a", "~", "\n  - a\n  - b", "\n  - {to: US, dates: 2024-04}", "岸田文雄", "\u202e", "a: b",
    "# a", "- a", "https://x.example/a", "javascript:x", "seeds/a.txt", "../a", "true", "12:30",
    "0x1f", "...",
]  # fmt: skip
BLOCKS = [
    "# a", "a\n===", "- a\n", "    - b", "1. a", "> ", "a\n: b", "|a|b|\n|-|-|\n|c|d|", "[^1]",
    "[^1]: a", "[a](b)", "![a](b.png)", "[a][b]", "[b]: c 'd'", "[[Japan]]", "[[a|b]]", "*a*",
    "**", "_", "`", "``", "<b>", "</b>", "<!-- ", "-->", "<![CDATA[", "<?", "<a href='", "&amp;",
    "&#0;", "\\", "*[a]: b", "{: #a .b c=d }", "---", "\t", "    ", "\u2028", "\u00a0",
    "{filename}a.md", "{static}b", "```", "~~~",
]  # fmt: skip

scraps = st.lists(ODDITIES, max_size=6).map("".join)
pieces = st.one_of(st.sampled_from(VALUES), scraps)
fronts = st.lists(st.tuples(st.sampled_from(KEYS), pieces), max_size=12).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
texts = st.lists(
    st.tuples(
        st.one_of(st.sampled_from(BLOCKS), scraps),
        st.sampled_from(["", " ", "\n", "\n\n", "\n    ", "\n> "]),
        st.integers(1, 40),
    ),
    max_size=30,
).map(lambda blocks: "".join((block + gap) * times for block, gap, times in blocks))
documents = st.one_of(
    st.builds("---\n{}---\n{}".format, fronts, texts).map(
        lambda text: text.encode("utf-8", "replace")
    ),
    st.binary(max_size=400),
    st.tuples(st.sampled_from(GOOD), texts).map(
        lambda pair: pair[0] + pair[1].encode("utf-8", "replace")
    ),
)


def main(figures: str, seconds: str) -> None:
    """Invent documents until the time is over."""
    judge, end = Judge(CASES, Path(figures)), time.monotonic() + float(seconds)
    for turn in count():
        if time.monotonic() >= end:
            break
        some(turn, judge, end)
    judge.tell()


def some(turn: int, judge: Judge, end: float) -> None:
    """Invent some documents, others in every turn."""

    @seed(turn)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(KINDS), documents)
    def one(kind: str, content: bytes) -> None:
        if time.monotonic() < end:
            judge(kind, content)

    one()


if __name__ == "__main__":
    main(*sys.argv[1:])
