"""What a browser may be given: plain names below one folder."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from entente.files.served import read_served


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["a.html"], b"a.html"),
        (["folder", "b.html"], b"folder/b.html"),
        ([], None),
        ([""], None),
        (["."], None),
        (["..", "secret"], None),
        (["folder", "..", "a.html"], None),
        ([".hidden"], None),
        (["folder/b.html"], None),
        (["folder\\b.html"], None),
        (["c:d"], None),
        (["a.html\0"], None),
        (["\ud800"], None),
        (["folder"], None),
        (["link.html"], None),
        (["linked", "b.html"], None),
        (["absent", "a.html"], None),
        (["n" * 300], None),
    ],
)
@pytest.mark.parametrize("through", ["root", "way"])
def test_only_plain_files_below_the_folder(
    tmp_path: Path, parts: Sequence[str], found: bytes | None, through: str
) -> None:
    root = tmp_path / "root"
    for name in ("a.html", "folder/b.html", ".hidden", "folder\\b.html", "c:d", "../secret"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (root / "link.html").symlink_to("a.html")
    (root / "linked").symlink_to("folder", target_is_directory=True)
    (tmp_path / "way").symlink_to("root", target_is_directory=True)
    assert read_served(tmp_path / through, parts) == found
