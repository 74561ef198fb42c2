"""The pages that the theme is tried on: real facts, and every field of every context filled.

``PAGES`` holds one full page for each template, and the same pages bare: everything empty that may
be empty. ``FRAME`` is what each is given besides.
"""

from urllib.parse import urlsplit

from entente.domain.page import Page
from entente.rendering import contexts as c

__all__ = ["FRAME", "PAGES"]


def code(short: str, name: str) -> c.Code:
    return {"code": short, "name": name, "href": f"countries/{name.lower().replace(' ', '-')}.html"}


def link(folder: str, name: str) -> c.Link:
    return {"text": name, "href": f"{folder}/{name.lower().replace(' ', '-')}.html"}


def count(folder: str, name: str, number: int, latest: c.VisitRow | None = None) -> c.CountEntry:
    note, iso = ("East Asia", "JP") if name == "Japan" else ("", "")
    return {**link(folder, name), "note": note, "code": iso, "count": number, "latest": latest}


def dates(big: str, rest: str, machine: str = "") -> c.Dates:
    words = f"{big} {rest}"
    month, _, year = rest.partition(" ")
    short = f"{big} {month[:3]} {year}"
    bare = f"{big} {month}"
    given: c.Dates = {
        "words": words,
        "machine": machine,
        "big": big,
        "rest": rest,
        "bare": bare,
        "short": short,
    }
    return given


JP, US = code("JP", "Japan"), code("US", "United States")
PH, CN = code("PH", "Philippines"), code("CN", "China")
KISHIDA, BIDEN = link("leaders", "Fumio Kishida"), link("leaders", "Joe Biden")
WORDS = ("Announced", "Confirmed", "Under way", "Concluded", "Postponed", "Cancelled")
STATUS: dict[str, c.StatusWords] = {
    word: {"slug": word.lower().replace(" ", "-"), "word": word} for word in WORDS
}


def visit(
    title: str, when: c.Dates, status: str = "Concluded", *, back: bool = False
) -> c.VisitRow:
    return {
        "href": f"visits/{title.lower().replace(' ', '-')}.html",
        "title": title,
        "summary": "Two allies link their commands and build arms together.",
        "dates": when,
        "origin": US if back else JP,
        "hosts": [JP] if back else [US],
        "leaders": [BIDEN if back else KISHIDA],
        "kind": "Official visit",
        "status": STATUS[status],
        "published": "5 April 2024",
    }


LEAD = visit("Kishida in Washington", dates("8–14", "April 2024"))
APEC = visit("Kishida at APEC", dates("12–17", "November 2023"))
TOKYO = visit("Biden in Tokyo", dates("21–24", "May 2022"), back=True)
NATO = visit("Kishida at the NATO summit", dates("10–11", "July 2024"), "Announced")
QUAD = visit("Kishida at the Quad summit", dates("21", "September 2024", "2024-09-21"), "Cancelled")
EVERY = [visit(f"Visit {word}", dates("8–14", "April 2024"), word) for word in WORDS]
YEARS: list[c.YearRows] = [
    {"year": "2024", "href": "visits/2024.html", "visits": [QUAD, NATO, LEAD]},
    {"year": "2023", "href": "visits/2023.html", "visits": [APEC]},
    {"year": "2022", "href": "visits/2022.html", "visits": [TOKYO]},
]
TOPICS = [count("topics", "Defence cooperation", 31), count("topics", "South China Sea", 1)]
LEADERS = [count("leaders", "Fumio Kishida", 6, LEAD), count("leaders", "Joe Biden", 1, TOKYO)]
COUNTRIES = [count("countries", "Japan", 1234), count("countries", "United States", 7)]
YEAR_COUNTS = [count("visits", str(year), number) for year, number in ((2024, 3), (2023, 1))]
ORIGINAL: list[c.OriginalText] = [{"lang": "ja", "dir": "ltr", "text": "岸田 文雄"}]


def base(title: str, section: str = "", *trail: c.Link) -> c.Base:
    text = "Records of visits, each with its source."
    return {"title": title, "description": text, "section": section, "trail": list(trail)}


def source(number: int, title: str, publisher: str, url: str, file: str) -> c.SourceRow:
    return {
        "number": number,
        "title": title,
        "publisher": publisher,
        "url": url,
        "file": file,
        "host": urlsplit(url).hostname or "",
        "date": "10 April 2024",
        "accessed": "5 January 2025" if url else "",
        "kind": "Official, host" if url else "Press",
    }


