"""The machine and the versions that a table of times is worth nothing without."""

import os
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

__all__ = ["described", "load_warning"]

BUSY = 0.3
"""Tasks of others waiting for each core from which a time is not to be trusted."""


def described(versions: Iterable[str]) -> str:
    """Return a paragraph on the machine and the versions compared.

    Args:
        versions: of the peers that take part, ``hugo v0.168.0``.

    """
    programs = [f"Python {platform.python_version()}", *versions]
    return (
        f"{processor()}, {os.cpu_count()} cores, {memory()}, {platform.system()} "
        f"{platform.release()}; {', '.join(programs)}.\n"
    )


def processor() -> str:
    """Return the name of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def memory() -> str:
    """Return the size of the machine's memory, if the system tells."""
    if sys.platform == "win32":
        return "memory unknown"
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / 2**30:.0f} GiB"


def load_warning() -> str:
    """Return a remark if the machine had more to do in the last minute than our two processes."""
    if sys.platform == "win32":
        return ""
    cores = os.cpu_count() or 1
    waiting = os.getloadavg()[0] / cores - 1
    return f" (the machine is busy: load {os.getloadavg()[0]:.1f})" if waiting > BUSY else ""
