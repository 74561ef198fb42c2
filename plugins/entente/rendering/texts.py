r"""Files that are plain text: written when the page is made, encoded when it is drawn.

Calendars, citations, tables and records are short and the same for every theme, so their page
gives the finished text and the product below only encodes it::

    text_page("visits/x.ris", lambda: "TY  - ELEC\r\n")
"""

from collections.abc import Callable, Mapping

from entente.domain.page import Page

__all__ = ["TEXT", "text_bytes", "text_page"]

TEXT = "text"
"""Name of the product, where a page names its template."""


def text_page(
    path: str,
    text: Callable[[], str],
    *,
    left_out: int = 0,
    ingredients: Callable[[], str] | None = None,
) -> Page:
    """Return a page of plain text.

    Args:
        path: below the site's root.
        text: gives all of it, line ends included.
        left_out: as in ``Page``.
        ingredients: as in ``Page``.

    """
    return Page(path, TEXT, lambda: {"text": text()}, left_out, ingredients)


def text_bytes(context: Mapping[str, object]) -> bytes:
    """Return the text of a page in UTF-8."""
    return str(context["text"]).encode()
