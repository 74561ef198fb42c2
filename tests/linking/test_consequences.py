"""One mistake gives one report: what follows from it, in other files, is not reported too.

Each case is the world of real visits, which has no mistake, with one (or, where an author makes
two at once, two) put into it.
"""

import shutil
from pathlib import Path

import pytest

from entente.domain.hearsay import Hearsay
from entente.pipeline.assembly import Assembly, assemble, sources_in
from entente.pipeline.configuration import settings_from
from entente.reading.hearsay import names_in
from entente.registry.index import NameIndex
from tests.linking.small_world import atlas
from tests.repositories import WORLD

KISHIDA = "visits/2024/2024-04-10-kishida-united-states.md"
HANOI = "visits/2024/2024-07-27-blinken-vietnam.md"
NEW_YORK = "visits/2024/2024-09-25-to-lam-united-states.md"
ABE = "leaders/shinzo-abe.md"
ABOUT = "pages/about.md"

Change = tuple[str, str, str]
"""(file, what stands there, what is to stand there)."""

LINKED = (ABOUT, "Visits of", "See [[Kishida in Washington]]. Visits of")
MISTAKES: list[tuple[str, list[Change], list[str]]] = [
    # What is wrong, how it came about, and all that is said: code, file and line.
    ("nothing", [LINKED], []),
    ("a key", [LINKED, (KISHIDA, "\nto:", "\ntoo:")], [f"E104 {KISHIDA}:6"]),
    ("no first line", [LINKED, (KISHIDA, "---\n", "")], [f"E101 {KISHIDA}:1"]),
    ("no second line", [LINKED, (KISHIDA, "\n---\n", "\n")], [f"E102 {KISHIDA}:17"]),
    ("a tab", [LINKED, (KISHIDA, "  - {title", "\t- {title")], [f"E103 {KISHIDA}:15"]),
    ("a bracket", [LINKED, (KISHIDA, "quad]", "quad")], [f"E103 {KISHIDA}:12"]),
    ("a date", [LINKED, (KISHIDA, "2024-04-10\nk", "10 April\nk")], [f"E201 {KISHIDA}:7"]),
    ("a word", [LINKED, (KISHIDA, "concluded", "over")], [f"E203 {KISHIDA}:9"]),
    ("a country", [LINKED, (KISHIDA, "from: JP", "from: Japn")], [f"E301 {KISHIDA}:5"]),
    ("a host", [LINKED, (KISHIDA, "to: US", "to: Unitd States")], [f"E301 {KISHIDA}:6"]),
    ("a key missing", [LINKED, (KISHIDA, "from: JP\n", "")], [f"E105 {KISHIDA}:1"]),
    (
        "a control sign",
        [LINKED, (KISHIDA, "An official", "An\x07 official")],
        [f"E005 {KISHIDA}:18"],
    ),
    (
        "a leader whom only the wrong file names",
        [
            (HANOI, "\nto:", "\ntoo:"),
            (HANOI, "Tô Lâm]", "Bùi Thanh Sơn]"),
            (ABOUT, "Visits of", "[[Bùi Thanh Sơn]]. Visits of"),
        ],
        [f"E104 {HANOI}:6"],
    ),
    (
        "a country that only the wrong file names",
        [
            (HANOI, "meets:", "countries: [Laos]\nmets:"),
            (ABOUT, "Visits of", "[[Laos]], visits of"),
        ],
        [f"E104 {HANOI}:12"],
    ),
    (
        "a note, and the spelling that only it knows",
        [("leaders/to-lam.md", "aliases:", "alias:")],
        ["E104 leaders/to-lam.md:3"],
    ),
    (
        "a note, and a link by the alias that only it knows",
        [
            (ABE, "offices:", "ofices:"),
            (ABE, "[Shinzo Abe]", "[Shinzo Abe, Abe-san]"),
            (ABOUT, "Visits of", "[[Abe-san]]. Visits of"),
        ],
        [f"E104 {ABE}:5"],
    ),
    (
        "a note on a topic",
        [("topics/defence-cooperation.md", "description:", "descripton:")],
        ["E104 topics/defence-cooperation.md:4"],
    ),
    (
        "a note on a country, and a name that only it knows",
        [
            ("countries/yugoslavia.md", "---\n\n", "aliases: [Jugoslavia]\nlong: SFRY\n---\n\n"),
            ("visits/1978/1978-03-06-tito-united-states.md", "from: Yugo", "from: Jugo"),
        ],
        ["E104 countries/yugoslavia.md:4"],
    ),
    ("a plain page", [(ABOUT, "title:", "titel:")], [f"E104 {ABOUT}:2"]),
    ("a link", [(ABOUT, "[[United States]]", "[[Unitd States]]")], [f"E501 {ABOUT}:5"]),
    (
        "a link, and another file",
        [(ABOUT, "[[United States]]", "[[Unitd States]]"), (KISHIDA, "\nto:", "\ntoo:")],
        [f"E501 {ABOUT}:5", f"E104 {KISHIDA}:6"],
    ),
    (
        "an id",
        [(NEW_YORK, "[[2024-07-27-blinken-vietnam]]", "[[2024-07-27-blinken-vietnm]]")],
        [f"E501 {NEW_YORK}:16"],
    ),
]


