"""The anteroom: what a killed build left is put right, and what is of no use goes."""

from pathlib import Path

import pytest

from entente.files.anteroom import anteroom_of, enter


def nobody_waits() -> None:
    raise AssertionError("nobody is in there")


def filled(folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    (folder / name).touch()


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_stage_is_empty_at_the_beginning_and_gone_in_the_end(tmp_path: Path) -> None:
    output = tmp_path / "output"
    root = anteroom_of(output)
    assert root == tmp_path / ".output.entente"
    filled(root / "stage", "left")
    inside = enter(output, nobody_waits)
    assert names_in(root) == ["lock", "stage"]
    assert names_in(inside.stage) == []
    assert (inside.spare, inside.aside, inside.ledger) == (
        root / "spare",
        root / "aside",
        root / "ledger",
    )
    inside.stage.rmdir()
    inside.leave()
    assert names_in(tmp_path) == []
    enter(output, nobody_waits).leave()
    assert names_in(tmp_path) == []


def test_what_is_of_use_stays(tmp_path: Path) -> None:
    inside = enter(tmp_path / "output", nobody_waits)
    filled(inside.stage / "deep", "new")
    inside.ledger.touch()
    inside.leave()
    assert names_in(inside.root) == ["ledger"]


@pytest.mark.parametrize(
    ("there", "published", "spare"),
    [
        (("aside",), "aside", None),
        (("aside", "output"), "output", "aside"),
        (("aside", "output", "spare"), "output", "spare"),
        (("output", "spare"), "output", "spare"),
        (("aside", "spare"), "aside", "spare"),
    ],
)
def test_exchange_that_was_cut_off_is_finished_or_taken_back(
    tmp_path: Path, there: tuple[str, ...], published: str, spare: str | None
) -> None:
    output = tmp_path / "output"
    for name in there:
        filled(output if name == "output" else anteroom_of(output) / name, name)
    inside = enter(output, nobody_waits)
    assert names_in(output) == [published]
    assert not inside.aside.exists()
    assert inside.spare.exists() is bool(spare)
    if spare:
        assert names_in(inside.spare) == [spare]
    inside.leave()


def test_who_cannot_enter_locks_nobody_out(tmp_path: Path) -> None:
    filled(tmp_path / ".output.entente", "stage")
    with pytest.raises(NotADirectoryError):
        enter(tmp_path / "output", nobody_waits)
    assert names_in(tmp_path / ".output.entente") == ["stage"]


def test_seal_that_a_killed_build_was_writing_is_cleared_away(tmp_path: Path) -> None:
    output = tmp_path / "output"
    root = anteroom_of(output)
    root.mkdir()
    for name in ("seal", "seal.4711"):
        (root / name).touch()
    enter(output, nobody_waits).leave()
    assert names_in(root) == ["seal"]
