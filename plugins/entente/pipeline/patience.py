"""An end to one document's share of time: what takes longer is cut off and becomes a problem.

Time is the processor's, not the clock's, so a busy machine is no reason to refuse a text. It
decides nothing but whether a build ends: a text that was cut off is reported and never published,
so the bytes of a site do not depend on it, and it is not remembered, so the next build tries again.
All that can be counted in a text (``reading.extent``) is refused by count; time is for the rest.

The system's timer breaks into Python and its regular expressions alike. Where there is none, on
Windows and in threads of a cluster, the document comes to its end and is refused then.
"""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TypeVar

__all__ = ["within"]

AGAIN = 0.05
"""Seconds after which the timer strikes again, should something have swallowed the first stroke."""
Made = TypeVar("Made")


class OutOfTimeError(BaseException):
    """Raised in the midst of the work; no ``except Exception`` of a library catches it."""


def within(seconds: float, work: Callable[[], Made]) -> Made | None:
    """Return what some work comes to, or None if it takes longer.

    Args:
        seconds: of processor time.
        work: never gives None.

    """
    begun = time.thread_time()
    made = None
    with suppress(OutOfTimeError), timer(seconds):
        made = work()
    return made if time.thread_time() - begun <= seconds else None


@contextmanager
def timer(seconds: float) -> Iterator[None]:
    """Break into what is done meanwhile, once this process has used so many seconds more."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return
    before = signal.signal(signal.SIGVTALRM, strike)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def strike(_signal: int, _frame: FrameType | None) -> None:
    """End the work."""
    raise OutOfTimeError
