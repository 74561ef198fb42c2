r"""A terminal for a test: a real process at a pseudo-terminal, typed at and read from.

with at_terminal(["python", "publish.py", "new", "visit"]) as terminal:
    terminal.until("Leader")
    terminal.type("Fumio Kishida\r")
"""

import fcntl
import os
import pty
import re
import select
import subprocess
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Terminal", "at_terminal"]

SECONDS = 30
COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Terminal:
    """The keyboard and the screen of a process."""

    def __init__(self, process: subprocess.Popen[bytes], keyboard: int) -> None:
        self.process = process
        self.keyboard = keyboard
        self.shown = ""
        self.raw = ""
        """All of it, colours included."""

    def type(self, keys: str) -> None:
        """Press keys; Enter is a carriage return, Tab is a tab."""
        os.write(self.keyboard, keys.encode())

    def until(self, text: str) -> str:
        """Wait until ``text`` is on the screen, and return all that was shown since last time."""
        deadline = time.monotonic() + SECONDS
        while text not in self.shown:
            if not self.more() or time.monotonic() > deadline:
                raise AssertionError(f"never shown: {text!r}\n{self.shown}")
        before, found, self.shown = self.shown.partition(text)
        return before + found

    def rest(self) -> str:
        """Wait for the end, and return what was shown until then."""
        deadline = time.monotonic() + SECONDS
        while self.more():
            if time.monotonic() > deadline:
                raise AssertionError(f"never ended:\n{self.shown}")
        self.process.wait(SECONDS)
        return self.shown

    def more(self) -> bool:
        """Read what has come; False once the process has closed its terminal."""
        if not select.select([self.keyboard], [], [], 1)[0]:
            return True
        try:
            read = os.read(self.keyboard, 65_536)
        except OSError:
            return False
        text = read.decode("utf-8", "replace").replace("\r\n", "\n")
        self.raw += text
        self.shown += COLOURS.sub("", text)
        return bool(read)


@contextmanager
def at_terminal(
    command: Sequence[str], *, cwd: Path, env: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """Run a command at a terminal of its own; what still runs at the end is ended."""
    keyboard, screen = pty.openpty()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "200", **(env or {})},
        stdin=screen,
        stdout=screen,
        stderr=screen,
        start_new_session=True,
        # So that Ctrl+C, typed there, interrupts.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
    )
    os.close(screen)
    try:
        yield Terminal(process, keyboard)
    finally:
        process.terminate()
        process.wait(SECONDS)
        os.close(keyboard)
