"""From pages to files: fingerprint each, keep what is as it was, draw the rest, write all.

The flow, each step a call below, one batch of pages at a time so that memory stays flat::

    pages → fingerprint → kept, or with others of a batch → draw_batch → stage

Plain text is put on the stage at once: sending it away would take longer than encoding it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from functools import partial
from itertools import chain, islice

from entente.domain.hashing import hash_of
from entente.domain.page import Page
from entente.files.stage import Stage
from entente.freshness.fingerprints import Fingerprint, hash_of_texts, template_hashes
from entente.freshness.notation import written
from entente.freshness.plan import why
from entente.pipeline.drawing import Due, Studio, draw_batch
from entente.pipeline.findings import Findings
from entente.pipeline.memory import giving_back
from entente.pipeline.produced import Produced
from entente.pipeline.program import hash_of_program
from entente.pipeline.telling import Told, counted, in_silence
from entente.pipeline.workforce import Workforce, batches_of
from entente.rendering.texts import TEXT, text_bytes

__all__ = ["produce"]

BATCH = 24
"""Pages sent to another process together."""
PARTS = len(fields(Fingerprint))
MANY = 300
"""Pages from which on other processes are called to draw them."""


def produce(  # noqa: PLR0913 - what is made, with what, where to, by whom, and how
    pages: Sequence[Page],
    studio: Studio,
    stage: Stage,
    workforce: Workforce,
    *,
    fresh: bool,
    explain: Callable[[str], None],
    told: Told = in_silence,
) -> Produced:
    """Write every page to the stage, drawing only what is out of date.

    Args:
        pages: of the whole site.
        studio: what draws them.
        stage: where the files go.
        workforce: who draws them.
        fresh: draw everything, whatever the last build wrote.
        explain: is told, for every page drawn, why.
        told: is told how far the work has come.

    """
    selection = Selection(studio, stage, fresh=fresh, explain=explain)
    due = selection.due(giving_back(counted(pages, told, "Drawing pages", len(pages))))
    first = tuple(islice(due, MANY))
    work = partial(draw_batch, studio.text)
    drawn, places, found = 0, {}, Findings()
    for batch, contents in workforce.each(
        work, batches_of(chain(first, due), BATCH), much=len(first) == MANY
    ):
        for page, result in zip(batch, contents, strict=True):
            stage.write(page.path, result.content, page.made_from)
            drawn += 1
            if page.texts:
                places[page.path] = result.places
            if result.markup:
                found.take(page.path, result.markup, stage.records[page.path].hash)
    drawn += selection.encoded
    return Produced(drawn, len(pages) - drawn, places, found)


class Selection:
    """Which pages are out of date; the others are kept, or written as text, as they come by."""

    def __init__(
        self, studio: Studio, stage: Stage, *, fresh: bool, explain: Callable[[str], None]
    ) -> None:
        self.stage = stage
        self.explain = explain
        self.templates = template_hashes(studio.templates)
        self.frame = hash_of(written(studio.shared))
        self.code = hash_of_program()
        self.before = {} if fresh else stage.intact()
        self.encoded = 0
        """How many pages of plain text were written."""

    def due(self, pages: Iterable[Page]) -> Iterator[Due]:
        """Yield each page that must be drawn."""
        for page in pages:
            known = self.known(page.path)
            template = self.templates.get(page.template, "")
            ingredients = page.ingredients() if page.ingredients else ""
            texts = page.texts() if page.texts else ()
            shared = (template, self.frame, self.code, ingredients, hash_of_texts(texts))
            if ingredients and known and known[1:] == shared:
                self.stage.keep(page.path)
                continue
            is_text = page.template == TEXT
            content = text_bytes(page.context) if is_text else written(page.context)
            now = Fingerprint(hash_of(content), *shared)
            if reason := why(now, Fingerprint(*known) if known else None):
                self.explain(f"{page.path}: {reason}")
                if is_text:
                    self.stage.write(page.path, content, now.made_from())
                    self.encoded += 1
                else:
                    yield Due(page.path, page.template, content, texts, now.made_from())
            else:
                self.stage.keep(page.path, now.made_from())

    def known(self, path: str) -> tuple[str, ...] | None:
        """Return what a published page was made from; None where that is not known."""
        record = self.before.get(path)
        return record.made_from if record and len(record.made_from) == PARTS else None
