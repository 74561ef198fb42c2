"""Reports for pull requests: commands read back as the runner does, and a table, only a table."""

import re
from html import unescape
from html.parser import HTMLParser

from hypothesis import given

from entente.checking.report import count_line, github_report, summary_report
from entente.checking.visible import visible
from entente.domain.problem import Code, Place, Problem, Severity
from tests.checking.any_problems import PROBLEMS

COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:]*)::(?P<data>.*)")


def commands(report: str) -> list[tuple[str, dict[str, str], str]]:
    """Read workflow commands as GitHub's runner does: a line each, then undo the escapes."""
    found = []
    for line in re.split(r"\r\n|\r|\n", report)[:-1]:
        match = COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.partition("=") for pair in match["properties"].split(","))
        properties = {name: undone(value, ":,") for name, _, value in pairs}
        found.append((match["name"], properties, undone(match["data"], "")))
    return found


def undone(text: str, further: str) -> str:
    for char in f"\r\n{further}":
        text = text.replace(f"%{ord(char):02X}", char)
    return text.replace("%25", "%")


@given(PROBLEMS)
def test_annotations_read_back_give_the_same_values(problems: list[Problem]) -> None:
    ordered = sorted(problems, key=lambda problem: problem.sort_key)
    errors = [each for each in ordered if each.severity is Severity.ERROR]
    warnings = [each for each in ordered if each.severity is Severity.WARNING]
    read = commands(github_report(problems))
    left = max(0, len(errors) - 10) + max(0, len(warnings) - 10)
    shown = [*errors[:10], *warnings[:10]]
    assert [name for name, _, _ in read] == [
        *(problem.severity.value for problem in shown),
        *(["notice"] if left else []),
    ]
    for problem, (_, properties, data) in zip(shown, read, strict=False):
        place = problem.place
        assert properties.pop("file") == visible(place.file)
        assert properties.pop("title").split() == [
            problem.code.value,
            *problem.code.title_text.split(),
        ]
        expected = {}
        if place.line:
            expected["line"] = place.line
        if place.line and place.column:
            expected["col"] = place.column
            expected["endColumn"] = place.column + max(1, place.length) - 1
        assert {name: int(value) for name, value in properties.items()} == expected
        assert data == f"{visible(problem.message)}\n{visible(problem.help)}"
    if left:
        assert read[-1][2].startswith(f"{left} problem")


def test_a_file_name_cannot_speak_to_github() -> None:
    name = "a,line=1::x\n::error::forged\r%0A.md"
    ((_, properties, _),) = commands(github_report([Problem(Code.BAD_ID, Place(name), "m", "h")]))
    assert properties["file"] == "a,line=1::x<U+000A>::error::forged<U+000D>%0A.md"


class Cells(HTMLParser):
    """Collects the tags and the text of a table row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@given(PROBLEMS)
def test_the_summary_is_a_table_of_everything_and_holds_no_markup_of_authors(
    problems: list[Problem],
) -> None:
    head, *table = summary_report(problems).split("\n")[:-1]
    assert head == f"**{count_line(problems)}**"
    rows = table[3:]
    assert len(rows) == len(problems)
    worst_first = sorted(problems, key=lambda p: (p.severity is not Severity.ERROR, p.sort_key))
    for row, problem in zip(rows, worst_first, strict=True):
        assert row.count("|") == 5
        reader = Cells()
        reader.feed(row)
        reader.close()
        assert set(reader.tags) <= {"code"}
        plain = re.sub(r"<.*?>", "", row)
        assert not re.search(r"[*_`\[\]\\!@#~<>]", re.sub(r"&#\d+;", "", plain))
        said = unescape(plain)
        for text in (problem.message, problem.help):
            assert visible(text).replace("`", "") in said.replace("`", "")


def test_a_summary_stays_below_what_github_takes() -> None:
    problems = [
        Problem(Code.UNKNOWN_KEY, Place(f"content/{n}.md", 1), "m" * 400, "h") for n in range(4000)
    ]
    report = summary_report(problems)
    assert len(report.encode()) < 1024 * 1024
    *_, last = report.splitlines()
    shown = report.count("| error E104 |")
    assert f"{4000 - shown:,} problems more" in last
