"""Fuzz the reader for as long as asked, with hypothesis and, where it is installed, atheris.

    PYTHONPATH=plugins python -m tests.fuzzing --minutes 10

Both run at once, each in a process of its own. The last lines give their figures; a find makes the
exit status 1 and is a case in tests/reading/cases.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzzing.target import CASES, KINDS

REPOSITORY = Path(__file__).resolve().parents[2]
LIMITS = (
    "-timeout=60",
    "-rss_limit_mb=4096",
    "-max_len=16384",
    "-verbosity=0",
    "-print_final_stats=1",
)
"""Of libFuzzer: seconds and megabytes of one input, bytes of the longest."""


def main() -> int:
    """Fuzz, say what came of it, and return the exit status."""
    parser = argparse.ArgumentParser(description="Fuzz the reader.")
    parser.add_argument("--minutes", type=float, default=10)
    seconds = max(1, round(60 * parser.parse_args().minutes))
    with tempfile.TemporaryDirectory(prefix="fuzzing-") as scratch:
        place = Path(scratch)
        fuzzers = {"hypothesis": started("invented", place / "hypothesis", str(seconds))}
        if importlib.util.find_spec("atheris"):
            options = (str(corpus(place)), f"-max_total_time={seconds}", *LIMITS)
            fuzzers["atheris"] = started("guided", place / "atheris", *options)
        else:
            sys.stderr.write("atheris is not for this machine: hypothesis fuzzes alone\n")
        ended = {name: fuzzer.wait() for name, fuzzer in fuzzers.items()}
        return max(verdict(name, place / name, status) for name, status in ended.items())


def started(module: str, figures: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a fuzzer in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.fuzzing.{module}", str(figures), *options],
        cwd=REPOSITORY,
    )


def corpus(place: Path) -> Path:
    """Return a folder with every case of an author's mistake, as each kind of document in turn."""
    folder = place / "corpus"
    folder.mkdir()
    for number, case in enumerate(sorted(CASES.glob("*.md"))):
        kind = bytes([number % len(KINDS)])
        (folder / case.name).write_bytes(kind + case.read_bytes()[:16_000])
        (folder / f"visit-{case.name}").write_bytes(b"\0" + case.read_bytes()[:16_000])
    return folder


def verdict(name: str, figures: Path, status: int) -> int:
    """Say what one fuzzer came to, and return what that means for the exit status."""
    counts = json.loads(figures.read_text()) if figures.exists() else {}
    told = ", ".join(f"{what} {count:,}" for what, count in counts.items())
    sys.stdout.write(f"{name}: {told or 'no figures'}; exit status {status}\n")
    return int(bool(status or not counts or counts["tracebacks"] or counts["hangs"]))


if __name__ == "__main__":
    sys.exit(main())
