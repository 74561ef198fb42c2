"""The catalogues of the theme as its tests read them: with Babel, and no code of ours."""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from tests.repositories import PROJECT

__all__ = ["LANGUAGES", "TEMPLATE", "TRANSLATIONS", "extracted", "forms", "key", "read", "worded"]

TRANSLATIONS = PROJECT / "themes" / "entente" / "translations"
TEMPLATE = TRANSLATIONS / "entente.pot"
LANGUAGES = sorted(path.parts[-3] for path in TRANSLATIONS.glob("*/LC_MESSAGES/entente.po"))


def read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def extracted(to: Path) -> Catalog:
    """Return what stands in code and templates now, found as `make translations` finds it."""
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    (line,) = re.findall(r"^EXTRACT := (.*)$", makefile, re.MULTILINE)
    command = [sys.executable, *line.split(), f"--output-file={to}", "."]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    return read(to)


def worded(catalogue: Iterable[Message]) -> list[Message]:
    """Return the messages, without the head of the file."""
    return [message for message in catalogue if message.id]


def key(message: Message) -> tuple[str, ...]:
    """Return the English of a message: one text, or that for one and that for many."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms(message: Message) -> tuple[str, ...]:
    """Return what a message is translated to."""
    said = message.string
    return (said,) if isinstance(said, str) else tuple(said or ())
