"""The gate in whole builds: what reaches readers is what it let pass."""

import re

import pytest

from tests.repositories import Repository, tree

DIGEST = "content/visits/2024/2024-09-21-fumio-kishida-united-states.md"
PAGE = "visits/2024-09-21-fumio-kishida-united-states.html"

ABOUT = "content/pages/about.md"
PAGE_OF_OTHERS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Others</title></head>
<body>{main}<h1>Others</h1></main></body></html>
"""
OTHERS = """from pathlib import Path
from shutil import copy
from pelican import signals

FILE = Path(__file__).parents[1] / "others.html"


def put(generators):
    if FILE.exists():
        copy(FILE, generators[0].settings["ENTENTE_STAGE"].root)


def register():
    signals.all_generators_finalized.connect(put)
"""
"""A plugin that writes a page past the program."""


def address_of(repository: Repository) -> str:
    """Return the address of the site."""
    settings = (repository.root / "pelicanconf.py").read_text(encoding="utf-8")
    found: list[str] = re.findall(r'^SITEURL = "(.*)"', settings, re.MULTILINE)
    return found[-1]


def append(repository: Repository, path: str, text: str) -> int:
    """Add a line to a file; return its number."""
    before = (repository.root / path).read_text(encoding="utf-8")
    repository.write(path, f"{before}\n{text}\n")
    return before.count("\n") + 2


def looked_at(said: str) -> tuple[int, int]:
    """Return how many pages the gate looked at, and of how many."""
    found = re.search(r"^gate: (\d+) of (\d+) pages", said, re.MULTILINE)
    assert found, said
    return int(found[1]), int(found[2])


@pytest.mark.parametrize(
    ("link", "code", "written"),
    [
        ("[a](#nothing)", "E702", "#nothing"),
        ("[a](/countries/japan.html#nothing)", "E702", "#nothing"),
        ("[a](/data/nothing.csv)", "E701", "/data/nothing.csv"),
    ],
)
def test_dead_end_is_named_at_its_line_and_nothing_is_published(
    built: Repository, link: str, code: str, written: str
) -> None:
    before = tree(built.output)
    line = append(built, DIGEST, f"See {link}.")
    ran = built.build()
    assert ran.returncode == 1
    where = rf"{re.escape(DIGEST)}:{line}:\d+\n"
    assert re.search(rf"error\[{code}\]: .*\n +--> {where}", ran.stderr), ran.stderr
    assert written in ran.stderr
    assert "nothing was published" in ran.stderr
    assert tree(built.output) == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("</main>", "</div></main>", "a browser reads"),
        ('<main id="main"', '<main id="nave"', "`#main` leads to a part"),
        ("theme/entente.css", "theme/entante.css", "theme/entante.css, which is no file"),
    ],
)
def test_slip_of_a_theme_is_not_published(built: Repository, old: str, new: str, said: str) -> None:
    template = built.root / "themes/entente/templates/base.html"
    text = template.read_text(encoding="utf-8")
    assert old in text
    before = tree(built.output)
    template.write_text(text.replace(old, new), encoding="utf-8")
    ran = built.build()
    assert ran.returncode == 1
    assert said in ran.stderr
    assert tree(built.output) == before


def test_only_pages_that_were_made_are_looked_at(built: Repository) -> None:
    seen, every = looked_at(built.build().stderr)
    assert (seen, every > 20) == (0, True)
    append(built, DIGEST, "One more sentence.")
    seen, every = looked_at(built.build().stderr)
    assert 0 < seen < every


@pytest.mark.parametrize("query", ["", "?from=here"])
@pytest.mark.parametrize("made_too", [False, True], ids=["kept", "made"])
def test_link_to_a_part_that_is_gone_is_found(
    built: Repository, query: str, *, made_too: bool
) -> None:
    # One page leads to a part of another, which changes; no name ties them together.
    append(built, DIGEST, "## Afterwards {#afterwards}")
    assert built.build().returncode == 0
    page = (built.output / PAGE).read_text(encoding="utf-8")
    (part,) = re.findall(r'<h\d id="([^"]*afterwards)"', page)
    line = append(built, ABOUT, f"See [the end](/{PAGE}{query}#{part}).")
    assert built.build().returncode == 0
    text = (built.root / DIGEST).read_text(encoding="utf-8")
    built.write(DIGEST, text.replace("{#afterwards}", "{#later}"))
    if made_too:
        append(built, ABOUT, "That page changes too.")
    ran = built.build()
    assert ran.returncode == 1
    assert f"{ABOUT}:{line}:" in ran.stderr


@pytest.mark.parametrize("change", ["part", "file"])
def test_pages_that_may_lead_to_what_is_gone_are_looked_at(built: Repository, change: str) -> None:
    append(built, DIGEST, "## Afterwards {#afterwards}")
    append(built, ABOUT, f"See [there](/{PAGE}#opening).")
    assert built.build().returncode == 0
    if change == "part":
        text = (built.root / DIGEST).read_text(encoding="utf-8")
        built.write(DIGEST, text.replace("## Afterwards {#afterwards}", ""))
    else:
        # Changed by somebody else: nobody knows what it had.
        page = built.output / PAGE
        page.write_bytes(page.read_bytes().replace(b"<main", b"<main "))
    seen, every = looked_at(built.build().stderr)
    leading = [path for path in tree(built.output) if path.endswith(".html")]
    assert 1 < seen < every == len(leading)


@pytest.mark.parametrize(
    ("name", "written"),
    [("logo.png", "logo.png"), ("logo (1).png", "logo%20(1).png"), ("lögo.png", "lögo.png")],
)
def test_link_to_a_file_that_is_gone_is_found_however_it_is_written(
    repository: Repository, name: str, written: str
) -> None:
    picture = repository.root / "themes/entente/static" / name
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    template = repository.root / "themes/entente/templates/topic.html"
    text = template.read_text(encoding="utf-8")
    shown = f'{{% block main %}}<img alt="" src="{{{{ root }}}}theme/{written}">'
    template.write_text(text.replace("{% block main %}", shown), encoding="utf-8")
    assert repository.build().returncode == 0
    picture.unlink()
    ran = repository.build()
    assert ran.returncode == 1
    assert f"leads to theme/{name}, which is no file" in ran.stderr


@pytest.mark.parametrize("now", ['<main id="there">', ""], ids=["part", "file"])
@pytest.mark.parametrize("by", ["hand", "plugin"])
def test_link_to_what_is_gone_from_a_page_of_others_is_found(
    built: Repository, by: str, now: str
) -> None:
    # The page with the link is made anew both times; what it leads to no build of ours wrote.
    others = built.output / "others.html" if by == "hand" else built.root / "others.html"
    if by == "plugin":
        built.write("plugins/others.py", OTHERS)
        built.configure("import others\nPLUGINS.append(others)")
    others.write_text(PAGE_OF_OTHERS.format(main='<main id="here">'), encoding="utf-8")
    line = append(built, ABOUT, f"See [them]({address_of(built)}/others.html#here).")
    ran = built.build()
    assert ran.returncode == 0, ran.stderr
    others.unlink()
    if now:
        others.write_text(PAGE_OF_OTHERS.format(main=now), encoding="utf-8")
    append(built, ABOUT, "That page changes too.")
    ran = built.build()
    assert ran.returncode == 1, ran.stderr
    assert f"{ABOUT}:{line}:" in ran.stderr


def test_page_that_another_plugin_adds_is_no_obstacle_where_a_part_is_gone(
    built: Repository,
) -> None:
    built.write("plugins/others.py", OTHERS)
    built.configure("import others\nPLUGINS.append(others)")
    append(built, DIGEST, "## Afterwards {#afterwards}")
    assert built.build().returncode == 0
    (built.root / "others.html").write_text(PAGE_OF_OTHERS, encoding="utf-8")
    text = (built.root / DIGEST).read_text(encoding="utf-8")
    built.write(DIGEST, text.replace("{#afterwards}", "{#later}"))
    append(built, ABOUT, "No text alone changes.")
    ran = built.build()
    assert ran.returncode == 0, ran.stderr
    assert (built.output / "others.html").exists()


def test_renamed_digest_is_a_warning_that_names_its_address(built: Repository) -> None:
    text = (built.root / DIGEST).read_text(encoding="utf-8")
    (built.root / DIGEST).unlink()
    renamed = DIGEST.replace("united-states", "delaware")
    built.write(renamed, text)
    ran = built.build("--output", built.output, "--format", "github")
    assert ran.returncode == 0, ran.stderr
    assert f"warning[W701]: {PAGE} was published and is gone" in ran.stderr
    assert f"::warning file={PAGE},title=W701" in ran.stdout
    assert ".ics was published" not in ran.stderr
    assert "W701" not in built.build().stderr


def test_renamed_digest_with_an_alias_is_no_warning(built: Repository) -> None:
    text = (built.root / DIGEST).read_text(encoding="utf-8")
    (built.root / DIGEST).unlink()
    renamed = DIGEST.replace("united-states", "delaware")
    built.write(renamed, text.replace("\n---\n", f"\naliases: [{PAGE}]\n---\n", 1))
    ran = built.build()
    assert ran.returncode == 0, ran.stderr
    assert "W701" not in ran.stderr
    assert (built.output / PAGE).exists()


def test_tour_over_new_year_leads_to_the_listing_that_has_it(built: Repository) -> None:
    # No visit began in 1908, so that there is no listing of that year.
    tour = "content/visits/1907/1907-12-30-elihu-root-tour.md"
    text = (built.root / DIGEST).read_text(encoding="utf-8").split("---\n", 2)[2]
    source = "{title: Travels, url: 'https://history.state.gov/departmenthistory/travels'}"
    head = (
        "title: Over New Year\nleader: Elihu Root\nfrom: US\nlegs:\n"
        "  - {to: PE, dates: 1907-12-30/1907-12-31}\n  - {to: CL, dates: 1908-01-02}\n"
        f"sources:\n  - {source}\n"
    )
    built.write(tour, f"---\n{head}---\n{text}")
    ran = built.build()
    assert ran.returncode == 0, ran.stderr
    page = (built.output / "countries/chile.html").read_text(encoding="utf-8")
    assert 'href="../visits/1907.html">1908</a>' in page


def test_heavy_picture_is_a_warning(built: Repository) -> None:
    folder = next(path.parent for path in built.content.glob("visits/*/*/index.md"))
    (folder / "huge.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1_100_000))
    ran = built.build()
    assert ran.returncode == 0
    assert f"visits/{folder.name}/huge.png has 1,100 kB" in ran.stderr


def test_job_summary_holds_figures_and_findings(repository: Repository) -> None:
    page = repository.root / "summary.md"
    env = {"GITHUB_STEP_SUMMARY": str(page)}
    assert repository.build("--format", "github", env=env).returncode == 0
    assert "% of the 1 GB of GitHub Pages" in page.read_text(encoding="utf-8")
    append(repository, DIGEST, "See [a](#nothing).")
    assert repository.build("--format", "github", env=env).returncode == 1
    assert "error E702" in page.read_text(encoding="utf-8")
