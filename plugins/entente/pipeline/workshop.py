"""What a run has to work with: hands, and what earlier runs worked out.

Everything in the cache is kept under the hash of what it was made from and under that of the
program, so that nothing in it is ever out of date; without it every run comes to the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from entente.files.shelf import read_shelf, write_shelf
from entente.pipeline.program import hash_of_program
from entente.pipeline.telling import Told, in_silence
from entente.pipeline.workforce import Workforce

__all__ = ["Workshop"]

LITTLE = 200
"""One of so many entries is little. Working out one takes as long as writing some hundred."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a run has to work with."""

    workforce: Workforce = field(default_factory=partial(Workforce, 1))
    cache: Path | None = None
    """Folder of what earlier runs worked out; None for none."""
    fresh: bool = False
    """Whether what earlier runs worked out is passed over."""
    say: Callable[[str], None] = lambda _: None
    """Takes one line for whoever runs the build."""
    told: Told = in_silence
    """Is told how far reading and linking have come."""

    def known(self, shelf: str) -> Mapping[bytes, bytes]:
        """Return what earlier runs left on a shelf; a notice says where that cannot be used."""
        if self.cache is None or self.fresh:
            return {}
        held = read_shelf(self.cache / shelf, hash_of_program())
        if held.damaged:
            self.say(f"{self.cache / shelf} is damaged and not used: everything is made again")
        return held.entries

    def keep(
        self,
        shelf: str,
        entries: Mapping[bytes, bytes],
        known: Mapping[bytes, bytes],
        *,
        anew: bool = False,
    ) -> None:
        """Leave something for the next run; where that cannot be done, say it and go on.

        Args:
            shelf: its name.
            entries: all that this run used.
            known: what is on the shelf. Where little else was used that stays: the whole shelf
                takes longer to write than a few entries take to be worked out again.
            anew: write it in any case, since what it holds under the same keys is another.

        """
        changed = len(entries.keys() ^ known.keys())
        if self.cache is None or (changed * LITTLE <= len(known) and not anew):
            return
        try:
            write_shelf(self.cache / shelf, hash_of_program(), entries.items())
        except OSError as error:
            self.say(f"{self.cache / shelf} cannot be written: {error.strerror or error}")
