"""Pages of relations, and what countries, leaders and digests show of them, on real visits.

The world is that of ``tests/linking/world``; pages are looked at before they are drawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from entente.domain.page import Page
from entente.domain.site import Site
from entente.linking.connections import connections_of
from entente.rendering.country_pages import country_pages
from entente.rendering.country_years import MANY, country_year_paths
from entente.rendering.digest_pages import digest_pages
from entente.rendering.front_pages import plain_pages
from entente.rendering.language import plain
from entente.rendering.leader_pages import leader_pages
from entente.rendering.ledgers import ENOUGH, gap_words
from entente.rendering.relation_pages import relation_pages
from entente.rendering.rows import Rows
from entente.rendering.strips import NARROW, WIDE
from entente.rendering.terms import leader_terms
from entente.rendering.topic_pages import topic_pages
from entente.rendering.visit_pages import visit_listings
from tests.linking.diplomacy import digest, real_assembly, real_site, span

Context = Mapping[str, Any]


def rows_of(site: Site) -> Rows:
    return Rows(site, connections_of(site.digests))


def every_page(rows: Rows) -> Iterator[Page]:
    """The pages of all features that link to each other."""
    features = (digest_pages, country_pages, relation_pages, leader_pages, topic_pages)
    for feature in (*features, visit_listings):
        yield from feature(rows)
    yield from plain_pages(rows, real_assembly().pages)


PAGES = {page.path: page.context for page in every_page(rows_of(real_site()))}
RELATIONS = {path: context for path, context in PAGES.items() if path.startswith("relations/")}
JAPAN = "relations/japan--united-states.html"


def hrefs(value: object) -> Iterator[str]:
    """Every address within a context."""
    match value:
        case dict():
            yield from (v for key, v in value.items() if key == "href" and v)
            yield from (href for v in value.values() for href in hrefs(v))
        case list() | tuple():
            yield from (href for v in value for href in hrefs(v))


@pytest.mark.parametrize("path", PAGES)
def test_every_link_leads_to_a_page(path: str) -> None:
    assert {href.partition("#")[0] for href in hrefs(PAGES[path])} - PAGES.keys() == set()


@pytest.mark.parametrize("path", RELATIONS)
def test_links_promised_both_ways_are_there(path: str) -> None:
    page: Context = RELATIONS[path]
    assert path in set(hrefs(PAGES["relations.html"]))
    for side in page["sides"]:
        assert path in set(hrefs(PAGES[side["country"]["href"]]))
    for year in page["ledger"]:
        for row in year["rows"]:
            digest_page = PAGES[row["visit"]["href"]]
            assert path in {item["href"] for item in digest_page["relations"]}  # type: ignore[attr-defined]  # a list
    for link in page["before"]:
        assert path in {after["href"] for after in RELATIONS[link["href"]]["after"]}  # type: ignore[attr-defined]  # a list


@pytest.mark.parametrize("path", RELATIONS)
def test_picture_table_and_counts_tell_the_same(path: str) -> None:
    page: Context = RELATIONS[path]
    strip, held = page["strip"], [side["held"] for side in page["sides"]]
    assert sum(held) == page["total"]
    assert (strip is None) == (page["total"] == 0)
    if strip:
        for lines in (strip["wide"], strip["narrow"]):
            cells = [cell for line in lines for cell in line["cells"]]
            assert [sum(cell[side] for cell in cells) for side in "ab"] == held
        assert [sum(row[n] for row in strip["table"]) for n in (1, 2)] == held


def test_a_visit_to_come_stands_first_and_is_not_counted() -> None:
    page: Context = RELATIONS["relations/germany--united-states.html"]
    (row,) = page["ledger"][0]["rows"]
    assert (row["visit"]["title"], row["standing"]) == ("Rubio at the Munich conference", "coming")
    assert [side["held"] for side in page["sides"]] == [0, 0]


def test_the_ledger_of_japan_and_the_united_states() -> None:
    page: Context = RELATIONS[JAPAN]
    found = [
        (year["year"], row["side"], row["visit"]["title"], row["standing"], row["gap"])
        for year in page["ledger"]
        for row in year["rows"]
    ]
    assert found == [
        ("2025", "b", "Blinken takes his leave in Tokyo", "held", ""),
        ("2024", "a", "Kishida in Washington", "held", ""),
        ("2023", "a", "Kishida at APEC", "held", ""),
        ("2023", "a", "Kishida at Camp David", "held", "1 year 2 months"),
        ("2022", "b", "Biden in Tokyo", "held", "5 years 11 months"),
        ("2016", "b", "Obama in Hiroshima", "held", "2 years 1 month"),
        ("2014", "b", "Obama in Tokyo", "held", ""),
    ]


@pytest.mark.parametrize(
    ("path", "country", "words", "since"),
    [
        (JAPAN, "United States", "3 journeys by leaders of Japan since", "Biden in Tokyo"),
        (
            "relations/south-korea--united-states.html",
            "United States",
            "1 journey by leaders of South Korea; no leader of the United States has yet travelled",
            None,
        ),
    ],
)
def test_whose_turn_is_said_as_arithmetic(
    path: str, country: str, words: str, since: str | None
) -> None:
    turn: Context = RELATIONS[path]["turn"]  # type: ignore[assignment]  # a Reckoning
    assert turn["country"]["name"] == country
    assert turn["words"] == words
    assert (turn["since"]["title"] if turn["since"] else None) == since


@pytest.mark.parametrize(
    ("path", "description"),
    [
        (
            JAPAN,
            (
                "3 visits by Japan to the United States and "
                "4 visits by the United States to Japan, 2014–2025."
            ),
        ),
        (
            "relations/belgium--united-states.html",
            (
                "No visits by Belgium to the United States and "
                "1 visit by the United States to Belgium, 1978."
            ),
        ),
        (
            "relations/japan--south-korea.html",
            (
                "No visit between Japan and South Korea has taken place in these records; "
                "their leaders met once elsewhere."
            ),
        ),
    ],
)
def test_a_relation_in_one_sentence(path: str, description: str) -> None:
    assert RELATIONS[path]["description"] == description


def test_a_tour_shows_each_country_the_days_there() -> None:
    tour: Context = PAGES["visits/1977-12-29-carter-tour.html"]
    stays = {item["title"]: item["here"]["dates"]["words"] for item in tour["relations"]}
    assert stays["Belgium–United States"] == "6 January 1978"
    assert stays["Poland–United States"] == "29–31 December 1977"
    assert tour["dates"]["words"] == "29 December 1977 – 6 January 1978"


def test_former_states_and_those_that_followed_link_to_each_other() -> None:
    yugoslavia: Context = PAGES["countries/yugoslavia.html"]
    serbia: Context = PAGES["countries/serbia.html"]
    assert [link["text"] for link in yugoslavia["after"]] == ["Serbia"]
    assert [link["text"] for link in serbia["before"]] == ["Yugoslavia"]


def test_partners_lead_to_relations_with_the_same_counts() -> None:
    country: Context = PAGES["countries/japan.html"]
    for entry, made, hosted in country["partners"]:
        sides = {s["country"]["code"]: s["held"] for s in RELATIONS[entry["href"]]["sides"]}  # type: ignore[attr-defined]  # a list
        assert sides.pop("JP") == made
        assert list(sides.values()) == [hosted]


def test_a_leader_s_page_tells_whom_they_met_and_received() -> None:
    biden: Context = PAGES["leaders/joe-biden.html"]
    received = {visit["title"] for year in biden["received"] for visit in year["visits"]}
    assert received == {
        "Kishida in Washington",
        "Kishida at Camp David",
        "Marcos in Washington",
        "Tô Lâm in New York",
        "Xi at Woodside",
    }
    assert biden["met"] == []
    assert next((e["text"], e["count"]) for e in biden["people"]) == ("Fumio Kishida", 3)


def crowd(count: int) -> Site:
    """The real world with one visit many times over, a month apart."""
    site = real_site()
    one = next(d for d in site.digests if d.id == "2014-04-22-obama-japan").visit
    months = [divmod(n, 12) for n in range(count)]
    leg = one.legs[0]
    many = [
        digest(
            replace(
                one,
                id=f"v{year:02}{month:02}",
                legs=(replace(leg, dates=span(f"{1990 + year}-{month + 1:02}-03")),),
            )
        )
        for year, month in months
    ]
    return replace(site, digests=tuple(many), as_of=date(2030, 1, 1))


@pytest.mark.parametrize(("visits", "pages"), [(MANY, 0), (MANY + 1, 17)])
def test_a_country_gets_pages_by_year_past_many_visits(visits: int, pages: int) -> None:
    site = crowd(visits)
    rows = rows_of(site)
    made = {page.path: page.context for page in country_pages(rows)}
    of_years = {p: c for p, c in made.items() if p.startswith("countries/japan/")}
    assert len(of_years) == pages
    countries = site.countries.values()
    reserved = {p for p, _ in country_year_paths(countries, rows.connections)}
    assert {path for path in reserved if path.startswith("countries/japan/")} == of_years.keys()
    japan: Context = made["countries/japan.html"]
    shown = sum(len(year["visits"]) for year in japan["years"])
    assert (shown == visits) == (pages == 0)
    assert {entry["href"] for entry in japan["year_pages"]} == of_years.keys()
    listed = [
        visit["href"]
        for context in of_years.values()
        for year in context["years"]  # type: ignore[attr-defined]  # a list
        for visit in year["visits"]
    ]
    assert len(set(listed)) == len(listed) == (visits if pages else 0)


def test_a_long_ledger_leaves_whole_years_to_a_table() -> None:
    rows = rows_of(crowd(100))
    page: Context = {p.path: p.context for p in relation_pages(rows)}[JAPAN]
    shown = [row["visit"]["href"] for year in page["ledger"] for row in year["rows"]]
    left = [visit["href"] for year in page["earlier"] for visit in year["visits"]]
    assert len(shown) >= ENOUGH
    assert len(shown) + len(left) == len({*shown, *left}) == 100
    assert not {y["year"] for y in page["ledger"]} & {y["year"] for y in page["earlier"]}
    assert page["earlier_words"] == f"1990 to 1994: {len(left)} visits"


@pytest.mark.parametrize("years", [1, 2, NARROW, NARROW + 1, WIDE, WIDE + 1, 3 * WIDE])
def test_strips_break_into_lines_of_one_length(years: int) -> None:
    site = real_site()
    one = next(d for d in site.digests if d.id == "2014-04-22-obama-japan").visit
    ends = [
        digest(
            replace(one, id=f"v{year}", legs=(replace(one.legs[0], dates=span(f"{year}-05-03")),))
        )
        for year in sorted({1780, 1779 + years})
    ]
    rows = rows_of(replace(site, digests=tuple(ends), as_of=date(2030, 1, 1)))
    strip = {p.path: p.context for p in relation_pages(rows)}[JAPAN]["strip"]
    assert isinstance(strip, dict)
    assert strip["years"] == years
    assert len(strip["narrow"]) == -(-years // NARROW)
    assert len(strip["wide"]) == -(-years // WIDE)
    for line in (*strip["wide"], *strip["narrow"]):
        places = [float(cell["x"]) for cell in line["cells"]]
        assert places == sorted(set(places))
        assert all(0 < place < 100 for place in places)


def test_terms_of_office_fill_their_scale() -> None:
    rows = rows_of(real_site())
    chart = leader_terms(rows, rows.site.leaders["to-lam"])
    assert chart is not None
    bars = [bar for row in chart["rows"] for bar in row["bars"]]
    assert {row["text"] for row in chart["rows"]} == {"General Secretary", "President"}
    assert min(float(bar["x"]) for bar in bars) == 0
    assert all(0 < float(bar["x"]) + float(bar["width"]) <= 100.01 for bar in bars)
    assert leader_terms(rows, rows.site.leaders["yoon-suk-yeol"]) is None


@pytest.mark.parametrize(
    ("months", "words"),
    [(9, "9 months"), (12, "1 year"), (13, "1 year 1 month"), (26, "2 years 2 months")],
)
def test_gaps_in_words(months: int, words: str) -> None:
    assert gap_words(plain("en_GB"), months) == words
