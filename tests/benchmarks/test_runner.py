"""The runner measures what it says, and a build that lacks something does not count."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.by_room import shares_of
from benchmarks.contestants import ENTENTE, IncompleteSiteError, Site
from benchmarks.corpus import samples
from benchmarks.measuring import CommandFailedError, Cost, cost_of, middle
from benchmarks.report import Results, growth_tables, size_tables
from benchmarks.variants import copy_of_repository, has_setting

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ["cold", "edit", "rename"]
ON_LINUX = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")


def rows_of(text: str) -> list[list[str]]:
    lines = (line.strip("|").split("|") for line in text.splitlines() if line.startswith("|"))
    return [[cell.strip() for cell in line] for line in lines]


def test_entente_alone_on_a_few_digests(tmp_path: Path) -> None:
    command = [sys.executable, "benchmarks/run.py", "--sizes", "20", "--only", "entente"]
    command += ["--scenarios", *SCENARIOS, "--runs", "1", "--on", str(tmp_path)]
    ran = subprocess.run(
        [*command, "--disk-sizes", "--linking-sizes", "10", "20"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    rows = [row for row in rows_of(ran.stdout) if row[0] == "entente"]
    assert [len(row) for row in rows] == [1 + len(SCENARIOS)] * 3
    assert [row[-1].split()[1] for row in rows] == ["s", "s", "MiB"]
    assert [row[0] for row in rows_of(ran.stdout)[-2:]] == ["10", "20"]
    assert not list((tmp_path / "entente-bench").iterdir())


def site_made_by(tmp_path: Path, program: str) -> Site:
    site = Site(
        ENTENTE, (sys.executable, "-c", program), tmp_path, content="content", fixed=("content",)
    )
    site.write(list(samples(3)))
    return site


def test_a_build_that_makes_no_pages_does_not_count(tmp_path: Path) -> None:
    with pytest.raises(IncompleteSiteError, match="missing"):
        site_made_by(tmp_path, "pass").cold()


def test_a_build_that_fails_says_what_was_said(tmp_path: Path) -> None:
    with pytest.raises(CommandFailedError, match="no such page"):
        site_made_by(tmp_path, "import sys; sys.exit('no such page')").cold()


def test_an_edit_that_does_not_arrive_does_not_count(tmp_path: Path) -> None:
    site = site_made_by(tmp_path, "pass")
    for page in {page for sample in site.samples for page in site.form.pages_of(sample)}:
        (site.output / page).parent.mkdir(parents=True, exist_ok=True)
        (site.output / page).write_text("as it was", encoding="utf-8")
    site.nothing()
    with pytest.raises(IncompleteSiteError, match="lacks: The annex has 1 pages"):
        site.edit()


def test_a_cold_build_finds_nothing_but_the_content(tmp_path: Path) -> None:
    site = site_made_by(tmp_path, "pass")
    (tmp_path / "output").mkdir()
    (tmp_path / ".cache").write_text("", encoding="utf-8")
    site.clear()
    assert [entry.name for entry in tmp_path.iterdir()] == ["content"]


def cost_of_program(tmp_path: Path, program: str) -> Cost:
    command = [sys.executable, "-c", program]
    return cost_of(command, cwd=tmp_path, log=tmp_path / "log", env=os.environ)


@ON_LINUX
def test_memory_is_the_command_s_own_and_not_ours(tmp_path: Path) -> None:
    ours = bytearray(b"x") * (300 << 20)
    small = cost_of_program(tmp_path, "import time; time.sleep(0.3)")
    large = cost_of_program(tmp_path, "import time; a = b'x' * (200 << 20); time.sleep(0.3)")
    assert len(ours) > small.memory * (1 << 20)
    assert small.memory < 100
    assert 200 < large.memory < 300


@ON_LINUX
def test_memory_of_children_is_added_up(tmp_path: Path) -> None:
    program = (
        "import os, time\n"
        "child = os.fork()\n"
        "own = b'x' * (100 << 20)\n"
        "time.sleep(1)\n"
        "child and os.wait()\n"
    )
    assert 200 < cost_of_program(tmp_path, program).memory < 300


def test_the_middle_of_each_figure() -> None:
    runs = [Cost(1, 9, 30), Cost(3, 7, 10), Cost(2, 8, 20)]
    assert middle(runs) == Cost(2, 8, 20, runs=3)


RESULTS: Results = {
    1000: {"entente": {"cold": Cost(2, 3, 90)}, "hugo": {"cold": Cost(1, 2, 100)}},
    4000: {"entente": {"cold": Cost(8, 9, 95)}, "hugo": {"cold": Cost(4.5, 4, 400)}},
}


def test_growth_is_told_per_doubling() -> None:
    assert rows_of(growth_tables(RESULTS))[2:] == [["entente", "2.00"], ["hugo", "2.12"]]


def test_one_size_grows_not_at_all() -> None:
    assert not growth_tables({1000: RESULTS[1000]})


def test_ratios_are_told_against_each_peer() -> None:
    rows = rows_of(size_tables(RESULTS[4000], {"cold": "cold"}))
    assert ["entente", "8.00 s"] in rows
    assert ["entente", "95 MiB"] in rows
    assert rows[-1] == ["entente / hugo", "1.78"]


def test_a_copy_has_other_settings_and_else_the_same_program(tmp_path: Path) -> None:
    copy = copy_of_repository(tmp_path / "copy", {"ENTENTE_CARDS": False, "ENTENTE_NO_SUCH": 1})
    settings = (copy / "pelicanconf.py").read_text(encoding="utf-8")
    assert "\nENTENTE_CARDS = False\n" in settings
    assert "ENTENTE_NO_SUCH" not in settings
    assert (copy / "publish.py").read_bytes() == (ROOT / "publish.py").read_bytes()


@pytest.mark.parametrize(("name", "there"), [("ENTENTE_CARDS", True), ("ENTENTE_NONE", False)])
def test_settings_are_known_by_name(name: str, *, there: bool) -> None:
    assert has_setting(name) is there


def test_a_library_answers_to_those_who_call_it() -> None:
    def function(name: str) -> tuple[str, int, str]:
        return (f"{name}.py", 1, name)

    read, draw, library, inner = map(function, ("read", "draw", "library", "inner"))
    functions = {
        read: (1, 1, 1.0, 4.0, {}),
        draw: (1, 1, 1.0, 2.0, {}),
        library: (2, 2, 1.0, 4.0, {read: (1, 1, 0.5, 3.0), draw: (1, 1, 0.5, 1.0)}),
        inner: (9, 9, 3.0, 3.0, {library: (8, 8, 2.0, 2.0), inner: (1, 1, 1.0, 1.0)}),
    }
    rooms = {read: "reading", draw: "rendering", library: "", inner: ""}
    shares = shares_of(functions, rooms)
    assert shares[read] == {"reading": 1.0}
    assert shares[library] == pytest.approx({"reading": 0.75, "rendering": 0.25})
    assert shares[inner] == pytest.approx({"reading": 0.75, "rendering": 0.25})
