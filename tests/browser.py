"""The Chromium that the browser tests drive: where it is, and how to get one.

`make test` calls this file before pytest, and `conftest.py` asks it where the browser is:

    $ python tests/browser.py --install
    Browser tests: /usr/bin/chromium
"""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PROBE_SECONDS = 30
INSTALL_SECONDS = 900


_PLAYWRIGHT = [sys.executable, "-m", "playwright", "install"]


@functools.cache
def find_chromium() -> Path | None:
    """Return the first Chromium of this machine that starts, or None.

    Asked in order: the file that CHROME_PATH names, the usual commands, Playwright's own.
    """
    return next((path for path in _candidates(os.environ) if _starts(path)), None)


def install_chromium() -> str:
    """Try to install a Chromium and return what the last installer said, "" if nothing.

    Debian's own package where this is Debian and we are root, else Playwright's build.
    """
    said = ""
    for command in installers(root=_is_root(), system=_system()):
        done, said = _run(command, seconds=INSTALL_SECONDS)
        if not done:
            break
    find_chromium.cache_clear()
    if find_chromium() is None:
        _, said = _run([*_PLAYWRIGHT, "chromium"], seconds=INSTALL_SECONDS)
        find_chromium.cache_clear()
    return said


def installers(*, root: bool, system: str) -> list[list[str]]:
    """Return the commands, in order, that only root may run: `system` is the ID in os-release."""
    if root and system == "debian":
        return [
            ["apt-get", "update", "--quiet"],
            ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"],
        ]
    if root and system == "ubuntu":
        # Ubuntu's package is a snap, which no container runs; Playwright's build wants libraries.
        return [[*_PLAYWRIGHT, "--with-deps", "chromium"]]
    return []


def _candidates(environment: Mapping[str, str]) -> Iterator[Path]:
    if named := environment.get("CHROME_PATH"):
        yield Path(named)
    for command in COMMANDS:
        if found := shutil.which(command, path=environment.get("PATH")):
            yield Path(found)
    # Last, because only a started driver can say where its browser lies.
    try:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
    except Error:
        return
    yield own


def _starts(path: Path) -> bool:
    # Ubuntu's chromium-browser can be a script that only asks for a snap: finding it is not enough.
    return _run([str(path), "--version"], seconds=PROBE_SECONDS)[0]


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _system() -> str:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line[3:].strip('"') for line in lines if line.startswith("ID=")), "")


def _run(command: list[str], *, seconds: int) -> tuple[bool, str]:
    """Run to the end, without questions: whether it succeeded, and the line that says why not."""
    try:
        run = subprocess.run(
            command,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return False, str(error)
    lines = run.stdout.decode(errors="replace").strip().splitlines() or [""]
    # apt-get marks its errors "E:"; Playwright's stand above a stack trace.
    telling = (line for line in lines if line.startswith("E:") or "error" in line.lower())
    return run.returncode == 0, next(telling, lines[-1]).strip()


def main(arguments: list[str]) -> None:
    """Print one line: the Chromium that the tests will use, or why there is none. Never fails."""
    said = ""
    if find_chromium() is None and "--install" in arguments:
        sys.stdout.write("Browser tests: no Chromium yet, trying to install one ... ")
        sys.stdout.flush()
        said = install_chromium()
        sys.stdout.write(f"{find_chromium() or f'in vain ({said}): they will be skipped'}\n")
        return
    sys.stdout.write(f"Browser tests: {find_chromium() or 'no Chromium: they will be skipped'}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
