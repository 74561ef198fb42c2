"""Relations: what the real world comes to, and what holds of any visits whatever.

The whole graph of the real world is kept in ``world/graph.json``. After a change that is meant,
make it anew and read the difference:

    pytest tests/linking/test_relations.py --regenerate
"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.domain.digest import Digest
from entente.domain.rank import Rank
from entente.domain.relation import Relation, Standing
from entente.domain.site import Site
from entente.domain.visit import Leg, Status, Visit
from entente.linking.connections import connections_of
from entente.linking.cross_references import cross_references
from entente.linking.reckoning import gaps, whose_turn, years_without
from entente.linking.related import related_of
from entente.linking.relations import Relations, relations_of
from entente.linking.travels import steps_in, travels_of
from tests.linking.diplomacy import (
    AS_OF,
    COUNTRIES,
    LEADERS,
    WORLD,
    digest,
    digests,
    real_site,
    span,
)

GRAPH = WORLD / "graph.json"
some = settings(max_examples=30, deadline=None)
"""A dozen visits between five countries are slow to draw, and tell much each time."""


def relations(given_digests: Iterable[Digest]) -> Relations:
    return relations_of(given_digests, LEADERS, COUNTRIES, AS_OF)


def of_site(site: Site) -> Relations:
    return relations_of(site.digests, site.leaders, site.countries, site.as_of)


def graph_of(site: Site) -> dict[str, object]:
    """Everything that binds one entry of a site to another, as plain values."""
    found = of_site(site)
    related = related_of(site.digests, cross_references(site.digests))
    travels = travels_of(connections_of(site.digests).travelled)
    return {
        "relations": {each.path: relation_words(each) for each in found.by_pair.values()},
        "countries": {
            code: [each.path for each in relations] for code, relations in found.by_country.items()
        },
        "related": {
            id_: [f"{each.score} {each.reason.kind}: {each.digest.id}" for each in others]
            for id_, others in related.items()
        },
        "travels": {
            each.id: {
                leader: [step.before and step.before.id, step.after and step.after.id]
                for leader, step in travels.of(each)
            }
            for each in site.digests
        },
    }


def relation_words(relation: Relation) -> dict[str, object]:
    turn = whose_turn(relation)
    return {
        "crossings": [
            f"{each.dates.text} {each.origin}-{each.host} {each.rank} {each.standing} "
            f"{each.digest.id} met {', '.join(each.met) or 'nobody known'}"
            for each in relation.crossings
        ],
        "meetings": [
            f"{each.dates.text} in {', '.join(each.hosts)}: {' '.join(each.leaders[0])} and "
            f"{' '.join(each.leaders[1])}, {'in person' if each.in_person else 'summit'}, "
            f"{' '.join(each.id for each in each.digests)}"
            for each in relation.meetings
        ],
        "encounters": [f"{' and '.join(e.leaders)}: {len(e.digests)}" for e in relation.encounters],
        "before": ["-".join(pair) for pair in relation.predecessors],
        "after": ["-".join(pair) for pair in relation.successors],
        "turn": turn
        and f"{turn.country}: {turn.count} since {turn.since and turn.since.digest.id}"
        + (", heads only" if turn.heads_only else ""),
        "gaps": [f"{gap.start} {gap.end}: {gap.months} months" for gap in gaps(relation.held)],
        "years without": len(years_without(relation.held)),
    }


def test_the_real_world_is_bound_together_as_expected(*, regenerate: bool) -> None:
    found = json.dumps(graph_of(real_site()), indent=1, ensure_ascii=False) + "\n"
    if regenerate:
        GRAPH.write_text(found, encoding="utf-8")
    assert json.loads(found) == json.loads(GRAPH.read_text(encoding="utf-8"))


def between(found: Relations, one: str, other: str) -> Relation:
    relation = found.between(one, other)
    assert relation is not None
    return relation


def test_a_tour_counts_for_every_host_with_the_days_there() -> None:
    found = of_site(real_site())
    stays = {
        host: between(found, "US", host).crossings[0].dates.text for host in ("PL", "IN", "BE")
    }
    assert stays == {
        "PL": "1977-12-29/1977-12-31",
        "IN": "1978-01-01/1978-01-03",
        "BE": "1978-01-06",
    }


def test_names_in_any_script_and_spelling_are_one_leader() -> None:
    counts = Counter(slug for each in real_site().digests for slug in each.visit.people)
    expected = {"fumio-kishida": 5, "yoon-suk-yeol": 3, "xi-jinping": 2, "anwar-sadat": 3}
    expected |= {"vaclav-havel": 4, "shinzo-abe": 2, "to-lam": 2, "dmitry-medvedev": 1}
    assert {slug: counts[slug] for slug in expected} == expected


def test_a_meeting_on_neutral_ground_makes_a_relation_and_a_shared_summit_does_not() -> None:
    found = of_site(real_site())
    assert between(found, "DE", "US").meetings[0].hosts == ("PL", "IN", "EG", "BE")
    assert between(found, "JP", "KR").meetings[0].in_person
    assert [m.in_person for m in between(found, "JP", "KR").meetings] == [True, False]
    assert found.between("KR", "VN") is None, "both were at one summit and that is all"


def test_a_state_that_is_no_more_is_tied_to_those_that_followed() -> None:
    found = of_site(real_site())
    assert between(found, "US", "CZ").predecessors == (("CSHH", "US"),)
    assert between(found, "US", "CSHH").successors == (("CZ", "US"),)
    # By way of Serbia and Montenegro, which nobody in this world visited.
    assert between(found, "US", "RS").predecessors == (("US", "YUCS"),)


def visit(id_: str, way: str, when: str, **more: object) -> Digest:
    """A concluded visit by a president: ``AA-BB`` in May 2015 on the 3rd."""
    origin, host = way.split("-")
    made = Visit(
        id=id_,
        leaders=(f"{origin.lower()}-0",),
        office="President",
        origin=origin,
        legs=(Leg(host, "", span(*when.split("/")), None),),
        kind=None,
        status=Status.CONCLUDED,
        history=(),
        meets=(),
        at_issue=(),
        topics=(),
    )
    return digest(replace(made, **more))  # type: ignore[arg-type]  # the fields of a Visit


TURNS = [
    ("nobody", [], None),
    ("once", [("AA-BB", {})], ("BB", 1, False, True)),
    ("since", [("AA-BB", {}), ("BB-AA", {}), ("BB-AA", {})], ("AA", 2, True, True)),
    (
        "ministers",
        [("AA-BB", {}), ("BB-AA", {"office": "Foreign Minister"})],
        ("BB", 1, False, True),
    ),
    ("only ministers", [("AA-BB", {"office": "Foreign Minister"})], None),
    ("unknown", [("AA-BB", {"office": "", "leaders": ("nobody",)})], ("BB", 1, False, False)),
    ("cancelled", [("AA-BB", {}), ("BB-AA", {"status": Status.CANCELLED})], ("BB", 1, False, True)),
    ("postponed", [("AA-BB", {}), ("BB-AA", {"status": Status.POSTPONED})], ("BB", 1, False, True)),
    ("under way", [("AA-BB", {}), ("BB-AA", {"status": Status.UNDER_WAY})], ("AA", 1, True, True)),
]


@pytest.mark.parametrize(("name", "made", "expected"), TURNS, ids=[name for name, *_ in TURNS])
def test_whose_turn_it_is(
    name: str,
    made: list[tuple[str, dict[str, object]]],
    expected: tuple[str, int, bool, bool] | None,
) -> None:
    leaders = LEADERS | {"nobody": replace(LEADERS["aa-0"], slug="nobody", offices=())}
    every = [
        visit(f"{name} {n}", way, f"201{n}-05-03", **more) for n, (way, more) in enumerate(made)
    ]
    found = relations_of(every, leaders, COUNTRIES, AS_OF).between("BB", "AA")
    turn = whose_turn(found) if found else None
    said = turn and (turn.country, turn.count, turn.since is not None, turn.heads_only)
    assert said == expected


@pytest.mark.parametrize(
    ("status", "when", "expected"),
    [
        (Status.CONCLUDED, "2021-01-01", Standing.HELD),
        (Status.UNDER_WAY, "2020-05-30", Standing.HELD),
        (Status.UNDER_WAY, "2020-06-03", Standing.COMING),
        (Status.ANNOUNCED, "2020-06-03", Standing.COMING),
        (Status.CONFIRMED, "2020-06-03", Standing.COMING),
        (Status.ANNOUNCED, "2020-05-01", Standing.OPEN),
        (Status.POSTPONED, "2020-06-03", Standing.OPEN),
        (Status.CANCELLED, "2019-06-03", Standing.OPEN),
    ],
)
def test_a_visit_counts_once_it_has_taken_place(
    status: Status, when: str, expected: Standing
) -> None:
    (crossing,) = between(
        relations([visit("v", "AA-BB", when, status=status)]), "AA", "BB"
    ).crossings
    assert crossing.standing is expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["2015-01-01/2015-01-03", "2015-10-02"], []),
        (["2015-01-01/2015-01-03", "2015-10-03"], [9]),
        (["2014-01-31", "2016-11-30"], [33]),
        # The long visit covers what seems a gap after the short one.
        (["2014-01-01/2016-01-01", "2014-02-01", "2016-02-01"], []),
        (["2010-05-05", "2012-05-05", "2020-05-04"], [24, 95]),
    ],
)
def test_gaps_are_told_in_completed_months(days: list[str], expected: list[int]) -> None:
    made = [visit(f"v{n}", "AA-BB", when) for n, when in enumerate(days)]
    held = between(relations(made), "AA", "BB").held
    assert [gap.months for gap in gaps(held)] == expected


def test_years_without_a_visit_lie_between_the_first_and_the_last() -> None:
    made = [visit("a", "AA-BB", "2010-12-30/2011-01-02"), visit("b", "BB-AA", "2014-05-01")]
    assert years_without(between(relations(made), "AA", "BB").held) == [2012, 2013]


@some
@given(digests(), st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(made: list[Digest], random: st.DataObject) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert relations(shuffled) == relations(made)


@some
@given(digests())
def test_every_visit_stands_once_in_the_relation_with_each_of_its_hosts(made: list[Digest]) -> None:
    found = relations(made)
    ways = Counter(
        (each.id, each.visit.origin, host)
        for each in made
        for host in each.visit.hosts
        if host != each.visit.origin
    )
    assert ways == Counter(
        (crossing.digest.id, crossing.origin, crossing.host)
        for relation in found.by_pair.values()
        for crossing in relation.crossings
    )
    for relation in found.by_pair.values():
        for crossing in relation.crossings:
            assert {crossing.origin, crossing.host} == set(relation.countries)


@some
@given(digests())
def test_relations_are_the_same_from_either_side(made: list[Digest]) -> None:
    found = relations(made)
    for pair, relation in found.by_pair.items():
        assert relation.countries == pair
        assert found.between(*pair) is found.between(*pair[::-1]) is relation
        assert all(relation in found.by_country[code] for code in pair)
        assert relation.other(pair[0]) == pair[1]
        assert relation.other(pair[1]) == pair[0]
    assert sum(map(len, found.by_country.values())) == 2 * len(found.by_pair)


@some
@given(digests())
def test_only_the_order_of_slugs_decides_which_country_comes_first(made: list[Digest]) -> None:
    mirrored = {
        code: replace(c, slug=f"{ord('Z') - ord(code[0])}") for code, c in COUNTRIES.items()
    }
    there = relations_of(made, LEADERS, mirrored, AS_OF)
    here = relations(made)
    assert {tuple(sorted(pair)) for pair in here.by_pair} == {
        tuple(sorted(p)) for p in there.by_pair
    }
    for pair, relation in here.by_pair.items():
        other = between(there, *pair)
        turned = other.countries != pair
        assert other.crossings == relation.crossings
        for one, two in zip(relation.meetings, other.meetings, strict=True):
            assert one.digests == two.digests
            assert one.leaders == (two.leaders[::-1] if turned else two.leaders)
        assert {e.leaders for e in relation.encounters} == {
            e.leaders[::-1] if turned else e.leaders for e in other.encounters
        }


@some
@given(digests(), digests(2))
def test_another_digest_takes_nothing_away(made: list[Digest], more: list[Digest]) -> None:
    added = [digest(replace(each.visit, id=f"added-{each.id}")) for each in more]
    before, after = relations(made), relations([*made, *added])
    for pair, relation in before.by_pair.items():
        grown = after.by_pair[pair]
        assert all(crossing in grown.crossings for crossing in relation.crossings)
        assert {e.leaders for e in relation.encounters} <= {e.leaders for e in grown.encounters}
        assert {d.id for d in relation.digests} <= {d.id for d in grown.digests}
        assert set(relation.predecessors) <= set(grown.predecessors)


@some
@given(digests())
def test_predecessors_and_successors_name_each_other(made: list[Digest]) -> None:
    found = relations(made)
    ties = {(p, pair) for pair, each in found.by_pair.items() for p in each.predecessors}
    assert ties == {(pair, s) for pair, each in found.by_pair.items() for s in each.successors}
    assert all(one in found.by_pair and one != other for one, other in ties)
    assert all("OO" in one for one, _ in ties)


@some
@given(digests())
def test_meetings_are_abroad_and_told_by_digests_that_took_place(made: list[Digest]) -> None:
    for relation in relations(made).by_pair.values():
        for meeting in relation.meetings:
            assert set(meeting.hosts).isdisjoint(relation.countries)
            assert all(
                each.visit.status in {Status.CONCLUDED, Status.UNDER_WAY}
                for each in meeting.digests
            )
            for side, code in zip(meeting.leaders, relation.countries, strict=True):
                assert side
                assert all(slug.startswith(code.lower()) for slug in side)


@some
@given(digests())
def test_what_is_counted_rests_on_visits_that_took_place(made: list[Digest]) -> None:
    took_place = [each for each in made if each.visit.status is Status.CONCLUDED]
    only = relations(took_place)
    for pair, relation in relations(made).by_pair.items():
        counted = [c for c in relation.held if c.rank is not Rank.OTHER]
        turn = whose_turn(relation)
        assert (turn is None) == (not counted)
        if turn:
            last = [c for c in counted if c.origin == turn.country]
            since = [c for c in counted if not last or c.sort_key > last[-1].sort_key]
            assert turn.count == len(since)
            assert {c.origin for c in since} == {turn.traveller}
            assert turn.since == (last[-1] if last else None)
        if all(each.visit.status is not Status.UNDER_WAY for each in relation.digests):
            alone = only.by_pair.get(pair)
            assert relation.held == (alone.held if alone else ())


@some
@given(digests())
def test_before_and_after_are_each_other_s(made: list[Digest]) -> None:
    ordered = sorted(made, key=lambda each: each.sort_key)
    travels = travels_of(connections_of(ordered).travelled)
    for each in ordered:
        for leader, step in travels.of(each):
            if step.after:
                assert dict(travels.of(step.after))[leader].before is each
            if step.before:
                assert dict(travels.of(step.before))[leader].after is each
    for relation in relations(made).by_pair.values():
        steps = steps_in(relation)
        assert len(steps) == len(relation.crossings)
        assert [here for _, here, _ in steps.values()] == list(relation.crossings)
        for before, here, after in steps.values():
            assert before is None or steps[before.digest.id][2] == here
            assert after is None or steps[after.digest.id][0] == here
