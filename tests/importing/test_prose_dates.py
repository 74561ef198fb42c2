"""Dates in running text: what is a date, what it means, and what is none."""

import doctest
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.registry import prose_dates as module
from entente.registry.prose_dates import MONTHS, dates_in

# Text; the words found; what they mean if a year that is not stated is 2024.
STATED = [
    ("a trip from April 8-14, where", "April 8-14", "2024-04-08/2024-04-14"),
    ("8–14 April 2023", "8–14 April 2023", "2023-04-08/2023-04-14"),
    ("from April 29 to May 4", "April 29 to May 4", "2024-04-29/2024-05-04"),
    ("29 May 2023 – 3 June 2024", "29 May 2023 – 3 June 2024", "2023-05-29/2024-06-03"),
    ("December 29 to January 3", "December 29 to January 3", "2024-12-29/2025-01-03"),
    ("December 29 – January 3, 2023", "December 29 – January 3, 2023", "2022-12-29/2023-01-03"),
    ("May 5, 2023, to June 3, 2024", "May 5, 2023, to June 3, 2024", "2023-05-05/2024-06-03"),
    ("June 15, 1977-June 18, 1977", "June 15, 1977-June 18, 1977", "1977-06-15/1977-06-18"),
    ("between April 8 and 14.", "April 8 and 14", "2024-04-08/2024-04-14"),
    ("between 8 and 14 April", "8 and 14 April", "2024-04-08/2024-04-14"),
    ("the 8th to the 14th of April", "the 8th to the 14th of April", "2024-04-08/2024-04-14"),
    ("Apr. 8-14, 1999.", "Apr. 8-14, 1999", "1999-04-08/1999-04-14"),
    ("Sept 3-4", "Sept 3-4", "2024-09-03/2024-09-04"),
    ("On April 8th, 1999, he", "April 8th, 1999", "1999-04-08"),
    ("20 March", "20 March", "2024-03-20"),
    ("Feb. 29", "Feb. 29", "2024-02-29"),
]

NO_DATES = [
    "in April 2024",
    "he may 8 times",
    "may 8-14",
    "April 31",
    "31 June to 2 July",
    "April 14-8",
    "2024-04-08",
    "April 2024-2025",
    "April 8.5 per cent",
    "Marching 3 abreast",
    "chapter 3.8 April",
    "May 8-14 percent",
    "April 8 million",
]


@pytest.mark.parametrize(("text", "words", "meant"), STATED)
def test_stated_dates(text: str, words: str, meant: str) -> None:
    (found,) = dates_in(text)
    assert (found.words, found.in_year(2024)) == (words, meant)
    assert text[found.start :].startswith(words)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert not any(found.is_span for found in dates_in(text))
    assert [found.words for found in dates_in(text)] in ([], ["2 July"])


def test_two_days_joined_by_and_are_no_span() -> None:
    assert [found.words for found in dates_in("on April 10 and May 12")] == ["April 10", "May 12"]


def test_a_day_that_its_year_lacks() -> None:
    with pytest.raises(ValueError, match="day"):
        dates_in("February 29")[0].in_year(2023)


@given(
    first=st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    days=st.integers(1, 300),
    month_first=st.booleans(),
    with_year=st.booleans(),
)
def test_a_span_is_read_as_it_is_written(
    *, first: date, days: int, month_first: bool, with_year: bool
) -> None:
    last = first + timedelta(days=days)

    def written(day: date) -> str:
        month = MONTHS[day.month - 1]
        year = f" {day.year}" if with_year else ""
        return (
            f"{month} {day.day},{year}".rstrip(",") if month_first else f"{day.day} {month}{year}"
        )

    found = dates_in(f"They stay from {written(first)} to {written(last)} and rest.")
    assert found[0].has_year == with_year
    if with_year or (last.year - first.year == ((last.month, last.day) < (first.month, first.day))):
        if not with_year and first.month == last.month and last.day < first.day:
            return
        assert found[0].in_year(first.year) == f"{first}/{last}"


@given(st.text())
def test_any_text_gives_dates_that_stand_in_it(text: str) -> None:
    for found in dates_in(text):
        assert text[found.start : found.start + len(found.words)] == found.words


def test_examples() -> None:
    assert doctest.testmod(module).failed == 0