def article(anchor: str, title: str, *sources: int) -> c.ArticleText:
    body = (
        '<p>Talks with <a href="../leaders/joe-biden.html">Joe Biden</a> turned on '
        '<a href="../topics/defence-cooperation.html">defence cooperation</a>. '
        + "Japan will supply a pressurised rover for the Moon; two Japanese astronauts land. "
        * 3
        + "</p><blockquote><p>An alliance of two.</p></blockquote><table><caption>The week</caption>"
        '<thead><tr><th scope="col">Date</th></tr></thead><tbody><tr><td>11 April</td></tr></tbody>'
        "</table>"
    )
    return {
        "anchor": anchor,
        "title": title,
        "label": "Preview",
        "summary": "What each side wants.",
        "published": "5 April 2024",
        "sources": list(sources),
        "html": body,
    }


def person(name: str, office: str, role: str) -> c.PersonRow:
    names = ORIGINAL if name == "Fumio Kishida" else []
    row = link("leaders", name)
    return {"name": name, "href": row["href"], "original": names, "office": office, "role": role}


def leg(place: str, when: c.Dates) -> c.FactLeg:
    return {"host": US, "place": place, "dates": when, "kind": "Official visit"}


DIGEST: c.DigestPage = {
    **base("Kishida in Washington", "visits.html", link("visits", "2024"), link("visits", "Here")),
    "id": "2024-04-08-fumio-kishida-united-states",
    "dates": LEAD["dates"],
    "weekdays": "7 days, Monday to Sunday",
    "status": STATUS["Concluded"],
    "status_since": "Announced 25 January 2024",
    "kind": "Official visit",
    "origin": JP,
    "hosts": [US],
    "legs": [
        leg("Washington, D.C.", LEAD["dates"]),
        leg("North Carolina", dates("12", "April 2024")),
    ],
    "summary": "Two allies link their commands, build arms together and plan to land on the Moon.",
    "published": "5 April 2024",
    "changed": "7 January 2025",
    "draft": True,
    "articles": [
        article("before", "Before the visit: what each side wants", 1),
        article("sources", "The joint statement", 1, 2),
        article("manila", "With Manila"),
    ],
    "leaders": [person("Fumio Kishida", "Prime Minister of Japan", "travelled")],
    "meets": [person("Joe Biden", "President of the United States", "met")],
    "at_issue": [PH, CN],
    "country_roles": [(JP, "visitor"), (US, "host"), (PH, "also at issue"), (CN, "also at issue")],
    "topics": [link("topics", "Defence cooperation"), link("topics", "South China Sea")],
    "sources": [
        source(1, "Prime Minister Fumio Kishida to Visit the United States", "", "", "seeds/a.txt"),
        source(
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
            "topics": [link("topics", "Space")],
            "step": 3,
            "status": "Signed",
            "date": "10 April 2024",
        }
    ],
    "corrections": [("12 April 2024", "An earlier text gave another day.")],
    "citation": "“Kishida in Washington, 8–14 April 2024.” Entente, published 5 April 2024.",
    "address": "https://entente.example/visits/2024-04-08-fumio-kishida-united-states.html",
}

