"""Doubts in which a text must not be exchanged, and what must be said when one is.

As in ``test_retouching``, a build from what is published is compared with one made afresh; what is
said is compared with what the same build says once its plates are gone.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from entente.pipeline.inputs import Inputs
from tests.incremental import KISHIDA, ROOT_1905, Workplace, replace, workplace_of
from tests.repositories import Repository, golden_repository, tree

URUGUAY = "content/visits/1906/1906-08-10-elihu-root-uruguay.md"
PAGE = "visits/1906-08-10-elihu-root-uruguay.html"
ARTICLES = "themes/entente/templates/partials/articles.html"
VISIT = """---
title: Root in Montevideo
leader: Elihu Root
from: US
to: UY
dates: 1906-08-10
sources:
  - {{title: '{title}', url: 'https://history.state.gov/x'}}
---

{text}
"""
EMPTY = "<!-- to be written -->"


def visit(text: str, title: str = "Travels") -> str:
    """Return the file of a visit."""
    return VISIT.format(text=text, title=title)


@pytest.fixture
def workplace(tmp_path: Path, templates_read_once: None) -> Workplace:  # noqa: ARG001 - is set
    """Return a workplace of a small site without search, whose index would refuse more."""
    repository = golden_repository(tmp_path / "repository")
    for more in ("1960", "2023"):
        shutil.rmtree(repository.content / "visits" / more)
    workplace = workplace_of(repository)
    workplace.settings |= {"ENTENTE_SEARCH": False, "ENTENTE_CARDS": False}
    return workplace


def assert_as_afresh(workplace: Workplace) -> None:
    output, fresh = workplace.repository.output, workplace.repository.root / "fresh"
    workplace.build(output)
    workplace.build(fresh, fresh=True)
    assert tree(output) == tree(fresh)


def test_a_text_is_set_though_its_place_is_not_known(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = workplace.repository
    repository.write(URUGUAY, visit(EMPTY))
    workplace.build(repository.output)
    with monkeypatch.context() as patch:  # a file is touched while the build runs: no plates
        patch.setattr(Inputs, "settled", property(lambda _: False))
        replace(ROOT_1905, "Root in Newfoundland", "Root up north")(repository)
        workplace.build(repository.output)
    workplace.build(repository.output)
    repository.write(URUGUAY, visit("It rained."))
    assert_as_afresh(workplace)
    assert "It rained." in (repository.output / PAGE).read_text("utf-8")


@pytest.mark.parametrize(
    ("before", "after", "title"),
    [(EMPTY, "It rained.", "Travels"), ("x" * 1290, "y" * 1290, "旅" * 400)],
    ids=["a text of nothing", "a place within a letter"],
)
def test_places_hold_for_the_page_that_was_drawn_with_them(
    workplace: Workplace, before: str, after: str, title: str
) -> None:
    repository = workplace.repository
    repository.write(URUGUAY, visit(before, title))
    workplace.build(repository.output)
    replace(ARTICLES, "{{ text.number | text }}", "")(repository)
    workplace.build(repository.output)
    repository.write(URUGUAY, visit(after, title))
    assert_as_afresh(workplace)


def with_and_without_plates(
    repository: Repository, *options: str, env: Mapping[str, str]
) -> tuple[CompletedProcess[str], CompletedProcess[str]]:
    """Build twice from one state, the second time without what a text could be exchanged by."""
    kept = repository.root.with_name("kept")
    shutil.copytree(repository.root, kept, symlinks=True)
    first = repository.build(*options, env=env)
    shutil.rmtree(repository.root)
    kept.rename(repository.root)
    for name in ("plates", "seal"):
        (repository.root / ".output.entente" / name).unlink()
    return first, repository.build(*options, env=env)


@pytest.fixture
def heavy(tmp_path: Path) -> Repository:
    """Return a published site with a file above its budget, and another text by now."""
    repository = golden_repository(tmp_path / "repository")
    repository.write("themes/entente/static/long.js", "//" + "x" * 160_000)
    assert repository.build().returncode == 0
    replace(ROOT_1905, "trip", "voyage")(repository)
    return repository


def test_a_run_on_github_is_told_the_same(heavy: Repository, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    env = {"GITHUB_STEP_SUMMARY": str(page)}
    exchanged, whole = with_and_without_plates(heavy, "--format", "github", env=env)
    assert whole.stdout.startswith("::warning file=theme/long.js")
    assert exchanged.stdout == whole.stdout
    assert page.read_text("utf-8").count("warning W702") == 2


def test_the_page_of_a_run_is_written_on_only_when_asked(heavy: Repository, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    with_and_without_plates(heavy, env={"GITHUB_STEP_SUMMARY": str(page)})
    assert not page.exists()


def test_a_reason_is_said_once(tmp_path: Path) -> None:
    repository = golden_repository(tmp_path / "repository")
    repository.write(URUGUAY, visit("word " * 32_000))
    assert repository.build().returncode == 0
    repository.write(URUGUAY, visit("word " * 16_000))
    reasons = [
        line for line in repository.build("--explain").stderr.splitlines() if "changed" in line
    ]
    assert sorted(set(reasons)) == sorted(reasons)


def test_words_beside_what_is_known_are_exchanged(workplace: Workplace) -> None:
    repository = workplace.repository
    repository.write(URUGUAY, visit(EMPTY))
    workplace.build(repository.output)
    repository.write(URUGUAY, visit("It rained."))
    assert_as_afresh(workplace)
    replace(KISHIDA, "is on record as", "stands in the record as")(repository)
    assert_as_afresh(workplace)
    assert workplace.exchanges == 2
