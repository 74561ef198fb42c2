"""Offices through time: who held which, and which journeys were made in each.

One scale of years for a country's offices, or for those of one leader. An office without dates has
no place in it, and a term that has not ended runs to the state of the records.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.leader import Leader, Office
from entente.domain.rank import Rank, rank_of
from entente.domain.visit import Status
from entente.rendering.contexts import Link, TermBar, TermRow, Terms
from entente.rendering.language import noted
from entente.rendering.rows import Rows
from entente.rendering.strips import per_cent

__all__ = ["country_terms", "leader_terms"]

YEAR = timedelta(days=365)
LABELS = 8


@dataclass(frozen=True, slots=True)
class Term:
    """One leader in one office."""

    leader: Leader
    office: Office
    dates: Span
    journeys: tuple[date, ...]
    """First days of the visits made in it, oldest first."""
    received: int
    """Visits of others in their country in which they were met."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Oldest first."""
        return (self.dates.sort_key, self.leader.slug)


def country_terms(rows: Rows, code: str) -> Terms | None:
    """Return the offices of a country through time; None where no dates are known.

    The picture begins with the year of the country's first visit: what was over by then is left
    out, since no visit can belong to it.

    Args:
        rows: of the site.
        code: of the country.

    """
    since = beginning_of_records(rows, code)
    terms = [
        term
        for leader in rows.ingredients.offices.get(code, ())
        for term in terms_of(rows, leader)
        if term.office.country == code and (term.dates.last or date.max) >= since
    ]
    label = partial(
        rows.say,
        noted("Offices of %(country)s and who held them, %(first)s to %(last)s"),
        country=rows.in_sentence(code),
    )
    return drawn(rows, terms, label, since=since)


def beginning_of_records(rows: Rows, code: str) -> date:
    """Return the first day of the year in which a country's visits begin; the first of all days.

    The latter where it has none.
    """
    stays = rows.connections.hosted[code]
    begun = [digest.visit.dates.year for digest in rows.connections.made[code]]
    begun += [stay.digest.visit.dates.year for stay in stays]
    return date(max(min(begun), date.min.year), 1, 1) if begun else date.min


def leader_terms(rows: Rows, leader: Leader) -> Terms | None:
    """Return the offices of a leader through time; None where no dates are known."""
    label = partial(
        rows.say, noted("Offices held by %(leader)s, %(first)s to %(last)s"), leader=leader.name
    )
    return drawn(rows, list(terms_of(rows, leader)), label)


def terms_of(rows: Rows, leader: Leader) -> Iterable[Term]:
    """Yield the offices of a leader whose dates are known, with what happened in each."""
    made = [d for d in rows.connections.travelled[leader.slug] if took_place(d)]
    met = [d for d in rows.connections.met[leader.slug] if took_place(d)]
    for office in leader.offices:
        if office.dates:
            journeys = [d for d in made if leader.office_during(d.visit.dates) is office]
            guests = [
                d
                for d in met
                if office.country in d.visit.hosts and leader.office_during(d.visit.dates) is office
            ]
            days = tuple(d.visit.dates.sort_key[0] for d in journeys)
            yield Term(leader, office, office.dates, days, len(guests))


def took_place(digest: Digest) -> bool:
    """Whether a visit is concluded or under way."""
    return digest.visit.status in {Status.CONCLUDED, Status.UNDER_WAY}


def drawn(
    rows: Rows, terms: Sequence[Term], label: Callable[..., str], *, since: date | None = None
) -> Terms | None:
    """Return terms as picture and table.

    Args:
        rows: of the site.
        terms: of one country or of one leader.
        label: takes the first and the last year.
        since: where a country's picture begins; None for a leader's, which says no names.

    """
    if not terms:
        return None
    scale = Scale.of(terms, rows.site.as_of, since or date.min)
    ordered = sorted(terms, key=lambda term: (order_of(term.office), term.sort_key))
    return Terms(
        label=label(first=scale.first.year, last=scale.last.year),
        rows=[
            row
            for title, group in groupby(ordered, key=lambda term: term.office.title)
            for row in rows_of(title, list(group), scale, linked=since is not None)
        ],
        years=scale.years(),
        table=[
            (
                Link(text=term.leader.name, href=term.leader.path),
                term.office.title,
                rows.span(term.dates),
                len(term.journeys),
                term.received,
            )
            for term in sorted(terms, key=lambda term: term.sort_key, reverse=True)
        ],
    )


def order_of(office: Office) -> tuple[bool, str]:
    """Return what puts heads of state and government before ministers."""
    return (rank_of(office.title) is not Rank.HEAD, office.title)


@dataclass(frozen=True, slots=True)
class Scale:
    """The time that a picture covers."""

    first: date
    last: date

    @staticmethod
    def of(terms: Sequence[Term], as_of: date, since: date) -> "Scale":
        """Return the scale that all terms fit on, but for what lies before a day."""
        starts = [day for term in terms if (day := term.dates.first or term.dates.last)]
        ends = [term.dates.last or max(as_of, *starts) for term in terms]
        first, last = max(min(starts), since), max(ends)
        return Scale(first, last if last > first else first + YEAR)

    def at(self, day: date) -> str:
        """Return where a day stands, in per cent."""
        return per_cent((min(max(day, self.first), self.last) - self.first).days, self.days)

    @property
    def days(self) -> int:
        """How long it is."""
        return (self.last - self.first).days

    def bar(self, term: Term, *, linked: bool) -> TermBar:
        """Return a term's place."""
        start = max(term.dates.first or self.first, self.first)
        end = max(term.dates.last or self.last, start)
        leader = term.leader
        return TermBar(
            text=leader.name if linked else "",
            href=leader.path if linked else "",
            x=self.at(start),
            width=per_cent(max((end - start).days, 1), self.days),
        )

    def years(self) -> list[tuple[str, str]]:
        """Return the years written on the scale, with where their first days stand."""
        span = range(self.first.year + 1, self.last.year + 1)
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 500) if len(span) <= LABELS * n)
        return [(self.at(date(y, 1, 1)), str(y)) for y in span if y % step == 0]


def rows_of(title: str, terms: list[Term], scale: Scale, *, linked: bool) -> Iterable[TermRow]:
    """Yield an office as one row, or as several where terms overlap."""
    rows: list[list[Term]] = []
    for term in terms:
        start = term.dates.first or date.min
        free = (row for row in rows if (row[-1].dates.last or date.max) <= start)
        row = next(free, None)
        if row is None:
            rows.append([term])
        else:
            row.append(term)
    for number, row in enumerate(rows):
        yield TermRow(
            text=title if number == 0 else "",
            bars=[scale.bar(term, linked=linked) for term in row],
            ticks=[scale.at(day) for term in row for day in term.journeys],
        )
