"""Related visits: at most six, the closest first, each for a reason that is true."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.domain.digest import Article, Digest
from entente.linking.affinity import Reason, ReasonKind
from entente.linking.cross_references import cross_references
from entente.linking.related import MOST, REACH, related_of
from tests.linking.diplomacy import digest, digests, real_site

some = settings(max_examples=30, deadline=None)
"""A dozen visits between five countries are slow to draw, and tell much each time."""

REAL = [
    # Visit, related visit, why.
    ("1977-12-29-carter-tour", "1978-02-03-sadat-united-states", ReasonKind.LINKED),
    ("1978-02-03-sadat-united-states", "1977-12-29-carter-tour", ReasonKind.LINKED),
    (
        "1978-02-03-sadat-united-states",
        "1975-10-27-sadat-united-states",
        ReasonKind.LEADER_AND_HOST,
    ),
    ("2023-11-12-yoon-united-states", "2023-11-12-marcos-united-states", ReasonKind.SUMMIT),
    ("2023-11-12-yoon-united-states", "2023-11-08-blinken-south-korea", ReasonKind.RETURN_BEFORE),
    ("2023-11-08-blinken-south-korea", "2023-11-12-yoon-united-states", ReasonKind.RETURN_AFTER),
    ("2024-04-10-kishida-united-states", "2023-11-12-kishida-united-states", ReasonKind.PREVIOUS),
    ("2023-11-12-kishida-united-states", "2024-04-10-kishida-united-states", ReasonKind.NEXT),
    ("2024-04-11-marcos-united-states", "2024-04-10-kishida-united-states", ReasonKind.LINKED),
    ("2024-04-11-marcos-united-states", "2023-08-18-kishida-united-states", ReasonKind.PEOPLE),
    ("2001-05-09-kostunica-united-states", "2002-09-17-havel-united-states", ReasonKind.PERSON),
    ("2010-04-08-obama-czechia", "2002-09-17-havel-united-states", ReasonKind.RETURN_BEFORE),
]


@pytest.mark.parametrize(("id_", "other", "kind"), REAL)
def test_real_visits_are_related_for_the_right_reason(
    id_: str, other: str, kind: ReasonKind
) -> None:
    made = real_site().digests
    reasons = {r.digest.id: r.reason.kind for r in related_of(made, cross_references(made))[id_]}
    assert reasons[other] is kind


def truths(one: Digest, other: Digest) -> set[ReasonKind]:
    """Every reason but links that may be given, worked out anew."""
    here, there = one.visit, other.visit
    same_way = here.origin == there.origin and bool(set(here.hosts) & set(there.hosts))
    other_way = here.origin in there.hosts and there.origin in here.hosts
    later = other.sort_key > one.sort_key
    together = any(
        a.host == b.host and a.dates.surely_shares_a_day(b.dates)
        for a in here.legs
        for b in there.legs
    )
    people = len(set(here.people) & set(there.people))
    leaders = set(here.leaders) & set(there.leaders)
    holds = {
        ReasonKind.SUMMIT: together,
        ReasonKind.DAYS: together,
        ReasonKind.RETURN_AFTER: other_way and later,
        ReasonKind.RETURN_BEFORE: other_way and not later,
        ReasonKind.NEXT: same_way and later,
        ReasonKind.PREVIOUS: same_way and not later,
        ReasonKind.PAIR: same_way or other_way,
        ReasonKind.LEADER_AND_HOST: bool(leaders) and bool(set(here.hosts) & set(there.hosts)),
        ReasonKind.LEADER: bool(leaders),
        ReasonKind.PEOPLE: people > 1,
        ReasonKind.PERSON: people == 1,
        ReasonKind.TOPICS: bool(set(here.topics) & set(there.topics)),
    }
    return {kind for kind, true in holds.items() if true}


def shares(one: Digest, other: Digest, reason: Reason, links: dict[str, list[str]]) -> bool:
    """Whether what a reason says is so."""
    if reason.kind is ReasonKind.LINKED:
        return other.id in links.get(one.id, ()) or one.id in links.get(other.id, ())
    here, there = one.visit, other.visit
    names = set(here.people + here.topics) & set(there.people + there.topics)
    return reason.kind in truths(one, other) and set(reason.names) <= names


def links_among(made: list[Digest]) -> st.SearchStrategy[dict[str, list[str]]]:
    ids = st.sampled_from([each.id for each in made]) if made else st.nothing()
    return st.dictionaries(ids, st.lists(ids, max_size=2)) if made else st.just({})


LINKED_DIGESTS = digests().flatmap(lambda made: st.tuples(st.just(made), links_among(made)))


@some
@given(LINKED_DIGESTS)
def test_reasons_are_true_and_the_closest_come_first(
    given_: tuple[list[Digest], dict[str, list[str]]],
) -> None:
    made, links = given_
    by_id = {each.id: each for each in made}
    for id_, others in related_of(made, links).items():
        assert len(others) <= MOST
        assert id_ not in {each.digest.id for each in others}
        assert len({each.digest.id for each in others}) == len(others)
        assert [each.score for each in others] == sorted((o.score for o in others), reverse=True)
        for each in others:
            assert shares(by_id[id_], each.digest, each.reason, links), each.reason


@some
@given(LINKED_DIGESTS, st.randoms(use_true_random=False))
def test_the_order_of_files_changes_nothing(
    given_: tuple[list[Digest], dict[str, list[str]]], random: st.DataObject
) -> None:
    made, links = given_
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    assert related_of(shuffled, links) == related_of(made, links)


@some
@given(LINKED_DIGESTS, LINKED_DIGESTS)
def test_what_is_remembered_of_other_sites_changes_nothing(
    earlier: tuple[list[Digest], dict[str, list[str]]],
    now: tuple[list[Digest], dict[str, list[str]]],
) -> None:
    before, afresh = related_of(*earlier), related_of(*now)
    known = {before.key_of(id_): before.line(id_) for id_ in before}
    assert related_of(*now, known) == afresh
    again = related_of(*now, {afresh.key_of(id_): afresh.line(id_) for id_ in afresh})
    again.compared = None  # type: ignore[assignment,method-assign]  # everything is known
    assert again == afresh


@some
@given(digests(7), digests(1))
def test_another_digest_only_displaces_what_it_outranks(
    made: list[Digest], more: list[Digest]
) -> None:
    added = [digest(replace(each.visit, id=f"added-{each.id}")) for each in more]
    before, after = related_of(made, {}), related_of([*made, *added], {})
    for id_, others in before.items():
        lost = {each.digest.id for each in others} - {each.digest.id for each in after[id_]}
        assert not lost or len(after[id_]) == MOST


def test_a_topic_that_everyone_shares_stays_cheap() -> None:
    """From one visit no more than the nearest are looked at, however long the list is."""
    one = real_site().digests[0]
    many = [
        digest(replace(one.visit, id=f"v{n:03}", topics=("talks",), leaders=(f"l{n}",), meets=()))
        for n in range(200)
    ]
    for others in related_of(many, {}).values():
        assert len(others) == MOST
    near = [int(each.digest.id[1:]) for each in related_of(many, {})["v100"]]
    assert all(abs(number - 100) <= REACH for number in near)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="b.html">B</a>', {"b"}),
        ('<a class="name" href="../visits/b.html#sources">B</a>', {"b"}),
        ('<a href="a.html">itself</a>', set()),
        ('<a href="../leaders/b.html">a leader of that name</a>', set()),
        ('<a href="https://example.org/visits/b.html">elsewhere</a>', set()),
        ("b.html", set()),
    ],
)
def test_links_between_texts_are_those_to_digests(html: str, expected: set[str]) -> None:
    one = real_site().digests[0]
    text = Article("a", "A", "", "", None, (), html, "content/visits/a.md")
    made = [
        replace(digest(replace(one.visit, id="a")), articles=(text,)),
        digest(replace(one.visit, id="b")),
    ]
    assert cross_references(made).get("a", frozenset()) == expected
