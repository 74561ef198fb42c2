"""An incremental build is byte-identical to a fresh one, after any sequence of changes."""

import re
import shutil
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.incremental import EDITS, Edit, workplace_of
from tests.repositories import Repository, golden_repository, published, tree


@pytest.mark.parametrize("edit", EDITS.values(), ids=list(EDITS))
def test_build_after_a_change_equals_a_fresh_one(
    built: Repository, tmp_path: Path, edit: Edit
) -> None:
    workplace = workplace_of(built)
    edit(built)
    workplace.build(built.output)
    workplace.build(tmp_path / "fresh", fresh=True)
    assert tree(built.output) == tree(tmp_path / "fresh")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", "Another name"),
        ("SITESUBTITLE", "Another line"),
        ("SITEURL", "https://elsewhere.example"),
        ("DEFAULT_LANG", "ja"),
        ("ENTENTE_AUTHORITY", "elsewhere.example,2020"),
        ("ENTENTE_AS_OF", "2020-01-01"),
        ("ENTENTE_DRAFTS", True),
    ],
)
def test_build_after_a_change_of_a_setting_equals_a_fresh_one(
    built: Repository, tmp_path: Path, name: str, value: object
) -> None:
    workplace = workplace_of(built)
    before = published(built.output)
    workplace.settings[name] = value
    workplace.build(built.output)
    workplace.build(tmp_path / "fresh", fresh=True)
    assert published(built.output) == published(tmp_path / "fresh") != before


def test_changes_one_after_another_through_real_builds(built: Repository, tmp_path: Path) -> None:
    for name in ("a title", "a visit renamed", "a topic added", "a part of templates"):
        EDITS[name](built)
        assert built.build().returncode == 0, name
    built.configure('SITENAME = "Renamed"')
    assert built.build().returncode == 0
    assert built.build("--output", tmp_path / "fresh", "--fresh").returncode == 0
    assert tree(built.output) == tree(tmp_path / "fresh")


def test_change_of_the_program_makes_everything_again(built: Repository) -> None:
    words = built.root / "plugins" / "entente" / "rendering" / "words.py"
    words.write_text(words.read_text("utf-8") + "\nADDED = 1\n", encoding="utf-8")
    assert remade(built) == set(pages(built))


def test_build_without_a_change_makes_nothing_again(built: Repository) -> None:
    before = inodes(built)
    assert remade(built) == set()
    assert inodes(built) == before


def test_build_in_this_process_goes_on_from_a_real_one(built: Repository) -> None:
    # If it made everything again, the tests above would compare two fresh builds.
    before = inodes(built)
    workplace_of(built).build(built.output)
    assert inodes(built) == before


def test_change_of_a_text_makes_few_pages_again(built: Repository) -> None:
    EDITS["a text"](built)
    made = remade(built)
    assert "visits/1905-08-elihu-root-united-kingdom.html" in made
    assert not [path for path in made if "kishida" in path or path.startswith("topics/")]


def inodes(repository: Repository) -> dict[str, int]:
    """Return which file each page of the output is: one that is kept stays the same file."""
    return {path: (repository.output / path).stat().st_ino for path in pages(repository)}


def remade(repository: Repository) -> set[str]:
    """Build with --explain and return the pages that it says were made again."""
    ran = repository.build("--explain")
    assert ran.returncode == 0, ran.stderr
    return set(re.findall(r"^(\S+\.\w+): ", ran.stderr, re.MULTILINE))


def pages(repository: Repository) -> list[str]:
    """Return the paths of the files that are made and not copied."""
    copied = ("theme/",)
    made = published(repository.output)
    return [p for p in made if not p.startswith(copied) and not p.endswith("/three.png")]


LEADERS = ("Fumio Kishida", "Joe Biden", "Elihu Root")
COUNTRIES = ("JP", "US", "GB")
TOPICS = ("Security", "Defence cooperation", "Fisheries")
NAMES = st.sampled_from([f"1907-0{month}-visit" for month in range(1, 5)])
VISIT = """\
---
title: {title}
leader: {leader}
from: {origin}
to: {host}
dates: 1907-0{month}
topics: [{topics}]
draft: {draft}
sources:
  - {{title: Travels, url: "https://history.state.gov/departmenthistory/travels"}}
---

One text of a machine.
"""


