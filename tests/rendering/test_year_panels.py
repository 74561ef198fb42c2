"""A country's years by month: every visit stands in its month, and the table has the same."""

import pytest

from entente.reading.edtf import parse
from entente.rendering.contexts import Panels
from entente.rendering.year_panels import year_panels
from tests.products.world import rows_of, visit

ROWS = rows_of(visit("2024-04-08"))


def panels(journeys: list[str], guests: list[str]) -> Panels | None:
    return year_panels(ROWS, [parse(d) for d in journeys], [parse(d) for d in guests], "Label")


def test_every_visit_stands_in_the_month_in_which_it_began() -> None:
    found = panels(["2021-04-16", "2023-01-31/2023-02-02", "2023-01"], ["2023-01-02", "2021-12-31"])
    assert found is not None
    assert [(each["year"], each["made"], each["hosted"]) for each in found["years"]] == [
        ("2021", 1, 1),
        ("2022", 0, 0),
        ("2023", 2, 1),
    ]
    assert found["table"] == [
        ("April 2021", 1, 0),
        ("December 2021", 0, 1),
        ("January 2023", 2, 1),
    ]
    january = found["years"][2]["line"]["cells"][0]
    assert (january["label"], january["a"], january["b"]) == ("Jan", 2, 1)


def test_axes_are_level() -> None:
    found = panels(["2021-04-16", "2021-04-20", "2022-01-01"], [])
    assert found is not None
    assert [each["line"]["above"] for each in found["years"]] == [2, 2]


@pytest.mark.parametrize(
    ("journeys", "guests"),
    [
        ([], []),
        (["2023-01-01"], ["2023-12-31"]),
        (["2018-01-01"], ["2023-01-01"]),
        (["2022-01-01", "2023"], []),
        (["2022-01-01"], ["../2023-05-01"]),
    ],
    ids=["nothing", "one year", "six years", "month unknown", "beginning unknown"],
)
def test_years_have_to_do(journeys: list[str], guests: list[str]) -> None:
    assert panels(journeys, guests) is None
