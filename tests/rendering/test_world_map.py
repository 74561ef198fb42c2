"""The map of the home page: every state once, and the same figures as in its table.

The layout is held against the gazetteer; figures are counted again from the digests themselves,
on real visits and on any that hypothesis can think of.
"""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given

from entente.domain.country import CountryKind
from entente.domain.digest import Digest
from entente.domain.site import Site
from entente.domain.visit import Status
from entente.linking.connections import connections_of
from entente.registry.gazetteer import gazetteer
from entente.rendering.front_contexts import WorldMap
from entente.rendering.rows import Rows
from entente.rendering.world_map import COLUMNS, layout, world_map, years_before
from tests.linking.diplomacy import COUNTRIES, LEADERS, digests, real_site, span

CELLS = layout()
"""Code → line and column."""

NEIGHBOURS = {
    "left of": [("PT", "ES"), ("US", "GB"), ("GB", "PL"), ("FR", "CH"), ("IN", "BD"), ("KR", "JP")],
    "above": [("NO", "IT"), ("CA", "US"), ("US", "MX"), ("EG", "SD"), ("CN", "VN"), ("AU", "NZ")],
}


def drawn(site: Site) -> WorldMap | None:
    return world_map(Rows(site, connections_of(site.digests)))


def shown(site: Site) -> WorldMap:
    found = drawn(site)
    assert found is not None
    return found


def test_every_state_of_today_has_one_tile() -> None:
    states = {country.code for country in gazetteer() if country.kind is CountryKind.STATE}
    assert CELLS.keys() == states


def test_no_two_tiles_stand_in_one_place() -> None:
    assert [place for place, n in Counter(CELLS.values()).items() if n > 1] == []
    assert all(0 <= column < COLUMNS for _, column in CELLS.values())


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS["left of"])
def test_west_is_left(one: str, other: str) -> None:
    assert CELLS[one][1] < CELLS[other][1]


@pytest.mark.parametrize(("one", "other"), NEIGHBOURS["above"])
def test_north_is_up(one: str, other: str) -> None:
    assert CELLS[one][0] < CELLS[other][0]


def test_regions_keep_together() -> None:
    """Nine in ten states touch one of their own region: side by side, or corner to corner."""
    regions = {country.code: country.region for country in gazetteer()}
    by_place = {place: code for code, place in CELLS.items()}

    def touches(code: str) -> bool:
        line, column = CELLS[code]
        around = ((line + i, column + j) for i, j in product((-1, 0, 1), repeat=2) if i or j)
        return any(regions.get(by_place.get(place, "")) == regions[code] for place in around)

    assert sum(map(touches, CELLS)) >= 0.9 * len(CELLS)


def figures(world: WorldMap) -> dict[str, tuple[int, int, bool]]:
    return {
        row["country"]["code"]: (row["hosted"], row["made"], row["coming"])
        for region in world["regions"]
        for row in region["rows"]
    }


def agree(world: WorldMap) -> None:
    table = figures(world)
    tiles = {
        tile["country"]["code"]: (tile["hosted"], tile["made"], tile["coming"])
        for tile in world["tiles"]
    }
    assert len(tiles) == len(world["tiles"])
    assert len({(tile["x"], tile["y"]) for tile in world["tiles"]}) == len(tiles)
    assert {code: row for code, row in tiles.items() if any(row)} == table
    assert len(table) == world["states"] == sum(len(each["rows"]) for each in world["regions"])
    for tile in world["tiles"]:
        total = tile["hosted"] + tile["made"]
        assert tile["step"] == (0 if not total else 1 if total == 1 else 2 if total < 5 else 3)


def counted_again(site: Site, first: date, last: date) -> tuple[Counter[str], Counter[str]]:
    """Count visits hosted and made as one would with a pencil."""
    hosted, made = Counter[str](), Counter[str]()
    for digest in site.digests:
        visit = digest.visit
        begin = visit.dates.first
        held = visit.status is Status.CONCLUDED or (
            visit.status is Status.UNDER_WAY and begin is not None and begin <= site.as_of
        )
        abroad = [leg for leg in visit.legs if leg.host != visit.origin]
        if held and abroad and begin and first <= begin <= last:
            made[visit.origin] += 1
        for host in {leg.host for leg in abroad}:
            days = [leg.dates.first for leg in abroad if leg.host == host and leg.dates.first]
            stays = visit.status is Status.CONCLUDED or (
                visit.status is Status.UNDER_WAY and days and min(days) <= site.as_of
            )
            if stays and days and first <= min(days) <= last:
                hosted[host] += 1
    return hosted, made


def test_real_visits_are_all_on_the_map_and_in_the_table() -> None:
    site = real_site()
    world = shown(site)
    agree(world)
    assert (world["first"], world["last"]) == ("8 January 2023", "7 January 2025")
    hosted, made = counted_again(site, date(2023, 1, 8), date(2025, 1, 7))
    found = figures(world)
    assert {code: row[0] for code, row in found.items() if row[0]} == dict(hosted)
    assert {code: row[1] for code, row in found.items() if row[1]} == dict(made)
    assert hosted["US"] > 1
    assert {code for code, row in found.items() if row[2]} == {"DE", "US"}


def invented(found: list[Digest]) -> Site:
    ordered = tuple(sorted(found, key=lambda digest: digest.sort_key))
    base = real_site()
    return replace(
        base, digests=ordered, leaders=LEADERS, countries=COUNTRIES, as_of=date(2020, 6, 1)
    )


@given(digests())
def test_map_and_table_agree_on_any_visits(found: list[Digest]) -> None:
    world = drawn(invented(found))
    if world is None:
        held = {Status.CONCLUDED, Status.UNDER_WAY}
        ahead = (d for d in found if d.visit.status is Status.UNDER_WAY)
        assert all(str(d.visit.dates.first) > "2020-06-01" for d in ahead)
        assert not any(d.visit.status in held - {Status.UNDER_WAY} for d in found)
        return
    agree(world)
    assert {tile["country"]["code"] for tile in world["tiles"]} >= CELLS.keys()


def test_what_has_no_tile_follows_in_a_line_below() -> None:
    found = [d for d in real_site().digests if "YUCS" in d.visit.countries]
    assert found, "the real world has visits of a state that is no more"
    world = shown(replace(real_site(), digests=tuple(found)))
    last: Any = max(world["tiles"], key=lambda tile: float(tile["y"]))
    assert world["lines"] == 1 + max(line for line, _ in CELLS.values()) + 1
    assert last["country"]["code"] == "YUCS"


def test_nothing_is_drawn_where_no_visit_took_place() -> None:
    assert drawn(replace(real_site(), digests=())) is None


@pytest.mark.parametrize(
    ("day", "before"), [("2024-04-08", "2022-04-08"), ("2024-02-29", "2022-02-28")]
)
def test_two_years_before_a_day(day: str, before: str) -> None:
    assert years_before(date.fromisoformat(day)) == span(before).first