class Newsroom(RuleBasedStateMachine):
    """Authors, owners and accidents at work on one site, with builds in between."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="entente-"))
        self.repository = golden_repository(self.folder / "repository", ["themes"])
        self.workplace = workplace_of(self.repository)

    @initialize()
    def first_build(self) -> None:
        self.workplace.build(self.repository.output)

    def visit(self, name: str) -> Path:
        return self.repository.content / "visits" / "1907" / f"{name}.md"

    @rule(
        name=NAMES,
        title=st.sampled_from(["One", "Two & three", "Vier"]),
        leader=st.sampled_from(LEADERS),
        route=st.permutations(COUNTRIES),
        month=st.integers(1, 9),
        topics=st.lists(st.sampled_from(TOPICS), unique=True),
        draft=st.booleans(),
    )
    def write_visit(  # noqa: PLR0913 - the choices of one author
        self,
        *,
        name: str,
        title: str,
        leader: str,
        route: list[str],
        month: int,
        topics: list[str],
        draft: bool,
    ) -> None:
        self.visit(name).parent.mkdir(exist_ok=True)
        text = VISIT.format(
            title=title,
            leader=leader,
            origin=route[0],
            host=route[1],
            month=month,
            topics=", ".join(topics),
            draft=str(draft).lower(),
        )
        self.visit(name).write_text(text, encoding="utf-8")

    @rule(name=NAMES)
    def delete_visit(self, name: str) -> None:
        self.visit(name).unlink(missing_ok=True)

    @rule(name=NAMES, to=NAMES)
    def rename_visit(self, name: str, to: str) -> None:
        if self.visit(name).exists() and not self.visit(to).exists():
            self.visit(name).rename(self.visit(to))

    @rule(text=st.sampled_from(["", "One sentence.", "Two. Sentences."]))
    def write_note(self, text: str) -> None:
        self.repository.write("content/topics/fisheries.md", f"---\nname: Fisheries\n---\n{text}")

    @rule(name=st.sampled_from(["digest.html", "partials/masthead.html", "year.html"]))
    def change_template(self, name: str) -> None:
        file = self.repository.root / "themes/entente/templates" / name
        file.write_text(f"{file.read_text('utf-8')}\n<!-- more -->", encoding="utf-8")

    @rule(name=st.sampled_from(["Golden", "Silver"]), drafts=st.booleans())
    def change_settings(self, *, name: str, drafts: bool) -> None:
        self.workplace.settings |= {"SITENAME": name, "ENTENTE_DRAFTS": drafts}

    @rule(which=st.integers(0, 10**6), how=st.sampled_from(["delete", "alter"]))
    def meddle_with_the_output(self, which: int, how: str) -> None:
        files = sorted(published(self.repository.output))
        file = self.repository.output / files[which % len(files)]
        if how == "delete":
            file.unlink()
        else:
            # Written anew: a kept file may be one with a page of an earlier output.
            content = file.read_bytes()
            file.unlink()
            file.write_bytes(content + b" ")

    @rule()
    def fail_to_build(self) -> None:
        before = tree(self.repository.output)
        broken = self.repository.write("content/pages/broken.md", "---\n")
        with pytest.raises(Exception, match="nothing was published"):
            self.workplace.build(self.repository.output)
        broken.unlink()
        assert tree(self.repository.output) == before

    @rule()
    def build(self) -> None:
        self.workplace.build(self.repository.output)
        fresh = self.folder / "fresh"
        self.workplace.build(fresh, fresh=True)
        assert tree(self.repository.output) == tree(fresh)
        shutil.rmtree(fresh)

    def teardown(self) -> None:
        self.build()
        shutil.rmtree(self.folder)


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(
    max_examples=6,
    stateful_step_count=10,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
