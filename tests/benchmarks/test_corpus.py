"""The corpus is the same everywhere, says what each generator's content says, and has no fault."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from pelican.readers import MarkdownReader
from pelican.settings import DEFAULT_CONFIG

from benchmarks.contestants import ENTENTE, HUGO, PELICAN, Form
from benchmarks.corpus import Sample, newest, samples
from benchmarks.lexicon import TOPICS
from benchmarks.write import write_content, write_files

ROOT = Path(__file__).resolve().parents[2]
FORMS = pytest.mark.parametrize(
    "form", [ENTENTE, HUGO, PELICAN], ids=["entente", "hugo", "pelican"]
)
WRITE = [sys.executable, "benchmarks/write.py"]


@pytest.fixture(scope="module")
def corpus() -> list[Sample]:
    return list(samples(60))


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "1"):
        folder = tmp_path / seed
        env = {**os.environ, "PYTHONHASHSEED": seed}
        subprocess.run([*WRITE, str(folder), "40"], cwd=ROOT, env=env, check=True)
        files = (file for file in folder.rglob("*") if file.is_file())
        written.append({str(file.relative_to(folder)): file.read_bytes() for file in files})
    assert written[0] == written[1]
    assert len(written[0]) > 40 + len(TOPICS)


def test_a_larger_corpus_begins_with_the_smaller(corpus: list[Sample]) -> None:
    assert list(samples(20)) == corpus[:20]


def test_a_digest_is_as_long_as_real_ones(corpus: list[Sample]) -> None:
    lengths = [len(sample.body.split()) for sample in corpus]
    assert min(lengths) >= 400
    assert sum(lengths) / len(lengths) < 500


def test_it_has_every_shape_of_digest(corpus: list[Sample]) -> None:
    bodies = "\n".join(sample.body for sample in corpus)
    assert {"summit", "state", "working"} <= {sample.kind for sample in corpus}
    assert any(len(sample.stops) > 1 for sample in corpus)
    assert any(sample.further for sample in corpus)
    assert any(sample.outcomes for sample in corpus)
    assert all(mark in bodies for mark in ("\n| ", "[^1]: ", "\n## ", "\n- ", "\n> ", "**", "[["))


def test_nobody_is_in_two_places_at_once(corpus: list[Sample]) -> None:
    journeys = sorted((s.leader, s.stops[0].first, s.stops[-1].last) for s in corpus)
    for one, other in pairwise(journeys):
        assert one[0] != other[0] or one[2] < other[1]


def test_added_digests_are_the_latest_and_differ(corpus: list[Sample]) -> None:
    added = [newest(number) for number in range(60, 65)]
    assert len({sample.id for sample in added}) == 5
    last = max(sample.stops[-1].last for sample in corpus)
    assert all(sample.stops[0].first > last for sample in added)


def test_check_finds_no_fault(tmp_path: Path) -> None:
    write_content(tmp_path / "content", 200)
    added = (newest(number) for number in range(200, 205))
    for sample in added:
        write_files(tmp_path / "content", ENTENTE.digest_files(sample))
    command = [sys.executable, "publish.py", "check", "--strict", "--content"]
    ran = subprocess.run(
        [*command, str(tmp_path / "content")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "no problems\n")


@FORMS
def test_each_digest_has_a_page_of_its_own(form: Form, corpus: list[Sample]) -> None:
    pages = [list(form.pages_of(sample)) for sample in corpus]
    assert len({found[0] for found in pages}) == len(corpus)
    assert all(len(found) >= 7 for found in pages)  # itself, year, 2 leaders, 2 countries, a topic


def test_all_must_make_the_same_number_of_pages(corpus: list[Sample]) -> None:
    sets = [
        {page for sample in corpus for page in form.pages_of(sample)}
        for form in (ENTENTE, HUGO, PELICAN)
    ]
    assert len(sets[0]) == len(sets[1]) == len(sets[2]) > 5 * len(corpus)


@FORMS
def test_a_renamed_topic_is_written_under_its_new_name(form: Form, corpus: list[Sample]) -> None:
    topic = corpus[0].topics[0]
    changed = dict(form.renamed(corpus, topic, "Something else"))
    assert changed
    assert all("Something else" in text for text in changed.values())


def test_hugo_is_told_the_same_facts(corpus: list[Sample]) -> None:
    for sample in corpus:
        ((_, text),) = HUGO.digest_files(sample)
        _, head, body = text.split("---\n", 2)
        keys = yaml.safe_load(head)
        assert keys["title"] == sample.title
        assert keys["topics"] == list(sample.topics)
        assert keys["leaders"][0] == sample.leader
        assert len(keys["params"]["stops"]) == len(sample.stops)
        assert "[[" not in body


def test_pelican_is_told_the_same_facts(corpus: list[Sample], tmp_path: Path) -> None:
    for sample in corpus:
        (written,) = PELICAN.digest_files(sample)
        write_files(tmp_path, [written])
        html, keys = MarkdownReader(dict(DEFAULT_CONFIG)).read(str(tmp_path / written[0]))
        assert (keys["title"], keys["slug"]) == (sample.title, sample.id)
        names = [str(tag) for tag in keys["tags"]]
        assert set(sample.topics) < set(names)
        assert str(keys["authors"][0]) == sample.leader
        assert "[[" not in html
        assert len(re.findall(r'href="/(?:leaders|tags)/', html)) >= 2
