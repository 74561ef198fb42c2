"""Imports into a folder that people work in: nothing lost, nothing overwritten, nothing twice."""

import doctest
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from entente.commands.exporting import export_seed
from entente.commands.importing import ImportResult, import_files
from entente.domain.problem import Code, Problem
from entente.files.writing import holds_other, write_new
from entente.reading import traces

TITLE = b"King Felipe VI of Spain Visits Peru"
SEED = TITLE + b"\n\n1\n2\n" + TITLE + b"\n\nOn May 3, 2024 his visit begins.\n"
VISIT = "2024-05-03-felipe-vi-peru"
DRAFT = f"content/visits/2024/{VISIT}.md"


def run(root: Path, *files: Path, year: int | None = None) -> ImportResult:
    return import_files(files, content=root / "content", seeds=root / "seeds", year=year)


def export(root: Path, visit: str) -> bytes | Problem:
    return export_seed(visit, content=root / "content", seeds=root / "seeds")


def put(root: Path, name: str, content: bytes | str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_seed_from_elsewhere_is_kept_under_seeds(tmp_path: Path) -> None:
    assert run(tmp_path, put(tmp_path, "desk/peru.txt", SEED)).written == (DRAFT,)
    assert (tmp_path / "seeds/peru.txt").read_bytes() == SEED
    assert "file: seeds/peru.txt" in (tmp_path / DRAFT).read_text("utf-8")


def test_a_seed_below_a_folder_of_seeds_stays_there(tmp_path: Path) -> None:
    run(tmp_path, put(tmp_path, "seeds/2024/peru.txt", SEED))
    assert "file: seeds/2024/peru.txt" in (tmp_path / DRAFT).read_text("utf-8")
    assert export(tmp_path, VISIT) == SEED


def test_another_seed_of_the_same_name_is_never_overwritten(tmp_path: Path) -> None:
    kept = put(tmp_path, "seeds/peru.txt", b"precious")
    result = run(tmp_path, put(tmp_path, "desk/peru.txt", SEED))
    assert [p.code for p in result.problems] == [Code.WOULD_OVERWRITE]
    assert kept.read_bytes() == b"precious"
    assert result.written == ()


def test_a_digest_that_somebody_wrote_is_left_alone(tmp_path: Path) -> None:
    digest = put(tmp_path, DRAFT, "---\ntitle: Mine\n---\n\nText.\n")
    result = run(tmp_path, put(tmp_path, "peru.txt", SEED))
    assert (result.written, result.already, result.problems) == ((), (DRAFT,), ())
    assert digest.read_text("utf-8") == "---\ntitle: Mine\n---\n\nText.\n"


def test_two_seeds_of_one_visit_become_two_drafts(tmp_path: Path) -> None:
    files = [put(tmp_path, f"{name}.txt", SEED) for name in ("one", "two")]
    assert run(tmp_path, *files).written == (DRAFT, DRAFT.replace(".md", "-2.md"))
    assert run(tmp_path, *files).written == ()


@pytest.mark.parametrize("separately", [True, False])
def test_renaming_the_file_of_a_draft_imports_nothing_again(
    tmp_path: Path, *, separately: bool
) -> None:
    file = put(tmp_path, "peru.txt", SEED)
    run(tmp_path, file)
    name = "content/visits/felipe/2024-05-03-tour/" + ("part.md" if separately else "index.md")
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / DRAFT).rename(tmp_path / name)
    assert run(tmp_path, file).written == ()
    assert export(tmp_path, "2024-05-03-tour") == SEED


def test_the_notes_spelling_and_country_of_a_leader_are_used(tmp_path: Path) -> None:
    note = "name: Philip of Spain\naliases: [Felipe VI]\noffices: [{title: King, country: ES}]"
    put(tmp_path, "content/leaders/felipe-vi.md", f"---\n{note}\n---\n")
    put(tmp_path, "content/countries/peru.md", "---\nname: Peru\naliases: [Incaland]\n---\n")
    put(tmp_path, "content/countries/broken.md", "---\n")
    put(tmp_path, "content/pages/about.md", "---\ntitle: About\n---\n\nText.\n")
    put(tmp_path, "content/stray.txt", "Nothing.")
    put(tmp_path, "content/topics/fish.md", "---\nname: Fishing\naliases: [Trawlers]\n---\n")
    text = SEED.replace(b" of Spain", b"").replace(b"begins", b"with trawlers begins")
    text = text.replace(b"Peru", b"Incaland")
    result = run(tmp_path, put(tmp_path, "peru.txt", text))
    assert result.problems == ()
    lines = (tmp_path / result.written[0]).read_text("utf-8").split("\n")
    assert 'leader: Philip of Spain  # proposed: "King Felipe VI"' in lines
    assert 'from: ES  # proposed: "King Felipe VI"' in lines
    assert 'topics: [fish]  # proposed: "trawlers"' in lines
    assert 'to: PE  # proposed: "Incaland"' in lines


def test_a_name_that_a_digest_has_is_known(tmp_path: Path) -> None:
    put(tmp_path, "content/visits/2020/x.md", "---\nmeets: Ana Lopez\ntopics: [sea-law]\n---\n")
    text = SEED.replace(b"begins", b"begins: talks with Ana Lopez on Sea law")
    (file,) = run(tmp_path, put(tmp_path, "peru.txt", text)).written
    draft = (tmp_path / file).read_text("utf-8")
    assert "meets: [Ana Lopez]" in draft
    assert "topics: [sea-law]" in draft


