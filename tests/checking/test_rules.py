"""Rules between digests: a table of small sites and exactly what is wrong with each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.checking.claims import alias_path, claims, one_form, paths
from entente.checking.dossier import Address, Dossier
from entente.checking.rules import RULES, problems_between
from entente.domain.digest import Digest
from entente.domain.note import Notes
from entente.reading.manuscripts import read_visit
from entente.reading.source import Bounds
from entente.registry.gazetteer import gazetteer
from entente.registry.resolve import resolve
from tests.checking.sites import SEEDS, SITES, Keys
from tests.effort import effort_of

AS_OF = date(2024, 6, 1)
PAGES = {"index.html": "the home page", "visits.html": "the listing of all visits"}
DEFAULTS = {
    "title": "A visit",
    "leader": "Ada Ash",
    "from": "JP",
    "to": "US",
    "dates": "2024-04-08/2024-04-14",
    "sources": "[{title: A source}]",
}


def file_of(visit: str) -> str:
    return f"content/visits/2024/{visit}.md"


def read(visit: str, keys: Keys) -> tuple[Digest, ...]:
    every = DEFAULTS | dict(keys)
    route = {"to", "dates"} if "legs" in keys else set()
    lines = [f"{key}: {value}" for key, value in every.items() if value and key not in route]
    text = "\n".join(["---", *lines, "---", "", "Text."])
    found = read_visit(visit, file_of(visit), text.encode(), Bounds())
    assert not isinstance(found, tuple), found
    return resolve((found,), Notes((), (), ()), gazetteer(), AS_OF).digests


def dossier_of(site: Mapping[str, Keys]) -> Dossier:
    digests = tuple(digest for visit, keys in site.items() for digest in read(visit, keys))
    visits = tuple((visit, file_of(visit)) for visit in site)
    return Dossier(visits, digests, PAGES, SEEDS, AS_OF)


@pytest.mark.parametrize(("site", "expected"), [pytest.param(s, e, id=n) for n, s, e in SITES])
def test_the_site_has_exactly_these_problems(
    site: Mapping[str, Keys], expected: Sequence[str]
) -> None:
    found = problems_between(dossier_of(site))
    assert [f"{p.code} {p.place.file.split('/')[-1][:-3]}" for p in found] == expected


@given(st.permutations([(v, k) for n, s, _ in SITES if "twice" in n for v, k in s.items()]))
def test_the_order_of_files_does_not_matter(visits: list[tuple[str, Keys]]) -> None:
    dossier = dossier_of(dict(visits))
    turned = Dossier(
        dossier.visits[::-1], dossier.digests[::-1], dossier.pages, dossier.seeds, dossier.as_of
    )
    assert problems_between(turned) == problems_between(dossier)


@pytest.mark.parametrize(
    ("second", "clashes"),
    [
        ("content/visits/2023/x.md", True),
        ("content/visits/2024/x/index.md", True),
        ("content/visits/2024/y.md", False),
    ],
)
def test_two_files_with_one_id(second: str, *, clashes: bool) -> None:
    visit = "y" if second.endswith("y.md") else "x"
    pairs = (("x", "content/visits/2024/x.md"), (visit, second))
    found = problems_between(Dossier(pairs, (), PAGES, SEEDS, AS_OF))
    assert [problem.code for problem in found] == (["E402"] if clashes else [])
    for problem in found:
        report = f"{problem.place.file} {problem.message}"
        assert all(file in report for _, file in pairs), "both files are named"


@pytest.mark.parametrize(
    ("built", "written", "reported"),
    [
        (["a.html"], [("b.html", "content/pages/b.md")], []),
        (["search.html"], [("search.html", "content/pages/search.md")], ["search.md"]),
        (["search.html"], [("Search.html", "content/pages/search.md")], ["search.md"]),
        ([], [("a.html", "content/pages/b.md"), ("a.html", "content/pages/a.md")], ["b.md"]),
        (["visits.html"], [("visits.html/x.html", "content/pages/x.md")], ["x.md"]),
        (["stra\u00dfe.html"], [("STRASSE.html", "content/pages/s.md")], ["s.md"]),
        (["caf\u00e9.html"], [("cafe\u0301.html", "content/pages/c.md")], ["c.md"]),
        (["x.html", "X.html"], [], ["x.html"]),
        (
            [],
            [("visits/v/A.png", "content/v/A.png"), ("visits/v/a.png", "content/v/a.png")],
            ["a.png"],
        ),
    ],
)
def test_two_pages_on_one_address(
    built: list[str], written: list[tuple[str, str]], reported: list[str]
) -> None:
    pages = {path: f"what stands at {path}" for path in built}
    addresses = tuple(Address(path, f"what stands at {path}", file) for path, file in written)
    found = problems_between(Dossier((), (), pages, SEEDS, AS_OF, addresses))
    assert [problem.place.file.rpartition("/")[2] for problem in found] == reported
    assert {problem.code.value for problem in found} <= {"E401"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("seeds/007_809dab3f945c8a47.txt", "seeds/007_809dab3f945c8a74.txt"),
        ("seeds/807_809dab3f945c8a74.txt", "_809dab3f945c8a74.txt"),
        ("seeds/007_809dab3f945c8a74.TXT", "seeds/007_809dab3f945c8a74.txt"),
        ("seeds/zzz", ""),
    ],
)
def test_a_missing_seed_is_reported_with_the_one_that_was_meant(name: str, meant: str) -> None:
    (problem,) = problems_between(dossier_of({"a": {"sources": f"[{{title: T, file: {name}}}]"}}))
    assert ("Did you mean" in problem.help) is bool(meant)
    assert meant in problem.help


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("old/path/", "old/path/index.html"),
        ("old/path", "old/path/index.html"),
        ("old/page.html", "old/page.html"),
        ("a.b/c", "a.b/c/index.html"),
        ("old", "old/index.html"),
    ],
)
def test_where_an_old_address_answers(alias: str, path: str) -> None:
    assert alias_path(alias) == path


def test_every_rule_is_named_once() -> None:
    assert len(set(RULES)) == len(RULES)


def test_ten_times_the_visits_are_about_ten_times_the_work() -> None:
    """All by one leader on overlapping days: the worst that content can do to these rules."""
    (model,) = read("a", {})

    def effort(number: int) -> int:
        digests = tuple(copied(model, f"v{n:05}") for n in range(number))
        dossier = Dossier((), digests, PAGES, SEEDS, AS_OF)
        return effort_of(lambda: problems_between(dossier))

    assert effort(2000) < effort(200) * 15


def test_addresses_are_told_without_who_claims_them() -> None:
    model = replace(read("a", {})[0], aliases=("old/one", "old/two/"))
    digests = (*(copied(model, f"v{n}") for n in range(3)), copied(model, "V1"))
    written = (Address("about.html", "a page", "content/pages/about.md"),)
    dossier = Dossier((), digests, PAGES, SEEDS, AS_OF, written)
    told = sorted(map(one_form, paths(dossier)))
    assert told == sorted(one_form(claim.path) for claim in claims(dossier))


def copied(model: Digest, visit: str) -> Digest:
    return replace(model, visit=replace(model.visit, id=visit))
