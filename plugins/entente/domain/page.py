"""A page: a path, the template that draws it, and plain values for the template.

The values are worked out when they are asked for and not kept, so that a site of many thousand
pages is made as a stream, and a page that nothing touched costs no more than its path:

>>> page = Page("topics/space.html", "topic.html", lambda: {"name": "Space"})
>>> page.context["name"]
'Space'
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["Context", "Page"]

Context = Mapping[str, object]
"""Nothing but text, numbers, lists and maps, so that it can be fingerprinted, sent to another
process and compared; its shape is one of ``entente.rendering.contexts``."""


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the site before it is rendered."""

    path: str
    """Below the site's root, with forward slashes: ``visits/2024.html``."""
    template: str
    """Name of a theme template (``year.html``) or of a product (``feed.atom``)."""
    given: Context | Callable[[], Context]
    """The context, or what works it out."""
    left_out: int = 0
    """Of a calendar: how many stays it lacks because their days are not known."""
    ingredients: Callable[[], str] | None = None
    """Gives one hash of all that the context is worked out from; None: only the context tells."""
    texts: Callable[[], tuple[str, ...]] | None = None
    """Gives what authors wrote at length, as safe HTML: neither in the context nor among the
    ingredients, it is set into the page once that is drawn."""

    @property
    def context(self) -> Context:
        """The values of the page, worked out anew each time."""
        return self.given() if callable(self.given) else self.given

    @property
    def root(self) -> str:
        """The way from this page to the site's root: ``""`` or ``"../"`` as often as needed."""
        return "../" * self.path.count("/")
