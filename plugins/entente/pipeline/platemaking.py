"""Plates made: what a build that worked everything out leaves for one that exchanges a text.

Where the texts of a digest stand on its page is told when the page is drawn, and by the plates
before while it is kept.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

import msgspec

from entente.domain.site import Site
from entente.freshness.fingerprints import hash_of_text
from entente.linking.atlas import Atlas, Size
from entente.linking.directory import Directory
from entente.linking.writings import LinkedDigest
from entente.pipeline.exchanging import mentioned
from entente.pipeline.inputs import Inputs
from entente.pipeline.interlinking import facts_of
from entente.pipeline.plates import (
    CLAIMS,
    COMMON,
    NAMES,
    Common,
    Plate,
    Plates,
    TextPlate,
    Volume,
    card_key,
)
from entente.rendering.search_volumes import volumes_of
from entente.rendering.set_texts import Places

__all__ = ["Platemaker"]


@dataclass(frozen=True)
class Platemaker:
    """Everything that plates are made from."""

    site: Site
    linked: tuple[LinkedDigest, ...]
    """Of the site, each with what it mentions."""
    stated: Mapping[str, str]
    """File of a text → hash of what it says besides the text."""
    faulty: frozenset[str]
    """Files that problems name, below the content folder."""
    atlas: Atlas
    """Everything that links could lead to."""

    def make(  # noqa: PLR0913 - what plates are for, and what they are made with
        self,
        inputs: Inputs,
        *,
        manifest: str,
        note: str,
        back: str,
        drawn: Mapping[str, Places],
        former: Plates | None,
    ) -> Plates:
        """Return the plates of the site.

        Args:
            inputs: of the build.
            manifest: its mark, of what was written.
            note: as in ``Common``.
            back: the same.
            drawn: where the texts of pages stand that were drawn.
            former: of the site before, whose other pages were kept.

        """
        common = Common(manifest, inputs.surroundings, inputs.content, note, back, self.volumes())
        directory = self.atlas.directory
        shared = {
            COMMON: msgspec.json.encode(common),
            CLAIMS: msgspec.json.encode(directory.claims),
            NAMES: msgspec.json.encode(names_in(directory)),
            **{card_key(c.entry.path): msgspec.json.encode(c) for c in directory.cards},
        }
        plates = dict(self.plates(drawn, former, unchanged(former, common)))
        return Plates(common, {**shared, **plates})

    def plates(
        self, drawn: Mapping[str, Places], former: Plates | None, same: AbstractSet[str]
    ) -> Iterator[tuple[bytes, bytes]]:
        """Yield page and plate of each digest.

        Args:
            drawn: as in ``make``.
            former: as in ``make``.
            same: files that are as they were then.

        """
        before = former.lines if former else {}
        for each in self.linked:
            page, key = each.digest.path, each.digest.path.encode()
            files = {article.file.partition("/")[2] for article in each.digest.articles}
            faulty = not files.isdisjoint(self.faulty)
            as_it_was = page not in drawn and files <= same and page not in self.images
            if as_it_was and key in before and not faulty:
                # Neither its page nor any of its files has changed, and with them all of this.
                yield key, before[key]
                continue
            places = drawn[page] if page in drawn else places_before(former, page)
            yield key, msgspec.json.encode(self.plate(each, places, faulty=faulty))

    def plate(self, linked: LinkedDigest, places: Places, *, faulty: bool) -> Plate:
        """Return the plate of one digest."""
        digest = linked.digest
        return Plate(
            id=digest.id,
            title=digest.title,
            draft=digest.draft,
            faulty=faulty,
            facts=tuple(sorted(facts_of(digest, self.site.countries))),
            images=self.images.get(digest.path, {}),
            places=places,
            texts=dict(self.texts(linked)),
        )

    def texts(self, linked: LinkedDigest) -> Iterator[tuple[str, TextPlate]]:
        """Yield file and plate of every article of a digest."""
        digest, taken = linked.digest, list[str]()
        for number, article in enumerate(digest.articles):
            own = [mention for name, mention in linked.mentions if name == article.name]
            yield (
                article.file,
                TextPlate(
                    number=number,
                    stated=self.stated[article.file],
                    autolink=digest.autolink and article.autolink,
                    mentions=mentioned(own),
                    taken=tuple(taken),
                    html=hash_of_text(article.html),
                ),
            )
            taken += [mention.target for mention in own]

    @cached_property
    def images(self) -> dict[str, dict[str, Size | None]]:
        """The pictures of each digest, by its page."""
        found: dict[str, dict[str, Size | None]] = {}
        for path, size in self.atlas.images.items():
            found.setdefault(f"{path.rpartition('/')[0]}.html", {})[path] = size
        return found

    def volumes(self) -> tuple[Volume, ...]:
        """Return the volumes of the index of search."""
        if not self.site.settings.search:
            return ()
        return tuple(
            (volume.name, volume.parts, tuple(digest.path for digest in volume.digests))
            for volume in volumes_of(self.site.digests)
        )


def names_in(directory: Directory) -> dict[str, list[str]]:
    """Return every name as a directory looks it up, with the pages that it may mean."""
    found: dict[str, set[str]] = {path: {path} for path in directory.by_path}
    for name, entries in (*directory.by_name.items(), *directory.by_person.items()):
        found.setdefault(name, set()).update(entry.path for entry in entries)
    return {name: sorted(paths) for name, paths in found.items()}


def unchanged(former: Plates | None, now: Common) -> AbstractSet[str]:
    """Return the paths of the files of content that are as they were."""
    before = former.common.content if former else ()
    return {path for path, _ in frozenset(before) & frozenset(now.content)}


def places_before(former: Plates | None, page: str) -> Places:
    """Return where the texts of a page stood; nowhere, if that is not known."""
    plate = former.of(page) if former else None
    return plate.places if plate else ()
