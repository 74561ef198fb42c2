"""The pieces that many pages share: a visit in a list, a country's code, a date in words.

One ``Rows`` is made per site. It keeps what it has worked out, since the same visit stands in the
lists of its countries, leaders, topics and year.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby

from entente.domain.dates import Span
from entente.domain.digest import Digest
from entente.domain.relation import Relation
from entente.domain.site import Site
from entente.domain.visit import Kind, Status
from entente.linking.connections import Connections
from entente.linking.cross_references import cross_references
from entente.linking.related import related_of
from entente.linking.relations import Relations, relations_of
from entente.linking.travels import Steps, steps_in, travels_of
from entente.rendering import dates
from entente.rendering.contexts import (
    Code,
    CountEntry,
    Dates,
    Link,
    OriginalText,
    StatusWords,
    VisitRow,
    YearRows,
)
from entente.rendering.dates import phrases_in
from entente.rendering.ingredients import Ingredients
from entente.rendering.language import Language, plain
from entente.rendering.words import KINDS, STATUSES

__all__ = ["Rows", "direction"]


def direction(text: str) -> str:
    """Return ``rtl`` or ``ltr`` for a text, by its first letter that has a direction (UAX #9, P2).

    Asking for the language would not do: Babel does not know all of them.
    """
    strong = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in strong if kind in {"L", "R", "AL"}), "L")
    return "ltr" if first == "L" else "rtl"


def brought_together(relations: Iterable[Relation]) -> dict[str, list[Relation]]:
    """Return, by id, the relations whose leaders met in person on a visit elsewhere.

    Summits that two leaders merely attended are left out: there each met everybody.
    """
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        told = {d.id for m in relation.meetings if m.in_person for d in m.digests}
        for id_ in sorted(told):
            found.setdefault(id_, []).append(relation)
    return found


class Rows:
    """A site's values as the pieces of its pages."""

    def __init__(
        self,
        site: Site,
        connections: Connections,
        language: Language | None = None,
        relations: Relations | None = None,
        related: Mapping[bytes, bytes] | None = None,
    ) -> None:
        """Put everything at hand.

        Args:
            site: what is shown.
            connections: of its digests with its entries.
            language: of the interface; English for none.
            relations: of every two of its countries; worked out for none.
            related: what earlier builds know of related visits: see ``related_of``.

        """
        self.site = site
        self.connections = connections
        self.language = language or plain(site.settings.locale)
        self.say, self.count = self.language.say, self.language.count
        self.locale = self.language.locale
        self.phrases = phrases_in(self.language)
        content = plain(site.settings.content_language)
        self.content = self.language if content.name == self.language.name else content
        self.country_names = {
            code: self.language.country(code, country.name)
            for code, country in site.countries.items()
        }
        self.country_titles = {
            f"countries/{country.slug}.html": self.country_names[code]
            for code, country in site.countries.items()
        }
        self.known: dict[tuple[str, Span], VisitRow] = {}
        self.known_dates: dict[Span, Dates] = {}
        self.cited_titles: dict[str, str] = {}
        """Title and days, by id: see ``citations``."""
        self.relations = relations or relations_of(
            site.digests, site.leaders, site.countries, site.as_of
        )
        self.related = related_of(site.digests, cross_references(site.digests), related or {})
        self.travels = travels_of(connections.travelled)
        self.known_steps: dict[str, Steps] = {}
        self.brought_together = brought_together(self.relations.by_pair.values())

    @cached_property
    def ingredients(self) -> Ingredients:
        """What each page of the site is made from."""
        return Ingredients(
            site=self.site,
            connections=self.connections,
            relations=self.relations,
            related=self.related,
            travels=self.travels,
            brought_together=self.brought_together,
            is_coming=self.is_coming,
        )

    def day(self, day: date | None) -> str:
        """Return a day in words; empty where there is none."""
        return dates.day_words(day, self.locale) if day else ""

    def span(self, span: Span) -> str:
        """Return dates in words."""
        return dates.words(span, self.locale, self.phrases)

    def dates(self, span: Span) -> Dates:
        """Return a span in every form that a page may need."""
        if span not in self.known_dates:
            self.known_dates[span] = self.dates_in_words(span)
        return self.known_dates[span]

    def dates_in_words(self, span: Span) -> Dates:
        """Work out the same."""
        big, rest = dates.stamp(span, self.locale, self.phrases)
        return Dates(
            words=self.span(span),
            machine=dates.machine(span),
            big=big,
            rest=rest,
            bare=dates.without_year(span, self.locale, self.phrases),
            short=dates.short(span, self.locale, self.phrases),
        )

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return self.country_names[code]

    def in_sentence(self, code: str) -> str:
        """Return the name of a country as it stands within a sentence: ``the United States``."""
        if self.language.name == "en":
            return self.site.countries[code].in_sentence
        return self.country(code)

    def code(self, code: str) -> Code:
        """Return a country."""
        country = self.site.countries[code]
        return Code(code=code, name=self.country(code), href=f"countries/{country.slug}.html")

    def relation_title(self, relation: Relation) -> str:
        """Return the name of a relation: ``Japan–United States``."""
        return self.pair(relation.countries)

    def pair(self, codes: tuple[str, str]) -> str:
        """Return two countries in one name."""
        first, second = (self.country(code) for code in codes)
        return self.say("%(first)s–%(second)s", first=first, second=second)

    def pair_in_sentence(self, relation: Relation) -> tuple[str, str]:
        """Return the names of both countries as they stand in a sentence."""
        first, second = (self.in_sentence(code) for code in relation.countries)
        return first, second

    def partner(self, code: str, other: str) -> Link | Code:
        """Return a country by its name, linked to its relation with another where there is one."""
        relation = self.relations.between(code, other)
        if relation is None:
            return self.code(other)
        return Link(text=self.country(other), href=relation.path)

    def steps(self, relation: Relation) -> Steps:
        """Return, by digest id, each visit of a relation between those before and after it."""
        if relation.path not in self.known_steps:
            self.known_steps[relation.path] = steps_in(relation)
        return self.known_steps[relation.path]

    def leader(self, slug: str) -> Link:
        """Return a link to a leader."""
        leader = self.site.leaders[slug]
        return Link(text=leader.name, href=leader.path)

    def topic(self, slug: str) -> Link:
        """Return a link to a topic."""
        topic = self.site.topics[slug]
        return Link(text=topic.name, href=topic.path)

    def original(self, names: Iterable[tuple[str, str]]) -> list[OriginalText]:
        """Return names in their own scripts.

        Args:
            names: pairs of language tag and name.

        """
        return [OriginalText(lang=tag, dir=direction(name), text=name) for tag, name in names]

    def kind(self, kind: Kind | None) -> str:
        """Return a kind of visit in words; empty where it is unknown."""
        return self.say(KINDS[kind]) if kind else ""

    def status(self, digest: Digest) -> StatusWords:
        """Return the status of a digest's visit."""
        return self.status_words(digest.visit.status)

    def status_words(self, status: Status) -> StatusWords:
        """Return a status as its slug and its word."""
        return StatusWords(slug=status.value, word=self.say(STATUSES[status]))

    def visit(self, digest: Digest, span: Span | None = None) -> VisitRow:
        """Return a visit in a list, with the days in one country where ``span`` names them."""
        shown = span or digest.visit.dates
        key = (digest.id, shown)
        if key not in self.known:
            visit = digest.visit
            self.known[key] = VisitRow(
                href=digest.path,
                title=digest.title,
                summary=digest.summary,
                dates=self.dates(shown),
                origin=self.code(visit.origin),
                hosts=[self.code(host) for host in visit.hosts],
                leaders=[self.leader(leader) for leader in visit.leaders],
                kind=self.kind(visit.kind),
                status=self.status(digest),
                published=self.day(digest.published),
            )
        return self.known[key]

    def latest_first(self, digests: Iterable[Digest]) -> list[VisitRow]:
        """Return visits in a list, the latest first."""
        ordered = sorted(digests, key=lambda digest: digest.sort_key, reverse=True)
        return [self.visit(digest) for digest in ordered]

    def coming(self, digests: Iterable[Digest]) -> list[VisitRow]:
        """Return the visits that begin after the day of the records, soonest first."""
        return [self.visit(digest) for digest in digests if self.is_coming(digest)]

    def is_coming(self, digest: Digest) -> bool:
        """Whether a visit begins after the day of the records and has not been cancelled."""
        first = digest.visit.dates.first
        called_off = digest.visit.status in {Status.CANCELLED, Status.POSTPONED}
        return first is not None and first > self.site.as_of and not called_off

    def soonest(self, digests: Iterable[Digest]) -> VisitRow | None:
        """Return the first visit that is coming; None where none is."""
        return next(iter(self.coming(digests)), None)

    def last(self, digests: Iterable[Digest]) -> VisitRow | None:
        """Return the last visit that took place; None where none did."""
        past = [
            digest
            for digest in digests
            if not self.is_coming(digest) and digest.visit.status is not Status.CANCELLED
        ]
        return self.visit(past[-1]) if past else None

    def by_year(self, stays: Iterable[tuple[Digest, Span]]) -> list[YearRows]:
        """Return visits under the years in which they began, latest first.

        Args:
            stays: each digest with the dates to show.

        """
        ordered = sorted(stays, key=lambda pair: (pair[1].sort_key, pair[0].id), reverse=True)
        return [
            self.year_rows(year, list(group))
            for year, group in groupby(ordered, key=lambda pair: pair[1].year)
        ]

    def year_rows(self, year: int, stays: Sequence[tuple[Digest, Span]]) -> YearRows:
        """Return the visits of one year, which lead to a listing that has one of them.

        A tour over New Year is listed where it began: there need be no listing of its last stops'.
        """
        listed = [digest.visit.dates.year for digest, _ in stays]
        shown = year if year in listed else listed[0]
        return YearRows(
            year=str(year),
            href=f"visits/{shown:04}.html",
            visits=[self.visit(digest, span) for digest, span in stays],
        )

    def counted(
        self,
        entries: Iterable[str],
        link: Callable[[str], Link | Code],
        *,
        most: int = 0,
    ) -> list[CountEntry]:
        """Return entries with how often each occurs, the most frequent first.

        Args:
            entries: slugs or codes, once per visit.
            link: gives name and address of one.
            most: return no more than so many; 0 for all.

        """
        counts = Counter(entries)
        rows = [self.entry(link(each), count) for each, count in counts.items()]
        rows.sort(key=lambda row: (-row["count"], row["text"], row["href"]))
        return rows[:most] if most else rows

    def entry(
        self, link: Link | Code, count: int, *, note: str = "", latest: Digest | None = None
    ) -> CountEntry:
        """Return one entry of an index."""
        return CountEntry(
            text=str(link.get("text") or link.get("name")),
            href=link["href"],
            note=note,
            code=str(link.get("code", "")),
            count=count,
            latest=self.visit(latest) if latest else None,
        )
