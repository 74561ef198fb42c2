"""Builds in this process, for tests that need hundreds of them.

They are real ones, by Pelican, with every feature and the gate; in the place of ``publish.py``
stands what it does first, to see whether there is anything to do:

    workplace = workplace_of(repository)
    workplace.build(repository.output)               # keeps what is as it was
    workplace.build(tmp_path / "fresh", fresh=True)  # the same bytes, if all is well
"""

import runpy
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Any

import msgspec
from jinja2 import Environment
from pelican import Pelican
from pelican.log import console
from pelican.settings import read_settings

from entente.files.seal import unbroken
from entente.pipeline.configuration import bounds_from, settings_from
from entente.pipeline.inputs import Inputs, inputs_of
from entente.pipeline.retouching import Site, retouched
from entente.rendering.environment import environment
from tests.repositories import GOLDEN, MANIFEST, PROJECT, Repository

__all__ = [
    "EDITS",
    "ENVIRONMENT",
    "KISHIDA",
    "ROOT_1905",
    "Edit",
    "Workplace",
    "replace",
    "workplace_of",
    "write",
]

KISHIDA = "content/visits/2024/2024-04-08-fumio-kishida-united-states.md"
ROOT_1905 = "content/visits/1905/1905-08-elihu-root-united-kingdom.md"


@dataclass(slots=True)
class Workplace:
    """A repository with its settings, built in this process."""

    repository: Repository
    settings: dict[str, Any]
    """As Pelican reads them; a test may change them between two builds."""
    owned: frozenset[str]
    """Those that pelicanconf.py sets."""
    exchanges: int = 0
    """How many builds had nothing to do but to exchange texts."""

    @property
    def cache(self) -> Path:
        """The folder of what one build leaves for the next."""
        return self.repository.root / ".entente" / "cache"

    def build(self, output: Path, *, fresh: bool = False) -> bool:
        """Build to ``output``.

        Args:
            output: the folder to publish to.
            fresh: make everything again, and leave nothing for the next build: a fresh build that
                filled the cache would hide what an incremental one leaves in it.

        Returns:
            Whether there was anything to do.

        Raises:
            ContentRefusedError: content has errors; ``output`` is as it was.

        """
        with TemporaryDirectory() if fresh else nullcontext(str(self.cache)) as cache:
            given = self.settings | {
                "PATH": str(self.repository.content),
                "THEME": str(self.repository.root / "themes" / "entente"),
                "OUTPUT_PATH": str(output),
                "CACHE_PATH": cache,
                "ENTENTE_FRESH": fresh,
            }
            inputs = inputs_of({name: given[name] for name in self.owned}, self.repository.root)
            if inputs and not fresh and unbroken(output, inputs.hash) is not None:
                return False
            if inputs and not fresh and self.retouched(output, given, inputs):
                return True
            given["ENTENTE_INPUTS"] = inputs
            try:
                Pelican(given).run()
            finally:
                if "ENTENTE_STAGE" in given:
                    given["ENTENTE_STAGE"].discard()
        return True

    def retouched(self, output: Path, given: Mapping[str, Any], inputs: Inputs) -> bool:
        """Whether texts could be exchanged, and nothing else had to be done."""
        site = Site(
            output, self.repository.content, settings_from(given), bounds_from(given), inputs
        )
        done = retouched(site, waiting=lambda: None, begun=monotonic())
        self.exchanges += done is not None
        return done is not None


def workplace_of(repository: Repository) -> Workplace:
    """Return a workplace with the golden settings and every feature of the site.

    Args:
        repository: with the whole program, so that a build can tell what it is made from.

    """
    golden = {
        name: value
        for name, value in runpy.run_path(str(GOLDEN / "settings.py")).items()
        if name.isupper()
    }
    paths = {"ENTENTE_SEEDS": str(repository.root / "seeds")}
    console.quiet = True
    settings = read_settings(str(PROJECT / "pelicanconf.py"), override={**golden, **paths})
    owned = frozenset(filter(str.isupper, runpy.run_path(str(PROJECT / "pelicanconf.py"))))
    return Workplace(repository, settings, owned)


def remembered(make: Callable[..., Environment]) -> Callable[..., Environment]:
    """Return a function that makes one environment for the same templates and language.

    Most of a build of a small site is reading its templates, which are the same for every build.
    """
    made: dict[bytes, Environment] = {}

    def once(*given: object, **named: object) -> Environment:
        key = msgspec.json.encode((given, named))
        if key not in made:
            made[key] = make(*given, **named)
        return made[key]

    return once


