"""A text that changed is exchanged on its page where that is all there is to do, and only there.

Each edit is followed by a build from what is published and one made afresh; both come to the same
bytes. ``exchanges`` counts the builds that had nothing to do but to exchange texts.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from entente.pipeline import drawing
from tests.incremental import (
    ENVIRONMENT,
    KISHIDA,
    ROOT_1905,
    Edit,
    Workplace,
    replace,
    workplace_of,
    write,
)
from tests.repositories import Repository, golden_repository, tree

pytestmark = pytest.mark.usefixtures("templates_read_once")

CAMP_DAVID = "content/visits/2023/2023-08-18-fumio-kishida-united-states/index.md"
DRAFT = "content/visits/2023/2023-11-12-fumio-kishida-united-states.md"
LATER = "content/visits/2023/2023-08-18-fumio-kishida-united-states/2023-08-19-after.md"
ANOTHER = "---\ntitle: After\npublished: 2023-08-19\n---\n\n{}\n"


def both(*edits: Edit) -> Edit:
    """Return several edits as one."""
    return lambda repository: [edit(repository) for edit in edits]


EXCHANGED: Mapping[str, Edit] = {
    "a word": replace(ROOT_1905, "fisheries question", "question of fisheries"),
    "a paragraph more": replace(ROOT_1905, "trip.", "trip.\n\nNothing came of it."),
    "words in another script": replace(ROOT_1905, "trip", "旅 рейс سفر"),
    "what may look like a mark": replace(ROOT_1905, "trip", r"trip \0 [text 0] ↩ \1"),
    "a line of nothing": replace(ROOT_1905, "trip.\n", "trip.\n\n\n"),
    "a link to another host": replace(ROOT_1905, "trip", "[trip](https://history.state.gov/x)"),
    "a table, a quotation and a list": replace(
        ROOT_1905, "trip.", "trip.\n\n> So it was.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n* one\n"
    ),
    "a heading that is gone": replace(KISHIDA, "## What the talks were to take up\n", ""),
    "a footnote": replace(ROOT_1905, "trip.", "trip.[^1]\n\n[^1]: In summer."),
    "words in a footnote": replace(KISHIDA, "is on record as", "stands in the record as"),
    "words beside names in brackets": replace(KISHIDA, "forces that can", "forces that could"),
    "a picture's words": replace(CAMP_DAVID, "Three points", "Three dots"),
    "an instalment": replace(LATER, "They left.", "They left at dawn."),
    "a text in each of two files of one visit": both(
        replace(LATER, "They left.", "They left at dusk."),
        replace(CAMP_DAVID, "The record has one line", "The record has a single line"),
    ),
    "texts of two visits": both(
        replace(LATER, "They left.", "They were gone."),
        replace(ROOT_1905, "He gathered", "He collected"),
    ),
}
"""Edits of words and of nothing else."""

WORKED_OUT: Mapping[str, Edit] = {
    "a title": replace(ROOT_1905, "Root in Newfoundland", "Root up north"),
    "a key added": replace(ROOT_1905, "place: ", "kind: working\nplace: "),
    "a comment in the front matter": replace(ROOT_1905, "place: ", "# where\nplace: "),
    "a name that links": replace(ROOT_1905, "trip.", "trip, as Joe Biden knows."),
    "a name that links no more": replace(KISHIDA, "[[Fumio Kishida]] said", "he said"),
    "another sentence around a name": replace(KISHIDA, "Talks with Manila were", "Talks were"),
    "another name in brackets": replace(KISHIDA, "[[Fumio Kishida]] said", "[[Joe Biden]] said"),
    "a link to a file": replace(
        ROOT_1905,
        "trip",
        "[trip]({filename}/visits/2024/2024-04-08-fumio-kishida-united-states.md)",
    ),
    "a link by an address": replace(ROOT_1905, "trip", "[trip](../about.html)"),
    "a footnote that is gone": both(
        replace(KISHIDA, "weapons.[^1]", "weapons."),
        replace(KISHIDA, "[^1]: The visit of 10 April 2024 is on record as an official one.", ""),
    ),
    "a new file": write(LATER.replace("after", "more"), ANOTHER.format("More.")),
    "a file gone": lambda repository: (repository.root / LATER).unlink(),
    "a note": write("content/topics/security.md", "---\nname: Security\n---\n\nOf all.\n"),
    "a page": write("content/pages/about.md", "---\ntitle: About\n---\n\nOf all.\n"),
    "a draft": replace(DRAFT, "A draft:", "Still a draft:"),
    "a template": write("themes/entente/templates/partials/footer.html", "<p>More</p>\n"),
    "many files": lambda repository: [
        path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
        for path in sorted(repository.content.rglob("*.md"))
    ],
}
"""Edits of which something else than a page's own text comes, or might."""


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a published repository, and with a copy of it to be put in its place."""
    folder = tmp_path_factory.mktemp("standing")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(drawing, "environment", ENVIRONMENT)
        repository = golden_repository(folder / "repository")
        repository.write(LATER, ANOTHER.format("They left."))
        workplace_of(repository).build(repository.output)
    shutil.copytree(repository.root, folder / "copy", symlinks=True)
    return folder


@pytest.fixture
def workplace(standing: Path) -> Workplace:
    """Return a workplace whose site is published, with its plates; its place is a setting."""
    shutil.rmtree(standing / "repository")
    shutil.copytree(standing / "copy", standing / "repository", symlinks=True)
    return workplace_of(Repository(standing / "repository"))


def rebuilt(workplace: Workplace) -> int:
    """Build, compare with a fresh build, and return how many builds exchanged texts so far."""
    output, fresh = workplace.repository.output, workplace.repository.root / "fresh"
    workplace.build(output)
    workplace.build(fresh, fresh=True)
    assert tree(output) == tree(fresh)
    return workplace.exchanges


@pytest.mark.parametrize("edit", EXCHANGED.values(), ids=list(EXCHANGED))
def test_words_are_exchanged_and_the_site_is_the_one_made_afresh(
    workplace: Workplace, edit: Edit
) -> None:
    edit(workplace.repository)
    assert rebuilt(workplace) == 1


@pytest.mark.parametrize("edit", WORKED_OUT.values(), ids=list(WORKED_OUT))
def test_whatever_else_changed_is_worked_out(workplace: Workplace, edit: Edit) -> None:
    edit(workplace.repository)
    assert rebuilt(workplace) == 0


def test_words_are_exchanged_again_and_again(workplace: Workplace) -> None:
    repository = workplace.repository
    for turn in range(1, 4):
        text = (repository.root / ROOT_1905).read_text("utf-8")
        repository.write(ROOT_1905, f"{text}\nSentence number {turn}.\n")
        workplace.build(repository.output)
        assert workplace.exchanges == turn
    assert rebuilt(workplace) == 3, "nothing has changed since"
    replace(ROOT_1905, "Root in Newfoundland", "Root up north")(repository)
    assert rebuilt(workplace) == 3
    replace(ROOT_1905, "Sentence number 2.", "Sentence.")(repository)
    assert rebuilt(workplace) == 4, "plates outlive a build that kept the page"


@pytest.mark.parametrize("what", ["plates", "ledger", "seal"])
def test_what_lies_beside_the_output_may_be_lost(workplace: Workplace, what: str) -> None:
    lost = workplace.repository.root / ".output.entente" / what
    lost.unlink()
    replace(ROOT_1905, "trip", "voyage")(workplace.repository)
    assert rebuilt(workplace) == int(what != "plates")


@pytest.mark.parametrize(
    "path",
    [
        ".output.entente/plates",
        "output/.entente.json",
        "output/index.html",
        "output/visits/1905-08-elihu-root-united-kingdom.html",
        "output/theme/entente.css",
    ],
)
def test_nothing_that_was_altered_is_believed(workplace: Workplace, path: str) -> None:
    file = workplace.repository.root / path
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content.replace(b"a", b"b"))
    replace(ROOT_1905, "trip", "voyage")(workplace.repository)
    assert rebuilt(workplace) == 0


@pytest.mark.parametrize("setting", ["ENTENTE_AUTOLINK", "ENTENTE_SEARCH", "DEFAULT_LANG"])
def test_another_setting_is_another_site(workplace: Workplace, setting: str) -> None:
    workplace.settings[setting] = "ja" if setting == "DEFAULT_LANG" else False
    assert rebuilt(workplace) == 0
    replace(KISHIDA, "is on record as", "stands in the record as")(workplace.repository)
    assert rebuilt(workplace) == 1


def test_a_build_says_what_it_did(workplace: Workplace) -> None:
    repository = workplace.repository
    assert repository.build().returncode == 0
    replace(ROOT_1905, "trip", "voyage")(repository)
    ran = repository.build("--explain")
    assert ran.returncode == 0
    assert "visits/1905-08-elihu-root-united-kingdom.html: its text changed\n" in ran.stderr
    assert "gate: 1 of 4" in ran.stderr
    assert " pages rendered, " in ran.stderr


def test_warnings_hold_as_before(workplace: Workplace) -> None:
    repository = workplace.repository
    replace(CAMP_DAVID, "published: 2023-08-18", "status: announced")(repository)
    repository.write("themes/entente/static/long.js", "//" + "x" * 160_000)
    repository.build()
    repository.write("themes/entente/static/other.js", "")
    first = repository.build()
    replace(ROOT_1905, "trip", "voyage")(repository)
    again = repository.build("--explain")
    assert "its text changed" in again.stderr
    assert "1 pages rendered" not in again.stderr, "search has the word too"
    warned = [line for line in first.stderr.splitlines() if line.startswith("warning[")]
    assert len(warned) == 2
    assert [line for line in again.stderr.splitlines() if line.startswith("warning[")] == warned


def test_texts_of_a_faulty_visit_are_worked_out(workplace: Workplace) -> None:
    repository = workplace.repository
    replace(ROOT_1905, "published: 2024-09-01", "status: announced")(repository)
    assert rebuilt(workplace) == 0
    replace(ROOT_1905, "trip", "voyage")(repository)
    assert rebuilt(workplace) == 0
    replace(KISHIDA, "is on record as", "stands in the record as")(repository)
    assert rebuilt(workplace) == 1
