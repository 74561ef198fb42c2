"""Memory that was freed, given back to the system.

What Python frees the allocator of the C library keeps for later, in pieces that the next step may
not be able to use. GNU's can be told to give back whole pages, wherever they lie; it takes some
milliseconds. Others have no such call, and are left alone.
"""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cache
from typing import TypeVar

__all__ = ["give_back", "giving_back"]

Item = TypeVar("Item")
EVERY = 4_000
"""Pages after which what they took is given back."""


def give_back() -> None:
    """Give freed memory back (malloc_trim(3), GNU); do nothing where that is not known."""
    trim()()


def giving_back(items: Iterable[Item]) -> Iterator[Item]:
    """Yield items, and give back memory now and then."""
    for number, item in enumerate(items, 1):
        yield item
        if number % EVERY == 0:
            give_back()


@cache
def trim() -> Callable[[], object]:
    """Return what gives memory back."""
    with suppress(OSError, AttributeError, TypeError):
        whole: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
        return lambda: whole(0)
    return lambda: None
