"""The pages that the theme is tried on: real facts, and every field of every context filled.

``FULL`` holds one full page for each template, ``BARE`` the same with everything empty that may be
empty. ``FRAME`` is what each is given besides.
"""

from entente.domain.page import Page
from entente.rendering import contexts as c
from entente.rendering import front_contexts as f
from entente.rendering.annex_contexts import Annexes
from tests.rendering import theme_annexes as a
from tests.rendering import theme_parts as p
from tests.rendering import theme_relations as r

__all__ = ["BARE", "FRAME", "FULL"]

DIGEST: c.DigestPage = {
    **p.base(
        "Kishida in Washington", "visits.html", p.link("visits", "2024"), p.link("visits", "Here")
    ),
    "backlinks": p.BACKLINKS,
    "brought_together": [p.link("relations", "Japan–Philippines")],
    "id": "2024-04-08-fumio-kishida-united-states",
    "dates": p.LEAD["dates"],
    "weekdays": "7 days, Monday to Sunday",
    "status": p.STATUS["Concluded"],
    "status_since": "Announced 25 January 2024",
    "kind": "Official visit",
    "origin": p.JP,
    "hosts": [p.US],
    "legs": [
        p.leg("Washington, D.C.", p.LEAD["dates"]),
        p.leg("North Carolina", p.dates("12", "April 2024")),
    ],
    "summary": "Two allies link their commands, build arms together and plan to land on the Moon.",
    "published": "5 April 2024",
    "changed": "7 January 2025",
    "draft": True,
    "articles": [
        p.article(0, "before", "Before the visit: what each side wants", 1),
        p.article(1, "sources", "The joint statement", 1, 2),
        p.article(2, "manila", "With Manila"),
    ],
    "leaders": [p.person("Fumio Kishida", "Prime Minister of Japan", "travelled")],
    "meets": [p.person("Joe Biden", "President of the United States", "met")],
    "at_issue": [p.PH, p.CN],
    "country_roles": [
        (p.JP, "visitor"),
        (p.US, "host"),
        (p.PH, "also at issue"),
        (p.CN, "also at issue"),
    ],
    "topics": [p.link("topics", "Defence cooperation"), p.link("topics", "South China Sea")],
    "sources": [
        p.source(
            1, "Prime Minister Fumio Kishida to Visit the United States", "", "", "seeds/a.txt"
        ),
        p.source(
            2,
            "Visits by Foreign Leaders of Japan",
            "Office of the Historian",
            "https://history.state.gov/departmenthistory/visits/japan",
            "",
        ),
    ],
    "publishers": 2,
    "outcomes": [
        {
            "text": "Two Japanese astronauts to land on the Moon",
            "topics": [p.link("topics", "Space")],
            "step": 3,
            "status": "Signed",
            "date": "10 April 2024",
        }
    ],
    "corrections": [("12 April 2024", "An earlier text gave another day.")],
    "address": "https://entente.example/visits/2024-04-08-fumio-kishida-united-states.html",
    "related": r.RELATED,
    "relations": r.STEPS,
    "travels": r.TRAVELS,
}

