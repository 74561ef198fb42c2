"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.repositories import Repository, golden_repository, tree

ELSEWHERE = [
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "4242", "PYTHONOPTIMIZE": "2"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"TZ": "Pacific/Niue", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    {"HOME": "/nonexistent", "COLUMNS": "20", "NO_COLOR": "1", "SOURCE_DATE_EPOCH": "1"},
]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> tuple[Repository, dict[str, bytes]]:
    """Return a repository and the tree of its site, manifest and all."""
    repository = golden_repository(tmp_path_factory.mktemp("here") / "repository")
    assert repository.build().returncode == 0
    return repository, tree(repository.output)


@pytest.mark.parametrize("env", ELSEWHERE, ids=",".join)
def test_environment_changes_nothing(
    here: tuple[Repository, dict[str, bytes]], tmp_path: Path, env: dict[str, str]
) -> None:
    repository, expected = here
    ran = repository.build("--output", tmp_path / "site", env=env)
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "site") == expected


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_umask_changes_nothing(
    here: tuple[Repository, dict[str, bytes]], tmp_path: Path, umask: int
) -> None:
    repository, expected = here
    before = os.umask(umask)
    try:
        ran = repository.build("--output", tmp_path / "site")
    finally:
        os.umask(before)
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "site") == expected


def test_working_directory_changes_nothing(
    here: tuple[Repository, dict[str, bytes]], tmp_path: Path
) -> None:
    repository, expected = here
    (tmp_path / "elsewhere").mkdir()
    ran = repository.build("--output", "../site", cwd=tmp_path / "elsewhere")
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "site") == expected


def test_place_and_order_of_files_on_disk_change_nothing(
    here: tuple[Repository, dict[str, bytes]], tmp_path: Path
) -> None:
    repository, expected = here
    moved = Repository(tmp_path / "a place with spaces, é and 日本")
    aside = shutil.ignore_patterns("content", "output")
    shutil.copytree(repository.root, moved.root, ignore=aside)
    # Made the other way round, and long ago: a folder lists its files as they came.
    for path in sorted(repository.content.rglob("*"), reverse=True):
        if path.is_file():
            copy = moved.content / path.relative_to(repository.content)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
            os.utime(copy, (1, 1))
    ran = moved.build()
    assert ran.returncode == 0, ran.stderr
    assert tree(moved.output) == expected


def test_name_of_the_content_folder_changes_nothing(
    here: tuple[Repository, dict[str, bytes]], tmp_path: Path
) -> None:
    repository, expected = here
    shutil.copytree(repository.content, tmp_path / "world")
    ran = repository.build("--content", tmp_path / "world", "--output", tmp_path / "site")
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "site") == expected


def test_pelican_itself_gives_the_same_site(
    here: tuple[Repository, dict[str, bytes]], tmp_path: Path
) -> None:
    repository, expected = here
    ran = repository.pelican("-o", tmp_path / "site")
    assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "site") == expected


def test_site_names_neither_machine_nor_day_of_the_build(
    here: tuple[Repository, dict[str, bytes]],
) -> None:
    repository, files = here
    told = [os.fsencode(repository.root.parent), datetime.now(UTC).date().isoformat().encode()]
    assert [path for path, content in files.items() if any(word in content for word in told)] == []
