"""How far long work has come, told to whoever waits for it.

Each step of a build that takes long says what it does, how much of it is done and how much there
is; who listens decides what to show of it::

    told = progress(sys.stderr, say)
    for page in counted(pages, partial(told, "Drawing pages"), every=len(pages)):
        ...
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

__all__ = ["WAITING", "Told", "counted", "in_silence"]

WAITING = "another build is publishing to {}: waiting until it is done"
"""What is said of an output before a build waits for another."""

Item = TypeVar("Item")
Told = Callable[[str, int, int], None]
"""Takes what is done, how many are done, and of how many."""


def in_silence(_work: str, _done: int, _every: int) -> None:
    """Stand for what tells where nobody waits."""


def counted(items: Iterable[Item], told: Told, work: str, every: int) -> Iterator[Item]:
    """Yield items, and tell after each how many there were.

    Args:
        items: of the work, in order.
        told: is told.
        work: what is done, for people: ``Reading files``.
        every: how many items there will be.

    """
    for done, item in enumerate(items, 1):
        yield item
        told(work, done, every)
