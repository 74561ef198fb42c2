"""What no mistake of an author comes to, and what hostile texts do: corners of single functions."""

from pathlib import Path

import pytest
import yaml

from entente.domain.digest import Article, Manuscript
from entente.domain.problem import Code, Problem
from entente.reading.body import Converted, Slot, html_of
from entente.reading.front_matter import read_front_matter
from entente.reading.hearsay import names_in
from entente.reading.manuscripts import gathered, read_article, read_visit
from entente.reading.mistakes import verdict
from entente.reading.notes import read_leader_note, read_plain_page, read_topic_note
from entente.reading.source import Bounds
from entente.reading.texts import old_address
from entente.reading.traces import Traces, traces_of
from entente.reading.yaml_words import complaint_of

BOUNDS = Bounds()


def html(text: str) -> str:
    found = html_of(text, slot=Slot("a", 4), file="x.md", first_line=1, bounds=BOUNDS)
    assert isinstance(found, Converted)
    return found.html


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('<b id="main">x</b>', '<p><b id="a-main">x</b></p>'),
        ('<a href="#main">x</a>', '<p><a href="#a-main">x</a></p>'),
        ('<a href="//evil.example">x</a>', "<p><a>x</a></p>"),
        ('<a href="/\\\\evil.example">x</a>', "<p><a>x</a></p>"),
        ('<q cite="\\\\\\\\evil.example">x</q>', "<p><q>x</q></p>"),
        (
            '<a href="mailto:a@b.example" title="//t">x</a>',
            '<p><a href="mailto:a@b.example" title="//t">x</a></p>',
        ),
        ('<img src="//evil.example/a.png" alt="a">', '<p><img alt="a"></p>'),
        ('<img src="#main" alt="a">', '<p><img src="#a-main" alt="a"></p>'),
        ('<img src="a.png#main" alt="a">', '<p><img src="a.png#main" alt="a"></p>'),
        ('<b class="c" onclick="x" style="y">z</b>', "<p><b>z</b></p>"),
        ("<script>x</script><style>y</style>z", "<p>z</p>"),
        *(
            (f"a <{tag}>x</{tag}>z", "<p>a z</p>")
            for tag in ("iframe", "math", "noscript", "object", "svg", "template")
        ),
        ("# a\n\n## b\n\n### c\n\n###### d", "<h4>a</h4>\n<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>"),
    ],
)
def test_what_is_left_of_markup(written: str, published: str) -> None:
    assert html(written).strip() == published


def test_second_document_between_the_fences_is_refused() -> None:
    for matter in ("title: A\n...\nb: c", "title: A\n--- {b: c}"):
        found = read_front_matter(f"---\n{matter}\n---\n", "x.md", BOUNDS)
        assert isinstance(found, tuple)
        assert [(each.code, each.place.line) for each in found] == [(Code.YAML_FEATURE, 3)]
    second = read_front_matter("---\ntitle: A\n--- {b: c}\n---\n", "x.md", BOUNDS)
    assert isinstance(second, tuple)
    assert [(each.message, each.help) for each in second] == [
        ("a second YAML document begins here", "Delete the line `...` above it.")
    ]


def test_names_are_heard_in_old_encodings_and_without_an_end() -> None:
    assert "São Tomé" in names_in("---\nleader: São Tomé".encode("cp1252"))
    assert "Body" not in names_in(b"---\nleader: A\n---\nBody")
    assert names_in(b"") == frozenset()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("leader: A B", {"A B"}),
        ('- {name: "A B", office: C}', {"A B", "C", 'A B", office: C'}),
        ("topics: [A, 'B C']", {"A", "B C", "A, 'B C"}),
        ("\t- A B -", {"A B"}),
        ("end-date : A:B", {"A:B"}),
    ],
)
def test_names_are_heard_without_what_stands_round_them(line: str, names: set[str]) -> None:
    assert names_in(f"---\n{line}\n --- \nleader: Z".encode()) == names


