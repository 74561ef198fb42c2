"""Years, countries and the home page: pictures and lists that tell the same, on real visits."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from entente.domain.digest import Correction, Digest
from entente.domain.visit import Status, StatusChange
from entente.linking.connections import connections_of
from entente.rendering.country_pages import country_page
from entente.rendering.front_pages import CHANGES, CORRECTIONS, home
from entente.rendering.rows import Rows
from entente.rendering.visit_pages import year_page
from tests.linking.diplomacy import real_site

SITE = real_site()


def rows_of(*digests: Digest) -> Rows:
    site = replace(SITE, digests=digests or SITE.digests)
    return Rows(site, connections_of(site.digests))


ROWS = rows_of()


@pytest.mark.parametrize("year", ROWS.connections.by_year)
def test_months_of_picture_and_list_agree(year: int) -> None:
    page = year_page(ROWS, year)
    listed = {month["month"]: month["total"] for month in page["months"]}
    assert sum(listed.values()) == page["total"] == len(ROWS.connections.by_year[year])
    pictured = [entry["count"] for entry in page["per_month"]]
    unknown = listed.get("Month unknown", 0)
    assert sum(pictured) + unknown == page["total"]
    assert sorted(n for n in pictured if n) == sorted(
        n for month, n in listed.items() if month != "Month unknown"
    )
    shown = [v["href"] for m in page["months"] for row in m["rows"] for v in row["visits"]]
    assert sorted(shown) == sorted(d.path for d in ROWS.connections.by_year[year])


def test_a_summit_takes_one_row_with_its_place_and_all_its_days() -> None:
    (month, *_) = [m for m in year_page(ROWS, 2023)["months"] if m["month"] == "November"]
    (summit,) = [row for row in month["rows"] if len(row["visits"]) > 1]
    assert (month["total"], len(month["rows"])) == (6, 3)
    assert (summit["place"], summit["dates"]["big"]) == ("San Francisco", "12–17")
    assert [visit["origin"]["name"] for visit in summit["visits"]] == [
        "Japan", "Philippines", "South Korea", "Vietnam",
    ]  # fmt: skip
    every = [d for d in ROWS.connections.by_year[2023] if d.visit.legs[0].place == "San Francisco"]
    shared = set.intersection(*(set(digest.visit.topics) for digest in every))
    assert {link["href"] for link in summit["topics"]} == {f"topics/{s}.html" for s in shared}


@pytest.mark.parametrize("code", SITE.countries)
def test_years_of_a_country_add_up_as_its_partners_do(code: str) -> None:
    page: Any = country_page(ROWS, SITE.countries[code])
    strip = page["strip"]
    made, hosted = (sum(row[n] for row in page["partners"]) for n in (1, 2))
    if strip is None:
        years = {
            crossing.dates.year
            for relation in ROWS.relations.by_country.get(code, ())
            for crossing in relation.held
        }
        assert len(years) <= 1
        return
    for lines in (strip["wide"], strip["narrow"]):
        cells = [cell for line in lines for cell in line["cells"]]
        drawn = [sum(cell[side] for cell in cells) for side in "ab"]
        assert drawn == [sum(row[n] for row in strip["table"]) for n in (1, 2)]
        # A tour is one journey, however many partners received it.
        assert drawn[0] <= made
        assert drawn[1] == hosted
    assert f"{sum(row[1] for row in strip['table'])} made by" in strip["label"]


def changed(digest: Digest, *changes: tuple[int, Status], corrections: int = 0) -> Digest:
    history = tuple(StatusChange(date(2024, 1, day), status) for day, status in changes)
    notes = tuple(Correction(date(2024, 2, 1 + n), f"Note {n}") for n in range(corrections))
    return replace(digest, visit=replace(digest.visit, history=history), corrections=notes)


def told(rows: Rows) -> list[tuple[str, str, bool]]:
    return [(c["day"], c["status"]["word"], c["first"]) for c in home(rows)["changes"]]


def test_changes_of_status_are_told_the_latest_first() -> None:
    one, other = SITE.digests[-3:-1]
    confirmed = changed(one, (5, Status.ANNOUNCED), (9, Status.CONFIRMED))
    rows = rows_of(confirmed, changed(other, (7, Status.POSTPONED)))
    assert told(rows) == [
        ("9 January 2024", "Confirmed", False),
        ("7 January 2024", "Postponed", True),
        ("5 January 2024", "Announced", True),
    ]


def test_no_more_than_the_latest_changes_are_told_and_none_from_the_future() -> None:
    many = changed(SITE.digests[0], *((day, Status.ANNOUNCED) for day in range(1, 20)))
    site = replace(SITE, digests=(many,), as_of=date(2024, 1, 12))
    found = told(Rows(site, connections_of(site.digests)))
    assert [day for day, _, _ in found] == [f"{12 - n} January" for n in range(CHANGES)]


def test_corrections_are_told_the_latest_first() -> None:
    rows = rows_of(changed(SITE.digests[0], corrections=CORRECTIONS + 1))
    notes = [correction["note"] for correction in home(rows)["corrections"]]
    assert notes == [f"Note {CORRECTIONS - n}" for n in range(CORRECTIONS)]


def test_ways_in_count_what_took_place_between_two_countries() -> None:
    found: Any = home(ROWS)["relations"]
    counts = Counter({r.path: len(r.held) for r in ROWS.relations.by_pair.values() if r.held})
    assert [row["count"] for row in found] == sorted(counts.values(), reverse=True)[:8]
    assert all(counts[row["href"]] == row["count"] for row in found)
