"""The parts of relations, travels and terms of office of which ``theme_pages`` makes its pages."""

from entente.rendering import contexts as c
from tests.rendering import theme_parts as p

__all__ = ["COUNTRY_YEAR", "RELATED", "RELATION", "STEPS", "TERMS", "TRAVELS"]


def cell(x: str, label: str, counts: tuple[int, int], mark: tuple[str, int]) -> c.StripCell:
    (a, b), (side, here) = counts, mark
    return {"x": x, "label": label, "a": a, "b": b, "side": side, "here": here}


LINES: list[c.StripLine] = [
    {
        "above": 24,
        "below": 2,
        "cells": [
            cell("2.5", "2022", (0, 2), ("b", 2)),
            cell("50", "2023", (24, 1), ("", 0)),
            cell("97.5", "2024", (3, 0), ("a", 1)),
        ],
    }
]
STRIP: c.Strip = {
    "years": 3,
    "label": "Visits by year, 2022 to 2024: 27 by Japan to the United States, 3 the other way",
    "wide": LINES,
    "narrow": [*LINES, {"above": 1, "below": 1, "cells": []}],
    "table": [("2022", 0, 2), ("2023", 24, 1), ("2024", 3, 0)],
}
PANELS: c.Panels = {
    "label": "Visits by year, 2023 to 2024: 3 made by Japan, 1 hosted",
    "years": [
        {"year": "2023", "made": 3, "hosted": 1, "line": LINES[0]},
        {"year": "2024", "made": 0, "hosted": 0, "line": {"above": 3, "below": 1, "cells": []}},
    ],
    "table": [("April 2023", 3, 0), ("May 2023", 0, 1)],
}
SIDES: list[c.Side] = [
    {"country": p.JP, "in_sentence": "Japan", "held": 27, "coming": 1},
    {"country": p.US, "in_sentence": "the United States", "held": 3, "coming": 0},
]
TOUR = p.visit("A tour", p.dates("3–8", "May 2023"))
STEPS: list[c.RelationStep] = [
    {
        "title": "Japan–United States",
        "href": "relations/japan--united-states.html",
        "total": 30,
        "sides": SIDES,
        "strip": STRIP,
        "before": p.APEC,
        "here": p.LEAD,
        "after": p.NATO,
    },
    {
        "title": "Japan–Philippines",
        "href": "relations/japan--philippines.html",
        "total": 1,
        "sides": SIDES,
        "strip": None,
        "before": None,
        "here": TOUR,
        "after": None,
    },
]
RELATED: list[c.RelatedRow] = [
    {"reason": "Next visit between these countries", "visit": p.NATO},
    {"reason": "3 shared topics: space, trade, education", "visit": p.QUAD},
    {"reason": "Next visit, the other way", "visit": p.TOKYO},
]
TRAVELS: list[c.TravelStep] = [
    {"leader": p.KISHIDA, "before": p.APEC, "after": p.NATO},
    {"leader": p.BIDEN, "before": None, "after": p.QUAD},
]
TERMS: c.Terms = {
    "label": "Offices of Japan and who held them, 2012 to 2024",
    "rows": [
        {
            "text": "Prime Minister",
            "bars": [
                {"text": "Yoshihide Suga", "href": "leaders/suga.html", "x": "60", "width": "8"},
                {"text": "Shigeru Ishiba", "href": "leaders/ishiba.html", "x": "96", "width": "4"},
            ],
            "ticks": ["61.2", "97"],
        },
        {"text": "", "bars": [{"text": "", "href": "", "x": "0", "width": "40"}], "ticks": []},
    ],
    "years": [("10", "2014"), ("70", "2022")],
    "table": [
        (p.KISHIDA, "Prime Minister", "4 October 2021 – 1 October 2024", 41, 27),
        (p.BIDEN, "Foreign Minister", "2012–2017", 0, 0),
    ],
}


def crossing(visit: c.VisitRow, side: str, standing: str, gap: str = "") -> c.LedgerRow:
    return {
        "visit": visit,
        "side": side,
        "large": standing == "held",
        "office": "Secretary of State",
        "place": "Washington, D.C.",
        "met": [p.BIDEN],
        "standing": standing,
        "gap": gap,
    }


RELATION: c.RelationPage = {
    **p.base("Japan–United States", "relations.html", p.link("relations", "Here")),
    "total": 30,
    "since": "2022",
    "sides": SIDES,
    "turn": {"country": p.US, "words": "5 journeys by leaders of Japan since", "since": p.TOKYO},
    "first": p.TOKYO,
    "last": p.LEAD,
    "next": p.NATO,
    "gap": "1 year 10 months",
    "gap_between": "May 2019 – March 2021",
    "without": "21 of 72",
    "strip": STRIP,
    "ledger": [
        {
            "year": "2024",
            "rows": [
                crossing(p.QUAD, "a", "open"),
                crossing(p.NATO, "a", "coming"),
                crossing(p.LEAD, "a", "held", gap="11 months"),
            ],
        },
        {"year": "2022", "rows": [crossing(p.TOKYO, "b", "held")]},
    ],
    "earlier": p.YEARS[1:],
    "earlier_words": "1953 to 2018: 68 visits",
    "encounters": [{"leaders": [p.KISHIDA, p.BIDEN], "count": 5, "latest": p.LEAD}],
    "meetings": [
        {
            "dates": p.dates("19–21", "May 2023"),
            "place": "Hiroshima",
            "hosts": [p.PH, p.CN],
            "leaders": [[p.KISHIDA], [p.BIDEN]],
            "how": "Met",
            "visits": [p.APEC, p.TOKYO],
        }
    ],
    "topics": [{"topic": p.TOPICS[0], "years": "2015–2024", "ticks": ["4.5", "95.5"]}],
    "before": [p.link("relations", "Empire–United States")],
    "after": [p.link("relations", "Successor–United States")],
}
COUNTRY_YEAR: c.CountryYearPage = {
    **p.base("United States in 2024", "countries.html", p.link("countries", "Here")),
    "code": "US",
    "name": "United States",
    "in_sentence": "the United States",
    "year": "2024",
    "made": 1,
    "hosted": 2,
    "years": p.YEARS[:1],
    "other_years": [p.link("visits", "2024"), p.link("visits", "2023")],
}