def test_notes_with_mistakes_are_problems() -> None:
    wrong = b"---\nnme: A\n---\nText.\n"
    for read in (read_leader_note, read_topic_note, read_plain_page):
        found = read("a", "x.md", wrong, BOUNDS)
        assert isinstance(found, tuple)
        assert {problem.code for problem in found} <= {Code.UNKNOWN_KEY, Code.MISSING_KEY}


def test_one_other_name_needs_no_brackets() -> None:
    found = read_leader_note("a", "x.md", b"---\nname: A\naliases: B and C; D, E\n---\n", BOUNDS)
    assert not isinstance(found, tuple)
    assert found.aliases == ("B and C; D, E",)
    assert found.html == ""


def test_quotation_marks_of_print_are_no_part_of_a_name() -> None:
    found = read_leader_note("a", "x.md", "---\nname: A\naliases: [B, “C”]\n---\n".encode(), BOUNDS)
    assert isinstance(found, tuple)
    assert [(p.code, p.place.line, p.place.column) for p in found] == [(Code.BAD_VALUE, 3, 14)]


def test_address_that_is_none_at_all_is_offered_a_form() -> None:
    with pytest.raises(ValueError, match="such as `old/path/`"):
        old_address("https://[x/y")


def test_mistake_of_a_kind_that_nobody_thought_of_is_put_in_its_own_words() -> None:
    code, message, remedy = verdict({"type": "strange", "loc": (), "msg": "odd", "input": ""}, "to")
    assert (code, message) == (Code.BAD_VALUE, "`to` cannot take this value: odd")
    assert remedy.endswith(".")


def test_file_that_cannot_be_read_leaves_no_traces() -> None:
    for content in (b"\xff", b"no front matter"):
        assert traces_of(content, "x.md") == Traces((), (), (), ())


def test_text_that_is_needed_is_missed_below_the_front_matter() -> None:
    found = read_article("a", "x.md", b"---\ntitle: A\npublished: 2024-04-08\n---\n \n", BOUNDS)
    assert isinstance(found, tuple)
    assert [(p.code, p.place.line) for p in found] == [(Code.EMPTY_TEXT, 4)]
    assert isinstance(found[0], Problem)


def test_fault_of_yaml_that_nobody_thought_of_is_put_in_its_own_words() -> None:
    said = complaint_of(yaml.MarkedYAMLError(problem="an odd thing"), "title: A")
    assert (said.code, said.index) == (Code.YAML_SYNTAX, 0)
    assert said.message == "this is not YAML: an odd thing"


def test_columns_are_set_by_class() -> None:
    table = html("|a|b|c|d|\n|-|-:|:-:|:-|\n|1|2|3|4|")
    assert '<td>1</td>\n<td class="right">2</td>\n<td class="centre">3</td>\n<td>4</td>' in table


def test_page_needs_text_and_keeps_its_name() -> None:
    page = read_plain_page("about", "x.md", b"---\ntitle: A\nsummary: B\n---\nC\n", BOUNDS)
    assert not isinstance(page, tuple)
    assert (page.slug, page.title, page.summary, page.html) == ("about", "A", "B", "<p>C</p>")
    found = read_plain_page("about", "x.md", b"---\ntitle: A\n---\n", BOUNDS)
    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == [Code.EMPTY_TEXT]


def test_articles_of_a_visit_stand_in_the_order_of_their_days() -> None:
    case = Path(__file__).parent / "cases" / "right-tour-in-block-form.md"
    opening = read_visit("a", "a/index.md", case.read_bytes(), BOUNDS)
    assert isinstance(opening, Manuscript)
    days = {"c": "2024-04-09", "b": "2024-04-10", "a": "2024-04-09"}
    further = [
        read_article(
            name, f"a/{name}.md", f"---\ntitle: A\npublished: {day}\n---\nT\n".encode(), BOUNDS
        )
        for name, day in days.items()
    ]
    whole = gathered(opening, [each for each in further if isinstance(each, Article)])
    assert [article.name for article in whole.articles] == ["opening", "a", "c", "b"]
