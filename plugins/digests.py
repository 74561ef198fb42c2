"""Digests: content to one site, the pages of every feature rendered and staged.

The plugin that the others hang on. Once all content has been read without an error it sends
``entente_pages`` with the site's ``Rows``, and every feature answers with its pages; then
``entente_indexes`` with the paths of all of them, for features that list the site.
"""

import atexit
import sys
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from blinker import signal
from pelican import signals

from entente.checking.terminal import text_report
from entente.domain.page import Page
from entente.domain.problem import ContentRefusedError
from entente.files.listing import list_files, read_bytes
from entente.freshness.notation import line_of
from entente.pipeline.assembly import Assembly, assemble, lines_of, sources_in
from entente.pipeline.configuration import bounds_from, settings_from
from entente.pipeline.drawing import Studio, frame_of
from entente.pipeline.languages import language_of
from entente.pipeline.production import produce
from entente.pipeline.telling import Told, in_silence
from entente.pipeline.workforce import Workforce
from entente.pipeline.workshop import Workshop
from entente.rendering.annexes import with_annexes
from entente.rendering.digest_pages import digest_pages
from entente.rendering.rows import Rows
from entente.rendering.set_texts import way_back

RELATED = "related"
"""Shelf of what comparing visits came to."""


class DigestsGenerator:
    """A Pelican generator, by its two methods."""

    def __init__(self, *, settings: dict[str, Any], path: str, theme: str, **_: object) -> None:
        self.given = settings
        self.settings = settings_from(settings)
        self.content, self.theme = Path(path), Path(theme)
        self.language = language_of(self.theme, self.settings.locale)
        self.told: Told = settings.get("ENTENTE_TOLD", in_silence)

    def generate_context(self) -> None:
        """Read everything; a single error ends the build before anything is written."""
        sources = sources_in(self.content, Path(self.given["ENTENTE_SEEDS"]))
        self.workforce = Workforce(
            int(self.given.get("ENTENTE_JOBS") or 0), str(self.given.get("ENTENTE_EXECUTOR") or "")
        )
        atexit.register(self.workforce.dismiss)
        self.given["ENTENTE_WORKFORCE"] = self.workforce
        self.workshop = workshop = Workshop(
            self.workforce,
            Path(self.given["CACHE_PATH"]),
            fresh=bool(self.given.get("ENTENTE_FRESH")),
            say=say,
            told=self.told,
        )
        self.assembly = assemble(sources, self.settings, bounds_from(self.given), workshop=workshop)
        problems = self.assembly.problems
        self.given["ENTENTE_PROBLEMS"] = len(problems)
        if problems:
            # For a build that finds nothing changed, and has the same to say.
            self.given["ENTENTE_NOTE"] = line_of(problems).decode()
            lines = lines_of(self.content)
            report = text_report(problems, lines, colour=sys.stderr.isatty())
            # Printed here: Pelican's own command line would fold it into a column of its log.
            sys.stderr.write(f"{report}\n")
            if self.assembly.errors:
                raise ContentRefusedError(problems, "nothing was published")

    def generate_output(self, _: object) -> None:
        """Write the pages of every feature, and the images of digests, to the stage."""
        stage, explain = self.given["ENTENTE_STAGE"], self.given["ENTENTE_EXPLAIN"]
        site, bonds = self.assembly.site, self.assembly.bonds
        related = self.workshop.known(RELATED)
        rows = Rows(site, bonds.connections, self.language, bonds.relations, related)
        pages = with_annexes(answers("entente_pages", self.assembly, rows=rows), rows)
        paths = [page.path for page in pages]
        pages += answers("entente_indexes", self.assembly, rows=rows, paths=paths)
        templates = {
            name: read_bytes(path).decode() for name, path in list_files(self.theme / "templates")
        }
        frame = frame_of(self.settings, (page.path for page in pages), self.language)
        self.given["ENTENTE_PRODUCED"] = produced = produce(
            pages,
            Studio(templates, frame, self.language, self.settings.content_language),
            stage,
            self.workforce,
            fresh=bool(self.given.get("ENTENTE_FRESH")),
            explain=say if explain else say_nothing,
            told=self.told,
        )
        self.workshop.keep(RELATED, rows.related.used, related)
        for image in self.assembly.images:
            stage.write(image.path, read_bytes(image.source))
        back = way_back(self.language, self.settings.content_language)
        make = self.assembly.platemaker.make
        self.given["ENTENTE_PLATES"] = partial(make, back=back, drawn=produced.places)


def say(line: str) -> None:
    """Tell whoever runs the build."""
    sys.stderr.write(f"{line}\n")


def say_nothing(_: str) -> None:
    """Stand for ``say`` where nobody asked."""


def answers(name: str, sender: Assembly, **given: Any) -> list[Page]:  # noqa: ANN401 - per signal
    """Return the pages with which the features answer a signal, in order of path."""
    answered = (pages for _, pages in signal(name).send(sender, **given))
    return sorted(chain.from_iterable(answered), key=lambda page: page.path)


def pages_of_digests(_: object, *, rows: Rows) -> list[Page]:
    """Answer with the page of every digest."""
    return list(digest_pages(rows))


def generator(_: object) -> type[DigestsGenerator]:
    """Give Pelican the generator."""
    return DigestsGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(generator)
    signal("entente_pages").connect(pages_of_digests)
