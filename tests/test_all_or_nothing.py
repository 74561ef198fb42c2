"""A build publishes the whole site or leaves everything as it was, whatever goes wrong."""

import re
from pathlib import Path

import pytest

from tests.accidents import LASTING
from tests.repositories import Repository, published, tree

FAULTY = {
    "content/visits/2022/2022-05-22-joe-biden-japan.md": """\
---
title: Biden in Tokyo
leader: Joe Biden
from: US
topcs: [security]
to: JP
dates: 2022-05-24/2022-05-22
kind: sumit
---

He attended a summit.
""",
    "content/leaders/joe-biden.md": """\
---
name: Joe Biden
offices:
  - {title: President, country: US, dates: January 2021}
---
""",
    "content/pages/about.md": """\
---
title: About
title: About us
---

One text.
""",
}
"""Three files with five mistakes."""
MISTAKES = [
    "content/leaders/joe-biden.md:4:",
    "content/pages/about.md:3:",
    "content/visits/2022/2022-05-22-joe-biden-japan.md:5:",
    "content/visits/2022/2022-05-22-joe-biden-japan.md:7:",
    "content/visits/2022/2022-05-22-joe-biden-japan.md:8:",
]
"""Where they stand: file and line."""

KILLED = """
import os
from entente.files import stage
write = stage.Stage.write
def write_or_die(self, path, *given):
    if path.startswith("topics/"):
        {dies}
    write(self, path, *given)
stage.Stage.write = write_or_die
"""
"""At the end of pelicanconf.py: the build ends in the middle of writing, by ``dies``."""


@pytest.fixture
def site(built: Repository) -> dict[str, bytes]:
    """Return a good site that was built before, in the output of the test's repository."""
    return tree(built.output)


def left_behind(repository: Repository) -> list[str]:
    """Return what a build did not clear away beside the output."""
    anteroom = repository.root / ".output.entente"
    return [path.name for path in anteroom.glob("*") if path.name not in LASTING]


@pytest.mark.parametrize("command", ["build", "pelican"])
def test_five_mistakes_in_three_files_are_five_problems(
    repository: Repository, site: dict[str, bytes], command: str
) -> None:
    for file, text in FAULTY.items():
        repository.write(file, text)
    ran = getattr(repository, command)()
    assert ran.returncode == 1
    places = re.findall(r"--> (\S+?:\d+:)", ran.stderr)
    assert places == MISTAKES
    assert "5 errors in 3 files" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(repository.output) == site
    assert left_behind(repository) == []


def test_first_build_that_fails_leaves_no_output(repository: Repository) -> None:
    repository.write("content/pages/about.md", "no front matter\n")
    assert repository.build().returncode == 1
    assert not repository.output.exists()
    assert left_behind(repository) == []


REFUSED = ["content", "content/site", ".", "..", "home", "publish.py", "seeds/../content/visits"]


@pytest.mark.parametrize("output", REFUSED)
def test_output_that_may_not_be_replaced_is_refused(repository: Repository, output: str) -> None:
    home = repository.root / "home"
    home.mkdir()
    before = tree(repository.root)
    ran = repository.build("--output", output, env={"HOME": str(home)})
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert tree(repository.root) == before


def test_repository_is_refused_wherever_the_build_is_started(
    repository: Repository, tmp_path: Path
) -> None:
    repository.content.rename(tmp_path / "content")
    before = tree(repository.root)
    moved = tmp_path / "content"
    ran = repository.build("--content", moved, "--output", repository.root, cwd=tmp_path)
    assert ran.returncode == 2
    assert tree(repository.root) == before


def test_pelican_is_refused_the_same_outputs(repository: Repository) -> None:
    before = tree(repository.root)
    assert repository.pelican("-o", "content").returncode == 2
    assert tree(repository.root) == before


@pytest.mark.parametrize(
    "option", [("--base-url", "ftp://x"), ("--as-of", "today"), ("--output",), ("--no-such",)]
)
def test_wrong_usage_has_its_own_exit_status(
    repository: Repository, site: dict[str, bytes], option: tuple[str, ...]
) -> None:
    ran = repository.build(*option)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert tree(repository.output) == site


def test_files_that_no_build_wrote_survive(repository: Repository, site: dict[str, bytes]) -> None:
    foreign = {"CNAME": b"golden.example\n", ".git/HEAD": b"ref: x\n", "visits/own.html": b"mine"}
    for path, content in foreign.items():
        (repository.output / path).parent.mkdir(exist_ok=True)
        (repository.output / path).write_bytes(content)
    (repository.output / "latest").symlink_to("visits/own.html")
    for options in ((), ("--fresh",)):
        assert repository.build(*options).returncode == 0
        assert tree(repository.output) == {**site, **foreign, "latest": b"mine"}
        assert (repository.output / "latest").is_symlink()


def test_pages_disappear_with_their_source(repository: Repository, site: dict[str, bytes]) -> None:
    (repository.content / "visits/1905/1905-08-elihu-root-united-kingdom.md").unlink()
    ran = repository.build()
    assert ran.returncode == 0, ran.stderr
    gone = set(site) - set(tree(repository.output))
    assert {
        "countries/united-kingdom.html",
        "leaders/elihu-root.html",
        "visits/1905.html",
        "visits/1905-08-elihu-root-united-kingdom.html",
    } <= gone
    concerned = ("united-kingdom", "elihu-root", "1905")
    assert [path for path in gone if not any(word in path for word in concerned)] == []
    remaining = published(repository.output)
    assert [path for path, content in remaining.items() if b"Root in" in content] == []


def test_draft_that_was_published_disappears(
    repository: Repository, site: dict[str, bytes]
) -> None:
    assert repository.build("--drafts").returncode == 0
    assert "visits/2023-11-12-fumio-kishida-united-states.html" in tree(repository.output)
    assert repository.build().returncode == 0
    assert tree(repository.output) == site


@pytest.mark.parametrize(
    "dies",
    ["raise OSError(28, 'No space left on device')", "os.kill(os.getpid(), 9)", "os.abort()"],
)
def test_end_in_the_middle_of_writing_leaves_the_old_site(
    repository: Repository, site: dict[str, bytes], dies: str
) -> None:
    configuration = repository.root / "pelicanconf.py"
    whole = configuration.read_text(encoding="utf-8")
    repository.configure(KILLED.format(dies=dies))
    repository.write("content/pages/new.md", "---\ntitle: New\n---\n\nNews.\n")
    assert repository.build("--fresh").returncode not in {0, 2}
    assert tree(repository.output) == site
    configuration.write_text(whole, encoding="utf-8")
    assert repository.build().returncode == 0
    assert set(tree(repository.output)) == {*site, "new.html"}
    assert left_behind(repository) == []


def test_template_that_fails_leaves_the_old_site(
    repository: Repository, site: dict[str, bytes]
) -> None:
    repository.write("themes/entente/templates/topic.html", "{{ no_such_value }}")
    assert repository.build().returncode not in {0, 2}
    assert tree(repository.output) == site
    assert left_behind(repository) == []


def test_plugin_that_cannot_be_loaded_ends_the_build(
    repository: Repository, site: dict[str, bytes]
) -> None:
    repository.write("plugins/sitemap.py", "import no_such_module\n")
    assert repository.build().returncode not in {0, 2}
    assert tree(repository.output) == site
