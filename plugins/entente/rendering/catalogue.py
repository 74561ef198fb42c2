"""From a translator's file to a language: gettext's ``.po`` is read as it is, nothing is compiled.

Place in the flow: ``files`` has read ``translations/ar/LC_MESSAGES/entente.po`` of the theme, and
the pipeline hands its bytes over once a run. English has no such file and costs nothing::

    catalogue("ar", content)  # Language(locale="ar", messages={"Visits": ("الزيارات",), …}, …)
"""

import io

from entente.rendering.language import Language

__all__ = ["CatalogueError", "catalogue"]


class CatalogueError(ValueError):
    """A catalogue cannot be read; the message says where."""


def catalogue(locale: str, content: bytes) -> Language:
    """Return a language with the messages of its catalogue.

    Args:
        locale: Babel's name of the language as the site wants it, ``ar`` or ``ar_EG``.
        content: of the ``.po`` file, in UTF-8.

    Returns:
        Messages that are not translated, or only guessed at (fuzzy), are left out.

    Raises:
        CatalogueError: the file is not in the form of gettext.

    """
    # A build in English never needs it.
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415 - as said above

    try:
        read = read_po(io.BytesIO(content), locale=locale, abort_invalid=True)
    except PoFileError as error:
        # Babel counts lines from 0.
        raise CatalogueError(f"look at line {error.lineno + 1}: {error.line!r}") from error
    except UnicodeDecodeError as error:
        raise CatalogueError("it must be saved as UTF-8") from error
    messages = {}
    for message in read:
        one = message.id if isinstance(message.id, str) else message.id[0]
        said = message.string
        forms = (said,) if isinstance(said, str) else tuple(said or ())
        if one and forms and all(forms) and not message.fuzzy:
            messages[one] = forms
    return Language(locale, messages, read.plural_expr)
