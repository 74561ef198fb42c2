"""The parts of which ``theme_pages`` makes its pages: countries, people, dates, visits, sources.

The facts are real: the visits of Prime Minister Kishida and President Biden, 2022 to 2024.
"""

from urllib.parse import urlsplit

from entente.rendering import contexts as c
from entente.rendering import front_contexts as f


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


def alone(visit: c.VisitRow) -> c.GatheringRow:
    """Return a visit that was to no summit, in a year's listing."""
    host = visit["hosts"][0]
    return {"visits": [visit], "dates": visit["dates"], "place": "", "host": host, "topics": []}


def tile(
    country: c.Code,
    place: tuple[str, str],
    *,
    hosted: int = 0,
    made: int = 0,
    coming: bool = False,
) -> f.Tile:
    """Return a state on the map."""
    return {
        "country": country,
        "x": place[0],
        "y": place[1],
        "hosted": hosted,
        "made": made,
        "step": min(hosted + made, 3),
        "coming": coming,
    }


SUMMIT: c.GatheringRow = {
    "visits": [APEC, {**QUAD, "origin": PH}, {**NATO, "origin": CN}],
    "dates": dates("20–21", "September 2024"),
    "place": "Claymont, Delaware",
    "host": US,
    "topics": [link("topics", "Space")],
}
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


TEXT = (
    '<p>Talks with <a href="../leaders/joe-biden.html">Joe Biden</a> turned on '
    '<a href="../topics/defence-cooperation.html">defence cooperation</a>. '
    + "Japan will supply a pressurised rover for the Moon; two Japanese astronauts land. "
    * 3
    + "</p><blockquote><p>An alliance of two.</p></blockquote>"
    "<table><caption>The week</caption>"
    '<thead><tr><th scope="col">Date</th></tr></thead><tbody><tr><td>11 April</td></tr></tbody>'
    "</table>"
)
"""Of every article."""


def article(number: int, anchor: str, title: str, *sources: int) -> c.ArticleText:
    return {
        "anchor": anchor,
        "title": title,
        "label": "Preview",
        "summary": "What each side wants.",
        "published": "5 April 2024",
        "day": "5 Apr",
        "sources": list(sources),
        "number": number,
    }


def person(name: str, office: str, role: str) -> c.PersonRow:
    names = ORIGINAL if name == "Fumio Kishida" else []
    row = link("leaders", name)
    return {"name": name, "href": row["href"], "original": names, "office": office, "role": role}


def leg(place: str, when: c.Dates) -> c.FactLeg:
    return {"host": US, "place": place, "dates": when, "kind": "Official visit"}


BACKLINKS: list[c.BacklinkRow] = [
    {
        "text": "Biden in Hiroshima",
        "href": "visits/2023-05-18-joe-biden-japan.html#opening",
        "sentence": "A year before Kishida in Washington the two had met in Hiroshima.",
        "mark": [14, 34],
    },
]
