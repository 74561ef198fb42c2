"""Freed memory goes back to the system, and a stream that gives it back is the same stream."""

import platform
from pathlib import Path

import pytest

from entente.pipeline.memory import EVERY, give_back, giving_back

MIB = 1024 * 1024
STATUS = Path("/proc/self/status")


def held() -> int:
    """Return how much memory this process holds, in MiB."""
    lines = STATUS.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) // 1024


def test_a_stream_is_the_same() -> None:
    items = range(2 * EVERY + 1)
    assert list(giving_back(items)) == list(items)


@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc" or not STATUS.exists(), reason="only GNU's is told so"
)
def test_what_lies_below_something_kept_is_given_back() -> None:
    before = held()
    pieces = [bytes(5_000) for _ in range(200 * MIB // 5_000)]
    last = bytes(5_000)  # keeps the top of the heap where it is
    del pieces
    give_back()
    assert last
    assert held() < before + 50
