"""What authors write in a newsroom of the tests: many small visits, whole or wrong.

Names are few, so that visits meet each other: the same leaders, countries, topics, years, links::

    visits().example()  # a file: "title: One", "leader: [Elihu Root]", "from: US", …
"""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

__all__ = ["ALIASES", "AS_OF", "IDS", "NOTES", "SETTINGS", "TEMPLATES", "articles", "visits"]

IDS = [f"1907-0{month}-visit" for month in range(1, 5)]
TEMPLATES = (
    "digest.html",
    "year.html",
    "topic.html",
    "country.html",
    "home.html",
    "relation.html",
    "partials/masthead.html",
    "partials/footer.html",
)
ALIASES = ["old/first", "old/second"]
AS_OF = ["", "1907-04-02", "2024-09-20", "2026-11-23"]
SETTINGS: Mapping[str, Sequence[object]] = {
    "SITENAME": ["Golden & Co", "Silver"],
    "SITESUBTITLE": ["Five visits", "Six <visits>"],
    "SITEURL": ["https://golden.example/visits-of-state", "https://elsewhere.example"],
    "DEFAULT_LANG": ["en-GB", "ja", "ar"],
    "ENTENTE_CONTENT_LANG": ["en", "de"],
    "ENTENTE_AUTHORITY": ["golden.example,2024", "elsewhere.example,2020"],
    "ENTENTE_DRAFTS": [False, True],
    "ENTENTE_AUTOLINK": [True, False],
    "ENTENTE_CARDS": [False, True],
    "ENTENTE_AS_OF": AS_OF,
    "ENTENTE_JOBS": [1, 2, 8],
}
"""Setting → the values that its owner hesitates between."""
NOTES = {
    "content/leaders/elihu-root.md": [
        "name: Elihu Root",
        "name: Elihu Root\naliases: [Root]",
        "name: Elihu Root\noffices:\n  - {title: Secretary, country: US, dates: 1905/1909}",
    ],
    "content/leaders/joe-biden.md": ["name: Joe Biden", "name: Joseph Biden\naliases: [Joe Biden]"],
    "content/countries/united-kingdom.md": ["country: GB", "country: GB\naliases: [Albion]"],
    "content/topics/fisheries.md": ["name: Fisheries", "name: Fishing\naliases: [Fisheries]"],
    "content/topics/security.md": ["name: Security", "name: Security\ndescription: Of all."],
    "content/pages/contact.md": ["title: Contact", "title: Write to us"],
}
"""File of a note or page → what it may say of itself."""
WORDS = [
    "He came and went.",
    "Japan and the United Kingdom spoke of fisheries; Elihu Root listened.",
    "The security of the Philippines was named by Joe Biden.",
    "Led by [[Fumio Kishida]], with [[Fisheries]] at heart.",
    "See [[1907-01-visit]] and [[1907-02-visit|the second]].",
    "See [the last]({filename}/visits/1907/1907-04-visit.md).",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nA note.[^1]\n\n[^1]: Below.",
]
DATES = ["1907-01", "1907-04-02/1907-04-09", "1908", "1905-08-03~", "2024-09-21"]
COUNTRIES = ["US", "GB", "JP", "PH"]
TOPICS = ["Security", "Defence cooperation", "Fisheries", "Space"]
LEADERS = ["Fumio Kishida", "Joe Biden", "Elihu Root", "Edward Grey"]
SOURCE = '{title: Travels, url: "https://history.state.gov/departmenthistory/travels"}'


def bodies() -> st.SearchStrategy[str]:
    """Return texts of one to three paragraphs."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True).map("\n\n".join)


def flow(values: list[str]) -> str:
    """Return values as a list of YAML on one line."""
    return f"[{', '.join(values)}]"


def some(values: list[str]) -> st.SearchStrategy[str]:
    """Return lists of up to two of these values, as YAML."""
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(flow)


@st.composite
def visits(draw: st.DrawFn) -> str:
    """Return the file of a visit; some name a visit that is not there, or an address twice."""
    origin, host, further = draw(st.permutations(COUNTRIES))[:3]
    dates = draw(st.sampled_from(DATES))
    leaders = draw(st.permutations(LEADERS))
    lines = [
        f"title: {draw(st.sampled_from(['One', 'Two & three', '四']))}",
        f"leader: {flow(leaders[: draw(st.integers(1, 2))])}",
        f"from: {origin}",
        f"to: {host}\ndates: {dates}",
        f"topics: {draw(some(TOPICS))}",
        f"countries: {draw(some(COUNTRIES))}",
        f"sources:\n  - {SOURCE}",
    ]
    if draw(st.booleans()):
        legs = f"legs:\n  - {{to: {host}, dates: 1907-02}}\n  - {{to: {further}, dates: 1907-03}}"
        lines[3] = legs
    optional = (
        f"meets: [{leaders[-1]}]",
        "status: postponed",
        "kind: state",
        "published: 1907-05-01",
        f"summary: {draw(st.sampled_from(['Short.', 'A long one, with Japan in it.']))}",
        "outcomes:\n  - {text: A treaty on fishing, status: agreed, topics: [Fisheries]}",
        "corrections:\n  - {date: 1907-06-01, note: It was Tuesday.}",
        f"aliases: [{draw(st.sampled_from(ALIASES))}]",
        "autolink: false",
        "draft: true",
    )
    lines += draw(st.lists(st.sampled_from(optional), max_size=4, unique=True))
    return "\n".join(["---", *lines, "---", "", draw(bodies()), ""])


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Return the file of a further article."""
    title = draw(st.sampled_from(["Before", "After"]))
    head = f"---\ntitle: {title}\npublished: 1907-0{draw(st.integers(1, 9))}-01\n---\n\n"
    return f"{head}{draw(bodies())}\n"
