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

from entente.domain.digest import Article, Manuscript
from entente.domain.hashing import hash_of
from entente.domain.problem import Code, Problem
from entente.domain.site import Settings
from entente.files.anteroom import anteroom_of
from entente.files.listing import read_bytes
from entente.files.manifest import mark_of
from entente.files.stage import Stage
from entente.freshness.fingerprints import hash_of_texts
from entente.freshness.notation import problems_in, stated
from entente.freshness.plan import REASONS
from entente.pipeline.addresses import page_of
from entente.pipeline.exchanging import Change, Exchanged, Exchanger, UnfitError
from entente.pipeline.findings import Findings
from entente.pipeline.gate import Sources, Verdict, inspect
from entente.pipeline.inputs import Inputs
from entente.pipeline.plates import Plate, Plates, read_plates
from entente.pipeline.produced import Produced
from entente.pipeline.reading_room import read_in_time
from entente.pipeline.workforce import Workforce
from entente.reading.kinds import ContentKind, Role, role_of
from entente.reading.source import Bounds

__all__ = ["Retouched", "Site", "retouched"]

MOST = 20
"""Files that may have changed: more than anybody corrects between two builds."""
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
    verdict: Verdict
    """Of the gate."""
    warnings: tuple[Problem, ...]
    """Of the content; they hold as before."""
    reasons: tuple[str, ...]
    """Why each file was made anew."""


def retouched(site: Site, *, waiting: Callable[[], None], begun: float) -> Retouched | None:
    """Publish a site in which nothing but the words of some texts changed.

    Args:
        site: as it is now.
        waiting: called before a wait for another build.
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
            return Retouching(site, plates, stage).done(changes, begun)
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

    def __init__(self, site: Site, plates: Plates, stage: Stage) -> None:
        self.site, self.plates, self.stage = site, plates, stage
        self.pages: dict[str, Exchanged] = {}
        """Pages with another text."""
        self.said: list[tuple[str, str, str]] = []
        """(page, what search had of a text, what it has now), in order."""
        self.reasons: list[str] = []
        self.known = problems_in(plates.common.note)
        """The warnings of the last build."""

    def done(self, changes: Iterable[Change], begun: float) -> Retouched:
        """Do all of it.

        Args:
            changes: of texts.
            begun: when the build was.

        Raises:
            UnfitError: it cannot be done.

        """
        stage, common = self.stage, self.plates.common
        is_of_this_site = mark_of(stage.manifest) == common.manifest.encode()
        if not is_of_this_site or not stage.before or stage.intact() != stage.before:
            raise UnfitError(stage.output)
        exchanger = Exchanger(self.plates, self.site.settings)
        for each in changes:
            self.exchange(exchanger, each)
        self.put()
        if common.volumes:
            self.put_search()
        stage.keep_rest()
        verdict = self.verdict(begun)
        inputs = self.site.inputs
        stage.publish(inputs.hash if inputs.settled else "", common.note, self.leave_plates)
        made = sum(bool(record.made_from) for record in stage.records.values())
        drawn = len(stage.made)
        warnings = tuple(each for each in self.known if each not in verdict.problems)
        produced = Produced(drawn, made - drawn, {}, Findings())
        return Retouched(produced, verdict, warnings, tuple(sorted(self.reasons)))

    def exchange(self, exchanger: Exchanger, change: Change) -> None:
        """Exchange the text of one file."""
        page = change.page
        before = self.pages.get(page)
        shown = before.content if before else read_bytes(self.stage.output / page)
        self.pages[page] = exchanged = exchanger.exchange(change, self.plate(page), shown)
        self.said.append((page, *exchanged.said))

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
            self.reasons.append(f"{page}: {REASONS['texts']}")
            self.stage.write(page, exchanged.content, made_from)

    def put_search(self) -> None:
        """Put the files of search on the stage in which something changed."""
        from entente.pipeline.patching import Patching  # noqa: PLC0415 - where there is search

        patching = Patching(self.stage, self.plates.common.volumes, self.plate, self.reasons)
        for page, old, new in self.said:
            patching.exchange(page, old, new)
        patching.put(self.pages.keys())

    def verdict(self, begun: float) -> Verdict:
        """Let the gate look at the site; what it finds that is new is for a whole build to tell."""
        sources = Sources(self.site.content.name, (), lambda _: ())
        seconds, workforce = monotonic() - begun, Workforce(1)
        base_url = self.site.settings.base_url
        verdict = inspect(self.stage, base_url, sources, seconds, workforce)
        # The warnings of the last build are given again, so each must hold as it did.
        if set(verdict.problems) != {each for each in self.known if each.code in OF_THE_WHOLE}:
            raise UnfitError(self.stage.output)
        if any(each.place.file in self.pages for each in self.known):
            raise UnfitError(self.stage.output)
        return verdict

    def leave_plates(self, manifest: str) -> None:
        """Leave the plates of the site that is published now."""
        common = msgspec.structs.replace(
            self.plates.common, manifest=manifest, content=self.site.inputs.content
        )
        changed = {page: each.plate for page, each in self.pages.items()}
        self.plates.with_changed(common, changed).write(self.stage.anteroom.plates)
