r"""Files that are plain text: written when the page is made, encoded when it is drawn.

Calendars, citations, tables and records are short and the same for every theme, so their page
holds the finished text and the product below only encodes it::

    text_page("visits/x.ris", "TY  - ELEC\r\n")
"""

from collections.abc import Mapping

from entente.domain.page import Page

__all__ = ["TEXT", "text_bytes", "text_page"]

TEXT = "text"
"""Name of the product, where a page names its template."""


def text_page(path: str, text: str, **facts: object) -> Page:
    """Return a page of plain text.

    Args:
        path: below the site's root.
        text: all of it, line ends included.
        facts: plain values about the text that other pages show.

    """
    return Page(path, TEXT, {"text": text, **facts})


def text_bytes(context: Mapping[str, object]) -> bytes:
    """Return the text of a page in UTF-8."""
    return str(context["text"]).encode()
