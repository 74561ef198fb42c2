"""Links in all texts of a site, and who mentions whom: the linking room applied to a whole site.

The flow, each step a call below::

    cards → atlas → every text linked → problems, backlinks → the site again, its texts linked
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from entente.domain.country import Country
from entente.domain.digest import Digest
from entente.domain.mention import Backlink
from entente.domain.names import fold
from entente.domain.note import CountryNote, LeaderNote, Notes, PlainText, TopicNote
from entente.domain.problem import Problem
from entente.domain.site import Site
from entente.linking.atlas import Atlas, Size, Writing
from entente.linking.backlinks import Mentioner, backlinks_of
from entente.linking.cards import Known, cards_of
from entente.linking.directory import Card, directory_of
from entente.linking.entries import Entry, Kind, Standing
from entente.linking.linked import Linked
from entente.linking.writings import LinkedDigest, link_digest, link_note
from entente.pipeline.addresses import FOLDERS, page_of
from entente.pipeline.link_memory import LinkMemory
from entente.pipeline.telling import counted
from entente.pipeline.workshop import Workshop
from entente.reading.kinds import Role
from entente.registry.gazetteer import AMBIGUOUS, unambiguous_adjectives
from entente.registry.resolve import Resolution

__all__ = ["Grounds", "Interlinked", "facts_of", "interlink"]

Note = LeaderNote | CountryNote | TopicNote | PlainText


@dataclass(frozen=True, slots=True)
class Grounds:
    """What else there is besides the values: files, addresses, pictures."""

    files: tuple[tuple[str, Role], ...]
    """(path below the content folder, what it is) of every file, readable or not."""
    addresses: frozenset[str]
    """Of pages that no file asks for, and old ones that redirect."""
    later: Callable[[], frozenset[str]]
    """Addresses of the pages that are made of what the digests say together: see ``Atlas``."""
    images: Mapping[str, Size | None]
    """Path below the site's root → size; those of drafts too."""
    heard: frozenset[str]
    """What may be names in files that were not read."""


@dataclass(frozen=True, slots=True)
class Interlinked:
    """A site whose texts are linked."""

    site: Site
    pages: tuple[PlainText, ...]
    problems: tuple[Problem, ...]
    linked: tuple[LinkedDigest, ...]
    """The digests of the site, with what each mentions."""
    atlas: Atlas
    """Everything that links could lead to."""


def interlink(  # noqa: PLR0913, PLR0917 - a site is all of these
    site: Site,
    resolution: Resolution,
    notes: Notes,
    pages: tuple[PlainText, ...],
    grounds: Grounds,
    workshop: Workshop,
) -> Interlinked:
    """Link every text.

    Args:
        site: what will be published, its texts as they were read.
        resolution: of everything, drafts included.
        notes: of leaders, countries and topics.
        pages: plain pages.
        grounds: files, addresses and pictures.
        workshop: knows what earlier runs linked.

    """
    atlas = atlas_of(site, resolution, pages, grounds)
    memory = LinkMemory(atlas, workshop)
    every = resolution.digests
    each = counted(every, workshop.told, "Linking texts", len(every))
    digests = [link_digest(d, facts_of(d, resolution.countries), memory.link) for d in each]
    texts = dict(linked_notes(notes, pages, resolution, memory.link))
    memory.keep()
    published = {digest.id for digest in site.digests}
    shown = [each for each in digests if each.digest.id in published]
    problems = [problem for each in digests for problem in each.problems]
    problems += [problem for text in texts.values() for problem in text.problems]
    linked = tuple(replace(page, html=texts[f"{page.slug}.html"].html) for page in pages)
    mentioners = [*digest_mentioners(shown), *note_mentioners(texts, atlas)]
    return Interlinked(
        with_texts(site, shown, texts, backlinks_of(mentioners)),
        linked,
        tuple(problems),
        tuple(shown),
        atlas,
    )


