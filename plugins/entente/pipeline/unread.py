"""What is not read, and what it would have named: the hearsay of one run.

Two kinds of file name things that the site then lacks: those that reading refused, of which only
the bytes are there, and digests that resolving refused, of which every name is known.
"""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from entente.domain.digest import Digest, Manuscript
from entente.domain.hearsay import Hearsay
from entente.files.listing import read_bytes
from entente.reading.hearsay import names_in
from entente.reading.kinds import ContentKind, Role

__all__ = ["heard_in", "with_refused"]


def heard_in(unread: Iterable[tuple[Role, Path]], most_bytes: int) -> Hearsay:
    """Return what the files name that reading refused.

    Args:
        unread: what each is, and where it lies on disk.
        most_bytes: how much of a file is read.

    """
    heard: dict[ContentKind, set[str]] = {}
    for role, on_disk in unread:
        try:
            content = read_bytes(on_disk, most_bytes)
        except OSError:
            continue  # reported as a file without the right to be read; nobody can hear it
        heard.setdefault(role.kind, set()).update(names_in(content))
    notes = {ContentKind.LEADERS, ContentKind.COUNTRIES, ContentKind.TOPICS}
    return Hearsay(
        leaders=frozenset(heard.get(ContentKind.LEADERS, ())),
        countries=frozenset(heard.get(ContentKind.COUNTRIES, ())),
        topics=frozenset(heard.get(ContentKind.TOPICS, ())),
        others=frozenset(n for kind, names in heard.items() if kind not in notes for n in names),
    )


def with_refused(
    hearsay: Hearsay, manuscripts: Iterable[Manuscript], digests: Iterable[Digest]
) -> Hearsay:
    """Return the hearsay with what those manuscripts name that no digest was made of."""
    made = {digest.id for digest in digests}
    refused = {
        name
        for each in manuscripts
        if each.id not in made
        for name in (each.title, *names_of(each))
    }
    return replace(hearsay, others=hearsay.others | refused)


def names_of(manuscript: Manuscript) -> tuple[str, ...]:
    """Return the leaders, countries and topics that a manuscript names."""
    hosts = (leg.host for leg in manuscript.legs)
    topics = (topic for outcome in manuscript.outcomes for topic in outcome.topics)
    people = (*manuscript.leaders, *manuscript.meets)
    countries = (manuscript.origin, *hosts, *manuscript.at_issue)
    return (*people, *countries, *manuscript.topics, *topics)
