"""From a folder of content to one immutable site: the steps that build and check share.

The flow, each step a call below::

    sources_in → read_all → assemble: gather, resolve, publish, compare → Assembly

Whoever publishes takes the ``Site`` and makes pages of it; whoever checks takes the problems.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from entente.checking.dossier import Address, Dossier
from entente.checking.rules import problems_between
from entente.domain.digest import Article, Digest, Manuscript
from entente.domain.hearsay import Hearsay
from entente.domain.note import CountryNote, LeaderNote, Notes, PlainText, TopicNote
from entente.domain.problem import Code, Place, Problem, Severity, in_order
from entente.domain.site import Settings, Site
from entente.files.listing import read_bytes, walk
from entente.files.pictures import size_of_picture
from entente.freshness.notation import Document
from entente.pipeline.companions import with_companions
from entente.pipeline.interlinking import Grounds, interlink
from entente.pipeline.memory import give_back
from entente.pipeline.platemaking import Platemaker
from entente.pipeline.reading_room import Source, read_each
from entente.pipeline.standing_pages import Bonds, bonds_of, pages_of_bonds, standing_pages
from entente.pipeline.telling import counted
from entente.pipeline.unread import heard_in, with_refused
from entente.pipeline.workshop import Workshop
from entente.reading.kinds import ContentKind, Role, role_of
from entente.reading.manuscripts import gathered
from entente.reading.source import Bounds
from entente.registry.gazetteer import gazetteer
from entente.registry.resolve import named_by, resolve, state_of_records

__all__ = ["Assembly", "Image", "Sources", "assemble", "lines_of", "sources_in"]


@dataclass(frozen=True, slots=True)
class Sources:
    """What lies in the content folder and beside it, before anything is parsed."""

    name: str
    """Of the content folder, as problems show it: ``content``."""
    files: tuple[tuple[str, Path], ...]
    """(path below the content folder, path on disk), sorted."""
    irregular: tuple[str, ...]
    """Links, pipes and the like, which are never opened: ``content/….md``, ``seeds/….txt``."""
    seeds: frozenset[str]
    """Paths of the kept source documents: ``seeds/….txt``."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the folder of a visit."""

    path: str
    """Below the site's root: ``visits/<id>/map.png``."""
    source: Path
    """On disk."""


