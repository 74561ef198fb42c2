"""Bytes to text: the first step for every file of content.

A file is UTF-8, with or without a byte order mark, with any of the three line ends. What comes out
has line feeds only, so that a line number means the same in every later step and in an editor.
"""

import re
from codecs import BOM_UTF8
from dataclasses import dataclass

from entente.domain.problem import Code, Place, Problem

__all__ = ["CONTROL", "Bounds", "control_character", "text_of"]

# Characters that YAML 1.1 (5.1) and HTML (13.2.3.5) refuse: they are never typed on purpose.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
WIDE_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
MANY_NULS = 0.2
"""The share of NULs from which on a text is in an encoding of two bytes a letter."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large and deep one file may be, each a setting: ``ENTENTE_FILE_BYTES`` and so on.

    A build fails, naming file and line, past any of these. What they refuse is never published.
    """

    file_bytes: int = 1_000_000
    front_matter_characters: int = 65_536
    front_matter_depth: int = 8
    """Levels of lists and maps inside each other."""
    front_matter_entries: int = 200
    """Of one list or map."""
    value_characters: int = 5_000
    """Of one text of the front matter."""
    body_characters: int = 200_000
    body_depth: int = 20
    """Levels of lists and quotations inside each other."""
    markup_depth: int = 100
    """Elements of HTML that the author opened inside each other."""
    table_cells: int = 20_000
    """Of all tables together, with the empty ones that fill a row up."""
    document_seconds: float = 1.5
    """Processor time that one file may take; the longest allowed takes some 0.2 s."""


def text_of(content: bytes, file: str, bounds: Bounds) -> str | Problem:
    """Return the text of a file with line feeds only, or the problem that it has.

    Args:
        content: the bytes of the file.
        file: its path for the report.
        bounds: how large it may be.

    """
    if len(content) > bounds.file_bytes:
        return Problem(
            Code.TOO_LARGE,
            Place(file),
            f"the file has {len(content):,} bytes; at most {bounds.file_bytes:,} are read",
            "Split it into several articles in a folder of the visit.",
        )
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return not_utf8(content, file, error.start)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = CONTROL.search(text)
    if not found:
        return text
    if text.count("\0") > MANY_NULS * len(text):
        return wide(file, "UTF-16")
    return control_character(found[0], place_at(text, found.start(), file))


def control_character(character: str, place: Place) -> Problem:
    """Report a character that no text may hold."""
    return Problem(
        Code.CONTROL_CHARACTER,
        place,
        f"the character U+{ord(character):04X} cannot stand in a text",
        "Delete it; it is invisible in most editors and often comes with pasted text.",
    )


def not_utf8(content: bytes, file: str, position: int) -> Problem:
    """Put a decoding failure at byte ``position`` (behind any byte order mark) into words."""
    for mark, encoding in WIDE_MARKS.items():
        if content.startswith(mark):
            return wide(file, encoding)
    before = content[:position].decode("utf-8", "replace")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return Problem(
        Code.NOT_UTF8,
        place_at(before, len(before), file),
        f"the byte 0x{content[position]:02X} is not UTF-8",
        "Save the file again with the encoding UTF-8; it may be in an older one such as Latin-1.",
    )


def wide(file: str, encoding: str) -> Problem:
    """Report a file in another encoding of Unicode, as a whole: it has no lines to point at."""
    return Problem(
        Code.NOT_UTF8,
        Place(file),
        f"the file is {encoding}, not UTF-8",
        "Save it again with the encoding UTF-8.",
    )


def place_at(text: str, index: int, file: str, length: int = 1) -> Place:
    """Return the place of the character at ``index`` of a text with line feeds only."""
    line = text.count("\n", 0, index) + 1
    column = index - (text.rfind("\n", 0, index) + 1) + 1
    return Place(file, line, column, length)
