"""The page of search, which is also its way out: without JavaScript it leads to the listings."""

from collections.abc import Iterator

from entente.domain.page import Page
from entente.rendering.contexts import SearchPage
from entente.rendering.front_pages import totals, way_in
from entente.rendering.rows import Rows
from entente.rendering.words import STATUSES

__all__ = ["search_page"]

LISTINGS = ("visits", "countries", "leaders", "topics")


def search_page(rows: Rows) -> Iterator[Page]:
    """Yield search.html."""
    count = totals(rows)
    context = SearchPage(
        title="Search",
        description="",
        section="search.html",
        trail=[],
        total=count["visits"],
        statuses=[status.value for status in STATUSES],
        listings=[way_in(rows, kind, count[kind]) for kind in LISTINGS],
    )
    yield Page("search.html", "search.html", context)
