"""What a file of content is, by its path alone.

Example: ``visits/2024/2024-04-08-fumio-kishida-united-states.md`` opens a visit,
``visits/2024/<id>/2024-04-10-joint-statement.md`` is an instalment of one. Every file is
something or a problem; none is passed over.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from entente.domain.problem import Code, Place, Problem
from entente.reading.addresses import picture_problem

__all__ = ["ContentKind", "Role", "role_of"]

IMAGES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"}
NOTE_FOLDERS = ("leaders", "countries", "topics", "pages")


class ContentKind(StrEnum):
    """The kinds of file that content is made of."""

    VISIT = "visit"
    ARTICLE = "article"
    IMAGE = "image"
    LEADERS = "leaders"
    COUNTRIES = "countries"
    TOPICS = "topics"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Role:
    """What one file is."""

    kind: ContentKind
    name: str
    """Of the file without its ending; of the folder for the opening of a folder."""
    visit: str
    """Id of the visit that it belongs to; empty for notes and pages."""


def role_of(path: str, file: str) -> Role | Problem:
    """Return what the file at ``path`` is.

    Args:
        path: below the content folder, with forward slashes.
        file: the same for the report, as in ``Place.file``.

    """
    parts = path.split("/")
    is_text = path.endswith(".md")
    stem = parts[-1].removesuffix(".md") or parts[-1]
    match parts:
        case ("visits", _, _) if is_text:
            return Role(ContentKind.VISIT, stem, stem)
        case ("visits", _, visit, "index.md"):
            return Role(ContentKind.VISIT, visit, visit)
        case ("visits", _, visit, _) if is_text:
            return Role(ContentKind.ARTICLE, stem, visit)
        case ("visits", _, visit, name) if ending_of(path) in IMAGES:
            return picture_problem(name, file) or Role(ContentKind.IMAGE, name, visit)
        case (folder, _) if is_text and folder in NOTE_FOLDERS:
            return Role(ContentKind(folder), stem, "")
    return Problem(
        Code.UNEXPECTED_FILE,
        Place(file),
        "no page is made from a file at this place",
        remedy(parts, ending_of(path)),
    )


def ending_of(path: str) -> str:
    """Return the ending of a file's name in small letters, with its full stop."""
    return PurePosixPath(path).suffix.lower()


def remedy(parts: Sequence[str], ending: str) -> str:
    """Return where a file of this ending belongs."""
    if ending in {".markdown", ".mdown", ".txt", ".mkd"}:
        return "Give its name the ending `.md`, or move it out of the content folder."
    if ending in IMAGES:
        return "Move it into the folder of its visit, `content/visits/<year>/<id>/`."
    if parts[0] == "visits":
        return "A visit is content/visits/<year>/<id>.md or content/visits/<year>/<id>/index.md."
    return (
        "Content is visits/<year>/<id>.md and leaders/, countries/, topics/ and pages/ with one "
        "file an entry; move it there or out of the content folder."
    )
