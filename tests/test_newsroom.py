"""Hundreds of steps in one newsroom: after each of them an incremental build equals a fresh one.

Authors, owners and accidents are at work on one site, in any order. On demand, thousands of steps
that differ from run to run: ``ENTENTE_STEPS=5000 pytest tests/test_newsroom.py``.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import msgspec
import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from entente.domain.problem import ContentRefusedError
from entente.files.manifest import mark_of
from entente.pipeline import drawing
from entente.pipeline.plates import read_plates
from tests.incremental import ENVIRONMENT, forge, workplace_of
from tests.newsroom import IDS, NOTES, SETTINGS, TEMPLATES, articles, bodies, visits
from tests.repositories import MANIFEST, golden_repository, tree

STEPS = int(os.environ.get("ENTENTE_STEPS", "0"))
STEPS_OF_ONE = 25
NAMES = st.sampled_from(IDS)
PNG = b"\x89PNG\r\n\x1a\n"


def cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2]


def one_bit_off(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "cut off": cut_off,
    "one bit off": one_bit_off,
    "longer": lambda content: content + b" ",
    "foreign": lambda _: b'{"version": 1}\n',
    "of an old version": lambda content: content.replace(b"entente ", b"entente 0", 1),
}


class Newsroom(RuleBasedStateMachine):
    """One site, what is done to it, and the builds after each step."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="entente-"))
        self.repository = golden_repository(self.folder / "repository")
        self.workplace = workplace_of(self.repository)
        self.workplace.settings["ENTENTE_CARDS"] = False
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(drawing, "environment", ENVIRONMENT)

    @initialize()
    def first_build(self) -> None:
        # Each page costs time at every step: the machine writes visits of its own.
        for spared in ("1960", "2023", "2024/2024-09-21-fumio-kishida-united-states.md"):
            place = self.repository.content / "visits" / spared
            shutil.rmtree(place) if place.is_dir() else place.unlink()
        self.accepted = self.sources()
        assert not self.problems(self.repository.output)

    def sources(self) -> dict[str, bytes]:
        return tree(self.repository.content)

    def visit(self, name: str) -> Path:
        return self.repository.content / "visits" / "1907" / f"{name}.md"

    def opening(self, name: str) -> Path:
        """Return the file that opens a visit, whether it is a file or a folder."""
        index = self.visit(name).with_suffix("") / "index.md"
        return index if index.exists() else self.visit(name)

    @rule(name=NAMES, text=visits())
    def write_visit(self, name: str, text: str) -> None:
        self.opening(name).parent.mkdir(exist_ok=True)
        self.opening(name).write_text(text, encoding="utf-8")

    @rule(name=NAMES, body=bodies())
    def write_a_body_anew(self, name: str, body: str) -> None:
        if (file := self.opening(name)).exists():
            head = file.read_text("utf-8").rpartition("\n---\n")[0]
            file.write_text(f"{head}\n---\n\n{body}\n", encoding="utf-8")

    @rule(name=NAMES, words=st.sampled_from(["It rained.", "*Nothing* came of it.", "12 <b>"]))
    def add_words(self, name: str, words: str) -> None:
        later = self.visit(name).with_suffix("") / "1907-09-01-later.md"
        for file in (self.opening(name), later):
            if file.exists():
                file.write_text(f"{file.read_text('utf-8')}\n{words}\n", encoding="utf-8")

    @rule(name=NAMES)
    def delete_visit(self, name: str) -> None:
        self.visit(name).unlink(missing_ok=True)
        shutil.rmtree(self.visit(name).with_suffix(""), ignore_errors=True)

    @rule(name=NAMES, to=NAMES)
    def rename_visit(self, name: str, to: str) -> None:
        if self.opening(name).exists() and not self.opening(to).exists():
            for file in (self.visit(name), self.visit(name).with_suffix("")):
                with suppress(FileNotFoundError):
                    file.rename(file.with_name(file.name.replace(name, to)))

    @rule(name=NAMES, there=st.booleans())
    def move_visit_into_a_folder_or_out(self, name: str, *, there: bool) -> None:
        file, folder = self.visit(name), self.visit(name).with_suffix("")
        if there and file.exists():
            folder.mkdir()
            file.rename(folder / "index.md")
        elif not there and folder.exists():
            (folder / "index.md").rename(file)
            shutil.rmtree(folder)

    @rule(name=NAMES, text=articles(), image=st.sampled_from([b"", PNG, PNG + b"more"]))
    def write_article_and_image(self, name: str, text: str, image: bytes) -> None:
        folder = self.visit(name).with_suffix("")
        if not folder.exists():
            return
        shown = "\n![A map](map.png)\n" if image else ""
        (folder / "1907-09-01-later.md").write_text(f"{text}{shown}", encoding="utf-8")
        if image:
            (folder / "map.png").write_bytes(image)

    @rule(file=st.sampled_from(sorted(NOTES)), data=st.data())
    def write_note(self, file: str, data: st.DataObject) -> None:
        head = data.draw(st.sampled_from(NOTES[file]))
        body = data.draw(st.one_of(st.just(""), bodies()))
        self.repository.write(file, f"---\n{head}\n---\n\n{body}\n")

    @rule(file=st.sampled_from(sorted(NOTES)))
    def delete_note(self, file: str) -> None:
        (self.repository.root / file).unlink(missing_ok=True)

    @rule(name=st.sampled_from(TEMPLATES), more=st.booleans())
    def change_template(self, name: str, *, more: bool) -> None:
        file = self.repository.root / "themes/entente/templates" / name
        text = file.read_text("utf-8").replace("\n<!-- more -->", "")
        file.write_text(f"{text}\n<!-- more -->" if more else text, encoding="utf-8")

    @rule(rule_of_style=st.sampled_from(["", "p { margin: 0 }", "p { margin: 1px }"]))
    def change_style(self, rule_of_style: str) -> None:
        file = self.repository.root / "themes/entente/static/entente.css"
        text = file.read_text("utf-8").partition("/* more */")[0]
        file.write_text(f"{text}/* more */{rule_of_style}", encoding="utf-8")

    @rule(name=st.sampled_from(sorted(SETTINGS)), data=st.data())
    def change_setting(self, name: str, data: st.DataObject) -> None:
        self.workplace.settings[name] = data.draw(st.sampled_from(SETTINGS[name]))

    @rule(which=st.integers(0, 10**6), how=st.sampled_from(["deleted", *DAMAGES]))
    def meddle_with_the_output(self, which: int, how: str) -> None:
        damage(self.repository.output, which, how)

    @rule(which=st.integers(0, 10**6), how=st.sampled_from(["deleted", *DAMAGES]))
    def damage_the_cache(self, which: int, how: str) -> None:
        damage(self.workplace.cache, which, how)

    @rule(which=st.integers(0, 10**6), how=st.sampled_from(["deleted", *DAMAGES]))
    def damage_the_anteroom(self, which: int, how: str) -> None:
        # Not the lock: it is nothing but held. Nor the spare's files: they may be the output's own.
        ready = self.repository.output.with_name(".output.entente")
        files = [file for file in ready.glob("*") if file.is_file() and file.name != "lock"]
        damage_one_of(sorted(files), which, how)

    @rule(what=st.sampled_from(["output", ".output.entente", ".entente"]))
    def delete_a_whole_folder(self, what: str) -> None:
        shutil.rmtree(self.repository.root / what, ignore_errors=True)

    @rule()
    def forge_a_page_with_its_hash(self) -> None:
        # The page may not hold the words any more, or be deleted, and the manifest too.
        with suppress(AssertionError, FileNotFoundError):
            forge(self.repository)

    @rule()
    def nothing(self) -> None:
        pass

    @precondition(lambda self: hasattr(self, "accepted"))
    @invariant()
    def build_equals_a_fresh_one(self) -> None:
        output, fresh = self.repository.output, self.folder / "fresh"
        before, exchanges = tree(output), self.workplace.exchanges
        wrong, wrong_afresh = self.problems(output), self.problems(fresh, fresh=True)
        assert wrong == wrong_afresh
        event("refused" if wrong else "published")
        if self.workplace.exchanges > exchanges:
            event("texts were exchanged")
        if wrong:
            assert tree(output) == before
            self.withdraw()
        else:
            assert tree(output) == tree(fresh)
            assert differing(plates_of(output), plates_of(fresh)) == set()
            self.accepted = self.sources()
        for left in (fresh, fresh.with_name(".fresh.entente")):
            shutil.rmtree(left, ignore_errors=True)

    def problems(self, output: Path, *, fresh: bool = False) -> tuple[str, ...]:
        """Build, and return what was wrong if nothing was published."""
        try:
            if not self.workplace.build(output, fresh=fresh):
                event("there was nothing to do")
        except ContentRefusedError as refused:
            return tuple(repr(problem) for problem in refused.problems)
        return ()

    def withdraw(self) -> None:
        """Give content back as it was before it was refused, so that the next steps can build."""
        shutil.rmtree(self.repository.content)
        for path, content in self.accepted.items():
            file = self.repository.content / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder)


