"""Relations: ``relations.html`` and a page for each pair of countries that have met."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import partial

from entente.domain.dates import Doubt, Moment, Span, Unit
from entente.domain.page import Page
from entente.domain.relation import Encounter, Meeting, Pair, Relation
from entente.linking.reckoning import Gap, Turn, gaps, whose_turn, years_without
from entente.rendering.bands import banded
from entente.rendering.contexts import (
    CountEntry,
    EncounterRow,
    IndexPage,
    Link,
    MeetingRow,
    Reckoning,
    RelationPage,
    TopicYears,
)
from entente.rendering.language import noted
from entente.rendering.ledgers import earlier_rows, gap_words, ledger
from entente.rendering.rows import Rows
from entente.rendering.strips import per_cent, strip_of, years_in_words
from entente.rendering.surroundings import crossing_row, sides

__all__ = ["relation_pages"]


def relation_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of relations, then the page of each."""
    yield Page(
        "relations.html",
        "index.html",
        partial(index, rows),
        ingredients=rows.ingredients.of_all_facts,
    )
    for relation in rows.relations.by_pair.values():
        yield Page(
            relation.path,
            "relation.html",
            partial(relation_page, rows, relation),
            ingredients=partial(rows.ingredients.of_relation, relation),
        )


def index(rows: Rows) -> IndexPage:
    """Return what the index of relations shows: all, those with most visits first."""
    entries = [entry(rows, relation) for relation in rows.relations.by_pair.values()]
    entries.sort(key=lambda entry: (-entry["count"], entry["href"]))
    return IndexPage(
        title=rows.say("Relations"),
        description=rows.say("Two countries and every visit between them, in both directions."),
        section="relations.html",
        trail=[Link(text=rows.say("Relations"), href="relations.html")],
        total=len(entries),
        noun=rows.count("relation", "relations", len(entries)),
        groups=banded(rows, entries),
    )


def entry(rows: Rows, relation: Relation) -> CountEntry:
    """Return a relation in the index: how many visits took place, and in which years."""
    held = relation.held
    link = Link(text=rows.relation_title(relation), href=relation.path)
    years = years_in_words(rows, (crossing.dates.year for crossing in held)) if held else ""
    return rows.entry(
        link, len(held), note=years, latest=relation.digests[-1] if relation.digests else None
    )


def relation_page(rows: Rows, relation: Relation) -> RelationPage:
    """Return what the page of a relation shows."""
    held = relation.held
    longest = max(gaps(held), key=lambda gap: gap.end - gap.start, default=None)
    shown = ledger(rows, relation)
    earlier, earlier_words = earlier_rows(rows, relation)
    title = rows.relation_title(relation)
    return RelationPage(
        title=title,
        description=summary(rows, relation),
        section="relations.html",
        trail=[
            Link(text=rows.say("Relations"), href="relations.html"),
            Link(text=title, href=relation.path),
        ],
        total=len(held),
        since=str(held[0].dates.year) if held else "",
        sides=sides(rows, relation),
        turn=reckoning(rows, relation),
        first=crossing_row(rows, held[0]) if held else None,
        last=crossing_row(rows, held[-1]) if held else None,
        next=crossing_row(rows, relation.coming[0]) if relation.coming else None,
        gap=gap_words(rows.language, longest.months) if longest else "",
        gap_between=between(rows, longest) if longest else "",
        without=without(rows, relation),
        strip=strip_of(rows, relation),
        ledger=shown,
        earlier=earlier,
        earlier_words=earlier_words,
        encounters=[encounter_row(rows, each) for each in relation.encounters],
        meetings=[meeting_row(rows, each) for each in reversed(relation.meetings)],
        topics=list(topic_years(rows, relation)),
        before=[relation_link(rows, pair) for pair in relation.predecessors],
        after=[relation_link(rows, pair) for pair in relation.successors],
    )


def relation_link(rows: Rows, pair: Pair) -> Link:
    """Return a link to another relation."""
    relation = rows.relations.by_pair[pair]
    return Link(text=rows.relation_title(relation), href=relation.path)


def summary(rows: Rows, relation: Relation) -> str:
    """Return the relation in one sentence."""
    first, second = rows.pair_in_sentence(relation)
    held = relation.held
    if held:
        ours = sum(crossing.origin == relation.countries[0] for crossing in held)
        return rows.say(
            "%(ours)s by %(first)s to %(second)s and %(theirs)s by %(second)s to %(first)s, "
            "%(years)s.",
            ours=capital(visits(rows, ours)),
            theirs=visits(rows, len(held) - ours),
            first=first,
            second=second,
            years=years_in_words(rows, (crossing.dates.year for crossing in held)),
        )
    missing = rows.say(
        "No visit between %(first)s and %(second)s has taken place in these records",
        first=first,
        second=second,
    )
    met = sum(meeting.in_person for meeting in relation.meetings)
    if met:
        met_elsewhere = noted("%(missing)s; their leaders met %(times)s elsewhere.")
        return rows.say(met_elsewhere, missing=missing, times=times(rows, met))
    return rows.say("%(sentence)s.", sentence=missing)


