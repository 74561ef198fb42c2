"""Print dates in the reader's language, saying no more than is known.

Templates, feeds and citations call these with a ``Span`` and a locale such as ``en_GB``; patterns
and names of months come from Babel (CLDR), which raises ``ValueError`` or ``UnknownLocaleError``
for a locale that it does not know, and the few words that it lacks from the catalogue, as
``phrases_in`` gathers them:

>>> words(parse("2024-04-29/2024-05-04"), "en_GB")
'29 April – 4 May 2024'
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache, lru_cache

from babel import Locale
from babel.dates import DateTimePattern, parse_pattern

from entente.domain.dates import Doubt, Moment, Span, Unit
from entente.rendering.language import Language, noted, plain

__all__ = [
    "Phrases",
    "day_and_month",
    "day_of_year",
    "day_words",
    "machine",
    "month_words",
    "phrases_in",
    "short",
    "stamp",
    "weekdays",
    "without_year",
    "words",
]


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one language says about dates and Babel does not know; ``{}`` take dates in words."""

    about: str
    """An approximate date."""
    disputed: str
    """An uncertain date."""
    since: str
    """A span whose end is open."""
    until: str
    """A span whose start is open."""
    decade: str
    """A year of which the last figure is unknown; ``{}`` takes the first of the ten years."""
    between: str
    """One day or year of several; ``{}`` take the first and the last of them."""
    bounds: str
    """A span of which an end is itself one of several; ``{}`` take both ends."""
    days: Callable[[int], str]
    """How long and on what weekdays, for a number above 1; ``{}`` take it and two weekdays."""


ABOUT = noted("about {}")
DISPUTED = noted("{}, disputed")
SINCE = noted("from {}")
UNTIL = noted("until {}")
DECADE = noted("the {}s")
BETWEEN = noted("between {} and {}")
BOUNDS = noted("from {} to {}")


def phrases_in(language: Language) -> Phrases:
    """Return the phrases of a language; English ones where its catalogue has none."""
    return Phrases(
        about=language.say(ABOUT),
        disputed=language.say(DISPUTED),
        since=language.say(SINCE),
        until=language.say(UNTIL),
        decade=language.say(DECADE),
        between=language.say(BETWEEN),
        bounds=language.say(BOUNDS),
        days=lambda number: language.count("{} day, {} to {}", "{} days, {} to {}", number),
    )


ENGLISH = phrases_in(plain("en"))
"""Around the dates of a language that has no catalogue."""


class _Style(Enum):
    """How much is printed; a value holds the skeletons of CLDR for a day, a month and a year."""

    FULL = ("yMMMMd", "yMMMM", "y")
    SHORT = ("yMMMd", "yMMM", "y")
    YEARLESS = ("MMMMd", "LLLL", "y")
    DAYS = ("d", "LLLL", "y")

    def skeleton(self, unit: Unit) -> str:
        return self.value[(Unit.DAY, Unit.MONTH, Unit.YEAR).index(unit)]


def words(span: Span, locale: str, phrases: Phrases = ENGLISH) -> str:
    """Return the span in words, months in full: ``8–14 April 2024``, ``about 1977``."""
    return _Voice(_Style.FULL, locale, phrases).span(span)


def short(span: Span, locale: str, phrases: Phrases = ENGLISH) -> str:
    """Return the span in words with short months, for narrow columns: ``8–14 Apr 2024``."""
    return _Voice(_Style.SHORT, locale, phrases).span(span)


def without_year(span: Span, locale: str, phrases: Phrases = ENGLISH) -> str:
    """Return the span for a place under its year: ``8–14 April``; in full if of several years."""
    style = _Style.YEARLESS if _year_within(span) else _Style.FULL
    return _Voice(style, locale, phrases).span(span)


def stamp(span: Span, locale: str, phrases: Phrases = ENGLISH) -> tuple[str, str]:
    """Return the span's big part and the rest: ``8–14`` and ``April 2024``, ``June`` and ``1977``.

    The rest is "" where there is no one year to set apart. A spaced dash is tied to what follows.
    """
    start, end, year = span.start, span.end, _year_within(span)
    big = without_year(span, locale, phrases)
    rest = _format(year, "y", locale) if year else ""
    if year and start and end and start.doubt is end.doubt:
        style = _Style.YEARLESS
        if start.unit is end.unit is Unit.DAY and start.first.month == end.first.month:
            style, rest = _Style.DAYS, _format(year, "yMMMM", locale)
        about, disputed = _frames(start.doubt, phrases)
        big, rest = (
            about.format(_Voice(style, locale, phrases).interval(start, end)),
            disputed.format(rest),
        )
    return re.sub("– ", "–\u00a0", big), rest


def day_words(day: date, locale: str) -> str:
    """Return one day in words, with its month in full: ``10 April 2024``."""
    return _format(day, "yMMMMd", locale)


def month_words(day: date, locale: str) -> str:
    """Return the month of a day in words: ``April 2024``."""
    return _format(day, "yMMMM", locale)


def day_and_month(day: date, locale: str) -> str:
    """Return one day without its year, with a short month, for narrow columns: ``5 Apr``."""
    return _format(day, "MMMd", locale)


def day_of_year(day: date, locale: str) -> str:
    """Return one day without its year, with its month in full: ``5 April``."""
    return _format(day, "MMMMd", locale)


def weekdays(span: Span, locale: str, phrases: Phrases = ENGLISH) -> str:
    """Return ``7 days, Monday to Sunday``, or ``Wednesday`` for one day; "" unless it is exact."""
    if span.days is None or span.first is None or span.last is None:
        return ""
    names = _locale(locale).days["format"]["wide"]
    first, last = names[span.first.weekday()], names[span.last.weekday()]
    return first if span.days == 1 else phrases.days(span.days).format(span.days, first, last)