def plates_of(output: Path) -> dict[str, object]:
    """Return the plates of what is published there; none if there are none of just that."""
    plates = read_plates(output.with_name(f".{output.name}.entente") / "plates")
    manifest = output / MANIFEST
    if not plates or mark_of(manifest.read_bytes()).decode() != plates.common.manifest:
        return {}
    found: dict[str, object] = {key.decode(): line for key, line in plates.lines.items()}
    for page in [key for key in found if key.startswith("visits/")]:
        # Where texts stand is not known of a page that was kept while there were no plates, and a
        # fault that another file had may be over.
        plate = plates.of(page)
        assert plate is not None
        found[page] = msgspec.structs.replace(plate, places=(), faulty=False)
    return found


def differing(some: dict[str, object], others: dict[str, object]) -> set[str]:
    """Return the keys of what differs, where there are both."""
    both = some.keys() | others.keys() if some and others else ()
    return {key for key in both if some.get(key) != others.get(key)}


def damage(folder: Path, which: int, how: str) -> None:
    """Damage one of the files below a folder, if there are any."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    damage_one_of(files, which, how)


def damage_one_of(files: list[Path], which: int, how: str) -> None:
    """Delete one of these files, or write it anew with other bytes."""
    if files:
        file = files[which % len(files)]
        content = file.read_bytes()
        # Written anew: a kept file may be one with a file of an earlier output.
        file.unlink()
        if how != "deleted" and content:
            file.write_bytes(DAMAGES[how](content))


TestNewsroom = Newsroom.TestCase
TestNewsroom.settings = settings(
    max_examples=max(10, STEPS // STEPS_OF_ONE),
    stateful_step_count=STEPS_OF_ONE,
    deadline=None,
    derandomize=not STEPS,
    suppress_health_check=list(HealthCheck),
)
