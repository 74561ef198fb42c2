"""The rules between digests, as a list: each takes the dossier and yields what is wrong.

What is wrong within one file is found where it is read; what is wrong with a name, by the
registry. Here stands what shows only when the files are laid side by side.

A new rule is a function in the module of its subject, an entry in ``RULES``, and a row in the
tests' table.
"""

from collections.abc import Callable, Iterator

from entente.checking.claims import repeated_ids, shared_addresses
from entente.checking.dossier import Dossier
from entente.checking.standing import (
    kept_sources,
    some_source,
    status_and_dates,
    status_and_history,
)
from entente.checking.travel import abroad_twice, near_duplicates
from entente.domain.problem import Problem, in_order

__all__ = ["RULES", "Rule", "problems_between"]

Rule = Callable[[Dossier], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    repeated_ids,
    shared_addresses,
    kept_sources,
    some_source,
    abroad_twice,
    near_duplicates,
    status_and_dates,
    status_and_history,
)
"""Every rule; the order does not matter, since reports are sorted."""


def problems_between(dossier: Dossier) -> tuple[Problem, ...]:
    """Return what every rule finds, in order of file and position."""
    return in_order(problem for rule in RULES for problem in rule(dossier))
