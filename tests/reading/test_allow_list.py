"""The allow list, thing by thing: what is on it comes through, and nothing else of HTML does.

The lists are written here a second time on purpose: whoever adds to one has to say so twice.
"""

import re

import pytest
from lxml.html import defs

from entente.reading.body import Converted, Slot, html_of
from entente.reading.extent import excess_in
from entente.reading.source import Bounds

FLOW = "blockquote div dl figcaption figure h2 h3 h4 h5 h6 ol p pre section ul"
PHRASES = "a abbr b bdi cite code del dfn em i ins kbd mark q s small span strong sub sup time u"
PARTS = "dd dt li caption tbody td tfoot th thead tr table"
VOID = "br hr img"
APPROVED = {*FLOW.split(), *PHRASES.split(), *PARTS.split(), *VOID.split()}
NEVER_NESTED = (
    "area base br caption col colgroup dd dt embed hr img input li link meta p source tbody td"
    " tfoot th thead tr wbr"
)
TABLE = (
    "<table><caption>a</caption><thead><tr><th>b</th></tr></thead>"
    "<tbody><tr><td>c</td></tr></tbody><tfoot><tr><td>d</td></tr></tfoot></table>"
)


def html(text: str) -> str:
    found = html_of(text, slot=Slot("x", 2), file="x.md", first_line=1, bounds=Bounds())
    assert isinstance(found, Converted)
    return found.html


@pytest.mark.parametrize("tag", [*FLOW.split(), *PHRASES.split()])
def test_an_element_that_authors_may_write_comes_through(tag: str) -> None:
    assert f"<{tag}>x</{tag}>" in html(f"<div><{tag}>x</{tag}></div>")


@pytest.mark.parametrize("tag", VOID.split())
def test_so_does_one_that_holds_nothing(tag: str) -> None:
    assert f"<{tag}>" in html(f"<div>x<{tag}></div>")


def test_so_do_parts_of_tables_and_lists() -> None:
    assert TABLE.removeprefix("<table>") in html(TABLE)
    listed = "<ul><li>a</li></ul><dl><dt>b</dt><dd>c</dd></dl>"
    assert listed in html(f"<div>{listed}</div>")


@pytest.mark.parametrize("tag", sorted(defs.tags - APPROVED - {"h1", "body", "head", "html"}))
def test_no_other_element_does(tag: str) -> None:
    assert f"<{tag}" not in html(f"<div>a<{tag}>x</{tag}>b</div>")


@pytest.mark.parametrize(
    "written",
    [
        '<b dir="rtl" lang="ar" title="t">x</b>',
        '<a href="https://x.example" hreflang="de">x</a>',
        '<a href="http://x.example">x</a>',
        '<a href="mailto:a@x.example">x</a>',
        '<img alt="a" height="1" src="a.png" width="2">',
        '<time datetime="2024-04-08">x</time>',
        '<a class="footnote-backref">x</a>',
        '<a class="footnote-ref">x</a>',
    ],
)
def test_an_attribute_that_authors_may_write_comes_through(written: str) -> None:
    assert written in html(f"a {written}")


@pytest.mark.parametrize(
    "written",
    [
        '<blockquote cite="https://x.example">x</blockquote>',
        '<ol start="3"><li>x</li></ol>',
        '<div class="footnote">x</div>',
        '<td colspan="2" rowspan="3">x</td>',
        '<th colspan="2" rowspan="3" scope="col">x</th>',
    ],
)
def test_so_does_one_of_a_larger_element(written: str) -> None:
    inner = f"<table><tbody><tr>{written}</tr></tbody></table>" if "span" in written else written
    assert written in html(f"<div>{inner}</div>")


@pytest.mark.parametrize("scheme", ["ftp", "javascript", "data", "vbscript", "file", "blob", "tel"])
def test_no_other_scheme_does(scheme: str) -> None:
    assert html(f'<a href="{scheme}:x">x</a>') == "<p><a>x</a></p>"


@pytest.mark.parametrize(
    "address", ["//x.example", "\\\\x.example", "/\\x.example", "\\/x.example"]
)
def test_no_address_of_another_host_in_disguise_does(address: str) -> None:
    assert html(f'<a href="{address}">x</a>') == "<p><a>x</a></p>"
    assert "x.example" not in html(f'<blockquote cite="{address}">x</blockquote>')


@pytest.mark.parametrize(
    ("written", "element"),
    [
        ("|a|\n|-|\n|b|", "<td>b</td>"),
        ("a[^1]\n\n[^1]: b", 'class="footnote"'),
        ("a\n: b", "<dd>b</dd>"),
        ("a *b*{: lang=de }", '<em lang="de">'),
        ("a HTML\n\n*[HTML]: b", '<abbr title="b">HTML</abbr>'),
        ("1. a\n\n- b", "</ol>"),
    ],
)
def test_every_extension_of_markdown_is_at_work(written: str, element: str) -> None:
    assert element in html(written)


@pytest.mark.parametrize("tag", NEVER_NESTED.split())
def test_elements_that_need_no_end_are_not_counted(tag: str) -> None:
    assert excess_in(f"<{tag}>" * 99, "x.md", 1, Bounds(markup_depth=1)) is None
    assert excess_in(f"<{tag}x>" * 2, "x.md", 1, Bounds(markup_depth=1)) is not None


def test_columns_of_a_whole_line_are_shown() -> None:
    found = excess_in("> > x", "x.md", 1, Bounds(body_depth=1))
    assert found is not None
    assert re.match(r"2 levels", found.message)
    assert (found.place.column, found.place.length) == (1, 5)
