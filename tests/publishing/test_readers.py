"""Every file of a site that machines read, before a reader of its kind that we did not write.

The deployed content and the golden site, whole: what single records turn into is held in
``tests/products``.
"""

import csv
import json
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser.api
import lxml.html
import pytest
import rispy
from icalendar import Calendar
from pybtex.database import parse_file
from pyld import jsonld

from tests.publishing.workflows import Run

PARSE: Any = lxml.html.document_fromstring
FEED: Any = feedparser.api.parse
BIBTEX: Any = parse_file
EXPAND: Any = jsonld.expand
"""Without types of their own."""
SCHEMA = "https://schema.org"
WANTED = {"Event", "Report", "Person", "Country", "BreadcrumbList", "DefinedTermSet"}
CALENDAR_STATUS = {"TENTATIVE", "CONFIRMED", "CANCELLED"}


@pytest.fixture(params=["golden", "deployed"])
def site(request: pytest.FixtureRequest, golden_site: Path) -> Path:
    """Return one site after the other."""
    if request.param == "golden":
        return golden_site
    run: Run = request.getfixturevalue("published_run")
    return run.forge.site


def files(site: Path, ending: str) -> list[Path]:
    found = sorted(site.rglob(f"*{ending}"))
    assert found
    return found


def context(address: str, _: object) -> Mapping[str, object]:
    """Return what stands at the one address that pages name, as far as names go."""
    assert address == SCHEMA
    vocabulary = {"@context": {"@vocab": f"{SCHEMA}/"}}
    return {"contextUrl": None, "documentUrl": address, "document": vocabulary}


def typed(nodes: Iterable[Any]) -> Iterable[dict[str, Any]]:
    """Yield every node below some that says what it is."""
    for node in nodes:
        if isinstance(node, dict):
            yield from [node] if "@type" in node else []
            yield from typed(node.values())
        elif isinstance(node, list):
            yield from typed(node)


def test_linked_data(site: Path) -> None:
    options = {"documentLoader": context}
    kinds: dict[str, set[str]] = {}
    for page in files(site, ".html"):
        for block in PARSE(page.read_text("utf-8")).xpath("//script[@type='application/ld+json']"):
            for node in typed(EXPAND(json.loads(block.text), options)):
                (kind,) = node["@type"]
                kinds.setdefault(kind.removeprefix(f"{SCHEMA}/"), set()).update(node)
                assert all(key.startswith(("@", f"{SCHEMA}/")) for key in node), page
    assert {"Event", "Report", "Person", "Country", "BreadcrumbList", "DefinedTermSet"} <= set(
        kinds
    )
    assert {f"{SCHEMA}/{name}" for name in ("name", "startDate", "location")} <= kinds["Event"]


def test_feeds(site: Path) -> None:
    for path in files(site, ".atom"):
        feed = FEED(path.read_bytes())
        assert (feed.bozo, feed.version, bool(feed.entries)) == (False, "atom10", True), path
        assert all(entry.id and entry.title and entry.updated for entry in feed.entries), path


def test_calendars(site: Path) -> None:
    for path in files(site, ".ics"):
        content = path.read_bytes()
        calendar = Calendar.from_ical(content.decode())
        assert max(map(len, content.split(b"\r\n"))) <= 75, path  # octets: RFC 5545, 3.1
        events = calendar.walk("VEVENT")
        uids = [str(event["UID"]) for event in events]
        assert len(set(uids)) == len(uids) > 0, path
        for event in events:
            assert event.errors == [], path
            assert event.decoded("DTEND") > event.decoded("DTSTART"), path
            assert str(event["STATUS"]) in CALENDAR_STATUS, path
            assert str(event["SEQUENCE"]).isdecimal(), path


def test_citations(site: Path) -> None:
    for path in files(site, ".ris"):
        (ris,) = rispy.loads(path.read_text("utf-8"))
        (entry,) = BIBTEX(path.with_suffix(".bib"), "bibtex").entries.values()
        assert ris["type_of_reference"] == "ELEC", path
        assert ris["id"] == entry.key == path.stem
        assert ris["urls"] == [entry.fields["url"]]
        assert ris["title"], path
        assert ris["authors"], path


def test_tables_and_records(site: Path) -> None:
    pages = {page.stem for page in site.glob("visits/*.json")}
    with (site / "data" / "visits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert {row["id"] for row in rows} == pages
    lines = (site / "data" / "visits.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    assert json.loads((site / "data" / "visits.json").read_bytes()) == records
    assert [record["id"] for record in records] == [row["id"] for row in rows]


def test_whatever_is_xml(site: Path) -> None:
    for path in (*files(site, ".xml"), *files(site, ".svg")):
        assert ET.fromstring(path.read_bytes()).tag, path  # noqa: S314 - what we have just made


@pytest.mark.on_demand
def test_data_package(site: Path, frictionless: Path) -> None:
    command = [str(frictionless), "validate", "datapackage.json", "--json"]
    ran = subprocess.run(command, cwd=site / "data", capture_output=True, check=False)
    report = json.loads(ran.stdout)
    assert [task["errors"] for task in report["tasks"] if task["errors"]] == []
    assert (report["valid"], len(report["tasks"])) == (True, 4)
