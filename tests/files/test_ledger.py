"""The ledger: believed of the very site it was written for, and of no file that may yet change."""

import os
from itertools import islice
from pathlib import Path

import pytest

from entente.files.ledger import DOUBT, UNKNOWN, in_doubt, read_ledger, time_on_disk, write_ledger
from entente.files.trees import Seen

LONG_AGO = Seen(1, 2, 1_700_000_000_000_000_000, 0o100644)


def looks(path: Path, mark: bytes) -> list[tuple[int, ...]]:
    """Return the first three looks of a ledger."""
    return list(islice(read_ledger(path, mark), 3))


def test_ledger_gives_back_what_was_written(tmp_path: Path) -> None:
    path, other = tmp_path / "ledger", LONG_AGO._replace(inode=7, size=0)
    assert looks(path, b"mark") == [UNKNOWN] * 3
    write_ledger(path, b"mark", [LONG_AGO, other])
    assert looks(path, b"mark") == [LONG_AGO, other, UNKNOWN]
    assert looks(path, b"another") == [UNKNOWN] * 3
    assert [each.name for each in tmp_path.iterdir()] == ["ledger"]


@pytest.mark.parametrize("damage", [slice(0, -1), slice(0, -8), slice(1, None), slice(0, 3)])
def test_damaged_ledger_says_nothing(tmp_path: Path, damage: slice) -> None:
    path = tmp_path / "ledger"
    write_ledger(path, b"mark", [LONG_AGO])
    path.write_bytes(path.read_bytes()[damage])
    assert looks(path, b"mark") == [UNKNOWN] * 3


def test_file_that_changed_just_before_it_was_looked_at_is_in_doubt() -> None:
    since = LONG_AGO.changed
    looks = {
        str(age): LONG_AGO._replace(changed=since - age)
        for age in (DOUBT + 1, DOUBT, DOUBT - 1, -1)
    }
    assert in_doubt(looks, since) == {str(DOUBT), str(DOUBT - 1), "-1"}
    assert in_doubt(looks, 0) == set(looks)
    assert DOUBT == 2 * 10**9


def test_time_is_that_of_the_disk(tmp_path: Path) -> None:
    file, other = tmp_path / "file", tmp_path / "other"
    first = time_on_disk(file)
    assert file.stat().st_mtime_ns == first
    os.utime(file, ns=(0, 0))
    other.touch()
    assert time_on_disk(file) >= other.stat().st_mtime_ns >= first


def test_numbers_too_long_for_a_ledger_make_none(tmp_path: Path) -> None:
    write_ledger(tmp_path / "ledger", b"", [LONG_AGO._replace(inode=2**63)])
    assert list(tmp_path.iterdir()) == []