def times(rows: Rows, number: int) -> str:
    """Return how often: ``once``, ``3 times``."""
    if number == 2:  # noqa: PLR2004 - English has a word for it
        return rows.say("twice")
    return rows.count("once", "%(num)s times", number)


def visits(rows: Rows, number: int) -> str:
    """Return a count of visits: ``1 visit``, ``no visits``."""
    return (
        rows.count("%(num)s visit", "%(num)s visits", number) if number else rows.say("no visits")
    )


def capital(words: str) -> str:
    """Return words as a sentence begins with them."""
    return words[:1].upper() + words[1:]


def reckoning(rows: Rows, relation: Relation) -> Reckoning | None:
    """Return whose turn a return visit is, in words; None where nobody of rank has travelled."""
    turn = whose_turn(relation)
    if turn is None:
        return None
    return Reckoning(
        country=rows.code(turn.country),
        words=turn_words(rows, turn),
        since=crossing_row(rows, turn.since),
    )


def turn_words(rows: Rows, turn: Turn) -> str:
    """Return how many journeys one way there were since the last the other way."""
    traveller, other = rows.in_sentence(turn.traveller), rows.in_sentence(turn.country)
    if turn.heads_only:
        journeys = rows.count(
            "%(num)s journey by leaders of %(country)s",
            "%(num)s journeys by leaders of %(country)s",
            turn.count,
            country=traveller,
        )
        nobody = rows.say("no leader of %(country)s has yet travelled", country=other)
    else:
        journeys = rows.count(
            "%(num)s visit by %(country)s",
            "%(num)s visits by %(country)s",
            turn.count,
            country=traveller,
        )
        nobody = rows.say("%(country)s has not yet travelled", country=other)
    if turn.since:
        return rows.say("%(journeys)s since", journeys=journeys)
    return rows.say("%(journeys)s; %(nobody)s", journeys=journeys, nobody=nobody)


def between(rows: Rows, gap: Gap) -> str:
    """Return the months of a gap: ``May 2019 – March 2021``."""
    return rows.span(Span(month_of(gap.start), month_of(gap.end)))


def month_of(day: date) -> Moment:
    """Return the month of a day."""
    last = monthrange(day.year, day.month)[1]
    text = f"{day.year:04}-{day.month:02}"
    return Moment(text, day.replace(day=1), day.replace(day=last), Unit.MONTH, Doubt.NONE)


def without(rows: Rows, relation: Relation) -> str:
    """Return in how many years there was no visit: ``21 of 72``; empty for none."""
    held = relation.held
    missing = len(years_without(held))
    if not missing:
        return ""
    every = held[-1].dates.year - held[0].dates.year + 1
    return rows.say("%(part)s of %(whole)s", part=missing, whole=every)


def encounter_row(rows: Rows, encounter: Encounter) -> EncounterRow:
    """Return two leaders who met."""
    return EncounterRow(
        leaders=[rows.leader(slug) for slug in encounter.leaders],
        count=len(encounter.digests),
        latest=rows.visit(encounter.digests[-1]),
    )


def meeting_row(rows: Rows, meeting: Meeting) -> MeetingRow:
    """Return a meeting elsewhere."""
    return MeetingRow(
        dates=rows.dates(meeting.dates),
        place=meeting.place,
        hosts=[rows.code(host) for host in meeting.hosts],
        leaders=[[rows.leader(slug) for slug in side] for side in meeting.leaders],
        how=rows.say("Met") if meeting.in_person else rows.say("At the same summit"),
        visits=[rows.visit(digest) for digest in meeting.digests],
    )


def topic_years(rows: Rows, relation: Relation) -> Iterator[TopicYears]:
    """Yield the topics of a relation with their years, most visits first."""
    every = [digest.visit.dates.year for digest in relation.digests]
    if not every:
        return
    first, columns = min(every), max(every) - min(every) + 1
    years: dict[str, list[int]] = {}
    for digest in relation.digests:
        for topic in digest.visit.topics:
            years.setdefault(topic, []).append(digest.visit.dates.year)
    for entry in rows.counted((t for t, found in years.items() for _ in found), rows.topic):
        found = years[entry["href"].removeprefix("topics/").removesuffix(".html")]
        yield TopicYears(
            topic=entry,
            years=years_in_words(rows, found),
            ticks=[per_cent(year - first + 0.5, columns) for year in sorted(set(found))],
        )
