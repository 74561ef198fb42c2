"""What one digest rests on and where it stands: its sources, its status, its history.

These rules need more than the file itself: which seeds are kept, and which day it is.
Example: ``status: announced`` for a visit that ended before the day of the records.
"""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from entente.checking.dossier import Dossier
from entente.domain.digest import Digest
from entente.domain.problem import Code, Place, Problem
from entente.domain.visit import Status
from entente.reading.mistakes import nearest

__all__ = ["kept_sources", "some_source", "status_and_dates", "status_and_history"]

COMING = {Status.ANNOUNCED, Status.CONFIRMED, Status.UNDER_WAY}
BEGUN = {Status.UNDER_WAY, Status.CONCLUDED}
OFF = {Status.CANCELLED, Status.POSTPONED}
NEIGHBOURS = 8
"""How many names on either side are looked at for "did you mean"."""


def kept_sources(dossier: Dossier) -> Iterator[Problem]:
    """Yield a problem for each source ``file:`` that is not among the seeds."""
    names = sorted(dossier.seeds)
    mirrored = sorted(name[::-1] for name in names)
    for digest in dossier.digests:
        for file, place in source_files(digest):
            if file in dossier.seeds:
                continue
            near = nearest(
                file, [*around(names, file), *(n[::-1] for n in around(mirrored, file[::-1]))]
            )
            meant = f"Did you mean `{near[0]}`? " if near else ""
            yield Problem(
                Code.SOURCE_MISSING,
                place,
                f"there is no file `{file}`",
                f"{meant}Put the document there, or give its address as `url: https://…`.",
            )


def source_files(digest: Digest) -> Iterator[tuple[str, Place]]:
    """Yield each kept file that a digest or one of its articles rests on, and where it is named."""
    for number, source in enumerate(digest.sources):
        if source.file:
            yield source.file, digest.places.of("sources", number, "file")
    for article in digest.articles:
        for source in article.sources:
            if source.file:
                yield source.file, Place(article.file)


def around(names: list[str], name: str) -> list[str]:
    """Return the names that stand near ``name`` in sorted order: those that begin like it.

    Together with the same for reversed names this finds a slip anywhere but at both ends, without
    comparing every missing file with every seed.
    """
    at = bisect_left(names, name)
    return names[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]


def some_source(dossier: Dossier) -> Iterator[Problem]:
    """Yield a warning for each digest that rests on nothing."""
    for digest in dossier.digests:
        if not digest.sources and not any(article.sources for article in digest.articles):
            yield Problem(
                Code.NO_SOURCE,
                Place(digest.places.file, 1, 1, 3),
                "the digest names no source",
                "Write `sources:` and below it `  - {title: …, publisher: …, url: https://…}`.",
            )


def status_and_dates(dossier: Dossier) -> Iterator[Problem]:
    """Yield a warning for each status that cannot be right on the day of the records."""
    for digest in dossier.digests:
        wrong = contradiction(digest, dossier.as_of)
        if wrong:
            yield Problem(
                Code.STATUS_DATES,
                digest.places.of("status"),
                f"the visit is `{digest.visit.status}`, but {wrong}",
                "Correct `status` or `dates`, or delete `status`: without it the dates decide.",
            )


def contradiction(digest: Digest, day: date) -> str:
    """Return what the dates say against the status on ``day``; empty where nothing."""
    status, dates = digest.visit.status, digest.visit.dates
    if status in BEGUN and dates.first and dates.first > day:
        return f"on {day} it had not begun ({dates.text})"
    if status in COMING and dates.last and dates.last < day:
        return f"on {day} it was over ({dates.text})"
    return ""


def status_and_history(dossier: Dossier) -> Iterator[Problem]:
    """Yield a warning for each history that ends with another status than the visit's.

    Where the author states none the dates decide, and no date tells that a visit was called off.
    """
    for digest in dossier.digests:
        if not digest.visit.history:
            continue
        last = digest.visit.history[-1]
        if last.status is digest.visit.status:
            continue
        if last.status in OFF or states_status(digest):
            yield Problem(
                Code.STATUS_HISTORY,
                digest.places.of("status" if states_status(digest) else "history"),
                f"the visit is `{digest.visit.status}`, but its history ends with "
                f"`{last.status}` on {last.day}",
                f"Write `status: {last.status}`, or add the last step to `history`.",
            )


def states_status(digest: Digest) -> bool:
    """Whether the author wrote a status; an empty key stands where its value would."""
    marks = digest.places.marks
    return ("status",) in marks and marks["status",] != marks.get(("status", "key"))
