"""What other programs show of a page: Open Graph for previews, Highwire for reference managers."""

from babel import Locale

from entente.domain.digest import Digest
from entente.domain.page import Context
from entente.domain.site import Settings
from entente.rendering.rows import Rows

__all__ = ["CARD_SIZE", "highwire", "open_graph"]

CARD_SIZE = (1200, 630)
"""Width and height of a social card in pixels."""

Tags = list[tuple[str, str]]


def open_graph(rows: Rows, path: str, shown: Context, digest: Digest | None, card: str) -> Tags:
    """Return the Open Graph properties of a page.

    Args:
        rows: the site.
        path: of the page.
        shown: its context, with a title and a description.
        digest: what the page is about, if it is one.
        card: path of the page's social card; empty where it has none.

    """
    settings = rows.site.settings
    tags = [
        ("og:type", "article" if digest else "website"),
        ("og:site_name", settings.name),
        ("og:title", str(shown["title"])),
        ("og:description", str(shown["description"])),
        ("og:url", f"{settings.base_url}/{'' if path == 'index.html' else path}"),
        ("og:locale", territory(settings.locale)),
        *(times(digest) if digest else ()),
        *(picture(settings, str(shown["title"]), card) if card else ()),
    ]
    return [(name, content) for name, content in tags if content]


def territory(locale: str) -> str:
    """Return a language with its territory, as Open Graph wants it: ``fr_FR``; empty if unknown."""
    parsed = Locale.parse(locale)
    return f"{parsed.language}_{parsed.territory}" if parsed.territory else ""


def times(digest: Digest) -> Tags:
    """Return when a digest appeared and changed."""
    return [
        ("article:published_time", digest.published.isoformat() if digest.published else ""),
        ("article:modified_time", digest.changed.isoformat() if digest.changed else ""),
    ]


def picture(settings: Settings, title: str, card: str) -> Tags:
    """Return the social card of a page."""
    width, height = CARD_SIZE
    return [
        ("og:image", f"{settings.base_url}/{card}"),
        ("og:image:type", "image/png"),
        ("og:image:width", str(width)),
        ("og:image:height", str(height)),
        ("og:image:alt", title),
    ]


def highwire(rows: Rows, digest: Digest, title: str) -> Tags:
    """Return the Highwire tags of a digest, which reference managers read from its page.

    Args:
        rows: the site.
        digest: what is cited.
        title: as citations give it, with the days of the visit.

    """
    settings = rows.site.settings
    stem = f"{settings.base_url}/{digest.path}"
    day = digest.published
    tags = [
        ("citation_title", title),
        ("citation_author", settings.name),
        ("citation_publisher", settings.name),
        ("citation_publication_date", f"{day:%Y/%m/%d}" if day else ""),
        ("citation_language", rows.content.name),
        ("citation_public_url", stem),
        ("citation_fulltext_html_url", stem),
        ("citation_abstract", digest.summary),
        *(("citation_keywords", rows.topic(topic)["text"]) for topic in digest.visit.topics),
    ]
    return [(name, content) for name, content in tags if content]
