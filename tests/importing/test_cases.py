"""Seeds and what comes of them: a folder with ``seed.txt`` is a test.

Beside it stand ``draft.md`` (absent where no draft is written), ``problems.txt`` and, where a year
is given, ``year.txt``. ``--regenerate`` makes the expected files anew, for the eye to judge.
"""

from pathlib import Path

import pytest

from entente.commands.exporting import export_seed
from entente.commands.importing import ImportResult, import_files

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def imported(case: Path, root: Path) -> ImportResult:
    year = case / "year.txt"
    return import_files(
        [case / "seed.txt"],
        content=root / "content",
        seeds=root / "seeds",
        year=int(year.read_text()) if year.exists() else None,
    )


def outcome(case: Path, root: Path) -> dict[str, str]:
    result = imported(case, root)
    problems = (f"{p.code} {p.place.line} {p.message}. {p.help}\n" for p in result.problems)
    drafts = (f"{file}\n{(root / file).read_text('utf-8')}" for file in result.written)
    return {"problems.txt": "".join(problems), "draft.md": "".join(drafts)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_seed_gives_this_draft_and_these_problems(
    case: Path, tmp_path: Path, *, regenerate: bool
) -> None:
    got = {name: text for name, text in outcome(case, tmp_path).items() if text}
    names = ("draft.md", "problems.txt")
    if regenerate:
        for name in names:
            (case / name).unlink(missing_ok=True)
        for name, text in got.items():
            (case / name).write_text(text, "utf-8")
    assert got == {n: (case / n).read_text("utf-8") for n in names if (case / n).exists()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_was_imported_is_given_back_and_is_not_imported_again(
    case: Path, tmp_path: Path
) -> None:
    first = imported(case, tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    again = imported(case, tmp_path)
    assert again.written == ()
    assert again.already == first.written
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
    for file in first.written:
        content, seeds = tmp_path / "content", tmp_path / "seeds"
        given = export_seed(Path(file).stem, content=content, seeds=seeds)
        assert given == (case / "seed.txt").read_bytes()


def test_a_case_without_draft_writes_nothing_at_all(tmp_path: Path) -> None:
    without = [case for case in CASES if not (case / "draft.md").exists()]
    assert without
    for case in without:
        imported(case, tmp_path)
    assert list(tmp_path.iterdir()) == []
