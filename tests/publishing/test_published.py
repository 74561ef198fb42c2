"""What is gone from a site, what is too heavy, and how near the limits of Pages it comes."""

import pytest

from entente.checking.published import BUDGETS, Figures, heavy, overweight, slow, vanished

BEFORE = {
    "visits/x.html",
    "visits/x.ics",
    "visits/x.json",
    "visits/x.png",
    "countries/japan.html",
    "countries/japan.atom",
    "data/visits.csv",
    "theme/entente.css",
    "search/2024-1a2b.json",
    "sitemap.xml",
}


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ({"visits/x.html", "visits/x.ics", "visits/x.json", "visits/x.png"}, ["visits/x.html"]),
        ({"countries/japan.atom"}, ["countries/japan.atom"]),
        ({"countries/japan.html", "countries/japan.atom"}, ["countries/japan.html"]),
        ({"data/visits.csv"}, ["data/visits.csv"]),
        ({"theme/entente.css", "search/2024-1a2b.json", "visits/x.png"}, []),
        (set[str](), []),
    ],
)
def test_address_that_readers_have_is_named_once(gone: set[str], named: list[str]) -> None:
    problems = list(vanished(BEFORE, BEFORE - gone | {"new.html"}))
    assert [problem.place.file for problem in problems] == named
    assert all(f"aliases: [{problem.place.file}]" in problem.help for problem in problems)


@pytest.mark.parametrize("ending", BUDGETS)
def test_file_may_weigh_its_budget_and_no_more(ending: str) -> None:
    budget = BUDGETS[ending]
    sizes = {f"a{ending}": budget, f"b{ending}": budget + 1, f"c{ending.upper()}": budget + 1}
    assert [each.place.file for each in overweight(sizes)] == [f"b{ending}", f"c{ending.upper()}"]


def test_open_data_has_no_budget() -> None:
    assert list(overweight({"data/visits.json": 10**9, "CNAME": 10**9})) == []


@pytest.mark.parametrize(
    ("size", "seconds", "said"),
    [
        (799_000_000, 479, []),
        (800_000_000, 10, ["80 % of the 1 GB"]),
        (10, 480, ["80 % of the 10 minutes"]),
        (2_000_000_000, 1200, ["200 % of the 1 GB", "200 % of the 10 minutes"]),
    ],
)
def test_limit_is_named_when_it_is_near(size: int, seconds: float, said: list[str]) -> None:
    figures = Figures(pages=1, looked_at=1, files=1, bytes=size, seconds=seconds)
    problems = [*heavy(figures, "output"), *slow(figures, "output")]
    assert len(problems) == len(said)
    for problem, words in zip(problems, said, strict=True):
        assert words in problem.message


def test_figures_say_the_percentages() -> None:
    said = str(Figures(pages=1200, looked_at=30, files=4000, bytes=25_000_000, seconds=6.04))
    assert said == (
        "gate: 30 of 1,200 pages looked at; 4,000 files, 25.0 MB: 2.5 % of the 1 GB of GitHub "
        "Pages; 6.0 s: 1.0 % of its 10 minutes"
    )
