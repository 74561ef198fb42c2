"""Dates that running English text states, no more precise and no fuller than it states them.

General date parsers guess: given "April 8-14" they answer with August, with 2027, or with one day.
This small grammar knows explicit days and spans of days only, and a year is there when the text
names one. ``proposals`` uses it for the dates of a visit.

>>> [date.words for date in dates_in("He may leave between April 8 and 14, and be back in May.")]
['April 8 and 14']
>>> dates_in("a trip from April 29 to May 4")[0].in_year(2024)
'2024-04-29/2024-05-04'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = ["DatesInProse", "dates_in"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
# With a capital only: "he may 8 times" is no date.
MONTH = "|".join(
    rf"{name}|(?:{name[:4]}|{name[:3]})\b\.?" if name != "May" else name for name in MONTHS
)
DAY = r"[0-3]?[0-9]"
TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:,? (?P<{}>[12][0-9]{{3}})\b)?"
TO = r",?(?: ?[-\u2010-\u2015\u2212] ?| to | until | through | till |(?P<and> and ))"
BETWEEN = re.compile(r"\b[Bb]etween (?:the )?$")
NOT_IN_NUMBER = r"(?![0-9]|[.,:][0-9]| ?%| per ?cent| [mb]illion)"
# "April 14-8" is neither a span nor the 14th.
NO_SPAN = r"(?! ?[-\u2010-\u2015] ?[0-9])"


def month_first(number: int) -> str:
    """Return the pattern of ``April 8th, 2024``; its groups end in ``number``."""
    return rf"(?P<month{number}>{MONTH}) (?P<day{number}>{DAY}){TH}{NOT_IN_NUMBER}" + YEAR.format(
        f"year{number}"
    )


def day_first(number: int) -> str:
    """Return the pattern of ``8th of April 2024``; its groups end in ``number``."""
    return (
        rf"(?:the )?(?P<day{number}>{DAY}){TH} (?:of )?(?P<month{number}>{MONTH})(?!\w)"
        + YEAR.format(f"year{number}")
    )


FORMS = tuple(
    re.compile(rf"(?<![\w.,:-])(?<!-){form}(?!\w)")
    for form in (
        month_first(1) + TO + month_first(2),
        day_first(1) + TO + day_first(2),
        rf"(?P<month1>{MONTH}) (?P<day1>{DAY}){TH}{TO}(?:the )?(?P<day2>{DAY}){TH}{NOT_IN_NUMBER}"
        + YEAR.format("year2"),
        rf"(?:the )?(?P<day1>{DAY}){TH}{TO}" + day_first(2),
        month_first(1) + NO_SPAN,
        day_first(1) + NO_SPAN,
    )
)
"""The longest first: of two that begin at one character, the earlier in this list is meant."""


@dataclass(frozen=True, slots=True)
class DatesInProse:
    """A day or a span of days as a text states it."""

    words: str
    """Verbatim: ``April 8-14``."""
    start: int
    """Index of the first character in the text."""
    first: tuple[int, int]
    """Month and day on which it begins."""
    last: tuple[int, int]
    """Month and day on which it ends; ``first`` again for a single day."""
    years: tuple[int | None, int | None]
    """The years of both as stated; None where the text names none."""

    @property
    def has_year(self) -> bool:
        """Whether a year is stated, for one end at least."""
        return self.years != (None, None)

    @property
    def is_span(self) -> bool:
        """Whether it has two ends."""
        return self.first != self.last

    def in_year(self, year: int) -> str:
        """Return the dates in EDTF: ``2024-04-08/2024-04-14``.

        Args:
            year: in which they begin, unless the text names one; a span that ends on an earlier
                day of the year than it begins runs into the next year.

        Raises:
            ValueError: there is no such day, as 29 February 2023.

        """
        start, end = self.years
        over = self.last < self.first
        if start is None:
            start = year if end is None else end - over
        if end is None:
            end = start + over
        days = (date(start, *self.first), date(end, *self.last))
        return "/".join(dict.fromkeys(day.isoformat() for day in days))


def dates_in(text: str) -> tuple[DatesInProse, ...]:
    """Return the explicit dates of a text, in order; those inside others are not given again."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[DatesInProse]:
    """Yield each date, the longest reading of its words."""
    matches = (
        (match.start(), -match.end(), number, match)
        for number, form in enumerate(FORMS)
        for match in form.finditer(text)
        if _is_meant(match, text)
    )
    behind = 0
    for start, _, _, match in sorted(matches, key=lambda each: each[:3]):
        if start >= behind and (dates := _dates(match)):
            behind = match.end()
            yield dates


def _is_meant(match: re.Match[str], text: str) -> bool:
    """Whether "and" joins two ends: only behind "between"; elsewhere it lists two days."""
    joined = match.groupdict().get("and")
    return not joined or bool(BETWEEN.search(text, 0, match.start()))


def _dates(match: re.Match[str]) -> DatesInProse | None:
    """Return the dates of a match; None where a day is none of its month, as April 31."""
    parts = match.groupdict()
    month2 = parts.get("month2") or parts.get("month1") or ""
    month1 = parts.get("month1") or month2
    first = (_month(month1), int(parts["day1"]))
    last = (_month(month2), int(parts.get("day2") or parts["day1"]))
    years = (_year(parts.get("year1")), _year(parts.get("year2")))
    single = "day2" not in parts
    # "April 14-8" is no span of days; "December 29 to January 3" runs into the next year.
    reversed_ = last < first and (
        first[0] == last[0] or (None not in years and years[0] == years[1])
    )
    if reversed_ or not (_exists(*first) and _exists(*last)):
        return None
    return DatesInProse(
        words=match[0],
        start=match.start(),
        first=first,
        last=last,
        years=(years[0], years[0]) if single else years,
    )


def _month(name: str) -> int:
    """Return the number of a month, in full or cut short."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(name.rstrip(".")))


def _year(figures: str | None) -> int | None:
    """Return a year, or None where none is stated."""
    return int(figures) if figures else None


def _exists(month: int, day: int) -> bool:
    """Whether a leap year has this day."""
    try:
        date(2024, month, day)
    except ValueError:
        return False
    return True
