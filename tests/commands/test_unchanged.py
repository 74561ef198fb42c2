"""A build with nothing to do ends at once; whatever might change the site makes it run."""

import os
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from entente.commands.later import plugins_later
from entente.files.seal import unbroken
from entente.files.stage import Stage
from entente.pipeline.inputs import Inputs, inputs_of
from tests.repositories import Repository, golden_repository, tree

NOTHING = "nothing has changed"
ROOT_1905 = "content/visits/1905/1905-08-elihu-root-united-kingdom.md"
PAGE = "output/index.html"


def edited(path: str, old: str, new: str) -> Callable[[Repository], object]:
    """Return what replaces text of a file."""

    def edit(repository: Repository) -> None:
        text = (repository.root / path).read_text(encoding="utf-8")
        assert old in text
        repository.write(path, text.replace(old, new))

    return edit


CHANGES: dict[str, Callable[[Repository], object]] = {
    "a text": edited(ROOT_1905, "fisheries", "fishery"),
    "a new page": lambda r: r.write("content/pages/new.md", "---\ntitle: New\n---\n\nNews.\n"),
    "a template": edited(
        "themes/entente/templates/partials/footer.html", "<footer", "<footer id=f"
    ),
    "a stylesheet": lambda r: r.write("themes/entente/static/more.css", "p {}"),
    "a setting": lambda r: r.configure("SITENAME = 'Other'"),
    "a plugin": edited("plugins/topics.py", '"""Topics', '"""Subjects'),
    "a seed": lambda r: r.write("seeds/new.txt", "x"),
}


UNTOLD: dict[str, str] = {
    "a plugin of the owner's": "import types; PLUGINS = [*PLUGINS, types.ModuleType('mine')]",
    "a function": "JINJA_FILTERS = {'x': lambda y: y}",
}


def altered(repository: Repository) -> None:
    """Alter a published page, its size as it was."""
    page = repository.root / PAGE
    page.write_bytes(page.read_bytes().replace(b"a", b"b"))


TAMPERINGS: dict[str, Callable[[Repository], object]] = {
    "a published page altered": altered,
    "a published page deleted": lambda r: (r.root / PAGE).unlink(),
    "the manifest deleted": lambda r: (r.output / ".entente.json").unlink(),
    "the seal damaged": lambda r: r.write(".output.entente/seal", '{"made_from": 1}'),
}


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return a repository whose site was never built."""
    return golden_repository(tmp_path / "repository")


@pytest.fixture
def published(repository: Repository) -> Repository:
    """Return a repository with a published and sealed site."""
    assert repository.build().returncode == 0
    return repository


def inputs_now(repository: Repository) -> Inputs | None:
    """Return everything that a site of the repository would be made from."""
    with plugins_later(str(repository.root / "plugins")):
        settings = runpy.run_path(str(repository.root / "pelicanconf.py"))
    return inputs_of(settings, repository.root)


def hash_now(repository: Repository) -> str:
    """Return the hash of everything that a site of the repository would be made from."""
    inputs = inputs_now(repository)
    return inputs.hash if inputs else ""


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changes_the_site_counts(
    repository: Repository, change: Callable[[Repository], object]
) -> None:
    before = hash_now(repository)
    assert before == hash_now(repository)
    change(repository)
    assert hash_now(repository) not in {before, ""}


@pytest.mark.parametrize("lines", UNTOLD.values(), ids=UNTOLD)
def test_what_cannot_be_told_makes_every_build_run(repository: Repository, lines: str) -> None:
    repository.configure(lines)
    assert not hash_now(repository)


def test_times_of_files_mean_nothing(repository: Repository) -> None:
    before = hash_now(repository)
    for path in (*repository.content.rglob("*.md"), repository.root / "pelicanconf.py"):
        os.utime(path, (1, 1))
    assert hash_now(repository) == before


def test_a_file_touched_meanwhile_is_noticed(repository: Repository) -> None:
    """Its text is as it was, but nobody knows what it was when the build read it."""
    inputs = inputs_now(repository)
    assert inputs
    assert inputs.settled
    for _ in range(2):
        edited(ROOT_1905, "fisheries", "fishery")(repository)
        edited(ROOT_1905, "fishery", "fisheries")(repository)
    assert not inputs.settled


def test_site_that_was_tampered_with_is_built_again(published: Repository) -> None:
    site = tree(published.output)
    for name, tamper in TAMPERINGS.items():
        assert unbroken(published.output, hash_now(published)) is not None, name
        tamper(published)
        assert unbroken(published.output, hash_now(published)) is None, name
        ran = published.build()
        assert ran.returncode == 0, name
        assert NOTHING not in ran.stderr, name
        assert tree(published.output) == site, name


def test_page_altered_within_one_tick_of_the_clock_is_noticed(tmp_path: Path) -> None:
    """Neither size nor time tell: the file is as young as its seal, or younger."""
    page = tmp_path / "output" / "index.html"
    stage = Stage(page.parent)
    stage.write(page.name, b"old")
    stage.publish("inputs", "note")
    assert unbroken(page.parent, "inputs") == "note"
    before = page.stat()
    page.write_bytes(b"new")
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert unbroken(page.parent, "inputs") is None


def test_nothing_is_done_where_nothing_changed(published: Repository, tmp_path: Path) -> None:
    site = tree(published.output)
    for options in ([], ["--jobs", "2"]):
        again = published.build(*options)
        assert again.returncode == 0
        assert NOTHING in again.stderr
    assert tree(published.output) == site
    for options in (["--fresh"], ["--base-url", "https://example.org/x"]):
        assert NOTHING not in published.build(*options).stderr
    other = tmp_path / "other"
    assert NOTHING not in published.build("--output", other).stderr
    assert tree(other) == site


def test_what_the_gate_warns_of_is_said_again_while_it_lasts(repository: Repository) -> None:
    script = repository.root / "themes/entente/static/long.js"
    script.write_text(f"// {'x' * 160_000}\n", encoding="utf-8")
    assert "long.js has 160 kB" in repository.build().stderr
    again = repository.build().stderr
    assert NOTHING in again
    assert "long.js has 160 kB" in again
    (repository.root / ROOT_1905).unlink()
    assert "was published and is gone" in repository.build().stderr
    once = repository.build().stderr
    assert NOTHING in once
    assert "is gone" not in once
    assert "long.js has 160 kB" in once


def test_warnings_are_said_again_and_errors_each_time(repository: Repository) -> None:
    edited(ROOT_1905, "published: 2024-09-01", "status: announced")(repository)
    first, again = repository.build(), repository.build()
    assert NOTHING in again.stderr
    assert "warning[" in first.stderr
    assert again.stderr.startswith(first.stderr[: first.stderr.index("gate:")])
    edited(ROOT_1905, "to: GB", "to: Nowhere")(repository)
    for _ in range(2):
        ran = repository.build()
        assert ran.returncode == 1
        assert "Nowhere" in ran.stderr
