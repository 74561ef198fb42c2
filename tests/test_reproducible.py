"""The same content gives the same bytes, wherever, whenever and by whomever it is built."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.accidents import Picture, picture
from tests.repositories import MANIFEST, Repository, golden_repository, published, tree

ELSEWHERE = [
    {"PYTHONHASHSEED": "0"},
    {"PYTHONHASHSEED": "4242", "PYTHONOPTIMIZE": "2"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"TZ": "Pacific/Niue", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"},
    {"HOME": "/nonexistent", "COLUMNS": "20", "NO_COLOR": "1"},
    {"USER": "nobody", "LOGNAME": "nobody", "PYTHONDONTWRITEBYTECODE": "1", "CI": "true"},
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


ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
LOCALES = ("C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.ISO-8859-1")
UMASKS = (0o000, 0o022, 0o027, 0o077)


def without(found: Picture) -> Picture:
    """Return a picture without the manifest."""
    return {path: held for path, held in found.items() if path != MANIFEST}


EVERYTHING_IS_MUCH = """
from entente.pipeline import inspection, production, reading_room
for room in (inspection, production, reading_room):
    room.MANY, room.BATCH = 1, 12
"""
"""In the settings of a small site: other processes are called for it, for a few pages each."""


@pytest.mark.parametrize(
    "seeds",
    [
        # Every zone, locale and umask is among these, and five numbers of jobs.
        pytest.param((0, 4, 5, 10, 12, 15), id="six"),
        pytest.param(tuple(range(20)), id="twenty", marks=pytest.mark.on_demand),
    ],
)
def test_hash_seeds_zones_locales_umasks_and_numbers_of_jobs_change_nothing(
    here: tuple[Repository, dict[str, bytes]],
    repository: Repository,
    tmp_path: Path,
    seeds: tuple[int, ...],
) -> None:
    expected = picture(here[0].output)
    repository.configure(EVERYTHING_IS_MUCH)

    def build(seed: int) -> Path:
        turn = seed % 4
        env = {"PYTHONHASHSEED": str(seed), "TZ": ZONES[turn], "LC_ALL": LOCALES[seed // 4 % 4]}
        output = tmp_path / str(seed)
        umask = f'umask {UMASKS[(turn + seed // 4) % 4]:03o}; exec "$@"'
        command = [sys.executable, str(repository.root / "publish.py"), "build"]
        # Nothing is taken from what another read: every build begins from the sources.
        options = ["--output", str(output), "--jobs", str(1 + seed % 8), "--fresh"]
        ran = subprocess.run(
            ["sh", "-c", umask, "sh", *command, *options],
            env={**os.environ, **env},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr.decode()
        return output

    with ThreadPoolExecutor(2) as pool:
        outputs = list(pool.map(build, seeds))
    # The manifest names the settings, which are others here than there.
    assert [
        output.name for output in outputs if without(picture(output)) != without(expected)
    ] == []


def test_source_date_epoch_and_as_of_are_the_only_clock(
    repository: Repository, tmp_path: Path
) -> None:
    repository.configure('ENTENTE_AS_OF = ""')
    for name, options, env in (
        ("neither", (), {}),
        ("epoch", (), {"SOURCE_DATE_EPOCH": "1577880000"}),
        ("as-of", ("--as-of", "2020-01-01"), {"SOURCE_DATE_EPOCH": "1"}),
    ):
        ran = repository.build("--output", tmp_path / name, *options, env=env)
        assert ran.returncode == 0, ran.stderr
    assert tree(tmp_path / "epoch") == tree(tmp_path / "as-of") != tree(tmp_path / "neither")
    ran = repository.build("--output", tmp_path / "x", env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert ran.returncode == 2
    assert "write seconds since 1970" in ran.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="becomes another user")
def test_another_user_with_read_only_sources_and_no_network_changes_nothing(
    here: tuple[Repository, dict[str, bytes]],
) -> None:
    repository, _ = here
    expected = picture(repository.output)
    nobody, place = 65534, Path(mkdtemp(prefix="entente-", dir="/tmp"))
    try:
        shutil.copytree(repository.root, place / "repository", ignore=IGNORED)
        for path in (place, *place.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        place.chmod(0o755)
        (place / "home").mkdir()
        (place / "public").mkdir()
        os.chown(place / "public", nobody, nobody)
        alone = ["unshare", "-n"] if offline() else []
        site = place / "public" / "site"
        program = str(place / "repository" / "publish.py")
        command = [sys.executable, program, "build", "--output", str(site)]
        ran = subprocess.run(
            [*alone, "setpriv", "--reuid", str(nobody), "--clear-groups", *REACH, *command],
            env={**os.environ, "HOME": str(place / "home")},
            capture_output=True,
            check=False,
            text=True,
        )
        assert ran.returncode == 0, ran.stderr
        assert picture(site) == expected
        assert list((place / "home").iterdir()) == []
    finally:
        shutil.rmtree(place)


# It may look into any folder, since this Python may lie in root's home; but write only its own.
REACH = ("--inh-caps", "+dac_read_search", "--ambient-caps", "+dac_read_search")
IGNORED = shutil.ignore_patterns("output", ".output.entente", ".entente", "__pycache__")


def offline() -> bool:
    """Whether a process can be had that has no network."""
    tried = subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False)
    return tried.returncode == 0


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
    repository, _ = here
    shutil.copytree(repository.content, tmp_path / "world")
    ran = repository.build("--content", tmp_path / "world", "--output", tmp_path / "site")
    assert ran.returncode == 0, ran.stderr
    # The manifest, which no reader gets, says which file each page came from.
    assert published(tmp_path / "site") == published(repository.output)


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
