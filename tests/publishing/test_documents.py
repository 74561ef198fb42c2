"""The documents are true: every command runs, every file is there, every setting is listed."""

import re
import shlex
import subprocess
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
import yaml

from entente.pipeline.configuration import BOUNDS, DEFAULTS
from entente.reading.manuscripts import read_visit
from entente.reading.source import Bounds
from publish import main
from tests.publishing.clones import Clone, fresh_clone
from tests.publishing.conftest import BASE_URL
from tests.publishing.documents import (
    DOCUMENTS,
    Reader,
    blocks,
    commands_within,
    lines_of,
    local_links,
)
from tests.publishing.hosting import hosted
from tests.publishing.settings_table import CONFIGURATION, GUIDE, renewed, settings_in
from tests.publishing.visitor import visit_of
from tests.publishing.workflows import Forge, Run, run_job, workflow
from tests.repositories import PROJECT, Repository

SETTING = re.compile(r"\b(?:ENTENTE_[A-Z_]+|SITENAME|SITESUBTITLE|SITEURL|DEFAULT_LANG)\b")
OF_A_RUN = {
    *(
        "ENTENTE_STAGE",
        "ENTENTE_BEGUN",
        "ENTENTE_TOLD",
        "ENTENTE_PRODUCED",
        "ENTENTE_PROBLEMS",
        "ENTENTE_VERDICT",
        "ENTENTE_SUMMARY",
    ),
    *("ENTENTE_INPUTS", "ENTENTE_NOTE", "ENTENTE_PLATES", "ENTENTE_WORKFORCE"),
}
"""What the program leaves in the settings for itself."""
NEW = "visits/2026-03-02-jane-doe-kenya.html"
SLOW = {"benchmarks/README.md": pytest.mark.on_demand}
OTHERS = [
    pytest.param(name, marks=SLOW.get(name, ()))
    for name in DOCUMENTS
    if name != "README.md" and blocks(name)
]
TARGETS = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))


def origin_of(clone: Clone, folder: Path) -> Path:
    """Return a repository that holds a clone as its first commit, as a template gives it."""
    bare = folder / "YOUR-SITE.git"
    commands = (
        "git init --quiet --initial-branch main",
        "git add --all",
        "git -c user.name=A -c user.email=a@desk.example commit --quiet --message Initial",
        f"git clone --quiet --bare . {bare}",
    )
    for command in commands:
        ran = clone.sh(command)
        assert ran.returncode == 0, ran.stderr
    return bare


def follow_readme(root: Path, *, lent: bool) -> None:
    """Follow the README from nothing to a site on the simulated Pages."""
    origin = origin_of(fresh_clone(root / "template", lent=False), root)
    reader = Reader(fresh_clone(root / "mine", lent=lent), git=origin, lent=lent)
    for block in blocks("README.md"):
        for line in lines_of(block):
            reader.follow(line)
    pushed = Clone(root / "pushed")
    subprocess.run(["git", "clone", "--quiet", origin, pushed.root], check=True)
    if lent:
        reader.clone.sh(f"cp -r .venv {pushed.root}")
    forge = Forge(root / "forge", BASE_URL)
    jobs = workflow("publish")["jobs"]
    run = run_job(jobs["build"], pushed, forge)
    assert run.failed is None, run.said
    run_job(jobs["deploy"], pushed, forge)
    assert "Doe in Nairobi" in (forge.site / NEW).read_text(encoding="utf-8")
    with hosted(forge.site, "/visits-of-state") as server:
        assert visit_of(server, BASE_URL).broken == []


def test_stranger_follows_the_readme_to_a_published_site(tmp_path: Path) -> None:
    follow_readme(tmp_path, lent=True)


@pytest.mark.on_demand
def test_stranger_follows_the_readme_with_nothing_set_up(tmp_path: Path) -> None:
    follow_readme(tmp_path, lent=False)


@pytest.mark.parametrize("document", OTHERS)
def test_commands_of_a_document_run(document: str, clone: Clone, tmp_path: Path) -> None:
    reader = Reader(clone, git=tmp_path / "YOUR-SITE.git")
    for block in blocks(document):
        for line in lines_of(block):
            reader.follow(line)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_command_within_a_sentence_is_one_that_there_is(document: str) -> None:
    for program, *words in commands_within(document):
        if program == "make":
            assert {word for word in words if "=" not in word} <= TARGETS
        elif program == "python" and words[0] == "-m":
            assert find_spec(words[1]) is not None
        elif program == "python":
            assert (PROJECT / words.pop(0)).is_file()
        if program == "publish.py":
            assert_known(words)