def machine(span: Span) -> str:
    """Return the start's day, month or year for ``<time datetime>``, without doubt; "" if none."""
    start = span.start
    if start is None or (start.unit is Unit.PART and start.first.year != start.last.year):
        return ""
    return start.first.isoformat()[: {Unit.DAY: 10, Unit.YEAR: 4}.get(start.unit, 7)]


@dataclass(frozen=True, slots=True)
class _Voice:
    """Prints dates in one style and one language."""

    style: _Style
    locale: str
    phrases: Phrases

    def span(self, span: Span) -> str:
        """Print a span; a doubt that both ends share is said once."""
        start, end, phrases = span.start, span.end, self.phrases
        if start and end and start.doubt is end.doubt:
            return self.doubted(self.interval(start, end), start.doubt)
        first, last = (self.doubted(self.moment(m), m.doubt) if m else "" for m in (start, end))
        if start and end:
            tie = f"{{}}{_tie(self.locale)}{{}}"
            return (phrases.bounds if start.doubt.is_approximate else tie).format(first, last)
        return phrases.since.format(first) if first else phrases.until.format(last)

    def doubted(self, text: str, doubt: Doubt) -> str:
        """Say of a date in words that it is approximate, uncertain or both."""
        about, disputed = _frames(doubt, self.phrases)
        return disputed.format(about.format(text))

    def interval(self, start: Moment, end: Moment) -> str:
        """Print a span without regard to doubt."""
        if (start.first, start.last, start.unit) == (end.first, end.last, end.unit):
            return self.moment(start)
        if Unit.PART in {start.unit, end.unit}:
            return self.phrases.bounds.format(self.moment(start), self.moment(end))
        if start.unit is end.unit:
            return "".join(self.halves(start.first, end.first, start.unit))
        return _tie(self.locale).join((self.moment(start), self.moment(end)))

    def moment(self, moment: Moment) -> str:
        """Print one date without regard to doubt."""
        first, last = moment.first, moment.last
        if moment.unit is not Unit.PART:
            return _format(first, self.style.skeleton(moment.unit), self.locale)
        if first.year + 9 == last.year and first.year % 100:
            return self.phrases.decade.format(first.year)
        one, other = self.halves(first, last, Unit.DAY if first.year == last.year else Unit.YEAR)
        return self.phrases.between.format(one.rstrip(" –-～~至"), other)

    def halves(self, first: date, last: date, unit: Unit) -> tuple[str, str]:
        """Print two dates of one unit as the halves of an interval, the dash with the first."""
        field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        one, other = _halves(self.style, unit, field, self.locale)
        names = _names(self.locale)
        return one.apply(first, names), other.apply(last, names)


def _year_within(span: Span) -> date | None:
    """Return a day of the one year that the span is within; None if there is none, or no more."""
    ends = [m for m in (span.start, span.end) if m]
    years = {day.year for m in ends for day in (m.first, m.last)}
    return ends[0].first if len(years) == 1 and all(m.unit is not Unit.YEAR for m in ends) else None


def _frames(doubt: Doubt, phrases: Phrases) -> tuple[str, str]:
    """Return the phrases for an approximate and an uncertain date; "{}" for what it is not."""
    about = phrases.about if doubt.is_approximate else "{}"
    return about, phrases.disputed if doubt.is_uncertain else "{}"


@lru_cache(maxsize=1 << 14)
def _format(day: date, skeleton: str, locale: str) -> str:
    return _pattern(skeleton, locale).apply(day, _names(locale))


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)


@cache
def _names(locale: str) -> Locale:
    """Return whose names of months are used: plain English has three letters (British: Sept)."""
    return Locale("en") if _locale(locale).language == "en" else _locale(locale)


@cache
def _tie(locale: str) -> str:
    """Return what stands between two dates of whatever precision: `` – ``."""
    return re.sub(r"\{[01]\}", "", _locale(locale).interval_formats[None]).replace("\u2009", " ")


@cache
def _pattern(skeleton: str, locale: str) -> DateTimePattern:
    """Return the pattern of one date; CLDR keeps that of a full day apart, a month's nowhere."""
    known = _locale(locale)
    if skeleton == "yMMMMd":
        return parse_pattern(known.date_formats["long"])
    if skeleton == "LLLL":
        return parse_pattern("LLLL" if "LLLL" in _pattern("yMMMM", locale).pattern else "MMMM")
    found = known.datetime_skeletons.get(skeleton)
    return _parsed(found.pattern if found else skeleton, full="MMMM" in skeleton)


@cache
def _halves(style: _Style, unit: Unit, field: str, locale: str) -> list[DateTimePattern]:
    """Return both patterns of an interval whose dates differ from ``field`` (y, M or d) down."""
    single = style.skeleton(unit)
    skeleton = single.replace("MMMMd", "MMMd")  # CLDR has no longer one for intervals
    halves = _locale(locale).interval_formats.get(skeleton, {}).get(field, ())
    if len(halves) != 2:  # noqa: PLR2004 - a start and an end; some languages lack one
        last = _pattern(single, locale).pattern
        halves = [f"{last}'{_tie(locale)}'", last]
    return [_parsed(half, full=style is not _Style.SHORT) for half in halves]


def _parsed(pattern: str, *, full: bool) -> DateTimePattern:
    """Parse a pattern with plain spaces for thin ones and its months in full or short.

    Months that stand alone (L) are left only where a language's own patterns have them in full:
    elsewhere Babel resolves them to names of whichever language was loaded first.
    """
    month, plain = r"\1\1\1\1" if full else "MMM", pattern.replace("\u2009", " ")
    return parse_pattern(re.sub(r"(?<![ML])([ML])\1\1(?![ML])", month, plain))
