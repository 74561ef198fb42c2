"""Relations: ``relations.html`` and a page for each pair of countries that have met."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import partial

from entente.domain.dates import Doubt, Moment, Span, Unit
from entente.domain.page import Page
from entente.domain.relation import Encounter, Meeting, Pair, Relation
from entente.linking.reckoning import Gap, gaps, whose_turn, years_without
from entente.rendering import dates
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
from entente.rendering.ledgers import earlier_rows, gap_words, ledger
from entente.rendering.rows import Rows
from entente.rendering.strips import per_cent, strip_of, years_in_words
from entente.rendering.surroundings import crossing_row, sides

__all__ = ["relation_pages"]


def relation_pages(rows: Rows) -> Iterator[Page]:
    """Yield the index of relations, then the page of each."""
    yield Page("relations.html", "index.html", partial(index, rows))
    for relation in rows.relations.by_pair.values():
        yield Page(relation.path, "relation.html", partial(relation_page, rows, relation))


def index(rows: Rows) -> IndexPage:
    """Return what the index of relations shows: all, those with most visits first."""
    entries = [entry(rows, relation) for relation in rows.relations.by_pair.values()]
    entries.sort(key=lambda entry: (-entry["count"], entry["href"]))
    return IndexPage(
        title="Relations",
        description="Two countries and every visit between them, in both directions.",
        section="relations.html",
        trail=[Link(text="Relations", href="relations.html")],
        total=len(entries),
        noun="relations",
        groups=[("", entries)],
    )


def entry(rows: Rows, relation: Relation) -> CountEntry:
    """Return a relation in the index: how many visits took place, and in which years."""
    held = relation.held
    link = Link(text=rows.relation_title(relation), href=relation.path)
    years = years_in_words(crossing.dates.year for crossing in held) if held else ""
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
            Link(text="Relations", href="relations.html"),
            Link(text=title, href=relation.path),
        ],
        total=len(held),
        since=str(held[0].dates.year) if held else "",
        sides=sides(rows, relation),
        turn=reckoning(rows, relation),
        first=crossing_row(rows, held[0]) if held else None,
        last=crossing_row(rows, held[-1]) if held else None,
        next=crossing_row(rows, relation.coming[0]) if relation.coming else None,
        gap=gap_words(longest.months) if longest else "",
        gap_between=between(rows, longest) if longest else "",
        without=without(relation),
        strip=strip_of(relation, rows.pair_in_sentence(relation)),
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
        words = years_in_words(crossing.dates.year for crossing in held)
        return (
            f"{visits(ours).capitalize()} by {first} to {second} and "
            f"{visits(len(held) - ours)} by {second} to {first}, {words}."
        )
    missing = f"No visit between {first} and {second} has taken place in these records"
    met = sum(meeting.in_person for meeting in relation.meetings)
    if met:
        times = {1: "once", 2: "twice"}.get(met, f"{met} times")
        return f"{missing}; their leaders met {times} elsewhere."
    return f"{missing}."


def visits(count: int) -> str:
    """Return a count of visits: ``1 visit``, ``no visits``."""
    return f"{count or 'no'} visit{'' if count == 1 else 's'}"


def reckoning(rows: Rows, relation: Relation) -> Reckoning | None:
    """Return whose turn a return visit is, in words; None where nobody of rank has travelled."""
    turn = whose_turn(relation)
    if turn is None:
        return None
    traveller = rows.site.countries[turn.traveller].in_sentence
    other = rows.site.countries[turn.country].in_sentence
    plural = "" if turn.count == 1 else "s"
    if turn.heads_only:
        count = f"{turn.count} journey{plural} by leaders of {traveller}"
        nobody = f"no leader of {other} has yet travelled"
    else:
        count = f"{turn.count} visit{plural} by {traveller}"
        nobody = f"{other} has not yet travelled"
    return Reckoning(
        country=rows.code(turn.country),
        words=f"{count} since" if turn.since else f"{count}; {nobody}",
        since=crossing_row(rows, turn.since),
    )


def between(rows: Rows, gap: Gap) -> str:
    """Return the months of a gap: ``May 2019 – March 2021``."""
    return dates.words(Span(month_of(gap.start), month_of(gap.end)), rows.locale)


def month_of(day: date) -> Moment:
    """Return the month of a day."""
    last = monthrange(day.year, day.month)[1]
    text = f"{day.year:04}-{day.month:02}"
    return Moment(text, day.replace(day=1), day.replace(day=last), Unit.MONTH, Doubt.NONE)


def without(relation: Relation) -> str:
    """Return in how many years there was no visit: ``21 of 72``; empty for none."""
    held = relation.held
    missing = len(years_without(held))
    if not missing:
        return ""
    return f"{missing} of {held[-1].dates.year - held[0].dates.year + 1}"


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
        how="Met" if meeting.in_person else "At the same summit",
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
            years=years_in_words(found),
            ticks=[per_cent(year - first + 0.5, columns) for year in sorted(set(found))],
        )
