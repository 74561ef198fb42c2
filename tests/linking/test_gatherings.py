"""Guests of one summit share a row; everybody else has one alone, and nobody is lost."""

from dataclasses import replace

import pytest
from hypothesis import given

from entente.domain.digest import Digest
from entente.domain.visit import Kind, Leg, Status, Visit
from entente.linking.gatherings import gatherings
from tests.linking.diplomacy import digest, digests, real_site, span


def guest(origin: str, first: str, last: str = "", *, place: str = "Camp David") -> Digest:
    leg = Leg("US", place, span(first, last), None)
    leader = f"{origin.lower()}-0"
    concluded, summit = Status.CONCLUDED, Kind.SUMMIT
    name = f"{first}-{leader}"
    return digest(Visit(name, (leader,), "", origin, (leg,), summit, concluded, (), (), (), ()))


def changed(one: Digest, **values: object) -> Digest:
    return replace(one, visit=replace(one.visit, **values))  # type: ignore[arg-type]  # any field


JAPAN, KOREA = guest("JP", "2023-08-18"), guest("KR", "2023-08-18")
CASES = {
    "same days": ([JAPAN, KOREA], [2]),
    "one stays longer": ([JAPAN, guest("KR", "2023-08-17", "2023-08-19")], [2]),
    "a chain of days": (
        [guest("JP", "2023-08-17", "2023-08-18"), KOREA, guest("PH", "2023-08-18", "2023-08-20")],
        [3],
    ),
    "other days": ([JAPAN, guest("KR", "2023-08-19")], [1, 1]),
    "other place": ([JAPAN, guest("KR", "2023-08-18", place="San Diego")], [1, 1]),
    "place not known": ([JAPAN, guest("KR", "2023-08-18", place="")], [2]),
    "place in other letters": ([JAPAN, guest("KR", "2023-08-18", place="camp david")], [2]),
    "same country": ([JAPAN, changed(KOREA, origin="JP")], [1, 1]),
    "no summit": ([JAPAN, changed(KOREA, kind=Kind.WORKING)], [1, 1]),
    "cancelled": ([JAPAN, changed(KOREA, status=Status.CANCELLED)], [1, 1]),
    "postponed": ([JAPAN, changed(KOREA, status=Status.POSTPONED)], [1, 1]),
    "a tour": ([JAPAN, changed(KOREA, legs=KOREA.visit.legs * 2)], [1, 1]),
    "the host's own": ([JAPAN, changed(KOREA, origin="US")], [1, 1]),
    "nobody": ([], []),
}


@pytest.mark.parametrize("case", CASES)
def test_who_shares_a_row(case: str) -> None:
    given_digests, sizes = CASES[case]
    assert [len(group) for group in gatherings(given_digests)] == sizes


def test_guests_of_a_real_summit_are_together() -> None:
    groups = [g for g in gatherings(real_site().digests) if len(g) > 1]
    assert [[digest.id for digest in group] for group in groups] == [
        [
            "2023-11-12-kishida-united-states",
            "2023-11-12-marcos-united-states",
            "2023-11-12-vo-van-thuong-united-states",
            "2023-11-12-yoon-united-states",
        ]
    ]


@given(digests())
def test_every_visit_stands_in_one_row_whatever_the_order(found: list[Digest]) -> None:
    groups = gatherings(found)
    assert sorted(d.id for group in groups for d in group) == sorted(d.id for d in found)
    assert gatherings(reversed(found)) == groups
    for group in groups:
        if len(group) > 1:
            assert len({digest.visit.hosts for digest in group}) == 1
            assert all(digest.visit.kind is Kind.SUMMIT for digest in group)
