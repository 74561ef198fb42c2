"""What a draft says is what its reader reads: YAML keeps every value, Markdown every word."""

import doctest
import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from entente.domain.digest import Source
from entente.reading import edtf
from entente.reading.front_matter import read_front_matter
from entente.reading.manuscripts import read_visit
from entente.reading.schema import VisitKeys
from entente.reading.source import CONTROL, Bounds
from entente.rendering import quoting
from entente.rendering.drafts import ORDER, Draft, Key, draft_text
from entente.rendering.quoting import listed, paragraph, scalar

MARKS = "\\`*_[]{}()#+-.!|<>&:;=\"'~^ \n\t1a$%@?/,"
anything = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(
    lambda text: CONTROL.sub("x", text)
)
readable = (
    st.text(st.sampled_from(MARKS) | st.characters(exclude_categories=["Cs"]), min_size=1)
    .map(lambda text: CONTROL.sub("", text).strip())
    .filter(bool)
)
one_line = readable.map(lambda text: " ".join(text.split())).filter(bool)
paragraphs = readable.map(lambda text: re.sub(r"\n\s*\n", "\n", text))

MISREAD = [
    "NO",
    "no",
    "Yes",
    "on",
    "null",
    "~",
    "12:30",
    "51",
    "1e3",
    "0x1F",
    "2024-04-08",
    "-",
    "a: b",
]
MISREAD += [
    "a #b",
    "'a'",
    '"a"',
    "",
    " a",
    "[a]",
    "{a}",
    "&a",
    "*a",
    "!a",
    "%a",
    "@a",
    "`a",
    "a:",
    "? a",
]
AS_THEY_ARE = ["Fumio Kishida", "Côte d’Ivoire", "JP", "Washington (D.C.)", "AT&T", "Jean-Claude"]


@pytest.mark.parametrize("text", MISREAD + AS_THEY_ARE)
def test_an_independent_reader_takes_it_for_this_text(text: str) -> None:
    # PyYAML with all its guesses: booleans, numbers, dates, sexagesimals.
    assert yaml.safe_load(f"a: {scalar(text)}  # b\nb: {listed([text, text])}") == {
        "a": text,
        "b": [text, text],
    }


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_quotation_marks_only_where_they_are_needed(text: str) -> None:
    assert scalar(text) == text


@given(anything)
def test_every_text_is_read_back_from_yaml(text: str) -> None:
    matter = f"a: {scalar(text)}\nb: {listed([text, text])}\n"
    front = read_front_matter(f"---\n{matter}---\n", "x.md", Bounds())
    assert not isinstance(front, tuple)
    assert front.values == {"a": text, "b": [text, text]}


@given(st.lists(paragraphs, min_size=1, max_size=4))
@example(["[[Japan]] and [a](b) and [a][b] ![c](d)", "[b]: http://x", "[^1] [^1]: note"])
@example(
    ["Heading\n---", "Heading\n====", "{: #a .b }", "*[NO]: Norway", "NO", "a | b\n--|--\n1 | 2"]
)
@example(["Term\n: meaning", "&copy; &amp; &#38; <b>x</b> <!-- y -->", "a  \nb\\", "1986. A year"])
def test_every_paragraph_shows_its_words(texts: list[str]) -> None:
    body = "\n\n".join(paragraph(text) for text in texts)
    matter = "title: t\nleader: l\nfrom: JP\nto: US\ndates: 2024"
    read = read_visit("x", "x.md", f"---\n{matter}\n---\n\n{body}\n".encode(), Bounds())
    assert not isinstance(read, tuple)
    html = read.articles[0].html
    shown = fragment_fromstring(html, create_parent="div")
    assert [element.tag for element in shown] == ["p"] * len(texts)
    words = [" ".join(element.text_content().split()) for element in shown]
    assert words == [" ".join(text.split()) for text in texts]


@given(
    title=one_line,
    place=one_line,
    words=readable,
    text=paragraphs,
    number=st.text("0123456789", min_size=1),
)
def test_a_draft_is_read_with_the_same_values(
    title: str, place: str, words: str, text: str, number: str
) -> None:
    source = Source(title, place, "", "seeds/a b.txt", None, None, None, (number, "2"), "trip-1")
    keys = (
        Key("topics", ("space", "trade"), (words, words)),
        Key("title", title),
        Key("dates", edtf.parse("2024-04-08/2024-04-14"), (words,)),
        Key("place", place, (words,)),
        Key("leader", ("Benigno S. Aquino, 3rd",)),
        Key("from", "NO"),
        Key("to", "US"),
        Key("kind", "working", (words,)),
    )
    content = draft_text(Draft(keys, source, (text,))).encode("utf-8")
    read = read_visit("x", "x.md", content, Bounds())
    assert not isinstance(read, tuple), read
    assert (read.title, read.leaders, read.origin) == (title, ("Benigno S. Aquino, 3rd",), "NO")
    assert (read.legs[0].place, read.legs[0].dates.text) == (place, "2024-04-08/2024-04-14")
    assert (read.topics, read.draft, read.sources) == (("space", "trade"), True, (source,))


def test_keys_stand_in_the_order_of_the_schema() -> None:
    known = [field.alias or name for name, field in VisitKeys.model_fields.items()]
    assert set(ORDER) <= set(known)
    keys = tuple(Key(name, "x") for name in reversed(ORDER))
    written = draft_text(Draft(keys, Source("t", "", "", "", None, None, None, ()), ("x",)))
    assert re.findall(r"^(\w+): x$", written, re.MULTILINE) == list(ORDER)


def test_examples() -> None:
    assert doctest.testmod(quoting).failed == 0
