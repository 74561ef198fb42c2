"""A page: a path, the template that draws it, and plain values for the template."""

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site before it is rendered."""

    path: str
    """Below the site's root, with forward slashes: ``visits/2024.html``."""
    template: str
    """Name of a theme template (``year.html``) or of a product (``feed.atom``)."""
    context: Mapping[str, object]
    """Nothing but text, numbers, lists and maps, so that it can be fingerprinted, sent to another
    process and compared; its shape is one of ``entente.rendering.contexts``."""

    @property
    def root(self) -> str:
        """The way from this page to the site's root: ``""`` or ``"../"`` as often as needed."""
        return "../" * self.path.count("/")
