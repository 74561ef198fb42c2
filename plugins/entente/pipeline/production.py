"""From pages to files: fingerprint each, keep what is as it was, render the rest, write all.

The flow, each step a call below::

    pages → fingerprint_of → plan → draw → stage
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass
from importlib.resources import files
from urllib.parse import urlsplit

from babel import Locale
from jinja2 import Environment

from entente.domain.hashing import hash_of
from entente.domain.page import Page
from entente.domain.site import Settings
from entente.files.stage import Stage
from entente.freshness.fingerprints import (
    Fingerprint,
    fingerprint_of,
    hash_of_values,
    template_hashes,
)
from entente.freshness.plan import Plan, plan
from entente.rendering.cards import CARD, card_bytes
from entente.rendering.contexts import Frame, Link
from entente.rendering.environment import environment, render
from entente.rendering.feeds import FEED, feed_bytes
from entente.rendering.sitemap import ROBOTS, SITEMAP, robots_bytes, sitemap_bytes
from entente.rendering.texts import TEXT, text_bytes

__all__ = ["Theme", "produce", "theme_of"]

PRODUCTS: Mapping[str, Callable[[Mapping[str, object]], bytes]] = {
    FEED: feed_bytes,
    SITEMAP: sitemap_bytes,
    ROBOTS: robots_bytes,
    TEXT: text_bytes,
    CARD: card_bytes,
}
"""What makes the files that no template makes."""

SECTIONS = ("visits", "countries", "relations", "leaders", "topics", "about")
"""The navigation, in order: those of these pages that a site has."""

WHOLE = (
    ("Atom feed", "visits.atom"),
    ("Calendar", "visits.ics"),
    ("CSV", "data/visits.csv"),
    ("JSON", "data/visits.json"),
    ("Open data", "data.html"),
)
"""At the foot of every page, in order: those of these files that a site has."""


@dataclass(frozen=True, slots=True)
class Theme:
    """Everything that all pages share."""

    templates: Mapping[str, str]
    """Text by name, ``partials/masthead.html``."""
    frame: Frame
    """Without ``root`` and ``path``, which are each page's own."""
    environment: Environment


def theme_of(templates: Mapping[str, str], settings: Settings, pages: Iterable[Page]) -> Theme:
    """Return the theme of a site.

    Args:
        templates: text by name.
        settings: of the site owner.
        pages: every page of the site, to know which sections it has.

    """
    paths = {page.path for page in pages}
    frame = Frame(
        root="",
        path="",
        lang=settings.locale.replace("_", "-"),
        dir=Locale.parse(settings.locale).text_direction,
        site_name=settings.name,
        site_tagline=settings.tagline,
        base_url=settings.base_url,
        navigation=[
            Link(text=section.capitalize(), href=f"{section}.html")
            for section in SECTIONS
            if f"{section}.html" in paths
        ],
        products=[Link(text=name, href=path) for name, path in WHOLE if path in paths],
    )
    return Theme(templates, frame, environment(templates, locale=frame["lang"]))


def produce(
    pages: Iterable[Page],
    theme: Theme,
    stage: Stage,
    *,
    fresh: bool,
    explain: Callable[[str], None],
) -> Plan:
    """Write every page to the stage, rendering only what is out of date.

    Args:
        pages: of the whole site.
        theme: as ``theme_of`` gives it.
        stage: where the files go.
        fresh: render everything, whatever the last build wrote.
        explain: is told, for every page rendered, why.

    """
    by_path = {page.path: page for page in pages}
    now = fingerprints(by_path, theme)
    before = (
        {}
        if fresh
        else {
            path: Fingerprint(*record.made_from)
            for path, record in stage.intact().items()
            if record.made_from
        }
    )
    decided = plan(now, before)
    for path in decided.keep:
        stage.keep(path)
    for path, reason in decided.render.items():
        explain(f"{path}: {reason}")
        stage.write(path, draw(by_path[path], theme), astuple(now[path]))
    return decided


def fingerprints(pages: Mapping[str, Page], theme: Theme) -> dict[str, Fingerprint]:
    """Return the fingerprint of every page, by path."""
    templates = template_hashes(theme.templates)
    frame, code = hash_of_values({"frame": theme.frame}), hash_of_code()
    return {
        path: fingerprint_of(page, frame=frame, templates=templates, code=code)
        for path, page in pages.items()
    }


def draw(page: Page, theme: Theme) -> bytes:
    """Return the bytes of a page."""
    if page.template in PRODUCTS:
        return PRODUCTS[page.template](page.context)
    root = page.root
    if page.path == "404.html":
        # Served at any depth, so its links begin at the site's own path on the server.
        root = f"{urlsplit(theme.frame['base_url']).path}/"
    return render(theme.environment, page, {**theme.frame, "root": root, "path": page.path})


def hash_of_code() -> str:
    """Return the hash of the program's own sources."""
    pending, found = [files("entente")], list[tuple[str, bytes]]()
    while pending:
        for entry in pending.pop().iterdir():
            if entry.is_dir():
                pending.append(entry)
            elif entry.name.endswith((".py", ".csv", ".woff2")):
                found.append((entry.name, entry.read_bytes()))
    return hash_of(b"".join(hash_of(content).encode() for _, content in sorted(found)))
