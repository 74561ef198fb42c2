"""The languages that a theme speaks: English, and every one that it has a catalogue for.

::

    languages_in(theme)  # ("ar", "en", "ja")
    language_of(theme, "ar_EG")  # a Language with the messages of translations/ar
"""

from pathlib import Path

from entente.files.listing import list_files, read_bytes
from entente.pipeline.configuration import SettingError
from entente.rendering.catalogue import CatalogueError, catalogue
from entente.rendering.language import Language, plain, tag_of

__all__ = ["catalogue_for", "language_of", "languages_in"]

CATALOGUE = "LC_MESSAGES/entente.po"
SOURCE = "en"
"""The language that code and templates are written in."""


def catalogues_in(theme: Path) -> dict[str, Path]:
    """Return the catalogues of a theme, by language."""
    files = list_files(theme / "translations")
    return {
        path.removesuffix(f"/{CATALOGUE}"): on_disk
        for path, on_disk in files
        if path.endswith(f"/{CATALOGUE}")
    }


def languages_in(theme: Path) -> tuple[str, ...]:
    """Return the languages that a theme speaks, in order of their names."""
    return tuple(sorted({SOURCE, *catalogues_in(theme)}))


def catalogue_for(theme: Path, locale: str) -> Path | None:
    """Return the catalogue of a language in a theme; None for English, which needs none.

    Args:
        theme: its folder.
        locale: Babel's name of the language that the owner wants.

    Raises:
        SettingError: the theme does not speak it.

    """
    known, name = catalogues_in(theme), locale.partition("_")[0]
    if found := known.get(locale) or known.get(name):
        return found
    if name == SOURCE:
        return None
    tags = ", ".join(tag_of(each) for each in languages_in(theme))
    raise SettingError(
        f"DEFAULT_LANG is {tag_of(locale)!r}, a language that the theme does not speak: "
        f"write one of {tags}, or translate it as CONTRIBUTING.md says"
    )


def language_of(theme: Path, locale: str) -> Language:
    """Return the language of a site.

    Args:
        theme: its folder.
        locale: Babel's name of the language that the owner wants.

    Raises:
        SettingError: the theme does not speak it, or its catalogue cannot be read.

    """
    found = catalogue_for(theme, locale)
    if found is None:
        return plain(locale)
    try:
        return catalogue(locale, read_bytes(found))
    except CatalogueError as error:
        raise SettingError(f"{found} is no catalogue of gettext: {error}") from error
