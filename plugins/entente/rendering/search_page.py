"""The page of search, which is also its way out: without JavaScript it leads to the listings."""

from collections.abc import Iterator
from functools import partial

from babel import Locale

from entente.domain.page import Page
from entente.rendering.contexts import SearchPage
from entente.rendering.front_pages import totals, way_in
from entente.rendering.rows import Rows
from entente.rendering.words import KINDS, STATUSES

__all__ = ["SEARCH_PAGE", "search_page"]

SEARCH_PAGE = "search.html"
LISTINGS = ("visits", "countries", "leaders", "topics")
TELLING = (*range(102), 1_000_000)
"""Among these every language shows all its forms."""


def search_page(rows: Rows) -> Iterator[Page]:
    """Yield search.html."""
    yield Page(SEARCH_PAGE, "search.html", partial(search, rows))


def search(rows: Rows) -> SearchPage:
    """Return what the page of search shows before anything is searched."""
    count = totals(rows)
    return SearchPage(
        title=rows.say("Search"),
        description="",
        section=SEARCH_PAGE,
        trail=[],
        total=count["visits"],
        kinds=[(kind.value, rows.say(word)) for kind, word in KINDS.items()],
        statuses=[(status.value, rows.say(word)) for status, word in STATUSES.items()],
        samples=samples(rows.locale),
        listings=[way_in(rows, kind, count[kind]) for kind in LISTINGS],
    )


def samples(locale: str) -> dict[str, int]:
    """Return a number for each form that counted nouns have in a language.

    >>> samples("en_GB")
    {'one': 1, 'other': 0}
    >>> samples("pl")
    {'few': 2, 'many': 0, 'one': 1}
    """
    form = Locale.parse(locale).plural_form
    found: dict[str, int] = {}
    for number in TELLING:
        found.setdefault(form(number), number)
    return {name: found[name] for name in sorted(found)}
