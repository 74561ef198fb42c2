"""How much work something is, counted and not timed: the same on every machine, however busy.

::

    effort_of(lambda: sorted(names))  # 1
"""

import sys
from collections.abc import Callable

__all__ = ["effort_of"]


def effort_of(work: Callable[[], object]) -> int:
    """Return how many functions, ours and Python's own, are called while some work is done."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
