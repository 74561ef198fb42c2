"""What came before a visit and what after: in its relations, and in its leaders' travels.

Both are chains by date, so that the next of a visit has that visit as its previous:

    travels.of("2024-04-08-fumio-kishida-united-states")  # one Step a leader
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from entente.domain.digest import Digest
from entente.domain.relation import Crossing, Relation

__all__ = ["Step", "Steps", "Travels", "steps_in", "travels_of"]

Steps = Mapping[str, tuple[Crossing | None, Crossing, Crossing | None]]
"""Digest id → the visit before it in a relation, the visit, the one after it."""


@dataclass(frozen=True, slots=True)
class Step:
    """A visit's place in a chain."""

    before: Digest | None
    """None: it is the first."""
    after: Digest | None
    """None: it is the last."""


@dataclass(frozen=True, slots=True)
class Travels:
    """The chains of all leaders."""

    steps: Mapping[str, Mapping[str, Step]]
    """Leader → digest id → its place among that leader's visits."""

    def of(self, digest: Digest) -> list[tuple[str, Step]]:
        """Return each traveller of a visit, in its order, with the visits before and after."""
        return [(leader, self.steps[leader][digest.id]) for leader in digest.visit.leaders]


def travels_of(travelled: Mapping[str, Sequence[Digest]]) -> Travels:
    """Return the chain of every leader.

    Args:
        travelled: leader → visits made, oldest first.

    """
    return Travels({leader: chain(digests) for leader, digests in travelled.items()})


def steps_in(relation: Relation) -> Steps:
    """Return, by digest id, each visit of a relation between the ones before and after it."""
    every: list[Crossing | None] = [None, *relation.crossings, None]
    return {
        crossing.digest.id: (every[position], crossing, every[position + 2])
        for position, crossing in enumerate(relation.crossings)
    }


def chain(digests: Iterable[Digest]) -> dict[str, Step]:
    """Return each visit's place between the others."""
    every = [None, *digests, None]
    pairs = list(pairwise(every))
    return {
        here.id: Step(before, after)
        for (before, here), (_, after) in pairwise(pairs)
        if here is not None
    }
