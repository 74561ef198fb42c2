"""Retouching: a text is exchanged on its page, and nothing else of the site is worked out.

Most edits change the words of an article and nothing that another page shows. Where the plates of
the last build prove that, the page is put together from what is published and the new text.
Everything else, the least doubt included, is left to a build that works all of it out; both come
to the same bytes, manifest included. The flow, each step a call below::

    files that changed → read, linked, compared with their plates → page, files of search
    → gate → published, with the plates of the new site
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import msgspec

from entente.checking.published import Figures
from entente.domain.digest import Article, Manuscript
from entente.domain.hashing import hash_of
from entente.domain.problem import Code
from entente.domain.site import Settings
from entente.files.anteroom import anteroom_of
from entente.files.listing import read_bytes
from entente.files.manifest import mark_of
from entente.files.stage import Stage
from entente.freshness.fingerprints import hash_of_texts
from entente.freshness.notation import problems_of
from entente.freshness.plan import REASONS
from entente.pipeline.addresses import page_of
from entente.pipeline.exchanging import Change, Exchanged, Exchanger, Passages, UnfitError, stated
from entente.pipeline.gate import Sources, inspect
from entente.pipeline.inputs import Inputs
from entente.pipeline.plates import Plate, Plates, read_plates
from entente.pipeline.produced import Produced
from entente.pipeline.reading_room import read_in_time
from entente.pipeline.workforce import Workforce
from entente.reading.kinds import ContentKind, Role, role_of
from entente.reading.source import Bounds

__all__ = ["Retouched", "Site", "retouched"]

MOST = 20
"""Files that may have changed; with more a whole build is as quick."""
OF_THE_WHOLE = {Code.OVERWEIGHT, Code.STRAINED}
"""What the gate finds anew at every build, whatever that made."""
TEXTS = {ContentKind.VISIT, ContentKind.ARTICLE}


@dataclass(frozen=True, slots=True)
class Site:
    """What is published, and from what."""

    output: Path
    content: Path
    settings: Settings
    bounds: Bounds
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class Retouched:
    """What came of it."""

    produced: Produced
    figures: Figures
    note: str
    """The warnings that hold as before."""


def retouched(
    site: Site, *, waiting: Callable[[], None], explain: Callable[[str], None], begun: float
) -> Retouched | None:
    """Publish a site in which nothing but the words of some texts changed.

    Args:
        site: as it is now.
        waiting: called before a wait for another build.
        explain: is told, for every file made anew, why.
        begun: when the build was, by ``monotonic``.

    Returns:
        None where that cannot be done; the published site is as it was then.

    Raises:
        OSError: something cannot be read or written; the published site is as it was.

    """
    plates = read_plates(anteroom_of(site.output.resolve()) / "plates")
    files = changed_files(plates, site.inputs) if plates else ()
    if not plates or not 0 < len(files) <= MOST:
        return None
    try:
        # Before a stage is opened: most edits that are more than words are told by this.
        changes = [change(site, plates, path, content) for path, content in files]
        stage = Stage(site.output, waiting)
        try:
            return Retouching(site, plates, stage, explain).done(changes, begun)
        finally:
            stage.discard()
    except UnfitError:
        return None


def changed_files(plates: Plates, inputs: Inputs) -> tuple[tuple[str, str], ...]:
    """Return path and hash of every file that changed; none where anything else did."""
    before, now = plates.common.content, inputs.content
    same = plates.common.surroundings == inputs.surroundings and len(before) == len(now)
    if not same or any(old != new for (old, _), (new, _) in zip(before, now, strict=True)):
        return ()
    return tuple(new for old, new in zip(before, now, strict=True) if old != new)


def change(site: Site, plates: Plates, path: str, content: str) -> Change:
    """Return what a file says now, if nothing but its text can have changed.

    Args:
        site: as it is now.
        plates: of the published one.
        path: of the file below the content folder.
        content: hash of it.

    Raises:
        UnfitError: something else changed, or it cannot be told.

    """
    file = f"{site.content.name}/{path}"
    role = role_of(path, file)
    if not isinstance(role, Role) or role.kind not in TEXTS:
        raise UnfitError(path)
    page = page_of(role).partition("#")[0]
    plate = plates.of(page)
    raw = read_bytes(site.content / path, site.bounds.file_bytes)
    if plate is None or plate.faulty or file not in plate.texts or hash_of(raw) != content:
        raise UnfitError(path)
    read = read_in_time(site.bounds, (role.kind.value, role.name, file, raw))
    if not isinstance(read, Manuscript | Article) or stated(read) != plate.texts[file].stated:
        raise UnfitError(path)
    return Change(page, read)


class Retouching:
    """The work on one stage."""

    def __init__(
        self, site: Site, plates: Plates, stage: Stage, explain: Callable[[str], None]
    ) -> None:
        self.site, self.plates, self.stage, self.explain = site, plates, stage, explain
        self.pages: dict[str, Exchanged] = {}
        """Pages with another text."""
        self.passages: list[tuple[str, Passages]] = []
        """What search has to exchange for them, in order."""

    def done(self, changes: Iterable[Change], begun: float) -> Retouched:
        """Do all of it.

        Args:
            changes: of texts.
            begun: when the build was.

        Raises:
            UnfitError: it cannot be done.

        """
        stage, common = self.stage, self.plates.common
        known = mark_of(stage.manifest) == common.manifest.encode() and stage.before
        if not known or stage.intact() != stage.before:
            raise UnfitError(stage.output)
        exchanger = Exchanger(self.plates, self.site.settings)
        for each in changes:
            self.exchange(exchanger, each)
        self.put()
        if common.volumes:
            self.put_search()
        for path in stage.before.keys() - stage.records.keys():
            stage.keep(path)
        figures = self.figures(begun)
        inputs = self.site.inputs
        stage.publish(inputs.hash if inputs.settled else "", common.note, self.leave_plates)
        made = sum(bool(record.made_from) for record in stage.records.values())
        drawn = len(stage.made)
        return Retouched(Produced(drawn, made - drawn, {}), figures, common.note)

    def exchange(self, exchanger: Exchanger, change: Change) -> None:
        """Exchange the text of one file."""
        page = change.page
        before = self.pages.get(page)
        shown = before.content if before else read_bytes(self.stage.output / page)
        self.pages[page] = exchanged = exchanger.exchange(change, self.plate(page), shown)
        self.passages.append((page, exchanged.passages))

    def plate(self, page: str) -> Plate:
        """Return the plate of a page as it is now."""
        if page in self.pages:
            return self.pages[page].plate
        plate = self.plates.of(page)
        if plate is None:
            raise UnfitError(page)
        return plate

    def put(self) -> None:
        """Put everything that changed on the stage."""
        for page, exchanged in sorted(self.pages.items()):
            record = self.stage.before[page]
            made_from = (*record.made_from[:-1], hash_of_texts(exchanged.texts))
            self.explain(f"{page}: {REASONS['texts']}")
            self.stage.write(page, exchanged.content, made_from)

    def put_search(self) -> None:
        """Put the files of search on the stage in which something changed."""
        from entente.pipeline.patching import Patching  # noqa: PLC0415 - where there is search

        patching = Patching(self.stage, self.plates.common.volumes, self.plate, self.explain)
        for page, passages in self.passages:
            patching.exchange(page, passages)
        patching.put({page for page, _ in self.passages})

    def figures(self, begun: float) -> Figures:
        """Let the gate look at the site; what it finds that is new is for a whole build to tell."""
        sources = Sources(self.site.content.name, (), lambda _: ())
        seconds, workforce = monotonic() - begun, Workforce(1)
        base_url = self.site.settings.base_url
        verdict = inspect(self.stage, base_url, sources, seconds, workforce)
        note = self.plates.common.note
        known = problems_of(note.encode()) if note else ()
        # The warnings of the last build are given again, so each must hold as it did.
        if set(verdict.problems) != {each for each in known if each.code in OF_THE_WHOLE}:
            raise UnfitError(self.stage.output)
        if any(each.place.file in self.pages for each in known):
            raise UnfitError(self.stage.output)
        return verdict.figures

    def leave_plates(self, manifest: str) -> None:
        """Leave the plates of the site that is published now."""
        common = msgspec.structs.replace(
            self.plates.common, manifest=manifest, content=self.site.inputs.content
        )
        changed = {page: each.plate for page, each in self.pages.items()}
        self.plates.with_changed(common, changed).write(self.stage.anteroom.plates)
