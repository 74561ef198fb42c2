"""What pages tell machines: preview, citation and linked data, and only links that lead somewhere.

Read from the drawn page by lxml and json.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from entente.domain.digest import Correction, Digest
from entente.domain.page import Page
from entente.domain.visit import Status
from entente.pipeline.drawing import frame_of
from entente.rendering.annexes import with_annexes
from entente.rendering.calendars import calendar_pages
from entente.rendering.citations import citation_pages
from entente.rendering.contexts import Frame
from entente.rendering.country_pages import country_pages
from entente.rendering.digest_pages import digest_pages
from entente.rendering.environment import environment, render
from entente.rendering.feeds import feed_pages
from entente.rendering.front_pages import not_found_page
from entente.rendering.leader_pages import leader_pages
from entente.rendering.open_data import open_data_pages
from entente.rendering.relation_pages import relation_pages
from entente.rendering.rows import Rows
from entente.rendering.topic_pages import topic_pages
from tests.products.world import BASE, HOSTILE, rows_of, visit
from tests.repositories import PROJECT

TEMPLATES = PROJECT / "themes" / "entente" / "templates"
HTML = (country_pages, leader_pages, topic_pages, relation_pages, digest_pages, not_found_page)
PRODUCTS = (feed_pages, calendar_pages, citation_pages, open_data_pages)
KISHIDA = "visits/2024-04-08-fumio-kishida-united-states.html"
TOUR = (("PH", "Manila", "2023-11-03/2023-11-04"), ("VN", "", "2023-11"))
DATA = "//script[@type='application/ld+json']"
PARSE: Any = lxml.html.document_fromstring
Tree = Any
"""A page as lxml reads it."""


def pages_of(rows: Rows, *, products: bool = True) -> list[Page]:
    makers = (*HTML, *PRODUCTS) if products else HTML
    return with_annexes([page for make in makers for page in make(rows)], rows)


def drawn(rows: Rows, path: str, *, products: bool = True) -> Tree:
    """Draw one page of a site and read it again."""
    pages = pages_of(rows, products=products)
    templates = {
        file.relative_to(TEMPLATES).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(Path(TEMPLATES).rglob("*.*"))
    }
    shared = frame_of(rows.site.settings, (page.path for page in pages), rows.language)
    (page,) = (page for page in pages if page.path == path)
    frame: Frame = {**shared, "root": page.root, "path": path}
    return PARSE(render(environment(templates, rows.language), page, frame).decode())


def graph(tree: Tree) -> dict[str, Any]:
    """Return the nodes of a page's JSON-LD by type."""
    (script,) = tree.xpath(DATA)
    read = json.loads(script.text)
    assert read["@context"] == "https://schema.org"
    return {node["@type"]: node for node in read["@graph"]}


def tags(tree: Tree, attribute: str) -> list[tuple[str, str]]:
    return [(tag.get(attribute), tag.get("content")) for tag in tree.xpath(f"//meta[@{attribute}]")]


def test_a_visit_is_an_event_and_its_digest_a_report() -> None:
    wrong = Correction(date(2024, 4, 20), "A day.")
    rows = rows_of(visit("2024-04-08/2024-04-14", summary="Two allies.", corrections=(wrong,)))
    nodes = graph(drawn(rows, KISHIDA))
    event, report = nodes["Event"], nodes["Report"]
    assert (event["startDate"], event["endDate"]) == ("2024-04-08", "2024-04-14")
    assert event["eventStatus"] == "https://schema.org/EventScheduled"
    assert [person["name"] for person in event["attendee"]] == ["Fumio Kishida", "Joe Biden"]
    (place,) = event["location"]
    assert (place["name"], place["containedInPlace"]["name"]) == (
        "Washington, D.C.",
        "United States",
    )
    assert report["about"] == {"@id": event["@id"]}
    assert (report["datePublished"], report["dateModified"]) == ("2024-04-05", "2024-04-20")
    assert report["citation"][0]["url"] == "https://example.org/"
    assert report["correction"] == ["A day."]
    steps = nodes["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3]
    assert steps[-1]["item"] == report["@id"] == f"{BASE}/{KISHIDA}"


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.ANNOUNCED, "EventScheduled"),
        (Status.CONCLUDED, "EventScheduled"),
        (Status.POSTPONED, "EventPostponed"),
        (Status.CANCELLED, "EventCancelled"),
    ],
)
def test_a_visit_called_off_is_no_event_to_come(status: Status, word: str) -> None:
    nodes = graph(drawn(rows_of(visit("2024-04-08", status=status)), KISHIDA))
    assert nodes["Event"]["eventStatus"] == f"https://schema.org/{word}"


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ("1977-06", "1977-06", "1977-06"),
        ("2024-04-08/..", "2024-04-08", None),
        ("1977~", None, None),
        ("197X", None, None),
        ("2024-04-08/2024-04-14?", "2024-04-08", None),
    ],
)
def test_no_day_is_invented(dates: str, start: str | None, end: str | None) -> None:
    event = graph(drawn(rows_of(visit(dates)), KISHIDA))["Event"]
    assert (event.get("startDate"), event.get("endDate")) == (start, end)


