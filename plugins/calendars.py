"""Calendars: visits to subscribe to, as iCalendar."""

from collections.abc import Iterator

from blinker import signal

from entente.domain.page import Page
from entente.rendering.calendars import calendar_pages
from entente.rendering.rows import Rows


def pages(_: object, *, rows: Rows) -> Iterator[Page]:
    """Answer with the calendars of the site, its entries and its visits."""
    return calendar_pages(rows)


def register() -> None:
    """Called by Pelican."""
    signal("entente_pages").connect(pages)
