"""Sizes of pictures: as they are shown, whatever the form, and none for what is no picture."""

from pathlib import Path

import pytest
from PIL import Image

from entente.files.pictures import ORIENTATION, size_of_picture


@pytest.mark.parametrize("ending", ["avif", "gif", "jpg", "png", "webp"])
def test_every_form_says_its_size(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"map.{ending}"
    Image.new("RGB", (64, 48)).save(path)
    assert size_of_picture(path) == (64, 48)


@pytest.mark.parametrize(("held", "shown"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64))])
def test_a_camera_held_on_its_side_gives_an_upright_picture(
    tmp_path: Path, held: int, shown: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = held
    Image.new("RGB", (64, 48)).save(tmp_path / "photo.jpg", exif=exif)
    assert size_of_picture(tmp_path / "photo.jpg") == shown


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", b"GIF89a\x00"])
def test_what_is_no_picture_has_no_size(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "map.png"
    path.write_bytes(content)
    assert size_of_picture(path) is None


def test_what_is_not_there_has_none(tmp_path: Path) -> None:
    assert size_of_picture(tmp_path / "map.png") is None
