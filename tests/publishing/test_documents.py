"""The documents are true: every command runs, every file is there, every setting is listed."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from entente.pipeline.configuration import DEFAULTS
from entente.reading.manuscripts import read_visit
from entente.reading.source import Bounds
from tests.publishing.clones import Clone, fresh_clone
from tests.publishing.conftest import BASE_URL
from tests.publishing.documents import DOCUMENTS, Reader, blocks, lines_of, local_links
from tests.publishing.hosting import hosted
from tests.publishing.settings_table import CONFIGURATION, GUIDE, renewed, settings_in
from tests.publishing.visitor import visit_of
from tests.publishing.workflows import Forge, run_job, workflow
from tests.repositories import PROJECT

SETTING = re.compile(r"\b(?:ENTENTE_[A-Z_]+|SITENAME|SITESUBTITLE|SITEURL|DEFAULT_LANG)\b")
OF_A_RUN = {
    *("ENTENTE_STAGE", "ENTENTE_BEGUN", "ENTENTE_VERDICT", "ENTENTE_SUMMARY"),
    *("ENTENTE_INPUTS", "ENTENTE_NOTE", "ENTENTE_WORKFORCE"),
}
"""What the program leaves in the settings for itself."""
NEW = "visits/2026-03-02-jane-doe-kenya.html"
OTHERS = [name for name in DOCUMENTS if name != "README.md" and blocks(name)]


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
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    assert [name for name in local_links(document) if not (PROJECT / name).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_stand_in_blocks_that_are_run(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    languages = re.findall(r"^ *```(\w+)$", text, re.MULTILINE)
    assert set(languages) <= {"sh", "yaml", "powershell"}


def test_table_of_settings_is_the_one_that_is_generated() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    now = renewed(guide, CONFIGURATION.read_text(encoding="utf-8"))
    assert guide == now, "python tests/publishing/settings_table.py"


def test_every_setting_that_is_read_is_in_the_table() -> None:
    settings = settings_in(CONFIGURATION.read_text(encoding="utf-8"))
    listed = {setting.name for setting in settings}
    assert all(len(setting.meaning) > 10 for setting in settings)
    read = set(DEFAULTS)
    for path in [*(PROJECT / "plugins").rglob("*.py"), PROJECT / "publish.py"]:
        read |= set(SETTING.findall(path.read_text(encoding="utf-8")))
    assert read - listed - OF_A_RUN == set()
    assert {name for name in listed if name.startswith("ENTENTE_")} <= read


def test_every_template_is_in_the_table_of_templates() -> None:
    text = (PROJECT / "themes" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+\.html)`", text.partition("## Rules")[0])) - {"404.html"}
    templates = {path.name for path in (PROJECT / "themes/entente/templates").glob("*.html")}
    assert templates <= named


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
