"""A visit's files to a manuscript: the opening article, its instalments, and what they rest on.

Each file is read on its own, so that a changed one is parsed again and the others are not;
``gathered`` puts the articles of one folder together.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from entente.domain.digest import Article, Correction, LegText, Manuscript, Outcome, Source
from entente.domain.problem import Code, Place, Problem
from entente.domain.visit import StatusChange
from entente.reading.body import Slot
from entente.reading.documents import Document, read_document
from entente.reading.front_matter import FrontMatter
from entente.reading.mistakes import keys_at, meant_key
from entente.reading.schema import ArticleKeys, SourceKeys, VisitKeys
from entente.reading.source import Bounds

__all__ = ["gathered", "read_article", "read_visit"]

OPENING = "opening"
"""Name of the article that opens a digest."""
IN_ARTICLE = 4
"""Level of headings within an article, whose own title is one higher."""


def read_visit(
    visit_id: str, file: str, content: bytes, bounds: Bounds
) -> Manuscript | tuple[Problem, ...]:
    """Read the file that opens a visit.

    Args:
        visit_id: from the name of its file or folder.
        file: its path, as in ``Place.file``.
        content: its bytes.
        bounds: how large and deep it may be.

    Returns:
        A manuscript with one article, or every problem of the file.

    """
    document = read_document(
        VisitKeys,
        name=visit_id,
        slot=Slot(OPENING, IN_ARTICLE),
        file=file,
        content=content,
        bounds=bounds,
        needs_text=True,
        rules=route_problems,
    )
    if isinstance(document, tuple):
        return document
    return manuscript(visit_id, document)


def manuscript(visit_id: str, document: Document[VisitKeys]) -> Manuscript:
    """Return the manuscript of a document whose parts are right."""
    keys = document.keys
    opening = Article(
        name=OPENING,
        title=keys.title,
        label=keys.label,
        summary="",
        published=keys.published,
        sources=(),
        html=document.html,
        file=document.places.file,
        links=document.links,
        autolink=keys.autolink,
    )
    return Manuscript(
        id=visit_id,
        places=document.places,
        title=keys.title,
        leaders=keys.leader,
        office=keys.office,
        origin=keys.origin,
        legs=legs(keys),
        kind=keys.kind,
        status=keys.status,
        history=tuple(
            sorted(
                (StatusChange(change.day, change.status) for change in keys.history),
                key=lambda change: change.day,
            )
        ),
        meets=keys.meets,
        at_issue=keys.countries,
        topics=keys.topics,
        published=keys.published,
        summary=keys.summary,
        sources=tuple(source(each) for each in keys.sources),
        outcomes=tuple(Outcome(o.text, o.status, o.day, o.topics) for o in keys.outcomes),
        corrections=tuple(Correction(c.day, c.note) for c in keys.corrections),
        aliases=keys.aliases,
        autolink=keys.autolink,
        draft=keys.draft,
        articles=(opening,),
    )


def legs(keys: VisitKeys) -> tuple[LegText, ...]:
    """Return the stops of a tour, or the one stop of a visit without ``legs``."""
    if keys.legs:
        return tuple(LegText(leg.to, leg.place, leg.dates, leg.kind) for leg in keys.legs)
    if keys.dates is None:
        raise AssertionError("a visit without legs has dates: route_problems holds that")
    return (LegText(keys.to, keys.place, keys.dates, None),)


def route_problems(front: FrontMatter) -> Iterable[Problem]:
    """Yield what is wrong between ``legs`` on one side, ``to``, ``dates``, ``place`` on the other.

    The schema cannot say it per key: a visit has one way of writing where it goes.
    """
    given = {key for key, value in front.values.items() if value not in (None, [])}
    if "legs" in given:
        for key in sorted(given & {"to", "dates", "place"}):
            yield Problem(
                Code.CONFLICTING_KEYS,
                front.places.of(key, "key"),
                f"`{key}` and `legs` exclude each other",
                f"A tour has its `{key}` in each of its legs: delete the one outside them.",
            )
        return
    known = keys_at(VisitKeys, ())
    slips = {meant_key((key,), VisitKeys) for key in front.values if key not in known}
    if "legs" in slips:
        return
    for key, example in (("to", "to: US"), ("dates", "dates: 2024-04-08/2024-04-14")):
        if key not in given | slips:
            present = (key, "key") in front.places.marks
            yield Problem(
                Code.MISSING_KEY,
                front.places.of(key, "key") if present else Place(front.places.file, 1, 1, 3),
                f"`{key}` has no value" if present else f"`{key}` is missing",
                f"Write `{example}`, or `legs` for a tour of several stops.",
            )


def read_article(
    name: str, file: str, content: bytes, bounds: Bounds
) -> Article | tuple[Problem, ...]:
    """Read a further article of a visit.

    Args:
        name: from the name of its file: ``2024-04-10-joint-statement``.
        file: its path, as in ``Place.file``.
        content: its bytes.
        bounds: how large and deep it may be.

    Returns:
        The article, or every problem of the file.

    """
    document = read_document(
        ArticleKeys,
        name=name,
        slot=Slot(name, IN_ARTICLE),
        file=file,
        content=content,
        bounds=bounds,
        needs_text=True,
    )
    if isinstance(document, tuple):
        return document
    keys = document.keys
    return Article(
        name=name,
        title=keys.title,
        label=keys.label,
        summary=keys.summary,
        published=keys.published,
        sources=tuple(source(each) for each in keys.sources),
        html=document.html,
        file=file,
        links=document.links,
        autolink=keys.autolink,
    )


def source(keys: SourceKeys) -> Source:
    """Return the source of checked keys."""
    return Source(
        title=keys.title,
        publisher=keys.publisher,
        url=keys.url,
        file=keys.file,
        day=keys.day,
        accessed=keys.accessed,
        kind=keys.kind,
        numbers=keys.numbers,
        record=keys.record,
    )


def gathered(opening: Manuscript, further: Iterable[Article]) -> Manuscript:
    """Return the manuscript with further articles behind its opening one, oldest first."""
    ordered = sorted(further, key=lambda article: (article.published or date.max, article.name))
    return replace(opening, articles=(*opening.articles, *ordered))
