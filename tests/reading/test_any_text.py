"""Whatever is given as a digest ends in values or problems with a place, never in a traceback."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from entente.checking.dossier import Dossier
from entente.checking.rules import problems_between
from entente.domain.note import Notes
from entente.domain.problem import Problem
from entente.reading.manuscripts import read_visit
from entente.reading.source import Bounds
from entente.registry.gazetteer import gazetteer
from entente.registry.resolve import resolve

VISIT = "2024-04-08-fumio-kishida-united-states"
FILE = f"content/visits/2024/{VISIT}.md"
GOOD = [
    (Path(__file__).parent / "cases" / f"{name}.md").read_text(encoding="utf-8")
    for name in ("right-everything-else", "right-tour-in-block-form")
]
ODDITIES = st.one_of(
    st.characters(),
    st.sampled_from([*":-?[]{},#&*!|>'\"%@`\t\0\r\n\ufeff\u2028\u202e\x85", "---\n", "- ", ": "]),
)

Edit = Callable[[list[str]], list[str]]


def problems_of(content: bytes) -> tuple[Problem, ...]:
    read = read_visit(VISIT, FILE, content, Bounds())
    if isinstance(read, tuple):
        assert read, "no value, and no reason why"
        return read
    found = resolve((read,), Notes((), (), ()), gazetteer(), date(2024, 5, 1))
    dossier = Dossier(((VISIT, FILE),), found.digests, {}, frozenset(), date(2024, 5, 1))
    return (*found.problems, *problems_between(dossier))


def hold(content: bytes) -> None:
    lines = content.count(b"\n") + content.count(b"\r") + 1
    for problem in problems_of(content):
        assert problem.place.file == FILE
        assert 0 <= problem.place.line <= lines
        assert problem.place.column >= 0
        assert problem.place.length >= 1
        assert problem.message
        assert problem.help


@given(st.text())
def test_any_text(text: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"))


@given(st.binary())
def test_any_bytes(content: bytes) -> None:
    hold(content)


@given(st.text(), st.text())
def test_any_text_between_fences(matter: str, body: str) -> None:
    hold(f"---\n{matter}\n---\n{body}".encode("utf-8", "surrogatepass"))


@given(st.sampled_from(GOOD), st.data())
def test_a_good_digest_with_lines_lost_doubled_and_swapped(good: str, data: st.DataObject) -> None:
    lines = good.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 4))):
        one, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match data.draw(st.sampled_from(["lose", "double", "swap"])):
            case "lose" if len(lines) > 1:
                del lines[one]
            case "double":
                lines.insert(other, lines[one])
            case _:
                lines[one], lines[other] = lines[other], lines[one]
    hold("".join(lines).encode())


@given(st.sampled_from(GOOD), st.lists(st.tuples(st.integers(0, 900), ODDITIES), max_size=4))
def test_a_good_digest_with_characters_put_in(good: str, added: list[tuple[int, str]]) -> None:
    for index, characters in added:
        good = good[:index] + characters + good[index:]
    hold(good.encode("utf-8", "surrogatepass"))


@given(st.sampled_from(GOOD), st.integers(0, 900), st.integers(0, 60))
def test_a_good_digest_with_a_piece_cut_out(good: str, start: int, length: int) -> None:
    hold((good[:start] + good[start + length :]).encode())