WORLD: f.WorldMap = {
    "first": "8 April 2022",
    "last": "7 April 2024",
    "width": "50",
    "height": "50",
    "columns": 2,
    "lines": 2,
    "tiles": [
        p.tile(p.code("IS", "Iceland"), ("0", "0")),
        p.tile(p.PH, ("50", "0"), made=1),
        p.tile(p.US, ("0", "50"), hosted=1203, made=2),
        p.tile(p.JP, ("50", "50"), hosted=1, made=2, coming=True),
    ],
    "states": 10,
    "regions": [
        {
            "region": "Americas",
            "rows": [{"country": p.US, "hosted": 1203, "made": 2, "coming": False}],
        },
        {
            "region": "Asia and Pacific",
            "rows": [{"country": p.JP, "hosted": 1, "made": 2, "coming": True}] * 9,
        },
        {"region": "", "rows": [{"country": p.PH, "hosted": 0, "made": 1, "coming": False}]},
    ],
}
HOME: f.HomePage = {
    **p.base("Entente: digests of diplomatic visits"),
    "tagline": "Digests of diplomatic visits",
    "lead": p.LEAD,
    "new": p.EVERY,
    "coming": [p.NATO, *p.EVERY],
    "further": 3,
    "topics": p.TOPICS,
    "changes": [
        {"day": "5 April 2024", "visit": p.NATO, "status": p.STATUS["Confirmed"], "first": False},
        {"day": "25 January 2024", "visit": p.LEAD, "status": p.STATUS["Announced"], "first": True},
    ],
    "corrections": [{"day": "12 April 2024", "visit": p.LEAD, "note": "Another day."}],
    "world": WORLD,
    "leaders": p.LEADERS,
    "relations": [p.count("relations", "Japan–United States", 98)],
    "years": p.YEAR_COUNTS,
    "totals": {
        "visits": 3772,
        "countries": 199,
        "relations": 193,
        "leaders": 984,
        "topics": 17,
        "years": 159,
    },
    "as_of": "7 April 2024",
    "year": "2024",
}
VISITS: c.VisitsPage = {
    **p.base("Visits", "visits.html", p.link("visits", "Visits")),
    "years": p.YEAR_COUNTS,
    "total": 3772,
    "recent": p.EVERY,
}
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
YEAR: c.YearPage = {
    **p.base("Visits in 2024", "visits.html", p.link("visits", "2024")),
    "year": "2024",
    "total": 3,
    "host_countries": 1,
    "months": [
        {"month": "September", "total": 3, "rows": [p.SUMMIT]},
        {"month": "April", "total": 7, "rows": [p.alone(v) for v in (*p.EVERY, p.LEAD)]},
        {"month": "Month unknown", "total": 1, "rows": [p.alone(p.APEC)]},
    ],
    "per_month": [{**p.count("visits", text, n), "href": ""} for n, text in enumerate(MONTHS)],
    "other_years": p.YEAR_COUNTS,
    "first_year": "1859",
    "last_year": "2024",
    "countries": p.COUNTRIES,
    "topics": p.TOPICS,
}
COUNTRY: c.CountryPage = {
    **p.base("Japan", "countries.html", p.link("countries", "Japan")),
    "backlinks": p.BACKLINKS,
    "backlinks_elsewhere": 3,
    "code": "JP",
    "name": "Japan",
    "in_sentence": "Japan",
    "region": "East Asia",
    "original": [{"lang": "ja", "dir": "ltr", "text": "日本国"}],
    "official": "State of Japan",
    "intro_html": "<p>Since 2021 Japan has travelled more than it has received.</p><p>More.</p>",
    "made": 4,
    "hosted": 1,
    "mentioned": 1,
    "partners": [
        (p.count("countries", f"Partner {n}", n, p.LEAD), n, 20 - n) for n in range(20, 4, -1)
    ],
    "met_abroad": p.COUNTRIES,
    "leaders": p.LEADERS,
    "topics": p.TOPICS,
    "years": p.YEARS,
    "mentions": [p.visit("Blinken in Manila", p.dates("19", "March 2024", "2024-03-19"))],
    "next": p.NATO,
    "last_made": p.LEAD,
    "last_hosted": p.TOKYO,
    "before": [p.link("countries", "Empire")],
    "after": [p.link("countries", "Successor")],
    "strip": r.STRIP,
    "panels": r.PANELS,
    "terms": r.TERMS,
    "year_pages": p.YEAR_COUNTS,
}
LEADER: c.LeaderPage = {
    **p.base("Fumio Kishida", "leaders.html", p.link("leaders", "Fumio Kishida")),
    "backlinks": p.BACKLINKS,
    "backlinks_elsewhere": 3,
    "name": "Fumio Kishida",
    "original": p.ORIGINAL,
    "aliases": ["Kishida Fumio"],
    "offices": [
        {"title": "Prime Minister", "country": p.JP, "dates": "4 October 2021 – 1 October 2024"},
        {"title": "Foreign Minister", "country": None, "dates": "2012–2017"},
    ],
    "intro_html": "<p>Prime Minister of Japan for three years.</p>",
    "made": p.YEARS[:2],
    "met": p.YEARS[2:],
    "received": p.YEARS[1:2],
    "people": p.LEADERS,
    "terms": r.TERMS,
    "made_count": 4,
    "met_count": 1,
    "received_count": 1,
    "countries": p.COUNTRIES,
    "topics": p.TOPICS,
    "last_made": p.LEAD,
}
TOPIC: c.TopicPage = {
    **p.base("Defence cooperation", "topics.html", p.link("topics", "Defence cooperation")),
    "backlinks": p.BACKLINKS,
    "backlinks_elsewhere": 3,
    "name": "Defence cooperation",
    "aliases": ["defense cooperation"],
    "broader": p.link("topics", "Security"),
    "narrower": [p.link("topics", "Arms control")],
    "intro_html": "<p>Commands, arms and bases.</p>",
    "total": 3,
    "countries": p.COUNTRIES,
    "leaders": p.LEADERS,
    "neighbours": p.TOPICS,
    "years": p.YEARS,
}
INDEX: c.IndexPage = {
    **p.base("Countries", "countries.html", p.link("countries", "Countries")),
    "total": 3,
    "noun": "countries",
    "groups": [("Americas", p.COUNTRIES[1:]), ("East Asia", p.COUNTRIES[:1]), ("", p.LEADERS)],
}
NOT_FOUND: c.NotFoundPage = {
    **p.base("This address leads nowhere"),
    "ways_in": [*p.COUNTRIES, p.count("visits", "Visits by year", 3772)],
}
SEARCH: c.SearchPage = {
    **p.base("Search", "search.html"),
    "total": 3772,
    "kinds": [("official", "Official visit"), ("summit", "Summit")],
    "statuses": [("concluded", "Concluded"), ("cancelled", "Cancelled")],
    "samples": {"one": 1, "other": 0},
    "listings": [p.count("", "visits", 3772), p.count("", "topics", 31)],
}