def changed(folder: Path, changes: list[Change]) -> Assembly:
    """Return what the world comes to with something changed."""
    content = folder / "content"
    shutil.copytree(WORLD / "content", content)
    for file, old, new in changes:
        text = (content / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (content / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return assemble(sources_in(content, folder / "seeds"), settings_from({}))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [(changes, expected) for _, changes, expected in MISTAKES],
    ids=[name for name, *_ in MISTAKES],
)
def test_one_mistake_gives_one_report(
    tmp_path: Path, changes: list[Change], expected: list[str]
) -> None:
    problems = changed(tmp_path, changes).problems
    said = [f"{p.code} {p.place.file.removeprefix('content/')}:{p.place.line}" for p in problems]
    assert said == expected, problems


def test_a_file_in_an_old_encoding_is_heard_too(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(WORLD / "content", content)
    (content / ABOUT).write_text("---\ntitle: About\n---\n\n[[Koštunica in Washington]]", "utf-8")
    file = content / "visits/2001/2001-05-09-kostunica-united-states.md"
    file.write_bytes(file.read_text(encoding="utf-8").encode("cp1252"))
    problems = assemble(sources_in(content, tmp_path / "seeds"), settings_from({})).problems
    assert [str(problem.code) for problem in problems] == ["E002"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("---\ntitle: A visit\n---\nBody", {"A visit"}),
        ("titel: A visit", {"A visit"}),
        ('---\ntitle: "A visit: part 2"', {"A visit: part 2"}),
        ("---\ntitle: 'A, B", {"A, B", "A", "B"}),
        ("---\nmeets: [Joe Biden, Tô Lâm]", {"Joe Biden", "Tô Lâm", "Joe Biden, Tô Lâm"}),
        ("---\nmeets:\n  - Joe Biden\n", {"Joe Biden"}),
        ("---\nlegs:\n  - {to: FR, place: Paris}", {"FR", "Paris", "FR, place: Paris"}),
        (
            "original: [{lang: ja, text: 岸田 文雄}]",
            {"ja", "岸田 文雄", "lang: ja, text: 岸田 文雄"},
        ),
        ("---\r\ntitle: A visit\r\n---\r\nBody", {"A visit"}),
        ("\ufeff---\ntitle: A visit", {"A visit"}),
        ("", set()),
        ("---", set()),
    ],
)
def test_names_are_heard_in_a_file_however_broken(text: str, names: set[str]) -> None:
    assert names_in(text.encode()) == names


def test_hearsay_is_all_that_was_heard() -> None:
    heard = Hearsay(*(frozenset({name}) for name in "abcd"))
    assert heard.all == set("abcd")


def test_an_entry_is_offered_by_one_name() -> None:
    index = NameIndex()
    for name, code in (("Vietnam", "VN"), ("Viet Nam", "VN"), ("Vietland", "XX")):
        index.add(name.lower(), name, code)
    assert index.nearest("vietnm") == ("Vietnam", "Vietland")
    assert index.nearest("viet nm") == ("Viet Nam",)


@pytest.mark.parametrize(
    ("written", "offers"),
    [
        ("Unitd States", ("United States",)),
        ("the Unitd States", ("the United States",)),
        ("Fumio Kishda", ("Fumio Kishida",)),
        ("2024-05-01-joe-biden-japn", ("2024-05-01-joe-biden-japan",)),
        ("Kishida in Washngton", ("Kishida in Washington",)),
        ("nobody knows it", ()),
    ],
)
def test_what_is_offered_for_a_name_of_no_page(written: str, offers: tuple[str, ...]) -> None:
    assert atlas().directory.nearest(written) == offers
