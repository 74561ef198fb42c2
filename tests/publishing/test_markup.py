"""The gate's reading of a page: what is HTML passes, and each slip is named at its line."""

import pytest

from entente.checking.markup import Fault, read_markup

HEAD = '<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>T</title></head>\n'
RIGHT = """<p id="a">One &lt;b&gt; <a href="b.html?x=1&amp;y=2#c">two</a><br>
<img src="d.png" alt=""></p>
<svg viewBox="0 0 1 1"><path d="M0 0"/><circle r="1"></circle></svg>
<table><thead><tr><th>H</th></tr></thead><tbody><tr><td headers="a">D</td></tr></tbody></table>
<script type="application/ld+json">{"a": "x < y"}</script>
<form action="search.html"><label for="q">Q</label> <input id="q" data-x="<"></form>
"""

SLIPS = {
    "block within a paragraph": ("<p>One<div>Two</div></p>", 5),
    "element never closed": ("<div><ul><li>One</li></ul>", 6),
    "end of nothing": ("<p>One</p></section>", 5),
    "tags crossed": ("<p><b><i>One</b></i></p>", 5),
    "row straight in a table": ("<table><tr><td>One</td></tr></table>", 5),
    "link within a link": ('<a href="a">One<a href="b">Two</a></a>', 5),
    "less-than sign of a tag": ("<p>if a <b then c</p>", 5),
    "item outside a list": ("<li>One</li>", 0),
    "term outside a list": ("<section><dt>One</dt></section>", 0),
    "picture without words": ('<img src="a.png">', 0),
    "button in a link": ('<a href="a"><button>One</button></a>', 0),
    "id twice": ('<p id="a">One</p><p id="a">Two</p>', 0),
    "label of nothing": ('<label for="q">One</label>', 0),
    "second main": ("<main>One</main><main>Two</main>", 0),
}


def page(body: str) -> str:
    return f"{HEAD}<body>\n{body}\n</body>\n</html>\n"


def test_page_that_is_right_has_no_fault() -> None:
    markup = read_markup(page(RIGHT))
    assert markup.faults == ()
    assert markup.links == ("b.html?x=1&y=2#c", "d.png", "search.html")
    assert markup.ids == {"a", "q"}


@pytest.mark.parametrize(("body", "line"), SLIPS.values(), ids=SLIPS)
def test_slip_is_a_fault_at_its_line(body: str, line: int) -> None:
    faults = read_markup(page(body)).faults
    assert faults
    assert {fault.line for fault in faults} >= {line}, faults


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (page("").replace("<!doctype html>", ""), "does not begin with <!doctype html>"),
        (page("").replace("<title>T</title>", ""), "has no title"),
        (page("").replace("<title>T</title>", "<title></title>"), "title is empty"),
        (page("").replace(' lang="en"', ""), "names no language"),
        ("", "does not begin with <!doctype html>"),
    ],
)
def test_page_as_a_whole(text: str, fault: str) -> None:
    assert any(fault in each.text for each in read_markup(text).faults)


def test_fault_says_what_a_browser_makes_of_it() -> None:
    assert read_markup(page("<p>One<div>Two</div></p>")).faults == (
        Fault(5, "a browser reads `/p` where `div` is written"),
    )
