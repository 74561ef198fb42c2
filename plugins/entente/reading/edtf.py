"""Read dates in EDTF (ISO 8601-2): what stands after ``dates:`` becomes a ``Span``.

The border for dates: past it nothing is text. A day is ``2024-04-08``, a month ``1977-06``, a year
``1977``, an interval ``2024-04-08/2024-04-14``, an open one ``2024-04-08/..``. Behind a date
``~``, ``?`` or ``%``: approximate, uncertain or both; ``X`` for each unknown figure at its end.

>>> parse("8 April 2024")
Traceback (most recent call last):
entente.reading.edtf.NotADateError: "8 April 2024" is not in the form of a date: write `2024-04-08`
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from unicodedata import decimal

from entente.domain.dates import Doubt, Moment, Span, Unit

__all__ = ["NotADateError", "ReversedDatesError", "parse", "parse_day"]

_FORM = re.compile(
    r"\.\.|([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|[0-3]X|XX))?)?([?~%]?)"
)
_FORMS = "a day as 2024-04-08, a month as 2024-04, a year as 2024, or two as 2024-04-08/2024-04-14"
_YEAR = "January February March April May June July August September October November December"
_MONTHS = tuple(_YEAR.split())


class NotADateError(ValueError):
    """A text that is no date. As a string: one sentence without a full stop."""

    def __init__(self, text: str, wrong: str, remedy: str = "", *offers: str) -> None:
        self.wrong = f"{_quoted(text)} {wrong}"
        """What is wrong, naming the text; no full stop."""
        self.offers = offers
        """Texts that ``parse`` takes and that the author may have meant."""
        self.remedy = f"{remedy or 'write'} {' or '.join(f'`{o}`' for o in offers)}".strip()
        """What to write: an instruction without a capital or a full stop."""
        super().__init__(text, wrong, remedy, *offers)

    def __str__(self) -> str:
        return f"{self.wrong}: {self.remedy}"


class ReversedDatesError(NotADateError):
    """An interval whose every reading ends before it begins."""


def parse(text: str) -> Span:
    """Return the span that ``text`` writes in EDTF.

    Raises ``ReversedDatesError`` if it cannot but end before it begins (``2024-04/2024-04-20`` is
    right: somebody left on the 20th), ``NotADateError`` for all else that is no date.
    """
    if span := _span(text):
        return span
    raise _refusal(text)


def parse_day(text: str) -> date:
    """Return the one day that ``text`` writes; for keys such as ``published``.

    Raises ``NotADateError`` for all that ``parse`` refuses and for what is not one exact day.
    """
    span = parse(text)
    if span.first is None or span.days != 1:
        raise NotADateError(text, "is not one exact day", "write a single day, as 2024-04-08")
    return span.first


def _span(text: str) -> Span | None:
    """Return the span; None if the text is not of our form, ``NotADateError`` if it is but errs."""
    halves = [match for half in text.split("/", 1) if (match := _FORM.fullmatch(half))]
    if text == ".." or len(halves) <= text.count("/"):
        return None
    if text == "../..":
        raise NotADateError(text, "names no date", "write one end at least, as in ../2024")
    start = _moment(halves[0], whole=text)
    end = _moment(halves[1], whole=text) if len(halves) > 1 else start
    if start and end and start.first > end.last:
        remedy = "write the first day first, as"
        raise ReversedDatesError(text, "ends before it begins", remedy, f"{end.text}/{start.text}")
    return Span(start, end)


def _moment(match: re.Match[str], *, whole: str) -> Moment | None:
    """Make one date of what our form matched; errors name the ``whole`` text it is part of."""
    text, year, month, day, doubt = match.group(0, 1, 2, 3, 4)
    if text == "..":
        return None
    if (month == "XX" and day not in {None, "XX"}) or ("X" in year and month not in {None, "XX"}):
        remedy = "put X for the figures after it too, or leave them out, as in 197X or 2024-05"
        raise NotADateError(whole, "has a known figure after an unknown one", remedy)
    low, high = _bounds(year)
    if low == 0:
        raise NotADateError(whole, "has a year 0, and there is none", "write a year from 0001 on")
    if month in {None, "XX"}:
        unit = Unit.PART if "X" in year else Unit.YEAR
        return Moment(text, date(low, 1, 1), date(high, 12, 31), unit, Doubt(doubt))
    first, last, unit = _days(low, int(month), day, whole=whole)
    return Moment(text, first, last, unit, Doubt(doubt))


def _days(year: int, month: int, day: str | None, *, whole: str) -> tuple[date, date, Unit]:
    """Return the first and the last day meant, and how precisely; ``NotADateError`` if none is."""
    if month in range(21, 25):
        remedy = "write its first and last month, as in 2024-03/2024-05"
        raise NotADateError(whole, "gives a season, whose months differ by hemisphere", remedy)
    if month not in range(1, 13):
        remedy = "write the year, then a month from 01 to 12, then the day"
        raise NotADateError(whole, f"gives month {month:02}, and there is none", remedy)
    length = monthrange(year, month)[1]
    if day is None or day == "XX":
        return date(year, month, 1), date(year, month, length), Unit.MONTH
    low, high = _bounds(day)
    if low > length or high == 0:
        wrong = f"gives a day that {_MONTHS[month - 1]} {year:04} does not have"
        raise NotADateError(whole, wrong, f"write a day from 01 to {length}")
    first, last = date(year, month, max(low, 1)), date(year, month, min(high, length))
    return first, last, Unit.DAY if first == last else Unit.PART


def _bounds(figures: str) -> tuple[int, int]:
    """Return the least and the greatest number that the figures may mean: 1970, 1979 for 197X."""
    return int(figures.replace("X", "0")), int(figures.replace("X", "9"))


# What an author may have meant: guesses are offered, never taken, and parsed before they are shown.

_LONGEST = 60  # of a text that is guessed at
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-./]?)([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")
_DECADE = re.compile(r"(?:the )?([0-9]{3})0'?s")
_TO = re.compile(r" ?/ ?| ?--+ ?| - | to | until |^([^-]+)-([^-]+)$")
_WORD = re.compile(r"([0-9]+)(?:st|nd|rd|th)?|([a-z]+)\.?|[ ,]+|(.)")
_FILLER = re.compile(r"of|the|on|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?")
_CLOCK = re.compile(r"(.+?)(?:T| at |, | )[0-9]{1,2}:[0-9]{2}.*")
_HEDGES = (
    (_CLOCK, "{}"),
    (re.compile(r"(?i:about|around|circa|ca?\.?|~) ?(.+)"), "{}~"),
    (re.compile(r"(?i:perhaps|possibly|probably) (.+)|(.+?) ?\?"), "{}?"),
    (re.compile(r"(?i:from|since) (.+)|(.+)/"), "{}/.."),
    (re.compile(r"(?i:until|till|up to) (.+)|/(.+)"), "../{}"),
)


def _refusal(text: str) -> NotADateError:
    """Return the error for a text that is in no form we read, with the best offers."""
    tidy, offers = _tidy(text), _offers(text)
    wrong = "is not in the form of a date"
    if not tidy:
        wrong = "is empty"
    elif offers == (tidy,):
        wrong = "has spaces, dashes or figures that do not belong there"
    elif _CLOCK.fullmatch(tidy):
        wrong = "gives a time of day, and dates here have none"
    elif len(offers) > 1:
        wrong = "can be read in two ways"
    return NotADateError(text, wrong, "" if offers else f"write {_FORMS}", *offers)


def _offers(text: str) -> tuple[str, ...]:
    """Return the valid dates that the first fruitful guess makes of the text, if any is."""
    tidy = _tidy(text)
    if len(tidy) > _LONGEST:
        return ()
    guesses = ((tidy,), _in_figures(tidy), (_joined(_parts(tidy)),), _interval(tidy), _hedged(tidy))
    valid = (tuple(filter(_reads, dict.fromkeys(guess))) for guess in guesses)
    return next(filter(None, valid), ())


def _reads(text: str) -> bool:
    """Whether ``parse`` takes the text; decided without making further guesses."""
    try:
        return _span(text) is not None
    except NotADateError:
        return False


def _tidy(text: str) -> str:
    """Return the text with our figures, hyphens and X, single spaces, and nothing invisible."""
    seen = "".join(c if c.isprintable() else " " for c in _DASHES.sub("-", text[: _LONGEST * 2]))
    figures = "".join(str(decimal(c, c)) for c in seen)
    return re.sub(r"(?<=[0-9X-])x", "X", " ".join(figures.split()))


def _quoted(text: str) -> str:
    """Return the text between quotation marks, shortened, with invisible characters spelt out."""
    short = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    plain = (c if c.isprintable() else c.encode("unicode_escape").decode() for c in short)
    return f'"{"".join(plain)}"'


def _in_figures(text: str) -> Iterator[str]:
    """2024-4-8, 2024/04, 20240408; 13.04.2024, and both readings of 08/04/2024; the 1970s."""
    if match := _YEAR_FIRST.fullmatch(text):
        yield "-".join(part.zfill(2) for part in match.group(1, 3, 4) if part)
    if match := _YEAR_LAST.fullmatch(text):
        one, _, two, year = match.groups()
        yield from (f"{year}-{two:0>2}-{one:0>2}", f"{year}-{one:0>2}-{two:0>2}")
    if match := _DECADE.fullmatch(text):
        yield f"{match[1]}X"


def _parts(text: str) -> list[str] | None:
    """Read year, month, day of "Mon. April 8th, 2024"; "" where missing, None if there is more."""
    found = ["", "", ""]
    for figures, word, other in _WORD.findall(text.lower()):
        if _FILLER.fullmatch(word) or not (figures or word or other):
            continue
        months = [n for n, name in enumerate(_MONTHS, 1) if name.lower().startswith(word)]
        place = 1 if word else 0 if len(figures) == len("2024") else 2
        if other or found[place] or (word and len(months) != 1):
            return None
        found[place] = f"{months[0]:02}" if word else figures.zfill(2)
    return found


def _joined(parts: list[str] | None) -> str:
    """Return the parts as EDTF; "" for none, and for a day without a month."""
    return "-".join(filter(None, parts)) if parts and (parts[1] or not parts[2]) else ""


def _interval(text: str) -> Iterator[str]:
    """8-14 April 2024, April 29 to May 4, 2024, 2024-04-08/14, 2024-4-8 - 2024-4-14."""
    halves = [half.strip() for half in _TO.split(text) if half]
    if len(halves) != 2:  # noqa: PLR2004 - a start and an end
        return
    left, right = halves
    if re.fullmatch(r"[0-9]{2}(?:-[0-9]{2})?", right):
        yield f"{left}/{left[: -len(right)]}{right}"
    if (one := _parts(left)) and (two := _parts(right)):
        from_right = [a or b for a, b in zip(one, two, strict=True)]
        from_left = [b or a for a, b in zip(one[:2], two[:2], strict=True)]
        yield f"{_joined([*from_right[:2], one[2]])}/{_joined([*from_left, two[2]])}"
    yield from (f"{a}/{b}" for a, b in zip(_single(left), _single(right), strict=False))


def _single(text: str) -> list[str]:
    """Return the text if it is in our form, or else what figures and words make of it."""
    return [text] if _FORM.fullmatch(text) else [*_in_figures(text), _joined(_parts(text))]


def _hedged(text: str) -> Iterator[str]:
    """About 1977, perhaps June 1977, since 8 April 2024, 2024-04-08/, 2024-04-08T12:30."""
    for form, shape in _HEDGES:
        if match := form.fullmatch(text):
            yield from (shape.format(one) for one in _single("".join(match.groups(""))))