@dataclass(slots=True)
class Readings:
    """Every document of a run, by kind, with the problems of those that could not be read."""

    roles: list[tuple[str, Role]]
    """(path below the content folder, what it is) of every file, readable or not."""
    documents: list[tuple[Role, Document]]
    stated: dict[str, str]
    """File → hash of what it says besides its text, of those that are texts of a visit."""
    images: list[Source]
    visits: list[tuple[str, str]]
    """(id, file) of everything that opens a visit, readable or not."""
    unread: list[tuple[Role, Path]]
    """Documents that could not be read, and where they lie."""
    in_folders: list[str]
    """Files of further articles and images, readable or not."""
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What a folder of content came to."""

    site: Site
    """Whole only if there are no errors among the problems."""
    bonds: Bonds
    """What its digests have to do with each entry and each two countries with each other."""
    pages: tuple[PlainText, ...]
    images: tuple[Image, ...]
    problems: tuple[Problem, ...]
    """Sorted by file and position."""
    sources: int
    """How many files were read."""
    platemaker: Platemaker

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def sources_in(content: Path, seeds: Path) -> Sources:
    """List what there is to read.

    Args:
        content: the folder of digests, notes and pages.
        seeds: the folder of kept source documents; it may be absent.

    """
    listing, documents = walk(content), walk(seeds)
    kept = frozenset(f"{seeds.name}/{path}" for path, _ in documents.files)
    irregular = (
        *(f"{content.name}/{path}" for path in listing.irregular),
        *(f"{seeds.name}/{path}" for path in documents.irregular),
    )
    return Sources(content.name, listing.files, irregular, kept)


def read_all(sources: Sources, bounds: Bounds, workshop: Workshop) -> Readings:
    """Read every file: each ends as a document, an image or a problem."""
    readings = Readings(
        [], [], {}, [], [], [], [], [not_a_file(path) for path in sources.irregular]
    )
    texts = []
    for path, on_disk in sources.files:
        file = f"{sources.name}/{path}"
        role = role_of(path, file)
        if isinstance(role, Problem):
            readings.problems.append(role)
            continue
        readings.roles.append((path, role))
        if role.kind in {ContentKind.ARTICLE, ContentKind.IMAGE}:
            readings.in_folders.append(file)
        if role.kind is ContentKind.VISIT:
            readings.visits.append((role.name, file))
        if role.kind is ContentKind.IMAGE:
            readings.images.append(Source(role, file, on_disk))
        else:
            texts.append(Source(role, file, on_disk))
    read_texts = read_each(texts, bounds, workshop)
    each = counted(read_texts, workshop.told, "Reading files", len(texts))
    for source, read in zip(texts, each, strict=True):
        if isinstance(read.found, tuple):
            readings.problems += read.found
            readings.unread.append((read.role, source.on_disk))
        else:
            readings.documents.append((read.role, read.found))
            if read.stated:
                readings.stated[source.file] = read.stated
    return readings


def assemble(
    sources: Sources,
    settings: Settings,
    bounds: Bounds | None = None,
    *,
    workshop: Workshop | None = None,
) -> Assembly:
    """Read all content and put the site together.

    Args:
        sources: as ``sources_in`` lists them.
        settings: of the site owner.
        bounds: how large and deep one file may be.
        workshop: hands and cache; without one this process reads everything itself.

    Returns:
        The site and every problem of the run. Where one of them is an error the site lacks what
        it concerns and must not be published.

    """
    bounds, workshop = bounds or Bounds(), workshop or Workshop()
    readings = read_all(sources, bounds, workshop)
    give_back()
    manuscripts = list(gather(readings))
    readings.problems += homeless(readings)
    notes = notes_of(readings)
    as_of = settings.as_of or state_of_records(manuscripts)
    heard = heard_in(readings.unread, bounds.file_bytes)
    resolution = resolve(manuscripts, notes, gazetteer(), as_of, heard)
    heard = with_refused(heard, manuscripts, resolution.digests)
    published = tuple(d for d in resolution.digests if settings.drafts or not d.draft)
    shown = named_by(published, resolution, notes)
    site = Site(
        settings=settings,
        digests=published,
        leaders=shown.leaders,
        countries=shown.countries,
        country_intros=shown.country_intros,
        topics=shown.topics,
        as_of=as_of,
    )
    pages = tuple(page for _, page in readings.documents if isinstance(page, PlainText))
    reserved = dict(with_companions(standing_pages(site), site.digests))
    grounds = grounds_of(readings, site, reserved, heard)
    linked = interlink(site, resolution, notes, pages, grounds, workshop)
    give_back()
    bonds = bonds_of(linked.site)
    dossier = Dossier(
        visits=tuple(readings.visits),
        digests=linked.site.digests,
        pages=reserved | dict(with_companions(pages_of_bonds(site, bonds), ())),
        seeds=sources.seeds,
        as_of=as_of,
        written=tuple(written(readings)),
    )
    problems = [*readings.problems, *resolution.problems, *problems_between(dossier)]
    problems += linked.problems
    platemaker = Platemaker(
        linked.site,
        linked.linked,
        readings.stated,
        frozenset(problem.place.file.partition("/")[2] for problem in problems),
        linked.atlas,
    )
    return Assembly(
        site=linked.site,
        bonds=bonds,
        pages=linked.pages,
        images=tuple(images_of(readings, published)),
        problems=in_order(problems),
        sources=len(sources.files),
        platemaker=platemaker,
    )


def gather(readings: Readings) -> Iterator[Manuscript]:
    """Yield every visit with the articles of its folder."""
    articles: dict[str, list[Article]] = {}
    for _, document in readings.documents:
        if isinstance(document, Article):
            articles.setdefault(folder_of(document.file), []).append(document)
    for _, document in readings.documents:
        if isinstance(document, Manuscript):
            file = document.places.file
            further = articles.get(folder_of(file), ()) if file.endswith("/index.md") else ()
            yield gathered(document, further) if further else document


def folder_of(file: str) -> str:
    """Return the folder of a file."""
    return file.rpartition("/")[0]


def homeless(readings: Readings) -> Iterator[Problem]:
    """Yield a problem for each article and image in a folder that opens no visit."""
    homes = {folder_of(file) for _, file in readings.visits if file.endswith("/index.md")}
    for file in readings.in_folders:
        if folder_of(file) not in homes:
            yield Problem(
                Code.UNEXPECTED_FILE,
                Place(file),
                "its folder has no index.md, so it belongs to no visit",
                "Write the index.md that opens the visit, or move the file to its visit.",
            )


def written(readings: Readings) -> Iterator[Address]:
    """Yield the addresses that the names of plain pages and of pictures ask for."""
    for _, page in readings.documents:
        if isinstance(page, PlainText):
            yield Address(f"{page.slug}.html", f'the page "{page.title}"', page.places.file)
    for image in readings.images:
        yield Address(path_of(image), f"the picture {image.file}", image.file)


def notes_of(readings: Readings) -> Notes:
    """Return every note, each kind in order of slug."""
    every = [document for _, document in readings.documents]
    return Notes(
        leaders=tuple(note for note in every if isinstance(note, LeaderNote)),
        countries=tuple(note for note in every if isinstance(note, CountryNote)),
        topics=tuple(note for note in every if isinstance(note, TopicNote)),
    )


def images_of(readings: Readings, published: tuple[Digest, ...]) -> Iterator[Image]:
    """Yield the images of published digests."""
    shown = {digest.id for digest in published}
    for image in readings.images:
        if image.role.visit in shown:
            yield Image(path_of(image), image.on_disk)


def path_of(image: Source) -> str:
    """Return where a picture is published."""
    return f"visits/{image.role.visit}/{image.role.name}"


def grounds_of(readings: Readings, site: Site, reserved: Iterable[str], heard: Hearsay) -> Grounds:
    """Return what links may lead to besides digests and entries.

    Args:
        readings: with files and pictures.
        site: before its texts are linked.
        reserved: addresses that no file asks for.
        heard: what may be names in files that were not read.

    """
    old = (alias for digest in site.digests for alias in digest.aliases)
    return Grounds(
        files=tuple(readings.roles),
        addresses=frozenset((*reserved, *old)),
        later=cache(lambda: frozenset(path for path, _ in pages_of_bonds(site, bonds_of(site)))),
        images={path_of(each): size_of_picture(each.on_disk) for each in readings.images},
        heard=heard.all,
    )


def not_a_file(file: str) -> Problem:
    """Report something that is no regular file."""
    return Problem(
        Code.NOT_A_FILE,
        Place(file),
        "this is a link or another special file; only regular files are read",
        "Put a copy of the file itself here.",
    )


def lines_of(content: Path) -> Callable[[str], list[str]]:
    """Return a function that gives the lines of a file that a problem names, for reports.

    Args:
        content: the content folder; problems name files from its parent.

    """

    def lines(file: str) -> list[str]:
        try:
            text = read_bytes(content.parent / file).decode("utf-8-sig", "replace")
        except OSError:
            return []
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    return cache(lines)
