"""Annexes of the pages that the theme is tried on: everything at once, and nothing at all."""

from entente.rendering import annex_contexts as a
from entente.rendering.annex_contexts import Annexes, DataPage
from tests.rendering import theme_parts as p

__all__ = ["ANNEXES", "DATA", "NO_ANNEXES"]


def file(text: str, ending: str, note: str = "") -> a.Download:
    return {
        "text": text,
        "href": f"visits/2024-04-08-fumio-kishida-united-states{ending}",
        "note": note,
    }


ANNEXES: Annexes = {
    "properties": [
        ("og:type", "article"),
        ("og:title", "Kishida in Washington"),
        ("og:image", "https://entente.example/visits/kishida.png"),
    ],
    "citation_tags": [("citation_title", "Kishida in Washington, 8–14 April 2024")],
    "alternates": [
        {"type": "application/atom+xml", "title": "Atom: Entente", "href": "visits.atom"},
        {"type": "text/calendar", "title": "Calendar: Entente", "href": "visits.ics"},
    ],
    "linked_data": {
        "@context": "https://schema.org",
        "@graph": [{"@type": "Event", "name": "Kishida & Biden", "startDate": "2024-04-08"}],
    },
    "follow": [
        file("Atom", ".atom"),
        file("Calendar", ".ics", "without 3 stays of unknown days"),
    ],
    "downloads": [
        ("Citation", [file("BibTeX", ".bib"), file("RIS", ".ris")]),
        ("Calendar", [file("iCalendar", ".ics", "without 1 stay of unknown days")]),
    ],
    "citations": [
        {
            "style": "Chicago",
            "before": "“Kishida in Washington, 8–14 April 2024.” ",
            "work": "Entente",
            "after": ". Published 5 April 2024. ",
        },
        {
            "style": "APA",
            "before": "Entente. (2024, April 5). ",
            "work": "Kishida in Washington, 8–14 April 2024",
            "after": ". ",
        },
    ],
}
NO_ANNEXES: Annexes = {
    "properties": [],
    "citation_tags": [],
    "alternates": [],
    "linked_data": None,
    "follow": [],
    "downloads": [],
    "citations": [],
}
DATA: DataPage = {
    **p.base("Open data", "", p.link("pages", "Open data")),
    "total": 3772,
    "resources": [
        {
            "name": "visits.csv",
            "href": "data/visits.csv",
            "description": "One row a visit.",
            "count": 3772,
            "size": "1,204 kB",
            "sha256": "9" * 64,
        }
    ],
    "package": "data/datapackage.json",
    "tables": [{"name": "visits.csv", "columns": [("id", "string", "Permanent id of the visit.")]}],
    "records_as_of": "31 January 2025",
    "most_entries": 50,
    "most_events": 1000,
}