def test_instalments_of_a_digest_count_as_parts_of_it(tmp_path: Path) -> None:
    file = put(tmp_path, "peru.txt", SEED)
    source = "sources: [{title: t, file: seeds/peru.txt}]"
    put(tmp_path, "content/visits/2024/x/index.md", "---\ntitle: t\n---\n")
    put(tmp_path, "content/visits/2024/x/2024-05-04-talks.md", f"---\n{source}\n---\n")
    put(tmp_path, "seeds/peru.txt", SEED)
    assert run(tmp_path, file).already == ("content/visits/2024/x/index.md",)
    assert export(tmp_path, "x") == SEED


def seed(title: str, text: str) -> str:
    return f"{title}\n\n1\n2\n{title}\n\n{text}\n"


def test_without_dates_and_year_nothing_is_written(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", seed("A Title", "Text."))
    (problem,) = run(tmp_path, file).problems
    assert (problem.code, problem.place.line) == (Code.YEAR_NEEDED, 1)


def test_dates_in_the_title_are_dates(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", seed("Trip of May 3-4", "Text."))
    (problem,) = run(tmp_path, file).problems
    assert (problem.code, problem.place.line) == (Code.YEAR_NEEDED, 1)
    assert run(tmp_path, file, year=2024).written == (
        "content/visits/2024/2024-05-03-trip-of-may-3-4.md",
    )


def test_a_long_title_makes_an_id_that_ends_with_a_word(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", seed("word " * 60 + "end", "Text."))
    (written,) = run(tmp_path, file, year=2024).written
    assert 90 < len(Path(written).stem) <= 100
    assert set(Path(written).stem.split("-")) == {"word"}


def test_a_title_that_makes_no_address_is_reported(tmp_path: Path) -> None:
    file = put(tmp_path, "a.txt", seed("東京", "本文"))
    result = run(tmp_path, file, year=2024)
    assert [p.code for p in result.problems] == [Code.NOT_PROPOSED]
    assert not (tmp_path / "content").exists()


def test_what_is_no_seed_and_no_record_is_reported_and_the_rest_imported(tmp_path: Path) -> None:
    files = [put(tmp_path, "a.pdf", b""), tmp_path / "absent.txt", put(tmp_path, "p.txt", SEED)]
    (tmp_path / "folder.csv").mkdir()
    result = run(tmp_path, *files, tmp_path / "folder.csv")
    assert sorted(p.code for p in result.problems) == [
        *(Code.NOT_A_FILE, Code.NOT_A_FILE, Code.UNEXPECTED_FILE),
    ]
    assert result.written == (DRAFT,)


def test_records_are_not_imported_again_under_another_order(tmp_path: Path) -> None:
    facts = {"traveller": "Gordon Brown", "origin": "GB", "host": "US", "start": "2009-09-24"}
    lines = [json.dumps({"id": name, **facts}) for name in ("visit-2064", "visit-2044")]
    assert len(run(tmp_path, put(tmp_path, "r.jsonl", "\n".join(lines))).written) == 2
    again = run(tmp_path, put(tmp_path, "r.jsonl", "\n".join(reversed(lines))))
    assert (len(again.written), len(again.already)) == (0, 2)


EXPORTS = [
    ("y", "", Code.NO_SEED),
    ("x", "", Code.NO_SEED),
    ("x", "sources: [{title: t, file: seeds/absent.txt}]", Code.SOURCE_MISSING),
    ("x", "sources: [{title: t, file: seeds/bad.txt}]", Code.SEED_FORM),
    ("x", "sources: [{title: t, file: seeds/../peru.txt}]", Code.NO_SEED),
    ("x", "sources: [{title: t, file: ../peru.txt}]", Code.NO_SEED),
]


@pytest.mark.parametrize(("visit", "matter", "code"), EXPORTS)
def test_what_cannot_be_exported(tmp_path: Path, visit: str, matter: str, code: Code) -> None:
    put(tmp_path, "content/visits/2024/x.md", f"---\ntitle: t\n{matter}\n---\n")
    put(tmp_path, "seeds/bad.txt", b"no seed")
    put(tmp_path, "peru.txt", SEED)
    problem = export(tmp_path, visit)
    assert isinstance(problem, Problem)
    assert problem.code == code


def test_of_many_writers_one_makes_the_file_and_none_leaves_a_trace(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.md"
    texts = [str(number).encode() * 5000 for number in range(8)]
    with ThreadPoolExecutor() as pool:
        made = list(pool.map(lambda text: write_new(path, text), texts))
    assert made.count(True) == 1
    assert path.read_bytes() == texts[made.index(True)]
    assert list(path.parent.iterdir()) == [path]


def test_whether_a_path_holds_something_else(tmp_path: Path) -> None:
    path = put(tmp_path, "a", b"x")
    assert not holds_other(tmp_path / "absent", b"x")
    assert not holds_other(path, b"x")
    assert holds_other(path, b"y")
    with pytest.raises(OSError, match=r"."):
        holds_other(tmp_path, b"x")


def test_examples() -> None:
    assert doctest.testmod(traces).failed == 0