def atlas_of(
    site: Site, resolution: Resolution, pages: tuple[PlainText, ...], grounds: Grounds
) -> Atlas:
    """Return everything that a link may lead to."""
    known = Known(
        digests=resolution.digests,
        leaders=resolution.leaders,
        countries=resolution.countries,
        topics=resolution.topics,
        pages=pages,
        adjectives=unambiguous_adjectives(resolution.countries.values()),
    )
    cards = list(cards_of(known, site))
    sources = {path: page_of(role) for path, role in grounds.files if role.kind in FOLDERS}
    cards += unread(sources.values(), {card.entry.path for card in cards})
    directory = directory_of(cards)
    return Atlas(
        directory=directory,
        pages=grounds.addresses | {card.entry.path for card in cards},
        later=grounds.later,
        sources=sources,
        images=grounds.images,
        ambiguous={
            name: tuple(resolution.countries[code].name for code in codes)
            for name, codes in AMBIGUOUS.items()
        },
        heard=frozenset(fold(name) for name in grounds.heard),
        spared=frozenset(e.path for name in grounds.heard for e in directory.find(name)),
        base_url=site.settings.base_url,
        autolink=site.settings.autolink,
    )


def unread(sources: Iterable[str], known: Iterable[str]) -> Iterator[Card]:
    """Yield a card for each file that could not be read, so that links to it are not wrong too."""
    pages = {page.partition("#")[0] for page in sources}
    for page in sorted(pages - set(known)):
        name = page.rpartition("/")[2].removesuffix(".html")
        yield Card(Entry(page, name, Kind.PAGE, Standing.PUBLISHED), (), (), (name,))


def facts_of(digest: Digest, countries: Mapping[str, Country]) -> frozenset[str]:
    """Return the paths of everything that a digest's front matter names.

    Args:
        digest: any.
        countries: at least those that it names, by code.

    """
    visit = digest.visit
    slugs = (*visit.topics, *(slug for outcome in digest.outcomes for slug in outcome.topics))
    return frozenset(
        (
            *(f"leaders/{slug}.html" for slug in visit.people),
            *(f"topics/{slug}.html" for slug in slugs),
            *(country_path(code, countries) for code in visit.countries if code),
        )
    )


def country_path(code: str, countries: Mapping[str, Country]) -> str:
    """Return the path of a country's page."""
    return f"countries/{countries[code].slug}.html"


def linked_notes(
    notes: Notes,
    pages: tuple[PlainText, ...],
    resolution: Resolution,
    link: Callable[[Writing], Linked],
) -> Iterator[tuple[str, Linked]]:
    """Yield the path and the linked text of every note and plain page."""
    folders: tuple[tuple[str, Sequence[Note]], ...] = (
        ("leaders/", notes.leaders),
        ("countries/", notes.countries),
        ("topics/", notes.topics),
        ("", pages),
    )
    for folder, kind in folders:
        for note in kind:
            page = f"{folder}{note.slug}.html"
            facts = {page}
            if isinstance(note, LeaderNote):
                offices = resolution.leaders[note.slug].offices
                countries = resolution.countries
                facts |= {country_path(o.country, countries) for o in offices if o.country}
            yield page, link_note(note, page, frozenset(facts), link)


def digest_mentioners(shown: Iterable[LinkedDigest]) -> list[Mentioner]:
    """Return published digests with what they mention, the latest visit first."""
    ordered = sorted(shown, key=lambda each: each.digest.sort_key, reverse=True)
    return [Mentioner(each.digest.path, each.digest.title, each.mentions) for each in ordered]


def note_mentioners(texts: Mapping[str, Linked], atlas: Atlas) -> list[Mentioner]:
    """Return notes and plain pages with what they mention, by title."""
    mentioners = [
        Mentioner(path, atlas.directory.by_path[path].title, tuple(("", m) for m in text.mentions))
        for path, text in texts.items()
        if path in atlas.directory.by_path
    ]
    return sorted(mentioners, key=lambda each: (each.title, each.path))


def with_texts(
    site: Site,
    shown: Iterable[LinkedDigest],
    texts: Mapping[str, Linked],
    backlinks: Mapping[str, tuple[Backlink, ...]],
) -> Site:
    """Return the site with its texts linked."""
    html = {path: text.html for path, text in texts.items()}
    return replace(
        site,
        digests=tuple(each.digest for each in shown),
        leaders={
            slug: replace(leader, intro=html.get(leader.path, leader.intro))
            for slug, leader in site.leaders.items()
        },
        country_intros={
            code: html.get(f"countries/{site.countries[code].slug}.html", intro)
            if code in site.countries
            else intro
            for code, intro in site.country_intros.items()
        },
        topics={
            slug: replace(topic, intro=html.get(topic.path, topic.intro))
            for slug, topic in site.topics.items()
        },
        backlinks=backlinks,
    )
