"""Calendars as the icalendar library reads them: the right days, for good, for every subscriber."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from icalendar import Calendar

from entente.domain.digest import Correction, Digest
from entente.domain.visit import Status, StatusChange
from entente.rendering import calendars
from entente.rendering.calendar_lines import line, text_line
from entente.rendering.calendars import calendar_pages
from entente.rendering.rows import Rows
from tests.products.world import HOSTILE, days, rows_of, texts, visit, visits, written

Event = Any
"""As icalendar reads it."""
WHOLE = "visits.ics"
TOUR = (
    ("PH", "Manila", "2023-11-03/2023-11-04"),
    ("VN", "", "2023-11-05"),
    ("PH", "Cebu", "2023-11-06"),
)


def events(rows: Rows, path: str = WHOLE) -> list[Event]:
    """Return the events of a calendar; empty where the site has no such calendar."""
    content = written(list(calendar_pages(rows))).get(path)
    return list(Calendar.from_ical(content).walk("VEVENT")) if content else []


def one(digest: Digest) -> Event:
    (event,) = events(rows_of(digest))
    return event


@pytest.mark.parametrize(
    ("dates", "first", "after"),
    [
        ("2024-04-08/2024-04-14", date(2024, 4, 8), date(2024, 4, 15)),
        ("2024-04-08", date(2024, 4, 8), date(2024, 4, 9)),
        ("2024-04-29/2024-04-30", date(2024, 4, 29), date(2024, 5, 1)),
        ("2024-12-30/2024-12-31", date(2024, 12, 30), date(2025, 1, 1)),
        ("2024-02-28", date(2024, 2, 28), date(2024, 2, 29)),
        ("2023-02-28", date(2023, 2, 28), date(2023, 3, 1)),
        ("1900-02-28", date(1900, 2, 28), date(1900, 3, 1)),
    ],
)
def test_an_event_ends_on_the_day_after_its_last(dates: str, first: date, after: date) -> None:
    event = one(visit(dates))
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (first, after)
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"


@given(days, days)
def test_an_event_covers_as_many_days_as_the_visit(one_day: date, other: date) -> None:
    first, last = sorted((one_day, other))
    event = one(visit(f"{first}/{last}"))
    covered = event.decoded("DTEND") - event.decoded("DTSTART")
    assert covered == last - first + timedelta(1)


@pytest.mark.parametrize(
    "dates", ["1977-06", "1977", "2024-04-08~", "2024-04-08/..", "2024-04-08/2024-05", "9999-12-31"]
)
def test_a_stay_without_known_days_is_in_no_calendar(dates: str) -> None:
    assert written(list(calendar_pages(rows_of(visit(dates))))) == {}


def test_a_calendar_says_how_many_stays_it_lacks() -> None:
    rows = rows_of(visit("2024-04-08"), visit("1977-06", name="other"))
    left_out = {page.path: page.left_out for page in calendar_pages(rows)}
    assert left_out[WHOLE] == 1
    assert left_out["visits/2024-04-08-fumio-kishida-united-states.ics"] == 0
    assert "visits/other.ics" not in left_out


@pytest.mark.parametrize(
    ("status", "word", "title"),
    [
        (Status.ANNOUNCED, "TENTATIVE", "Kishida in Washington"),
        (Status.CONFIRMED, "CONFIRMED", "Kishida in Washington"),
        (Status.UNDER_WAY, "CONFIRMED", "Kishida in Washington"),
        (Status.CONCLUDED, "CONFIRMED", "Kishida in Washington"),
        (Status.POSTPONED, "TENTATIVE", "Postponed: Kishida in Washington"),
        (Status.CANCELLED, "CANCELLED", "Cancelled: Kishida in Washington"),
    ],
)
def test_what_the_status_cannot_say_the_title_says(status: Status, word: str, title: str) -> None:
    event = one(visit("2024-04-08", status=status))
    assert (event["STATUS"], event["SUMMARY"]) == (word, title)


def test_a_tour_has_an_event_a_leg_and_each_host_sees_its_own() -> None:
    rows = rows_of(visit(*TOUR, name="tour", title="Kishida in South-East Asia"))
    found = {event["UID"]: event["SUMMARY"] for event in events(rows)}
    assert found == {
        "tour@who.example": "Kishida in South-East Asia (Philippines)",
        "tour--vn@who.example": "Kishida in South-East Asia (Vietnam)",
        "tour--ph-2@who.example": "Kishida in South-East Asia (Philippines)",
    }
    stays = {
        path: [event.decoded("DTSTART").day for event in events(rows, f"{path}.ics")]
        for path in ("countries/japan", "countries/vietnam", "relations/japan--philippines")
    }
    assert stays == {
        "countries/japan": [3, 5, 6],
        "countries/vietnam": [5],
        "relations/japan--philippines": [3, 6],
    }


def test_a_stop_that_is_added_leaves_the_others_their_ids() -> None:
    before = events(rows_of(visit(TOUR[0], name="tour")))
    after = events(rows_of(visit(*TOUR, name="tour")))
    assert before[0]["UID"] == after[0]["UID"]
    assert len({event["UID"] for event in after}) == 3


def test_at_issue_is_no_stay() -> None:
    assert events(rows_of(visit("2024-04-08")), "countries/china.ics") == []


def test_ids_outlive_the_address_of_the_site() -> None:
    digest = visit(*TOUR)
    here, there = (rows_of(digest, base_url=base) for base in ("https://a.example", "http://b/c"))
    assert [e["UID"] for e in events(here)] == [e["UID"] for e in events(there)]
    assert [e["URL"] for e in events(here)] != [e["URL"] for e in events(there)]


def test_the_sequence_goes_up_with_every_change_of_status_and_every_correction() -> None:
    first = StatusChange(date(2024, 1, 25), Status.ANNOUNCED)
    second = StatusChange(date(2024, 3, 1), Status.CONFIRMED)
    wrong = Correction(date(2024, 4, 20), "It was the 9th.")
    life = [
        visit("2024-04-08"),
        visit("2024-04-08", history=(first,)),
        visit("2024-04-08", history=(first, second)),
        visit("2024-04-08", history=(first, second), corrections=(wrong,)),
        visit("2024-04-08", history=(first, second), corrections=(wrong, wrong)),
    ]
    assert [one(digest)["SEQUENCE"] for digest in life] == [0, 0, 1, 2, 3]


def test_the_stamp_is_the_day_of_the_last_change_or_else_the_first_day() -> None:
    wrong = Correction(date(2024, 4, 20), "It was the 9th.")
    changed = one(visit("2024-04-08", corrections=(wrong,)))
    undated = one(visit("2024-04-08", published=None))
    stamps = [event.decoded("DTSTAMP").date() for event in (changed, undated)]
    assert stamps == [date(2024, 4, 20), date(2024, 4, 8)]


@given(visits())
@settings(max_examples=60, deadline=None)
def test_whatever_an_author_says_comes_back(digest: Digest) -> None:
    rows = rows_of(digest)
    content = written(list(calendar_pages(rows))).get(WHOLE, b"")
    assert all(len(each) <= 75 for each in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    found = events(rows)
    exact = [leg for leg in digest.visit.legs if leg.dates.is_exact]
    assert sorted(e.decoded("DTSTART") for e in found) == sorted(
        leg.dates.first for leg in exact if leg.dates.first
    )
    assert len({event["UID"] for event in found}) == len(exact)
    for event in found:
        assert digest.title in str(event["SUMMARY"])
        assert digest.summary in str(event["DESCRIPTION"])


@given(texts)
@example("é" * 200)
@example("a\nBEGIN:VALARM")
def test_text_survives_escaping_and_folding(text: str) -> None:
    inside = "".join([line("BEGIN", "VEVENT"), text_line("SUMMARY", text), line("END", "VEVENT")])
    (event,) = Calendar.from_ical(
        line("BEGIN", "VCALENDAR") + inside + line("END", "VCALENDAR")
    ).walk("VEVENT")
    assert str(event["SUMMARY"]) == text.replace("\r", "\n").replace("\x00", "")


def test_a_calendar_holds_the_latest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "MOST", 2)
    made = [visit(f"20{year}-01-01", name=f"v{year}") for year in range(10, 15)]
    starts = [event.decoded("DTSTART").year for event in events(rows_of(*made))]
    assert starts == [2013, 2014]


def test_every_title_that_means_something_elsewhere_is_only_a_title() -> None:
    made = [
        visit("2024-04-08", name=f"v{number}", title=title) for number, title in enumerate(HOSTILE)
    ]
    titles = {str(event["SUMMARY"]) for event in events(rows_of(*made))}
    assert titles == set(HOSTILE)


def test_text_is_escaped_as_the_standard_says() -> None:
    assert text_line("SUMMARY", "a;b,c\\d\ne\x07") == "SUMMARY:a\\;b\\,c\\\\d\\ne\r\n"