def test_a_tour_has_its_stops() -> None:
    rows = rows_of(visit(*TOUR, name="tour"))
    event = graph(drawn(rows, "visits/tour.html"))["Event"]
    assert [stop["location"]["@type"] for stop in event["subEvent"]] == ["Place", "Country"]
    assert [stop["startDate"] for stop in event["subEvent"]] == ["2023-11-03", "2023-11"]


def test_entries_are_what_they_are() -> None:
    rows = rows_of(visit("2024-04-08"))
    kinds = {
        "countries/japan.html": "Country",
        "leaders/fumio-kishida.html": "Person",
        "topics/space.html": "DefinedTerm",
        "topics.html": "DefinedTermSet",
        "data.html": "Dataset",
    }
    for path, kind in kinds.items():
        assert graph(drawn(rows, path))[kind]["@id"] == f"{BASE}/{path}"


def test_addresses_of_nodes_are_those_of_pages() -> None:
    rows = rows_of(visit(*TOUR, name="tour"), visit("2024-04-08"))
    paths = {f"{BASE}/{page.path}" for page in pages_of(rows)} | {f"{BASE}/", f"{BASE}/#site"}
    events = {f"{BASE}/{digest.path}#visit" for digest in rows.site.digests}

    def ids(value: object) -> Iterator[str]:
        match value:
            case dict():
                yield from ([value["@id"]] if "@id" in value else [])
                for inner in value.values():
                    yield from ids(inner)
            case list():
                for inner in value:
                    yield from ids(inner)

    for page in pages_of(rows):
        if page.template.endswith(".html"):
            annexes: Any = page.context["annexes"]
            assert set(ids(annexes["linked_data"])) <= paths | events, page.path


def test_preview_and_citation_say_the_same_as_the_page() -> None:
    tree = drawn(rows_of(visit("2024-04-08", summary="Two allies.")), KISHIDA)
    shown = dict(tags(tree, "property"))
    assert shown["og:type"] == "article"
    assert shown["og:title"] == tree.xpath("string(//h1)").strip() == "Kishida in Washington"
    assert shown["og:url"] == tree.xpath("//link[@rel='canonical']/@href")[0]
    assert shown["og:description"] == "Two allies."
    assert shown["article:published_time"] == "2024-04-05"
    cited = dict(tags(tree, "name"))
    assert cited["citation_title"] == "Kishida in Washington, 8 April 2024"
    assert cited["citation_publication_date"] == "2024/04/05"
    assert cited["citation_public_url"] == f"{BASE}/{KISHIDA}"


def test_the_lost_page_has_nothing_to_say_of_itself() -> None:
    tree = drawn(rows_of(visit("2024-04-08")), "404.html")
    assert tags(tree, "property") == []
    assert tree.xpath(DATA) == []


@pytest.mark.parametrize("path", [KISHIDA, "countries/japan.html", "countries/china.html"])
@pytest.mark.parametrize("products", [True, False])
def test_what_is_offered_is_there(path: str, *, products: bool) -> None:
    rows = rows_of(visit("2024-04-08"))
    there = {page.path for page in pages_of(rows, products=products)}
    tree = drawn(rows, path, products=products)
    beside = (".atom", ".ics", ".bib", ".ris", ".json", ".csv", ".jsonl", ".png")
    offered = {
        link.removeprefix("../")
        for link in tree.xpath("//a/@href|//link[@rel='alternate']/@href")
        if link.endswith(beside)
    }
    assert offered <= there
    assert bool(offered) is products


def test_a_page_says_what_its_calendar_lacks() -> None:
    rows = rows_of(visit("2024-04-08"), visit("1977-06", name="other"))
    tree = drawn(rows, "countries/japan.html")
    (follow,) = tree.xpath("//dt[text()='Follow']/following-sibling::dd")
    assert [link.text for link in follow.iter("a")] == ["Atom", "Calendar"]
    assert "without 1 stay of unknown days" in follow.text_content()


def test_a_country_at_issue_has_a_feed_and_no_calendar() -> None:
    tree = drawn(rows_of(visit("2024-04-08")), "countries/china.html")
    (follow,) = tree.xpath("//dt[text()='Follow']/following-sibling::dd")
    assert [link.text for link in follow.iter("a")] == ["Atom"]


def hostile_sites() -> Iterator[Digest]:
    for title in HOSTILE:
        yield visit(("US", title, "2024-04-08"), title=title, summary=title)


@pytest.mark.parametrize(
    "digest", list(hostile_sites()), ids=lambda digest: ascii(digest.title)[:20]
)
def test_no_text_leaves_its_place(digest: Digest) -> None:
    tree = drawn(rows_of(digest), digest.path)
    assert graph(tree)["Report"]["headline"] == digest.title
    assert dict(tags(tree, "property"))["og:title"] == digest.title
    assert len(tree.xpath(DATA)) == 1
    assert len(tree.xpath("//script[not(@src)]")) == 1
