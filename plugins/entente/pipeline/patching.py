"""The files of search in which a text was exchanged, put on the stage with what they are made from.

Every file of a volume is made from all texts of the volume, so each is told anew what it is made
from; but only the few that hold other words now are other files.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from entente.domain.hashing import hash_of
from entente.files.stage import Stage
from entente.freshness.plan import REASONS
from entente.pipeline.exchanging import UnfitError
from entente.pipeline.plates import Plate, Volume
from entente.rendering.search_ingredients import text_hash, with_texts
from entente.rendering.search_patches import Exchange, files_of, patched_files
from entente.rendering.search_scripts import TOGETHER

__all__ = ["Patching"]


class Patching:
    """The work on the index of one site."""

    def __init__(
        self,
        stage: Stage,
        volumes: tuple[Volume, ...],
        plate: Callable[[str], Plate],
        reasons: list[str],
    ) -> None:
        """Take what there is.

        Args:
            stage: of the site.
            volumes: of the index.
            plate: gives the plate of a page as it is now, or raises UnfitError.
            reasons: gets, for every file made anew, why.

        """
        self.stage, self.volumes, self.plate, self.reasons = stage, volumes, plate, reasons
        self.scripts: dict[str, str] = {}
        """Files with other words."""

    def exchange(self, page: str, old: str, new: str) -> None:
        """Exchange a passage of one digest.

        Raises:
            UnfitError: it is not found as it should be.

        """
        name, parts, pages = next(volume for volume in self.volumes if page in volume[2])
        number = pages.index(page)
        texts, words = files_of(name, parts, number)
        exchange = Exchange(self.plate(page).id, old, new)
        patched = patched_files(texts, words, number, self.script, exchange)
        if patched is None:
            raise UnfitError(page)
        self.scripts |= patched

    def script(self, path: str) -> str:
        """Return a file of the index as it is now."""
        return self.scripts.get(path) or self.stage.published_text(path)

    def put(self, changed: AbstractSet[str]) -> None:
        """Put every file on the stage that is made from a text of these pages."""
        for path, texts in sorted(self.told_by(changed).items()):
            self.put_script(path, texts)

    def told_by(self, changed: AbstractSet[str]) -> dict[str, list[str]]:
        """Return path → hashes of the texts that a file is made from."""
        told: dict[str, list[str]] = {}
        for name, parts, pages in self.volumes:
            touched = [number for number, page in enumerate(pages) if page in changed]
            hashes = [self.text_hash(page) for page in pages] if touched else []
            for number in touched:
                texts, words = files_of(name, parts, number)
                first = number - number % TOGETHER
                told[texts] = hashes[first : first + TOGETHER]
                told |= dict.fromkeys(words, hashes)
        return told

    def text_hash(self, page: str) -> str:
        """Return the hash of the texts of a digest."""
        texts = sorted(self.plate(page).texts.values(), key=lambda text: text.number)
        return text_hash(text.html for text in texts)

    def put_script(self, path: str, texts: list[str]) -> None:
        """Put a file of search on the stage, or keep it if only others of its volume changed."""
        context, *shared, ingredients, none = self.stage.before[path].made_from
        told = with_texts(ingredients, texts)
        text = self.scripts.get(path)
        if text is None or text == self.stage.published_text(path):
            self.stage.keep(path, (context, *shared, told, none))
            return
        self.reasons.append(f"{path}: {REASONS['context']}")
        content = text.encode()
        self.stage.write(path, content, (hash_of(content), *shared, told, none))
