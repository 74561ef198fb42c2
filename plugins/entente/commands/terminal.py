"""One line from a terminal, with completion where the system's Python has readline.

Example: with ``["Fumio Kishida"]`` known, ``fu`` and the Tab key make ``Fumio Kishida``.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec

from entente.domain.names import fold

__all__ = ["HAS_READLINE", "terminal_line"]

HAS_READLINE = find_spec("readline") is not None
"""False on Windows, where the prompts work without completion."""


def terminal_line(prompt: str, known: Sequence[str]) -> str:
    """Return a line typed at the terminal, where Tab completes to the known names.

    Raises:
        EOFError: the terminal was closed, or Ctrl+D typed.
        KeyboardInterrupt: Ctrl+C was typed.

    """
    if not HAS_READLINE:
        return input(prompt)
    with completing(known):
        return input(prompt)


@contextmanager
def completing(known: Sequence[str]) -> Iterator[None]:
    """Let Tab complete to names that begin as typed, in any case and with or without accents."""
    import readline  # noqa: PLC0415 - not every system has it

    def complete(typed: str, state: int) -> str | None:
        begun = fold(typed)
        matching = [name for name in known if fold(name).startswith(begun)]
        return matching[state] if state < len(matching) else None

    readline.set_completer(complete)
    # A name is completed whole, spaces and all.
    readline.set_completer_delims("\n")
    editline = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if editline else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(None)