HOME: c.HomePage = {
    **base("Entente: digests of diplomatic visits"),
    "tagline": "Digests of diplomatic visits",
    "lead": LEAD,
    "new": EVERY,
    "coming": [NATO, *EVERY],
    "topics": TOPICS,
    "leaders": LEADERS,
    "countries": COUNTRIES,
    "years": YEAR_COUNTS,
    "totals": {"visits": 3772, "countries": 199, "leaders": 984, "topics": 17, "years": 159},
    "as_of": "7 April 2024",
}
VISITS: c.VisitsPage = {
    **base("Visits", "visits.html", link("visits", "Visits")),
    "years": YEAR_COUNTS,
    "total": 3772,
    "recent": EVERY,
}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
YEAR: c.YearPage = {
    **base("Visits in 2024", "visits.html", link("visits", "2024")),
    "year": "2024",
    "total": 3,
    "host_countries": 1,
    "months": [
        {"month": "September", "visits": [QUAD]},
        {"month": "April", "visits": [*EVERY, LEAD]},
        {"month": "Month unknown", "visits": [APEC]},
    ],
    "per_month": [{**count("visits", text, n), "href": ""} for n, text in enumerate(MONTHS)],
    "other_years": YEAR_COUNTS,
    "countries": COUNTRIES,
    "topics": TOPICS,
}
COUNTRY: c.CountryPage = {
    **base("Japan", "countries.html", link("countries", "Japan")),
    "code": "JP",
    "name": "Japan",
    "region": "East Asia",
    "original": [{"lang": "ja", "dir": "ltr", "text": "日本国"}],
    "official": "State of Japan",
    "intro_html": "<p>Since 2021 Japan has travelled more than it has received.</p><p>More.</p>",
    "made": 4,
    "hosted": 1,
    "mentioned": 1,
    "partners": [
        (count("countries", f"Partner {n}", n, LEAD), n, 20 - n) for n in range(20, 4, -1)
    ],
    "leaders": LEADERS,
    "topics": TOPICS,
    "years": YEARS,
    "mentions": [visit("Blinken in Manila", dates("19", "March 2024", "2024-03-19"))],
    "next": NATO,
    "last_made": LEAD,
    "last_hosted": TOKYO,
}
LEADER: c.LeaderPage = {
    **base("Fumio Kishida", "leaders.html", link("leaders", "Fumio Kishida")),
    "name": "Fumio Kishida",
    "original": ORIGINAL,
    "aliases": ["Kishida Fumio"],
    "offices": [
        {"title": "Prime Minister", "country": JP, "dates": "4 October 2021 – 1 October 2024"},
        {"title": "Foreign Minister", "country": None, "dates": "2012–2017"},
    ],
    "intro_html": "<p>Prime Minister of Japan for three years.</p>",
    "made": YEARS[:2],
    "met": YEARS[2:],
    "made_count": 4,
    "met_count": 1,
    "countries": COUNTRIES,
    "topics": TOPICS,
    "last_made": LEAD,
}
TOPIC: c.TopicPage = {
    **base("Defence cooperation", "topics.html", link("topics", "Defence cooperation")),
    "name": "Defence cooperation",
    "aliases": ["defense cooperation"],
    "broader": link("topics", "Security"),
    "narrower": [link("topics", "Arms control")],
    "intro_html": "<p>Commands, arms and bases.</p>",
    "total": 3,
    "countries": COUNTRIES,
    "leaders": LEADERS,
    "neighbours": TOPICS,
    "years": YEARS,
}
INDEX: c.IndexPage = {
    **base("Countries", "countries.html", link("countries", "Countries")),
    "total": 3,
    "noun": "countries",
    "groups": [("Americas", COUNTRIES[1:]), ("East Asia", COUNTRIES[:1]), ("", LEADERS)],
}
NOT_FOUND: c.NotFoundPage = {
    **base("This address leads nowhere"),
    "ways_in": [*COUNTRIES, count("visits", "Visits by year", 3772)],
}
PLAIN: c.PlainPage = {
    **base("About", "about.html", link("pages", "About")),
    "html": "<p>Every fact carries its source.</p><h2>Corrections</h2><p>They are dated.</p>",
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
        *(
            {"text": name, "href": f"{name.lower()}.html"}
            for name in ("Visits", "Countries", "Leaders", "Topics", "About")
        ),
    ],
}

NEEDED = frozenset(
    "title name code id dates status origin hosts leaders legs address citation year noun totals "
    "as_of country_roles".split()
)


def emptied(value: object) -> object:
    """What stands where there is nothing to say; None for a visit or a link."""
    return type(value)() if isinstance(value, str | int | list) else None


def bare(page: Page) -> Page:
    """The same page with everything empty that may be."""
    keep = NEEDED if page.template == "digest.html" else NEEDED - {"leaders"}
    context = {key: v if key in keep else emptied(v) for key, v in page.context.items()}
    return Page(f"bare-{page.path}", page.template, context)


FULL = [
    Page("index.html", "home.html", HOME),
    Page("visits.html", "visits.html", VISITS),
    Page("year.html", "year.html", YEAR),
    Page("digest.html", "digest.html", DIGEST),
    Page("country.html", "country.html", COUNTRY),
    Page("leader.html", "leader.html", LEADER),
    Page("topic.html", "topic.html", TOPIC),
    Page("countries.html", "index.html", INDEX),
    Page("404.html", "not_found.html", NOT_FOUND),
    Page("about.html", "page.html", PLAIN),
]
PAGES = [*FULL, *map(bare, FULL)]
