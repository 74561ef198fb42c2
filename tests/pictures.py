"""The pictures of README.md, taken of the site in a browser: ``make pictures``.

What they show is the site of ``content/`` at the time. Letters are those of the fonts that the
machine has: with Charis SIL and Noto (``fonts-sil-charis fonts-noto-core fonts-noto-cjk`` on
Debian) they are the ones that the theme was drawn with.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.browser import find_chromium  # noqa: E402 - found once the root is on the path

PICTURES = ROOT / ".github" / "pictures"
COLOURS = 64
"""Of one picture: flat pages need few, and a picture of few colours is small."""


@dataclass(frozen=True)
class Picture:
    """One page as a reader sees it."""

    name: str
    path: str
    width: int
    """In pixels, as the height is."""
    height: int
    scheme: Literal["light", "dark"]


EVERY = (
    Picture("digest", "visits/2024-04-08-fumio-kishida-united-states.html", 1280, 900, "light"),
    Picture("relation", "relations/japan--united-states.html", 1280, 900, "dark"),
    Picture("home", "index.html", 360, 900, "light"),
)


def main() -> None:
    """Build the site and take each picture of it."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        command = [sys.executable, "publish.py", "build", "--output", folder]
        subprocess.run(command, cwd=ROOT, check=True)
        browser = playwright.chromium.launch(executable_path=find_chromium())
        for picture, content in taken(browser, Path(folder)):
            written = reduced(content)
            (PICTURES / f"{picture.name}.webp").write_bytes(written)
            sys.stderr.write(f"{picture.name}.webp: {len(written) / 1000:.0f} kB\n")


def taken(browser: Browser, site: Path) -> Iterator[tuple[Picture, bytes]]:
    """Yield every picture with what a browser shows, as PNG."""
    for picture in EVERY:
        page = browser.new_page(color_scheme=picture.scheme)
        page.set_viewport_size({"width": picture.width, "height": picture.height})
        page.goto((site / picture.path).as_uri())
        yield picture, page.screenshot()
        page.close()


def reduced(content: bytes) -> bytes:
    """Return a picture in few colours, as WebP that loses nothing more."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    few = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    written = io.BytesIO()
    few.convert("RGB").save(written, "WEBP", lossless=True, method=6, quality=100)
    return written.getvalue()


if __name__ == "__main__":
    main()
