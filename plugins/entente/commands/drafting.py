"""What ``seed_drafts`` and ``record_drafts`` hand to ``importing``: a draft, and where it belongs.

The id is proposed from what a visit is: ``2024-04-08-fumio-kishida-united-states``.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from entente.domain.dates import Span
from entente.domain.names import slug
from entente.domain.problem import Problem
from entente.registry.proposals import KnownNames
from entente.rendering.drafts import Draft

__all__ = ["Drafted", "leader_slug", "visit_id"]

LONGEST_ID = 100
"""Characters; leaves room for a suffix in a file name that is an address."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft and the place that it asks for."""

    id: str
    """Of the visit; the name of its file."""
    year: int
    """The folder that its file goes into."""
    draft: Draft
    problems: tuple[Problem, ...]
    """What the author must fill in by hand."""


def visit_id(dates: Span | None, names: Iterable[str]) -> str:
    """Return the id for a visit of these dates; ``names`` are slugs, leader and host."""
    first = slug(dates.start.text) if dates and dates.start else ""
    parts = "-".join(part for part in (first, *names) if part)
    if len(parts) <= LONGEST_ID:
        return parts
    return parts[:LONGEST_ID].rpartition("-")[0]


def leader_slug(name: str, known: KnownNames) -> str:
    """Return the slug of a leader's page: the note's for one who has it, else the name's."""
    leader = known.leader_called(name)
    return leader.slug if leader else slug(name)
