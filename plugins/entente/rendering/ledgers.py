"""The ledger of a relation: every visit on the side of the country that travelled."""

from itertools import groupby

from entente.domain.rank import Rank
from entente.domain.relation import Crossing, Relation
from entente.linking.reckoning import gaps
from entente.rendering.contexts import LedgerRow, LedgerYear, YearRows
from entente.rendering.language import Language
from entente.rendering.rows import Rows
from entente.rendering.strips import from_to, side_of

__all__ = ["earlier_rows", "gap_words", "ledger"]

ENOUGH = 30
"""Visits after which a ledger goes on to the end of the year, and leaves out the rest."""


def ledger(rows: Rows, relation: Relation) -> list[LedgerYear]:
    """Return the latest visits in both directions, by year, latest first."""
    before = {
        (gap.later.digest.id, gap.later.host): gap_words(rows.language, gap.months)
        for gap in gaps(relation.held)
    }
    return [
        LedgerYear(
            year=str(year),
            rows=[ledger_row(rows, relation, crossing, before) for crossing in group],
        )
        for year, group in groupby(recent(relation), key=lambda crossing: crossing.dates.year)
    ]


def recent(relation: Relation) -> list[Crossing]:
    """Return the latest visits, in whole years, latest first."""
    every = relation.crossings[::-1]
    if len(every) <= ENOUGH:
        return list(every)
    last = every[ENOUGH - 1].dates.year
    return [crossing for crossing in every if crossing.dates.year >= last]


def earlier_rows(rows: Rows, relation: Relation) -> tuple[list[YearRows], str]:
    """Return what the ledger leaves out, and that in words: ``1953 to 2018: 68 visits``."""
    every = relation.crossings[::-1]
    left = every[len(recent(relation)) :]
    if not left:
        return [], ""
    first, last = left[-1].dates.year, left[0].dates.year
    when = from_to(rows, first, last)
    words = rows.count(
        "%(years)s: %(num)s visit", "%(years)s: %(num)s visits", len(left), years=when
    )
    return rows.by_year((crossing.digest, crossing.dates) for crossing in left), words


def ledger_row(
    rows: Rows, relation: Relation, crossing: Crossing, gap_before: dict[tuple[str, str], str]
) -> LedgerRow:
    """Return one visit."""
    visit = crossing.digest.visit
    large = crossing.rank is not Rank.OTHER
    met = visit.meets if len(visit.hosts) == 1 else crossing.met
    return LedgerRow(
        visit=rows.visit(crossing.digest, crossing.dates),
        side=side_of(crossing, relation),
        large=large,
        office="" if large else office_of(rows, crossing),
        place=rows.say(", ").join(crossing.places) or rows.country(crossing.host),
        met=[rows.leader(slug) for slug in met],
        standing=crossing.standing.value,
        gap=gap_before.get((crossing.digest.id, crossing.host), ""),
    )


def office_of(rows: Rows, crossing: Crossing) -> str:
    """Return the office in which someone travelled."""
    visit = crossing.digest.visit
    held = rows.site.leaders[visit.leaders[0]].office_during(crossing.dates)
    return visit.office or (held.title if held else "")


def gap_words(language: Language, months: int) -> str:
    """Return a length of time: ``1 year 10 months``, ``11 months``."""
    years, rest = divmod(months, 12)
    long = language.count("%(num)s year", "%(num)s years", years) if years else ""
    rather = language.count("%(num)s month", "%(num)s months", rest) if rest else ""
    if long and rather:
        return language.say("%(years)s %(months)s", years=long, months=rather)
    return long or rather
