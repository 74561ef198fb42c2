"""Dead ends: where an address of a page leads, and where an author wrote one that leads nowhere."""

import pytest

from entente.checking.dead_ends import Ground, dead_end, problem_of, sources_of
from entente.domain.problem import Place

BASE = "https://who.example/repo"
IDS = {
    "index.html": frozenset({"new"}),
    "visits/x.html": frozenset({"opening-the-plan", "é"}),
    "countries/japan.html": frozenset({"hosted"}),
    "404.html": frozenset[str](),
}
GROUND = Ground(
    frozenset({*IDS, "old/index.html", "visits/x.png", "data/visits.csv", "a b.html"}),
    BASE,
    IDS.__getitem__,
)

LEADS = [
    "",
    "#opening-the-plan",
    "#%C3%A9",
    "#top",
    "x.html",
    "x.png",
    "./x.html",
    "../",
    "../#new",
    "../index.html?from=x#new",
    "../old/",
    "../a%20b.html",
    "../countries/japan.html#hosted",
    "../countries/japan.html#q=Tokyo",
    "../countries/japan.html#:~:text=Tokyo",
    "../data/visits.csv#row=5",
    "/repo/",
    "/repo/visits/x.html",
    BASE,
    f"{BASE}/",
    f"{BASE}/#new",
    f"{BASE}/countries/japan.html#hosted",
    f"{BASE}x/elsewhere.html",
    "https://elsewhere.example/x.html#nothing",
    "//elsewhere.example/",
    "mailto:desk@who.example",
    "data:image/png;base64,AA",
]

NOWHERE = {
    "#nothing": ("visits/x.html", "nothing"),
    "y.html": ("visits/y.html", ""),
    "X.html": ("visits/X.html", ""),
    "x.html/": ("visits/x.html/index.html", ""),
    "../old": ("old", ""),
    "../countries/": ("countries/index.html", ""),
    "../countries/japan": ("countries/japan", ""),
    "../countries/japan.html#made": ("countries/japan.html", "made"),
    "../../index.html": ("../index.html", ""),
    "/visits/x.html": ("/visits/x.html", ""),
    "/repository/": ("/repository/", ""),
    f"{BASE}/nothing.html": ("nothing.html", ""),
    f"{BASE}/#nothing": ("index.html", "nothing"),
}


@pytest.mark.parametrize("address", LEADS)
def test_address_leads_somewhere(address: str) -> None:
    assert dead_end("visits/x.html", address, GROUND) is None


@pytest.mark.parametrize(("address", "where"), NOWHERE.items())
def test_address_leads_nowhere(address: str, where: tuple[str, str]) -> None:
    found = dead_end("visits/x.html", address, GROUND)
    assert found is not None
    assert (found.target, found.part) == where


FILES = (
    "countries/japan.md",
    "leaders/x.md",
    "pages/about.md",
    "visits/2024/x.md",
    "visits/2024/y/2024-04-10-statement.md",
    "visits/2024/y/index.md",
    "visits/2024/y/map.png",
)


@pytest.mark.parametrize(
    ("page", "sources"),
    [
        ("visits/x.html", FILES[3:4]),
        ("visits/y.html", FILES[4:6]),
        ("countries/japan.html", FILES[:1]),
        ("about.html", FILES[2:3]),
        ("visits/2025.html", ()),
        ("relations/japan--x.html", ()),
        ("index.html", ()),
    ],
)
def test_sources_of_a_page(page: str, sources: tuple[str, ...]) -> None:
    assert tuple(sources_of(page, FILES)) == sources


LINES = ["---", "---", "See [it](y.html), [a part](#made) and", "[all](/data/all.csv)."]


@pytest.mark.parametrize(
    ("address", "place", "written"),
    [
        ("y.html", Place("content/x.md", 3, 10, 6), "y.html"),
        ("#opening-made", Place("content/x.md", 3, 28, 5), "#made"),
        ("../data/all.csv", Place("content/x.md", 4, 8, 12), "data/all.csv"),
        ("../theme/lost.css", Place("visits/x.html"), "../theme/lost.css"),
    ],
)
def test_problem_stands_where_it_was_written(address: str, place: Place, written: str) -> None:
    dead = dead_end("visits/x.html", address, GROUND)
    assert dead is not None
    problem = problem_of(dead, [("content/x.md", LINES)])
    assert problem.place == place
    assert f"`{written}`" in problem.message
