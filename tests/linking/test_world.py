"""The world of real visits as readers get it: whole pages, and every promise kept from both sides.

After a change that is meant, make the expected pages anew and read the difference:

    pytest tests/linking --regenerate
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.linking.promises import Promises
from tests.repositories import WORLD

EXPECTED = WORLD / "pages"
PAGES = {
    "a leader": "leaders/fumio-kishida.html",
    "a relation with one before it": "relations/czechia--united-states.html",
    "a relation of meetings elsewhere": "relations/japan--south-korea.html",
    "a country of a former state": "countries/yugoslavia.html",
    "a tour": "visits/1977-12-29-carter-tour.html",
    "a summit": "visits/2023-08-18-kishida-united-states.html",
    "a topic": "topics/defence-cooperation.html",
}
SAME_THE_OTHER_WAY = {
    "Next visit between these countries": "Previous visit between these countries",
    "Next visit, the other way": "Previous visit, the other way",
}


@pytest.fixture(scope="module")
def said(world_site: Path) -> Promises:
    return Promises(world_site)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page_is_the_expected_one(page: str, world_site: Path, *, regenerate: bool) -> None:
    made = (world_site / page).read_text(encoding="utf-8")
    expected = EXPECTED / page
    if regenerate:
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(made, encoding="utf-8")
    assert made == expected.read_text(encoding="utf-8")


def missing(pairs: Iterable[tuple[str, str]], others: Iterable[tuple[str, str]]) -> list[str]:
    """Return the pairs that nothing answers the other way round."""
    back = {(other, one) for one, other in others}
    return sorted(f"{one} → {other}" for one, other in set(pairs) - back)


def test_every_mention_has_its_backlink(said: Promises) -> None:
    mentions = [(page, target) for page in said.texts() for target, _ in said.prose(page)]
    backlinks = [(page, each.page) for page in said.texts() for each in said.mentioned(page)]
    assert len(mentions) > 80
    assert missing(mentions, backlinks) == []
    assert missing(backlinks, mentions) == []


def test_every_backlink_quotes_the_words_that_link(said: Promises) -> None:
    for page in said.texts():
        for each in said.mentioned(page):
            assert (page, each.marked) in said.prose(each.page), each
            assert each.sentence.strip("…") in said.written(each.page), each
            ids = {e.get("id") for e in said.tree(each.page).xpath("//article[@id]")}
            assert not each.fragment or each.fragment in ids


def test_relation_and_both_its_countries_lead_to_each_other(said: Promises) -> None:
    everywhere = "//main//a[@href]"
    for relation in said.under("relations"):
        pair = relation.removeprefix("relations/").removesuffix(".html").split("--")
        countries = [f"countries/{slug}.html" for slug in pair]
        assert said.fact(relation, "Countries") == countries
        for country in countries:
            assert relation in said.targets(country, everywhere), (relation, country)
        for digest in said.targets(relation, "//div[@class='ledger']//h4/a"):
            assert relation in said.targets(digest, everywhere), (relation, digest)


def test_digest_and_the_relations_of_who_met_there_lead_to_each_other(said: Promises) -> None:
    heading = "//section[@aria-labelledby='part:people']/div/h3[.='Also met']"
    told = {
        page: said.targets(page, f"{heading}/following-sibling::p[1]/a") for page in visits(said)
    }
    assert told["visits/2023-08-18-kishida-united-states.html"] == [
        "relations/japan--south-korea.html"
    ]
    assert told["visits/1977-12-29-carter-tour.html"] == ["relations/germany--united-states.html"]
    for page, relations in told.items():
        for relation in relations:
            assert page in said.targets(relation, "//main//a[@href]")


@pytest.mark.parametrize(
    ("folder", "earlier", "later"),
    [("relations", "Before", "After"), ("countries", "Before it", "Followed by")],
)
def test_former_state_and_successor_lead_to_each_other(
    said: Promises, folder: str, earlier: str, later: str
) -> None:
    before = [(page, each) for page in said.under(folder) for each in said.fact(page, earlier)]
    after = [(page, each) for page in said.under(folder) for each in said.fact(page, later)]
    assert len(before) == 2, "Czechoslovakia and Yugoslavia"
    assert missing(before, after) == []
    assert missing(after, before) == []


def test_entries_and_their_digests_lead_to_each_other(said: Promises) -> None:
    entries = [*said.under("leaders"), *said.under("topics")]
    facts = "//section[@aria-labelledby='part:people']//a[@href]"
    lists = "//table[contains(@class, 'visits')]//a[@href]"
    named = [(d, entry) for d in visits(said) for entry in said.targets(d, facts)]
    named = [(digest, entry) for digest, entry in named if entry in entries]
    listed = [(entry, digest) for entry in entries for digest in said.targets(entry, lists)]
    listed = [(entry, digest) for entry, digest in listed if digest in visits(said)]
    assert len(named) > 80
    assert missing(named, listed) == []
    assert missing(listed, named) == []


def visits(said: Promises) -> list[str]:
    """Return the pages of digests."""
    return [page for page in said.texts() if page.startswith("visits/")]


def test_reason_is_the_same_from_both_sides(said: Promises) -> None:
    both = 0
    back = SAME_THE_OTHER_WAY | {later: first for first, later in SAME_THE_OTHER_WAY.items()}
    for page in visits(said):
        for other, reason in said.related(page).items():
            answer = said.related(other).get(page)
            if answer is not None:
                both += 1
                assert sorted(answer.split()) == sorted(back.get(reason, reason).split())
    assert both > 60


def test_previous_and_next_answer_each_other(said: Promises) -> None:
    before = [(p, f"{label} {d}") for p in visits(said) for label, d in said.steps(p, "back")]
    after = [(d, f"{label} {p}") for p in visits(said) for label, d in said.steps(p, "on")]
    assert len(before) > 15
    assert sorted(before) == sorted(after)


def test_travels_of_a_leader_answer_each_other(said: Promises) -> None:
    rows = [(page, *row) for page in visits(said) for row in said.journeys(page)]
    before = [(leader, page, earlier) for page, leader, found, _ in rows for earlier in found]
    after = [(leader, later, page) for page, leader, _, found in rows for later in found]
    assert len(before) > 8
    assert sorted(before) == sorted(after)
