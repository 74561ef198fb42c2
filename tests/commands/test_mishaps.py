"""Mishaps of the machine are told in one sentence, with the file and what to do."""

import errno
import os

import pytest

from entente.commands.mishaps import told

TOLD = [
    (OSError(errno.ENOSPC, "x", "/a"), "/a: the disk is full: make room on it"),
    (OSError(errno.EROFS, "x"), "the disk can only be read: choose another folder with --output"),
    (OSError(errno.ELOOP, os.strerror(errno.ELOOP), "/b"), f"/b: {os.strerror(errno.ELOOP)}"),
    (FileExistsError(errno.EEXIST, "two pages", "c.html"), "c.html: two pages"),
    (OSError("/d is not a regular file"), "/d is not a regular file"),
    (MemoryError(), "there is not enough memory: close other programs, or build with --jobs 1"),
]


@pytest.mark.parametrize(("mishap", "sentence"), TOLD)
def test_mishap_is_told(mishap: OSError | MemoryError, sentence: str) -> None:
    assert told(mishap) == f"{sentence}, then build again; nothing was published"
