r"""Content lines of iCalendar (RFC 5545): escaped, folded, ended.

Written here and not by a library: a build takes 0.3 s, importing one half of that, and what a
calendar of whole days needs is four kinds of line::

    text_line("SUMMARY", "Talks; dinner")  # "SUMMARY:Talks\\; dinner\r\n"
"""

from datetime import date

__all__ = ["day_line", "line", "stamp_line", "text_line"]

LONGEST = 75
"""Octets of one line without its end (RFC 5545, 3.1)."""
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {ord("\n"), ord("\t")})
"""What Unicode calls control characters (Cc), to be left out."""
WRITTEN = {**CONTROLS, **ESCAPES}


def line(name: str, value: str) -> str:
    """Return one content line, folded, with its end; the value is written as it is."""
    octets = f"{name}:{value}".encode()
    pieces = []
    limit = LONGEST
    while len(octets) > limit:
        cut = limit
        while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - never within a character of UTF-8
            cut -= 1
        pieces.append(octets[:cut])
        octets = octets[cut:]
        limit = LONGEST - 1  # the space that opens a further piece counts
    return b"\r\n ".join([*pieces, octets]).decode() + "\r\n"


def text_line(name: str, text: str) -> str:
    """Return a line whose value is text (RFC 5545, 3.3.11); control characters are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return line(name, lines.translate(WRITTEN))


def day_line(name: str, day: date) -> str:
    """Return a line whose value is a calendar date, without a clock or a zone."""
    return line(f"{name};VALUE=DATE", compact(day))


def stamp_line(name: str, day: date) -> str:
    """Return a line whose value is an instant in UTC: the beginning of a day."""
    return line(name, f"{compact(day)}T000000Z")


def compact(day: date) -> str:
    """Return a day as eight figures: ``20240408``."""
    return day.isoformat().replace("-", "")