def assert_known(words: list[str]) -> None:
    """Hold that ``publish.py`` has a command with these options."""
    command: click.Command = main
    while isinstance(command, click.Group) and words:
        found = command.get_command(click.Context(command), words.pop(0))
        assert found is not None
        command = found
    known = {name for each in command.params for name in each.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    assert [name for name in local_links(document) if not (PROJECT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_stand_in_blocks_that_are_run(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    languages = re.findall(r"^ *```(\w+)$", text, re.MULTILINE)
    assert set(languages) <= {"sh", "yaml", "powershell", "python", "html"}


def test_table_of_settings_is_the_one_that_is_generated() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    now = renewed(guide, CONFIGURATION.read_text(encoding="utf-8"))
    assert guide == now, "python tests/publishing/settings_table.py"


def test_every_setting_that_is_read_is_in_the_table() -> None:
    settings = settings_in(CONFIGURATION.read_text(encoding="utf-8"))
    listed = {setting.name for setting in settings}
    assert all(len(setting.meaning) > 10 for setting in settings)
    read = {*DEFAULTS, *BOUNDS}
    for path in [*(PROJECT / "plugins").rglob("*.py"), PROJECT / "publish.py"]:
        read |= set(SETTING.findall(path.read_text(encoding="utf-8")))
    assert read - listed - OF_A_RUN == set()
    assert {name for name in listed if name.startswith("ENTENTE_")} <= read


def test_every_template_is_in_the_table_of_templates() -> None:
    text = (PROJECT / "themes" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+\.html)`", text.partition("## Rules")[0])) - {"404.html"}
    templates = {path.name for path in (PROJECT / "themes/entente/templates").glob("*.html")}
    assert templates <= named


def test_page_kind_theme_and_about_page_come_as_the_guides_say(repository: Repository) -> None:
    guide = (PROJECT / "plugins" / "README.md").read_text(encoding="utf-8")
    files = {"python": "plugins/places.py", "html": "themes/entente/templates/places.html"}
    for language, file in files.items():
        (code,) = re.findall(rf"^```{language}\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
        assert f"`{file}`" in guide
        repository.write(file, code)
    repository.configure("import places; PLUGINS.insert(-1, places)")
    restyled(repository)
    owners = GUIDE.read_text(encoding="utf-8")
    (about,) = re.findall(
        r"^```yaml\n(---\ntitle: About.*?)^```$", owners, re.DOTALL | re.MULTILINE
    )
    repository.write("content/pages/about.md", about)
    ran = repository.build()
    assert ran.returncode == 0, ran.stderr
    assert b"--ours" in (repository.output / "theme" / "entente.css").read_bytes()
    page = (repository.output / "places.html").read_text(encoding="utf-8")
    assert "<li>Camp David, Maryland</li>" in page
    assert 'href="about.html"' in page
    about = (repository.output / "about.html").read_text(encoding="utf-8")
    assert "The Desk keeps digests" in about
    assert "/places.html</loc>" in (repository.output / "sitemap.xml").read_text(encoding="utf-8")


def test_about_page_tells_how_the_site_is_made_cited_and_licensed(published_run: Run) -> None:
    page = (published_run.forge.site / "about.html").read_text(encoding="utf-8")
    assert "How a digest is made</h2>" in page
    assert "How to cite it</h2>" in page
    assert "How the site is made</h2>" in page
    for licence in ("creativecommons.org/licenses/by/4.0/", "gnu.org/licenses/agpl-3.0.html"):
        assert licence in page


def restyled(repository: Repository) -> None:
    """Give a repository a theme of its own, as the guide to themes says."""
    guide = (PROJECT / "themes" / "README.md").read_text(encoding="utf-8")
    (copying, _), (setting,) = blocks("themes/README.md"), re.findall(r"`(THEME = [^`]+)`", guide)
    subprocess.run(shlex.split(copying), cwd=repository.root, check=True)
    style = repository.root / "themes" / "ours" / "static" / "entente.css"
    style.write_text(f":root {{ --ours: 1px }}\n{style.read_text('utf-8')}", encoding="utf-8")
    repository.configure(setting)


def test_pictures_of_the_readme_are_there_and_small() -> None:
    text = (PROJECT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\.github/pictures/([\w.]+)", text))
    sizes = {path.name: path.stat().st_size for path in (PROJECT / ".github/pictures").iterdir()}
    assert named == sizes.keys()
    assert max(sizes.values()) <= 60_000


def test_article_of_pelican_becomes_the_digest_that_is_shown() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    (after,) = re.findall(r"^ +```yaml\n( +---\n.*?)^ +```$", text, re.DOTALL | re.MULTILINE)
    digest = re.sub(r"^   ", "", after, flags=re.MULTILINE)
    found = read_visit("x", "x.md", digest.encode(), Bounds())
    assert not isinstance(found, tuple), found
    (before,) = re.findall(r"^ +```\n( +Title.*?)^ +```$", text, re.DOTALL | re.MULTILINE)
    head = yaml.safe_load(re.sub(r"^   ", "", before, flags=re.MULTILINE).partition("\n\n")[0])
    assert found.title == head["Title"]
    assert found.topics == (head["Category"],)
    assert found.aliases == (f"{head['Slug']}.html",)
    assert str(found.published) == str(head["Date"])[:10]