ENVIRONMENT = remembered(environment)
"""What makes environments for all builds of this process: put it into ``pipeline.drawing``."""

Edit = Callable[[Repository], object]


def replace(path: str, old: str, new: str) -> Edit:
    """Return an edit that replaces text of a file."""

    def edit(repository: Repository) -> None:
        text = (repository.root / path).read_text(encoding="utf-8")
        assert old in text
        repository.write(path, text.replace(old, new))

    return edit


def write(path: str, text: str) -> Edit:
    """Return an edit that writes a file."""
    return lambda repository: repository.write(path, text)


def append(path: str, text: str) -> Edit:
    """Return an edit that adds text at the end of a file, which may be absent."""

    def edit(repository: Repository) -> None:
        file = repository.root / path
        repository.write(path, (file.read_text("utf-8") if file.exists() else "") + text)

    return edit


def rename(path: str, to: str) -> Edit:
    """Return an edit that gives a file or folder another name."""
    return lambda repository: (repository.root / path).rename(repository.root / to)


def delete(path: str) -> Edit:
    """Return an edit that deletes a file."""
    return lambda repository: (repository.root / path).unlink()


def forge(repository: Repository) -> None:
    """Alter a page and the manifest's hash of it: only the hash over the manifest tells."""
    page, manifest = repository.output / "index.html", repository.output / MANIFEST
    old = page.read_bytes()
    new = old.replace(b"Kishida", b"Nobody")
    was, now = (blake2b(each, digest_size=16).hexdigest().encode() for each in (old, new))
    assert was in manifest.read_bytes()
    for file, content in ((page, new), (manifest, manifest.read_bytes().replace(was, now))):
        file.unlink()
        file.write_bytes(content)


EDITS: Mapping[str, Edit] = {
    "nothing": lambda _: None,
    "a text": replace(ROOT_1905, "fisheries question", "question of fisheries"),
    "a title": replace(KISHIDA, "Kishida in Washington", "Kishida & Biden"),
    "a topic added": replace(KISHIDA, "topics: [", "topics: [space, "),
    "a leader's name": replace(
        "content/leaders/yoon-suk-yeol.md", "name: Yoon Suk Yeol", "name: Yoon Suk-yeol"
    ),
    "days moved to another year": replace(ROOT_1905, "dates: 1905-08", "dates: 1906-08"),
    "published becomes draft": replace(ROOT_1905, "to: GB", "to: GB\ndraft: true"),
    "a visit added": write(
        "content/visits/1906/1906-08-10-elihu-root-uruguay.md",
        "---\ntitle: Root in Montevideo\nleader: Elihu Root\nfrom: US\nto: UY\n"
        "dates: 1906-08-10/1906-08-13\nsources:\n"
        "  - {title: Travels, url: 'https://history.state.gov/departmenthistory/travels'}\n"
        "---\n\nHe delivered several public addresses.\n",
    ),
    "a visit renamed": rename(ROOT_1905, "content/visits/1905/1905-elihu-root-newfoundland.md"),
    "a visit moved to another folder": rename(ROOT_1905, "content/visits/1960/root-1905.md"),
    "a visit deleted": delete(ROOT_1905),
    "a note deleted": delete("content/leaders/yoon-suk-yeol.md"),
    "a note added": write("content/topics/space.md", "---\nname: Space\n---\n\nOrbits.\n"),
    "an article added": write(
        "content/visits/2023/2023-08-18-fumio-kishida-united-states/2023-08-20-after.md",
        "---\ntitle: After\npublished: 2023-08-20\n---\n\nThey left.\n",
    ),
    "an image replaced": lambda repository: (
        repository.content / "visits/2023/2023-08-18-fumio-kishida-united-states/three.png"
    ).write_bytes(b"\x89PNG\r\n\x1a\n"),
    "a template": append("themes/entente/templates/topic.html", "<!-- changed -->"),
    "a part of templates": append("themes/entente/templates/partials/footer.html", "<p>More</p>"),
    "an output file altered": append("output/index.html", "<p>altered</p>"),
    "an output file deleted": delete("output/topics/security.html"),
    "an output file emptied": write("output/visits.atom", ""),
    "the manifest cut off": write("output/.entente.json", '{"version": 1, "files": {'),
    "the manifest of another shape": write("output/.entente.json", "[]"),
    "the manifest altered with a page": forge,
    "the manifest deleted": delete("output/.entente.json"),
}
"""What happens between two builds."""
