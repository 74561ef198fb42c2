"""An incremental build is byte-identical to a fresh one, after any sequence of changes."""

import re
from pathlib import Path

import pytest

from tests.incremental import EDITS, Edit, workplace_of
from tests.repositories import Repository, published, tree

pytestmark = pytest.mark.usefixtures("templates_read_once")


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_build_after_a_change_equals_a_fresh_one(
    built: Repository, tmp_path: Path, edit: Edit
) -> None:
    workplace = workplace_of(built)
    edit(built)
    workplace.build(built.output)
    workplace.build(tmp_path / "fresh", fresh=True)
    assert tree(built.output) == tree(tmp_path / "fresh")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", "Another name"),
        ("SITESUBTITLE", "Another line"),
        ("SITEURL", "https://elsewhere.example"),
        ("DEFAULT_LANG", "ja"),
        ("ENTENTE_AUTHORITY", "elsewhere.example,2020"),
        ("ENTENTE_AS_OF", "2020-01-01"),
        ("ENTENTE_DRAFTS", True),
    ],
)
def test_build_after_a_change_of_a_setting_equals_a_fresh_one(
    built: Repository, tmp_path: Path, name: str, value: object
) -> None:
    workplace = workplace_of(built)
    before = published(built.output)
    workplace.settings[name] = value
    workplace.build(built.output)
    workplace.build(tmp_path / "fresh", fresh=True)
    assert published(built.output) == published(tmp_path / "fresh") != before


def test_changes_one_after_another_through_real_builds(built: Repository, tmp_path: Path) -> None:
    for name in ("a title", "a visit renamed", "a topic added", "a part of templates"):
        EDITS[name](built)
        assert built.build().returncode == 0, name
    built.configure('SITENAME = "Renamed"')
    assert built.build().returncode == 0
    assert built.build("--output", tmp_path / "fresh", "--fresh").returncode == 0
    assert tree(built.output) == tree(tmp_path / "fresh")


def test_change_of_the_program_makes_everything_again(built: Repository) -> None:
    words = built.root / "plugins" / "entente" / "rendering" / "words.py"
    words.write_text(words.read_text("utf-8") + "\nADDED = 1\n", encoding="utf-8")
    assert remade(built) == set(pages(built))


def test_build_without_a_change_makes_nothing_again(built: Repository) -> None:
    before = inodes(built)
    assert remade(built) == set()
    assert inodes(built) == before


def test_build_in_this_process_goes_on_from_a_real_one(built: Repository) -> None:
    # If it made everything again, the tests above would compare two fresh builds.
    before = inodes(built)
    workplace_of(built).build(built.output)
    assert inodes(built) == before


def test_change_of_a_text_makes_few_pages_again(built: Repository) -> None:
    EDITS["a text"](built)
    made = remade(built)
    assert "visits/1905-08-elihu-root-united-kingdom.html" in made
    assert not [path for path in made if "kishida" in path or path.startswith("topics/")]


def inodes(repository: Repository) -> dict[str, int]:
    """Return which file each page of the output is: one that is kept stays the same file."""
    return {path: (repository.output / path).stat().st_ino for path in pages(repository)}


def remade(repository: Repository) -> set[str]:
    """Build with --explain and return the pages that it says were made again."""
    ran = repository.build("--explain")
    assert ran.returncode == 0, ran.stderr
    return set(re.findall(r"^(\S+\.\w+): ", ran.stderr, re.MULTILINE))


def pages(repository: Repository) -> list[str]:
    """Return the paths of the files that are made and not copied."""
    copied = ("theme/",)
    made = published(repository.output)
    return [p for p in made if not p.startswith(copied) and not p.endswith("/three.png")]
