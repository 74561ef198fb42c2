"""Social cards: the picture that a link to a digest shows elsewhere, ``visits/<id>.png``.

A card says what the head of the page says: days, title, who goes where. It is drawn with three
fonts that come with the program, so it is the same on every machine. They hold Latin, Greek and
Cyrillic; a text with any other letter is not drawn as boxes, the next one of a list stands for it:
for a title the leader's name, then the countries, which this site always knows in English; for
the interface's words the English ones.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TypedDict
from urllib.parse import urlsplit

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.domain.visit import Status, Visit
from entente.rendering import dates
from entente.rendering.language import Language, plain
from entente.rendering.rows import Rows
from entente.rendering.words import KINDS, STATUSES

__all__ = ["CARD", "Card", "card_bytes", "card_pages"]

CARD = "card.png"
"""Name of the product, where a page names its template."""


class Card(TypedDict):
    """A card before it is drawn; a list holds texts of which the first that can be is drawn."""

    wordmark: list[str]
    stamp: list[str]
    """Days: 8–14."""
    rest: list[str]
    """Month and year; empty texts draw nothing."""
    kicker: list[str]
    """Status where it is not the usual one, and kind; may be empty."""
    title: list[str]
    struck: bool
    """Whether the title is struck through: the visit was cancelled."""
    origin: list[str]
    hosts: list[str]


def card_pages(rows: Rows) -> Iterator[Page]:
    """Yield a card for every digest, where the site's settings ask for them."""
    if rows.site.settings.cards:
        for digest in rows.site.digests:
            yield Page(
                f"{digest.path.removesuffix('.html')}.png",
                CARD,
                partial(card, rows, digest),
                ingredients=partial(rows.ingredients.of_digest, digest),
            )


def card(rows: Rows, digest: Digest) -> Card:
    """Return what the card of a digest shows."""
    visit, settings = digest.visit, rows.site.settings
    stamps = [
        dates.stamp(visit.dates, rows.locale, rows.phrases),
        dates.stamp(visit.dates, rows.content.locale),
    ]
    origin = rows.site.countries[visit.origin].name
    hosts = ", ".join(rows.site.countries[host].name for host in visit.hosts)
    return Card(
        wordmark=[settings.name, urlsplit(settings.base_url).hostname or ""],
        stamp=[*(big for big, _ in stamps), visit.dates.text],
        rest=[*(rest for _, rest in stamps), ""],
        kicker=[kicker(visit, rows.language), kicker(visit, plain("en"))],
        title=[
            digest.title,
            ", ".join(rows.leader(leader)["text"] for leader in visit.leaders),
            f"{origin}, {hosts}",
        ],
        struck=visit.status is Status.CANCELLED,
        origin=[rows.country(visit.origin), origin],
        hosts=[rows.say(", ").join(rows.country(host) for host in visit.hosts), hosts],
    )


def kicker(visit: Visit, language: Language) -> str:
    """Return the status where it is not the usual one, and the kind."""
    status = "" if visit.status is Status.CONCLUDED else language.say(STATUSES[visit.status])
    kind = language.say(KINDS[visit.kind]) if visit.kind else ""
    return " · ".join(word for word in (status, kind) if word)


def card_bytes(context: Mapping[str, object]) -> bytes:
    """Draw a card as PNG, 1200 by 630 pixels.

    Args:
        context: a ``Card``.

    """
    # Pillow takes a third of the time of a build in which no card is drawn.
    from entente.rendering.card_drawing import drawn_card  # noqa: PLC0415 - as said above

    card: Card = context  # type: ignore[assignment]  # a page's own context
    return drawn_card(card)