PLAIN: c.PlainPage = {
    **p.base("About", "about.html", p.link("pages", "About")),
    "html": "<p>Every fact carries its source.</p><h2>Corrections</h2><p>They are dated.</p>",
    "backlinks": p.BACKLINKS,
}

FRAME: c.Frame = {
    "root": "../",
    "path": "visits/sample.html",
    "lang": "en-GB",
    "dir": "ltr",
    "site_name": "Entente",
    "site_tagline": "Digests of diplomatic visits",
    "base_url": "https://entente.example",
    "navigation": [
        {"text": "Visits", "href": "visits.html"},
        {"text": "Countries", "href": "countries.html"},
        {"text": "Leaders", "href": "leaders.html"},
        {"text": "About", "href": "about.html"},
    ],
    "products": [{"text": "CSV", "href": "data/visits.csv"}],
    "search": "search.html",
}

NEEDED = {"title", "name", "code", "id", "dates", "status", "origin", "hosts", "leaders", "legs"}
NEEDED |= {"sides", "address", "year", "noun", "totals", "as_of", "country_roles", "samples"}


def emptied(value: object) -> object:
    """What stands where there is nothing to say; None for a visit or a link."""
    return type(value)() if isinstance(value, str | int | list) else None


def annexed(page: Page, annexes: Annexes) -> Page:
    """The same page with annexes."""
    return Page(page.path, page.template, {**page.context, "annexes": annexes})


def bare(page: Page) -> Page:
    """The same page with everything empty that may be."""
    keep = NEEDED if page.template == "digest.html" else NEEDED - {"leaders"}
    context = {key: v if key in keep else emptied(v) for key, v in page.context.items()}
    if page.template == "digest.html":
        context["legs"] = DIGEST["legs"][:1]
    return annexed(Page(f"bare-{page.path}", page.template, context), a.NO_ANNEXES)


FULL = [
    Page("index.html", "home.html", HOME),
    Page("visits.html", "visits.html", VISITS),
    Page("year.html", "year.html", YEAR),
    Page("digest.html", "digest.html", DIGEST),
    Page("country.html", "country.html", COUNTRY),
    Page("country_year.html", "country_year.html", r.COUNTRY_YEAR),
    Page("relation.html", "relation.html", r.RELATION),
    Page("leader.html", "leader.html", LEADER),
    Page("topic.html", "topic.html", TOPIC),
    Page("countries.html", "index.html", INDEX),
    Page("404.html", "not_found.html", NOT_FOUND),
    Page("search.html", "search.html", SEARCH),
    Page("about.html", "page.html", PLAIN),
    Page("data.html", "data.html", a.DATA),
]
FULL = [annexed(page, a.ANNEXES) for page in FULL]
BARE = [bare(page) for page in FULL]
