"""Who takes part: Entente in each of its forms, Hugo and stock Pelican, each set up in a folder."""

import compileall
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contestants import ENTENTE, HUGO, PELICAN, Site
from benchmarks.environments import hugo_program, pelican_program
from benchmarks.variants import copy_of_repository, has_setting

__all__ = ["ENTRANTS", "Entrant", "is_there"]

PEERS = Path(__file__).resolve().parent / "peers"
SEARCH, CARDS = "ENTENTE_SEARCH", "ENTENTE_CARDS"


@dataclass(frozen=True, slots=True)
class Entrant:
    """One line of the tables."""

    site: Callable[[Path, Path], Site]
    """Folder of the site and folder of the installed peers → the site, ready for content."""
    needs: tuple[str, ...] = ()
    """Settings of Entente without which this line means nothing."""


def is_there(entrant: Entrant) -> bool:
    """Whether Entente has the settings that a line is about."""
    return all(map(has_setting, entrant.needs))


def entente_with(settings: Mapping[str, bool]) -> Callable[[Path, Path], Site]:
    """Return what sets up Entente with some settings, as its user runs it."""

    def site(folder: Path, _: Path) -> Site:
        program = copy_of_repository(folder / "program", settings)
        compileall.compile_dir(program, quiet=2)
        places = ("--content", str(folder / "content"), "--output", str(folder / "output"))
        command = (sys.executable, str(program / "publish.py"), "build", *places)
        fixed = ("content", "program")
        return Site(ENTENTE, command, folder, content="content", fixed=fixed)

    return site


def hugo_site(folder: Path, work: Path) -> Site:
    """Set up Hugo."""
    shutil.copytree(PEERS / "hugo", folder, dirs_exist_ok=True)
    command = (str(hugo_program(work)), "--destination", "output")
    return Site(HUGO, command, folder, content="", fixed=("content", "layouts", "hugo.toml"))


def pelican_site(folder: Path, work: Path) -> Site:
    """Set up stock Pelican."""
    shutil.copytree(PEERS / "pelican", folder, dirs_exist_ok=True)
    command = (str(pelican_program(work)), "--settings", "pelicanconf.py", "--quiet")
    return Site(PELICAN, command, folder, content="", fixed=("content", "theme", "pelicanconf.py"))


ENTRANTS: Mapping[str, Entrant] = {
    "entente": Entrant(entente_with({SEARCH: False, CARDS: False})),
    "entente + search": Entrant(entente_with({SEARCH: True, CARDS: False}), (SEARCH,)),
    "entente + cards": Entrant(entente_with({SEARCH: False, CARDS: True}), (CARDS,)),
    "hugo": Entrant(hugo_site),
    "pelican": Entrant(pelican_site),
}
"""In the order of the tables."""
