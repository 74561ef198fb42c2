"""Holds the table of floors: what is imported where, and that one room alone touches the disk."""

import ast
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from tests.floors import DISK_EXCEPTIONS, MAY_IMPORT, disk, room_of, violations
from tests.repositories import PROJECT

SOURCES = PROJECT / "plugins"
BESIDE = ("publish.py", "pelicanconf.py")
PLUGINS = frozenset(path.stem for path in SOURCES.glob("*.py"))


def program() -> Iterator[tuple[str, str]]:
    """Yield every module of the program: path as the table knows it, and text."""
    for path in sorted(SOURCES.rglob("*.py")):
        yield path.relative_to(SOURCES).as_posix(), path.read_text(encoding="utf-8")
    for name in BESIDE:
        yield name, (PROJECT / name).read_text(encoding="utf-8")


def test_program_keeps_its_floors() -> None:
    broken = [
        sentence
        for path, source in program()
        for sentence in violations(path, source, plugins=PLUGINS)
    ]
    assert broken == [], "\n".join(["", *broken])


def test_every_folder_of_the_library_is_a_room() -> None:
    folders = {path.parent.name for path in (SOURCES / "entente").glob("*/__init__.py")}
    loose = {path.name for path in (SOURCES / "entente").glob("*.py")} - {"__init__.py"}
    assert folders <= set(MAY_IMPORT)
    assert loose == set()
    # A folder of plugins/ that is no package of ours would be a second library.
    assert {p.parts[0] for p in map(PurePosixPath, dict(program())) if len(p.parts) > 1} == {
        "entente"
    }


def test_every_exception_is_still_needed() -> None:
    used = {(path, word) for path, source in program() for _, word in disk(ast.parse(source))}
    assert set(DISK_EXCEPTIONS) - used == set()


PLANTED = [
    ("entente/domain/x.py", "import jinja2", "domain may not import jinja2"),
    ("entente/domain/x.py", "from entente.files import stage", "domain may not import"),
    ("entente/reading/x.py", "from entente.registry import index", "reading may not import"),
    ("entente/registry/x.py", "from entente import linking", "registry may not import"),
    ("entente/linking/x.py", "from ..reading.edtf import parse", "linking may not import"),
    ("entente/linking/x.py", "from .. import reading", "linking may not import"),
    ("entente/checking/x.py", "import entente.rendering.rows", "checking may not import"),
    ("entente/files/x.py", "import entente.freshness", "files may not import"),
    ("entente/rendering/x.py", "import entente.files.stage", "rendering may not import"),
    ("entente/pipeline/x.py", "import entente.commands", "pipeline may not import"),
    ("entente/pipeline/x.py", "import digests", "pipeline may not import digests"),
    ("entente/pipeline/x.py", "import pelican", "pipeline may not import pelican"),
    ("entente/commands/x.py", "def f():\n  from pelican import signals", "x.py:2: commands may"),
    ("entente/reading/x.py", "import publish", "reading may not import publish"),
    ("entente/__init__.py", "import entente.domain.page", "entente may not import"),
    ("x.py", "import feeds", "plugin may not import feeds"),
    ("x.py", "import entente.commands.new", "plugin may not import"),
    ("x.py", "import jinja2", "plugin may not import jinja2"),
    ("pelicanconf.py", "import entente.commands.new", "pelicanconf.py may not import"),
    ("entente/linking/x.py", "import os", "os touches the disk"),
    ("entente/linking/x.py", "from os import path", "os touches the disk"),
    ("entente/linking/x.py", "import os.path as p", "os touches the disk"),
    ("entente/linking/x.py", "text = open('x')", "open touches the disk"),
    ("entente/linking/x.py", "import io\nio.open('x')", "x.py:2: open touches the disk"),
    ("entente/linking/x.py", "text = here.read_text()", "read_text touches the disk"),
    ("entente/linking/x.py", "there = Path.cwd()", "Path.cwd touches the disk"),
    ("feeds.py", "page.write_bytes(b'')", "write_bytes touches the disk"),
    ("entente/linking/x.py", "if typing.TYPE_CHECKING: pass", "hides a cycle"),
    ("entente/linking/x.py", "from typing import TYPE_CHECKING", "hides a cycle"),
    ("entente/linking/x.py", "importlib.import_module('x')", "hides what is imported"),
    ("entente/linking/x.py", "__import__('pelican')", "hides what is imported"),
    ("entente/linking/utils.py", "", "utils says nothing"),
    ("helpers.py", "", "helpers says nothing"),
]


@pytest.mark.parametrize(("path", "source", "sentence"), PLANTED)
def test_planted_violation_is_found(path: str, source: str, sentence: str) -> None:
    found = list(violations(path, source, plugins=PLUGINS))
    assert len(found) == 1
    assert sentence in found[0]


ALLOWED = [
    ("entente/domain/x.py", "import re\nfrom entente.domain.page import Page"),
    ("entente/linking/x.py", "import selectolax\nfrom . import names\nimport io\nio.BytesIO()"),
    ("entente/files/x.py", "import os, shutil\nopen('x').read()\nimport entente.domain.page"),
    ("entente/commands/x.py", "from entente import pipeline, files\nimport click"),
    ("x.py", "from pelican import signals\nfrom blinker import signal\nimport entente.pipeline"),
    ("publish.py", "import pelican, click, os\nimport entente.commands.new"),
    ("entente/linking/x.py", "from pathlib import PurePath\nx = 'a'.replace('a', 'b')"),
    ("entente/linking/x.py", "country = self.home(leader)"),
]


@pytest.mark.parametrize(("path", "source"), ALLOWED)
def test_nothing_is_held_against_what_is_allowed(path: str, source: str) -> None:
    assert list(violations(path, source, plugins=PLUGINS)) == []


@pytest.mark.parametrize(
    "path", ["entente/new_room/x.py", "entente/loose.py", "other/x.py", "setup.py/x"]
)
def test_file_in_no_room_is_an_error(path: str) -> None:
    with pytest.raises(LookupError, match="no room"):
        room_of(path)
