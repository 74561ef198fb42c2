"""The generators that are compared: what each is given, how it is called, what it must make.

A ``Site`` is one generator's folder for one corpus: content in its form, and its output. It knows
how an author makes each change, and whether the output then has all that it should.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from benchmarks.corpus import Sample, newest
from benchmarks.layouts import entente, hugo, pelican
from benchmarks.measuring import Cost, cost_of
from benchmarks.write import write_files

__all__ = ["ENTENTE", "HUGO", "PELICAN", "Form", "IncompleteSiteError", "Site"]

Texts = Iterator[tuple[str, str]]


class IncompleteSiteError(Exception):
    """A build ended well, but its output lacks something: its time would not count."""


@dataclass(frozen=True, slots=True)
class Form:
    """How samples become a generator's content."""

    digest_files: Callable[[Sample], Texts]
    """Path and text of each file of a digest."""
    topic_notes: Callable[[], Texts]
    renamed: Callable[[Sequence[Sample], str, str], Texts]
    """All digests, a topic and its new name → what changes."""
    topic_page: Callable[[str, str], str]
    """Topic and new name → path of its page."""
    pages_of: Callable[[Sample], Iterator[str]]
    """Paths of the pages that there must be for a digest."""


ENTENTE = Form(
    entente.digest_files,
    entente.topic_notes,
    entente.renamed,
    entente.topic_page,
    entente.pages_of,
)
HUGO = Form(hugo.digest_files, hugo.topic_notes, hugo.renamed, hugo.topic_page, hugo.pages_of)
PELICAN = Form(
    pelican.digest_files,
    pelican.topic_notes,
    pelican.renamed,
    pelican.topic_page,
    pelican.pages_of,
)


class Site:
    """One generator's site of one corpus, changed by one author."""

    def __init__(
        self,
        form: Form,
        command: Sequence[str],
        folder: Path,
        *,
        content: str,
        fixed: Sequence[str],
    ) -> None:
        """Describe a site; nothing is written yet.

        Args:
            form: of the content.
            command: that builds it into ``output`` below the folder, which is where it runs.
            folder: of the site; what the generator needs besides content lies there already.
            content: where the paths of the form begin, below the folder.
            fixed: what a cold build finds, below the folder; all else is output or cache.

        """
        self.form, self.command, self.folder = form, command, folder
        self.content, self.fixed = folder / content, frozenset(fixed)
        self.output = folder / "output"
        self.samples: list[Sample] = []
        self.changes = 0

    def write(self, samples: Sequence[Sample]) -> None:
        """Write the content of a corpus."""
        self.samples = list(samples)
        digests = chain.from_iterable(map(self.form.digest_files, samples))
        write_files(self.content, chain(self.form.topic_notes(), digests))

    def build(self) -> Cost:
        """Build, see that every page is there, and return what the build cost.

        Raises:
            CommandFailedError: the generator ended with an error.
            IncompleteSiteError: a page is missing.

        """
        env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        env |= {"HUGO_CACHEDIR": str(self.folder / "cache"), "NO_COLOR": "1"}
        cost = cost_of(self.command, cwd=self.folder, log=self.folder / "log", env=env)
        wanted = set(chain.from_iterable(map(self.form.pages_of, self.samples)))
        missing = [path for path in sorted(wanted) if not (self.output / path).is_file()]
        if missing:
            raise IncompleteSiteError(f"{self.folder}: {len(missing)} missing, as {missing[0]}")
        return cost

    def clear(self) -> None:
        """Remove everything that builds made."""
        for entry in self.folder.iterdir():
            if entry.name not in self.fixed:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        shutil.rmtree(self.folder / "program" / ".entente", ignore_errors=True)

    def cold(self) -> Cost:
        """Build with nothing there but the content."""
        self.clear()
        return self.build()

    def nothing(self) -> Cost:
        """Build again with nothing changed."""
        return self.build()

    def edit(self) -> Cost:
        """Build after a sentence was added to one digest in the middle."""
        self.changes += 1
        number, words = (
            len(self.samples) // 2,
            f"The annex has {self.changes} pages more than said.",
        )
        old = self.samples[number]
        self.samples[number] = replace(old, body=f"{old.body}\n{words}\n")
        write_files(self.content, self.form.digest_files(self.samples[number]))
        return self.built_with(f"visits/{old.id}.html", words)

    def summary(self) -> Cost:
        """Build after the summary of the same digest got another sentence; listings show it."""
        self.changes += 1
        number = len(self.samples) // 2
        old = self.samples[number]
        words = f"{old.summary} Change {self.changes}."
        self.samples[number] = replace(old, summary=words)
        write_files(self.content, self.form.digest_files(self.samples[number]))
        return self.built_with(f"visits/{old.id}.html", f"Change {self.changes}.")

    def addition(self) -> Cost:
        """Build after a digest of a new visit, the latest of all, was added."""
        sample = newest(len(self.samples))
        self.samples.append(sample)
        write_files(self.content, self.form.digest_files(sample))
        return self.built_with(f"visits/{sample.id}.html", sample.title)

    def rename(self) -> Cost:
        """Build after one topic got another name."""
        self.changes += 1
        topic = self.samples[0].topics[0]
        name = f"{topic}, part {self.changes}"
        write_files(self.content, self.form.renamed(self.samples, topic, name))
        return self.built_with(self.form.topic_page(topic, name), name)

    def built_with(self, page: str, words: str) -> Cost:
        """Build, and see that a page has these words.

        Raises:
            IncompleteSiteError: it has not.

        """
        cost = self.build()
        if words not in (self.output / page).read_text(encoding="utf-8"):
            raise IncompleteSiteError(f"{self.output / page} lacks: {words}")
        return cost
