"""The golden site: a small world of every kind of content, and each byte that is made of it.

After a change that is meant, make the expected files anew and read the difference:

    pytest tests/test_golden.py tests/linking --regenerate

(The second has whole pages of another world among its own expected files.)

The theme's static files are compared with the theme itself, which is where they are kept.
"""

import json
import shutil
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.repositories import GOLDEN, MANIFEST, PROJECT, published, tree

EXPECTED = GOLDEN / "expected"
STATIC = PROJECT / "themes" / "entente" / "static"


def made(golden_site: Path) -> dict[str, bytes]:
    """Return what the build made of content, without what it copied from the theme."""
    return {p: c for p, c in published(golden_site).items() if not p.startswith("theme/")}


def alike(path: str, one: bytes, other: bytes) -> bool:
    """Whether two files are the same byte for byte.

    Drawn pictures are compared by their pixels: how these are packed is the business of a library
    whose builds for other systems pack them otherwise.
    """
    if one == other or not path.endswith(".png"):
        return one == other
    first, second = (Image.open(BytesIO(content)).convert("RGBA") for content in (one, other))
    return first.size == second.size and first.tobytes() == second.tobytes()


def test_site_is_the_expected_one(golden_site: Path, *, regenerate: bool) -> None:
    files = made(golden_site)
    if regenerate:
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, content in files.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(content)
    expected = tree(EXPECTED)
    assert list(files) == list(expected), "other files than expected"
    differing = [path for path in files if not alike(path, files[path], expected[path])]
    for path in differing[:1]:
        # As text, so that pytest shows which lines differ.
        assert files[path].decode(errors="replace") == expected[path].decode(errors="replace"), path
    assert not differing


def test_theme_is_copied_whole(golden_site: Path) -> None:
    copied = {
        path.removeprefix("theme/"): content
        for path, content in published(golden_site).items()
        if path.startswith("theme/")
    }
    assert copied == tree(STATIC)


def test_manifest_names_every_file_with_its_hash(golden_site: Path) -> None:
    records = json.loads((golden_site / MANIFEST).read_bytes())["files"]
    files = published(golden_site)
    assert list(records) == sorted(files)
    wrong = [
        path
        for path, content in files.items()
        if blake2b(content, digest_size=16).hexdigest() != records[path][0]
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "words",
    ["Kishida at APEC", "APEC", "alert(", "localhost", "<this>", "/repository/"],
)
def test_nothing_is_published_that_must_not_be(golden_site: Path, words: str) -> None:
    pages = {p: c.decode() for p, c in published(golden_site).items() if p.endswith(".html")}
    assert [path for path, text in pages.items() if words in text] == []
