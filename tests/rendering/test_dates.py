"""Printing dates: every form in English, months of other languages, and what holds for all."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from entente.reading.edtf import parse
from entente.rendering.dates import (
    day_words,
    machine,
    short,
    stamp,
    weekdays,
    without_year,
    words,
)

FORMS = [
    # EDTF | words | big part, rest | under a year heading | short | machine | weekdays
    "2024-04-10 | 10 April 2024 | 10, April 2024 | 10 April | 10 Apr 2024 | 2024-04-10 | Wednesday",
    (
        "2024-04-08/2024-04-14 | 8–14 April 2024 | 8–14, April 2024 | 8–14 April | 8–14 Apr 2024"
        " | 2024-04-08 | 7 days, Monday to Sunday"
    ),
    (
        "2024-04-29/2024-05-04 | 29 April – 4 May 2024 | 29 April –_4 May, 2024 | 29 April – 4 May"
        " | 29 Apr – 4 May 2024 | 2024-04-29 | 6 days, Monday to Saturday"
    ),
    (
        "2024-12-30/2025-01-02 | 30 December 2024 – 2 January 2025"
        " | 30 December 2024 –_2 January 2025, | 30 December 2024 – 2 January 2025"
        " | 30 Dec 2024 – 2 Jan 2025 | 2024-12-30 | 4 days, Monday to Thursday"
    ),
    (
        "2024-09-01 | 1 September 2024 | 1, September 2024 | 1 September | 1 Sep 2024 | 2024-09-01"
        " | Sunday"
    ),
    "1977-06 | June 1977 | June, 1977 | June | Jun 1977 | 1977-06 |",
    (
        "1977-06/1977-08 | June – August 1977 | June –_August, 1977 | June – August"
        " | Jun – Aug 1977 | 1977-06 |"
    ),
    (
        "1977-11/1978-02 | November 1977 – February 1978 | November 1977 –_February 1978,"
        " | November 1977 – February 1978 | Nov 1977 – Feb 1978 | 1977-11 |"
    ),
    "1977 | 1977 | 1977, | 1977 | 1977 | 1977 |",
    "1977/1979 | 1977–1979 | 1977–1979, | 1977–1979 | 1977–1979 | 1977 |",
    "1977~ | about 1977 | about 1977, | about 1977 | about 1977 | 1977 |",
    "2024-05-XX | May 2024 | May, 2024 | May | May 2024 | 2024-05 |",
    "2024-XX | 2024 | 2024, | 2024 | 2024 | 2024 |",
    (
        "2024-05-2X | between 20 and 29 May 2024 | between 20 and 29 May, 2024"
        " | between 20 and 29 May | between 20 and 29 May 2024 | 2024-05 |"
    ),
    "197X | the 1970s | the 1970s, | the 1970s | the 1970s | |",
    (
        "190X | between 1900 and 1909 | between 1900 and 1909, | between 1900 and 1909"
        " | between 1900 and 1909 | |"
    ),
    (
        "19XX | between 1900 and 1999 | between 1900 and 1999, | between 1900 and 1999"
        " | between 1900 and 1999 | |"
    ),
    (
        "2024-04-08/.. | from 8 April 2024 | from 8 April, 2024 | from 8 April | from 8 Apr 2024"
        " | 2024-04-08 |"
    ),
    (
        "../2024-04-08 | until 8 April 2024 | until 8 April, 2024 | until 8 April"
        " | until 8 Apr 2024 | |"
    ),
    (
        "2024-04-08/2024-05 | 8 April 2024 – May 2024 | 8 April –_May, 2024 | 8 April – May"
        " | 8 Apr 2024 – May 2024 | 2024-04-08 |"
    ),
    (
        "2024-04-08/2024 | 8 April 2024 – 2024 | 8 April 2024 –_2024, | 8 April 2024 – 2024"
        " | 8 Apr 2024 – 2024 | 2024-04-08 |"
    ),
    (
        "197X/1985 | from the 1970s to 1985 | from the 1970s to 1985, | from the 1970s to 1985"
        " | from the 1970s to 1985 | |"
    ),
]


@pytest.mark.parametrize("form", FORMS)
def test_forms(form: str) -> None:
    text, *expected = re.split(r" ?\| ?", form)
    span = parse(text)
    big, rest = stamp(span, "en_GB")
    assert [
        words(span, "en_GB"),
        f"{big}, {rest}".rstrip().replace("\u00a0", "_"),
        without_year(span, "en_GB"),
        short(span, "en_GB"),
        machine(span),
        weekdays(span, "en_GB"),
    ] == expected


DOUBTED = [
    ("1977-05-03?", "3 May 1977, disputed", ("3", "May 1977, disputed")),
    ("1977-05-03%", "about 3 May 1977, disputed", ("about 3", "May 1977, disputed")),
    ("1977-06?", "June 1977, disputed", ("June", "1977, disputed")),
    ("1977?", "1977, disputed", ("1977, disputed", "")),
    ("2024-04-08?/2024-04-14?", "8–14 April 2024, disputed", ("8–14", "April 2024, disputed")),
    ("2024-04-08/2024-04-14?", "8 April 2024 – 14 April 2024, disputed", None),
    ("1977~/1979", "from about 1977 to 1979", ("from about 1977 to 1979", "")),
    ("1977~/1979~", "about 1977–1979", ("about 1977–1979", "")),
    ("1977~/..", "from about 1977", ("from about 1977", "")),
    ("../2024-05-03?", "until 3 May 2024, disputed", ("until 3 May, disputed", "2024")),
    ("197X?", "the 1970s, disputed", ("the 1970s, disputed", "")),
]


@pytest.mark.parametrize(("text", "expected", "parts"), DOUBTED)
def test_doubt_is_always_said(text: str, expected: str, parts: tuple[str, str] | None) -> None:
    span = parse(text)
    assert words(span, "en_GB") == expected
    assert parts is None or stamp(span, "en_GB") == parts
    assert weekdays(span, "en_GB") == ""


LANGUAGES = [
    ("en_US", "2024-04-08/2024-04-14", "April 8 – 14, 2024"),
    ("en_US", "2024-05-2X", "between May 20 and 29, 2024"),
    ("ja", "2024-04-08/2024-04-14", "2024年4月8日～14日"),
    ("ja", "1977-06/1977-08", "1977年6月～8月"),
    ("ja", "2024-04-08/2024-05", "2024年4月8日～2024年5月"),
    ("fr", "2024-04-29/2024-05-04", "29 avril – 4 mai 2024"),
    ("fr", "1977-06/1977-08", "juin – août 1977"),
    ("ar", "2024-04-10", "10 أبريل 2024"),
    ("ar", "1977-06/1977-08", "يونيو – أغسطس 1977"),
    ("ru", "1977-06", "июнь 1977 г."),
    ("ru", "2024-04-08/2024-04-14", "8–14 апреля 2024 г."),
    ("de", "2024-04-08/2024-04-14", "8.–14. April 2024"),
]


@pytest.mark.parametrize(("locale", "text", "expected"), LANGUAGES)
def test_other_languages(locale: str, text: str, expected: str) -> None:
    assert words(parse(text), locale).replace("\u202f", " ") == expected


ALONE = [("ja", "6月"), ("fr", "juin"), ("ar", "يونيو"), ("ru", "июнь"), ("en_GB", "June")]


@pytest.mark.parametrize("first", [locale for locale, _ in ALONE])
def test_a_month_is_of_its_language_whichever_is_loaded_first(first: str) -> None:
    code = (
        "import sys; from entente.reading.edtf import parse; "
        "from entente.rendering.dates import without_year\n"
        "for locale in sys.argv[1:]: sys.stdout.buffer.write("
        "without_year(parse('1977-06'), locale).encode() + b'\\n')"
    )
    order = [first, *(locale for locale, _ in ALONE)]
    plugins = Path(__file__).parents[2] / "plugins"
    run = subprocess.run(
        [sys.executable, "-c", code, *order],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(plugins)},
    )
    assert run.stdout.decode().split()[1:] == [name for _, name in ALONE]


@given(st.dates(), st.sampled_from(["en_GB", "en_US", "fr", "ja", "ar", "ru", "de", "zh_Hans"]))
def test_a_day_is_as_babel_prints_it(day: date, locale: str) -> None:
    span = parse(day.isoformat())
    assert day_words(day, locale) == words(span, locale) == format_date(day, "long", locale=locale)
    assert weekdays(span, locale) == format_date(day, "EEEE", locale=locale)


@given(st.dates(), st.dates())
def test_days_are_all_in_the_words(one: date, other: date) -> None:
    first, last = sorted((one, other))
    printed = words(parse(f"{first}/{last}"), "en_GB")
    figures = {int(figure) for figure in re.findall(r"[0-9]+", printed)}
    assert figures == {first.day, last.day, first.year, last.year}
    assert {f"{first:%B}", f"{last:%B}"} == set(re.findall(r"[A-Z][a-z]+", printed))


@given(st.dates(), st.sampled_from([10, 7, 4]))
def test_machine_value_is_the_date_itself(day: date, length: int) -> None:
    text = day.isoformat()[:length]
    assert machine(parse(text)) == machine(parse(f"{text}/..")) == text


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(ValueError, match="expected only letters"):
        words(parse("2024"), "en-GB")
