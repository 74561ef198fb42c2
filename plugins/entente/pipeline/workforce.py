"""Who does the work: this process, several on this machine, or a cluster.

Reading and drawing come in batches of values that can be sent anywhere, and take any executor of
``concurrent.futures``. A small site is done before other processes have started, so they are only
called for when there is enough to do::

    with Workforce(jobs=2) as workforce:
        for batch, result in workforce.each(work, batches, much=True):
            ...
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Self, TypeVar

__all__ = ["Workforce", "WorkforceError", "batches_of", "processors"]

Item = TypeVar("Item")
Batch = TypeVar("Batch")
Result = TypeVar("Result")

CLUSTER = "dask://"
HEAVY = 200 * 1024
"""KiB from which on a process is not forked."""
AHEAD = 3
"""Batches under way for each worker: enough that none waits, few enough that memory stays flat."""


class WorkforceError(ValueError):
    """The executor that was asked for cannot be had."""

    exitcode = 2


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Workforce:
    """Runs batches, in this process or in others."""

    def __init__(self, jobs: int = 0, address: str = "") -> None:
        """Say who would do the work; nobody is called before there is any.

        Args:
            jobs: processes; 0 for as many as there are processors, 1 for this one alone.
            address: of a cluster, ``dask://host:port``; empty for none.

        Raises:
            WorkforceError: there is no such kind of executor.

        """
        if address and not address.startswith(CLUSTER):
            raise WorkforceError(f"{address!r} is no executor: write dask://host:port")
        self.address = address
        self.jobs = jobs or processors()
        self.executor: Executor | None = None
        self.leave: Callable[[], object] = lambda: None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let everybody go; work that has not begun is dropped."""
        self.dismiss()

    def dismiss(self) -> None:
        """Let everybody go."""
        if isinstance(self.executor, ProcessPoolExecutor):
            self.executor.shutdown(wait=True, cancel_futures=True)
        self.leave()
        self.executor, self.leave = None, lambda: None

    def each(
        self, work: Callable[[Batch], Result], batches: Iterable[Batch], *, much: bool
    ) -> Iterator[tuple[Batch, Result]]:
        """Yield each batch with its result, in the order of the batches.

        Args:
            work: a function at the top of a module, so that other processes know it.
            batches: are drawn a few ahead of the results, never all at once.
            much: whether it is worth calling others.

        """
        executor = self.called() if much or self.address else None
        if executor is None:
            yield from ((batch, work(batch)) for batch in batches)
            return
        under_way: deque[tuple[Batch, Future[Result]]] = deque()
        for batch in batches:
            under_way.append((batch, executor.submit(work, batch)))
            if len(under_way) >= AHEAD * self.jobs:
                yield done(*under_way.popleft())
        while under_way:
            yield done(*under_way.popleft())

    def called(self) -> Executor | None:
        """Return the executor, called the first time; None where this process works alone."""
        if self.executor is None and self.address:
            self.executor, self.leave, self.jobs = cluster(self.address)
        elif self.executor is None and self.jobs > 1:
            self.executor = ProcessPoolExecutor(self.jobs, mp_context=beginning())
        return self.executor


def batches_of(items: Iterable[Item], number: int) -> Iterator[tuple[Item, ...]]:
    """Yield items in batches of a number, the last one with what is left."""
    rest = iter(items)
    while batch := tuple(islice(rest, number)):
        yield batch


def beginning() -> BaseContext:
    """Return how processes begin: as ever on this system, but never as copies of a large one.

    A forked process shares the memory of this one until either writes to it, which Python does
    whenever it looks at a value: what was shared is soon held twice. Where a server of small ones
    cannot begin (it needs a socket in the folder of temporary files), that is what is left.
    """
    usual = multiprocessing.get_context()
    if usual.get_start_method() == "fork" and most_held() > HEAVY:
        from multiprocessing import forkserver  # noqa: PLC0415 - only where processes fork

        with suppress(OSError):
            forkserver.ensure_running()
            return multiprocessing.get_context("forkserver")
    return usual


def most_held() -> int:
    """Return the most memory that this process has held, in KiB."""
    import resource  # noqa: PLC0415 - only where processes fork

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def done(batch: Batch, future: "Future[Result]") -> tuple[Batch, Result]:
    """Wait for a batch."""
    return batch, future.result()


def cluster(address: str) -> tuple[Executor, Callable[[], object], int]:
    """Return the executor of a dask cluster, what leaves it, and how many work there.

    Raises:
        WorkforceError: dask is not installed, or nobody answers.

    """
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, and slow to load
    except ImportError:
        raise WorkforceError(
            f"{address} needs dask, which is not installed: pip install 'entente[dask]'"
        ) from None
    try:
        client = Client(f"tcp://{address.removeprefix(CLUSTER)}", timeout="10s")
    except OSError as error:
        raise WorkforceError(f"{address}: nobody answers: {error}") from None
    return client.get_executor(), client.close, max(1, sum(client.nthreads().values()))
