"""The same bytes, whoever reads and draws: this process, others however they begin, or a cluster.

The golden site is too small for a build to call others of itself; here it is told that all is much.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from entente.pipeline.workforce import Workforce, WorkforceError
from tests.repositories import PROJECT, Repository, run, tree

EAGER = """
import multiprocessing, runpy, sys

sys.path.insert(0, "plugins")
from entente.pipeline import inspection, production, reading_room

multiprocessing.set_start_method(sys.argv.pop(1))
for room in (inspection, production, reading_room):
    room.MANY = 0
    room.BATCH = 5
sys.argv[0] = "publish.py"
runpy.run_path("publish.py", run_name="__main__")
"""
"""Runs publish.py with processes that begin in the way named by the first argument."""
CLUSTER = """
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""
"""A cluster until its standard input ends."""
HEAVY = """
import sys
from multiprocessing import get_start_method

sys.path.insert(0, "plugins")
from entente.pipeline import workforce

if __name__ == "__main__":
    workforce.HEAVY = 0
    with workforce.Workforce(2) as hands:
        print([result for _, result in hands.each(abs, [-1, -2], much=True)])
    from multiprocessing import forkserver
    print(get_start_method(), forkserver._forkserver._forkserver_pid is not None)
"""
"""Calls others as a large process does, and says whether they were copies of it."""
METHODS = ["spawn"] if sys.platform == "win32" else ["fork", "spawn", "forkserver"]


@pytest.mark.parametrize("method", METHODS)
def test_other_processes_make_the_same_bytes(
    built: Repository, tmp_path: Path, method: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    options = ["build", "--fresh", "--jobs", "2", "--output", str(elsewhere)]
    ran = run([sys.executable, "-c", EAGER, method, *options], cwd=built.root, env={})
    assert ran.returncode == 0, ran.stderr
    assert tree(elsewhere) == tree(built.output)


@pytest.mark.skipif(get_all_start_methods()[0] != "fork", reason="processes are not forked")
@pytest.mark.parametrize("deep", [False, True], ids=["server", "no room for a server"])
def test_large_process_is_copied_only_where_nothing_else_is_left(
    tmp_path: Path, *, deep: bool
) -> None:
    # The path of a socket may have some hundred letters.
    temporary = tmp_path / ("y" * 120)
    temporary.mkdir()
    env = {"TMPDIR": str(temporary)} if deep else {}
    script = tmp_path / "heavy.py"
    script.write_text(HEAVY, encoding="utf-8")
    ran = run([sys.executable, str(script)], cwd=PROJECT, env=env)
    assert ran.returncode == 0, ran.stderr
    results, how = ran.stdout.splitlines()
    assert results == "[1, 2]"
    assert how == f"fork {not deep}"


def test_cluster_makes_the_same_bytes(built: Repository, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    with local_cluster(tmp_path, built.root / "plugins") as address:
        options = ("--executor", f"dask://{address}", "--fresh", "--output", elsewhere)
        ran = built.build(*options)
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(elsewhere) == tree(built.output)


@contextmanager
def local_cluster(folder: Path, plugins: Path) -> Iterator[str]:
    """Start a cluster on this machine, whose workers know the program, and yield its address."""
    script = folder / "cluster.py"
    script.write_text(CLUSTER, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(script)],
        env={"PYTHONPATH": str(plugins), "PATH": str(Path(sys.executable).parent)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
    ) as cluster:
        assert cluster.stdout
        yield cluster.stdout.readline().strip().removeprefix("tcp://")
        cluster.communicate()


def test_cluster_that_does_not_answer_is_named(built: Repository) -> None:
    before = tree(built.output)
    ran = built.build("--executor", "dask://127.0.0.1:1", "--fresh")
    assert ran.returncode == 2
    assert "dask://127.0.0.1:1: nobody answers" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert tree(built.output) == before


def test_only_dask_is_an_executor() -> None:
    with pytest.raises(WorkforceError, match="write dask://host:port"):
        Workforce(address="ray://host:1")


def test_summary_says_what_was_done(built: Repository) -> None:
    built.write("content/topics/fisheries.md", "---\nname: Fisheries\n---\n\nFish.\n")
    (built.content / "visits/1905/1905-08-elihu-root-united-kingdom.md").unlink()
    last = built.build().stderr.splitlines()[-1]
    assert last.startswith(f"{built.output}: ")
    found = re.search(
        r": (\d+) pages rendered, (\d+) reused, (\d+) removed, (\d+) problems, ", last
    )
    assert found, last
    rendered, reused, removed, problems = map(int, found.groups())
    assert reused > rendered > 0
    assert removed > problems > 0  # the pages among what is gone


def test_progress_is_for_terminals_alone(built: Repository) -> None:
    ran = built.build("--fresh")
    assert "\r" not in ran.stderr
    assert "Reading files" not in ran.stderr
