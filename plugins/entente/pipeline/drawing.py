"""Drawing: the bytes of a page from its template and its values, in whatever process.

Everything that drawing needs besides the page is in ``Studio``, which can be written down, sent to
another process and read there::

    studio = Studio(templates, frame_of(settings, paths, language), language, "en_GB")
    draw_batch(studio.text, [("topics/space.html", "topic.html", values)])
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import urlsplit

import msgspec
from jinja2 import Environment

from entente.checking.markup import Markup, read_markup
from entente.domain.page import Context, Page
from entente.domain.site import Settings
from entente.rendering.cards import CARD, card_bytes
from entente.rendering.contexts import Frame, Link
from entente.rendering.environment import environment, render
from entente.rendering.feeds import FEED, feed_bytes
from entente.rendering.language import Language, noted, tag_of
from entente.rendering.search_page import SEARCH_PAGE
from entente.rendering.set_texts import Places, with_texts
from entente.rendering.sitemap import ROBOTS, SITEMAP, robots_bytes, sitemap_bytes

__all__ = ["Due", "Studio", "draw_batch", "frame_of"]

PRODUCTS: Mapping[str, Callable[[Context], bytes]] = {
    FEED: feed_bytes,
    SITEMAP: sitemap_bytes,
    ROBOTS: robots_bytes,
    CARD: card_bytes,
}
"""What makes the files that no template makes."""

SECTIONS = {
    "visits": noted("Visits"),
    "countries": noted("Countries"),
    "relations": noted("Relations"),
    "leaders": noted("Leaders"),
    "topics": noted("Topics"),
    "about": noted("About"),
}
"""The navigation, in order: those of these pages that a site has."""

WHOLE = (
    (noted("Atom feed"), "visits.atom"),
    (noted("Calendar"), "visits.ics"),
    (noted("CSV"), "data/visits.csv"),
    (noted("JSON"), "data/visits.json"),
    (noted("Open data"), "data.html"),
)
"""At the foot of every page, in order: those of these files that a site has."""


@dataclass(frozen=True, slots=True)
class Due:
    """A page that must be drawn."""

    path: str
    template: str
    context: bytes
    """As ``written`` gives it."""
    texts: tuple[str, ...]
    """To be set into it."""
    made_from: tuple[str, ...]
    """Its fingerprint, to be kept with it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page that was drawn."""

    content: bytes
    places: Places
    """Where its texts stand in it."""
    markup: Markup | None
    """What the gate has to know of it; None of what is no HTML."""


@dataclass(frozen=True)
class Studio:
    """Everything that all pages share."""

    templates: Mapping[str, str]
    """Text by name, ``partials/masthead.html``."""
    frame: Frame
    """Without ``root`` and ``path``, which are each page's own."""
    language: Language
    """Of the interface."""
    content: str
    """Babel's name of the language that authors write in."""

    @property
    def shared(self) -> Context:
        """What every page draws on besides its own values and its templates."""
        return {"frame": self.frame, "language": self.language, "content": self.content}

    @cached_property
    def text(self) -> bytes:
        """The whole of it as JSON."""
        return msgspec.json.encode([self.templates, self.frame, self.language, self.content])

    @cached_property
    def environment(self) -> Environment:
        """The templates, ready to draw."""
        return environment(self.templates, self.language, content=self.content)

    def draw(self, path: str, template: str, context: Context) -> bytes:
        """Return the bytes of a page, with marks in the places of texts."""
        if template in PRODUCTS:
            return PRODUCTS[template](context)
        page = Page(path, template, context)
        root = page.root
        if path == "404.html":
            # Served at any depth, so its links begin at the site's own path on the server.
            root = f"{urlsplit(self.frame['base_url']).path}/"
        return render(self.environment, page, {**self.frame, "root": root, "path": path})


def frame_of(settings: Settings, paths: Iterable[str], language: Language) -> Frame:
    """Return what every page of a site is given.

    Args:
        settings: of the site owner.
        paths: of every page of the site, to know which sections it has.
        language: of the interface.

    """
    there = set(paths)
    return Frame(
        root="",
        path="",
        lang=tag_of(language.locale),
        dir=language.direction,
        site_name=settings.name,
        site_tagline=settings.tagline,
        base_url=settings.base_url,
        navigation=[
            Link(text=language.say(name), href=f"{section}.html")
            for section, name in SECTIONS.items()
            if f"{section}.html" in there
        ],
        products=[
            Link(text=language.say(name), href=path) for name, path in WHOLE if path in there
        ],
        search=SEARCH_PAGE if SEARCH_PAGE in there else "",
    )


@lru_cache(maxsize=2)
def studio_from(text: bytes) -> Studio:
    """Return the studio that a text describes, made once in a process."""
    templates, frame, language, content = msgspec.json.decode(text)
    return Studio(templates, frame, msgspec.convert(language, Language), content)


def draw_batch(studio: bytes, pages: Iterable[Due]) -> tuple[Drawn, ...]:
    """Draw some pages, wherever this runs.

    Args:
        studio: as ``Studio.text`` gives it.
        pages: that are out of date.

    """
    drawing = studio_from(studio)
    return tuple(drawn(drawing, page) for page in pages)


def drawn(studio: Studio, page: Due) -> Drawn:
    """Draw one page, and read it as the gate does while it is at hand."""
    bare = studio.draw(page.path, page.template, msgspec.json.decode(page.context))
    content, places = with_texts(bare, page.texts)
    is_page = page.path.endswith(".html")
    return Drawn(content, places, read_markup(content.decode()) if is_page else None)
