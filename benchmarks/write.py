#!/usr/bin/env python3
"""Write a corpus of digests to a folder, as content for Entente.

python benchmarks/write.py /dev/shm/content 4000
python benchmarks/write.py /dev/shm/content 1000 --country US   # all of them from or to one country
python publish.py build --content /dev/shm/content --output /dev/shm/site
"""

import argparse
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins")]

from benchmarks.corpus import samples  # noqa: E402 - found once their folders are on the path
from benchmarks.layouts.entente import digest_files, topic_notes  # noqa: E402

__all__ = ["memory_folder", "write_content", "write_files"]


def memory_folder() -> Path | None:
    """Return the folder of the memory file system, if there is one."""
    folder = Path("/dev/shm")  # noqa: S108 - asked for by name
    return folder if folder.is_dir() else None


def write_files(folder: Path, texts: Iterable[tuple[str, str]]) -> int:
    """Write texts to their paths below a folder; return how many."""
    count = 0
    for path, text in texts:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count


def write_content(folder: Path, number: int, country: str = "") -> int:
    """Write Entente's content for so many digests, as ``samples``; return the number of files."""
    digests = chain.from_iterable(digest_files(sample) for sample in samples(number, country))
    return write_files(folder, chain(topic_notes(), digests))


def main() -> None:
    """Read the command line and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="which is made if it is not there")
    parser.add_argument("number", type=int, help="of digests")
    parser.add_argument("--country", default="", help="code of one that all have to do with")
    asked = parser.parse_args()
    files = write_content(asked.folder, asked.number, asked.country)
    sys.stderr.write(f"{asked.folder}: {files:,} files\n")


if __name__ == "__main__":
    main()
