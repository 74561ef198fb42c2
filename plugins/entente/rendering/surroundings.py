"""What a digest is surrounded by: related visits, its place in relations and in travels."""

from collections.abc import Iterator

from entente.domain.digest import Digest
from entente.domain.relation import Crossing, Relation, Standing
from entente.linking.affinity import Reason, ReasonKind
from entente.rendering.contexts import RelatedRow, RelationStep, Side, TravelStep, VisitRow
from entente.rendering.language import noted
from entente.rendering.rows import Rows
from entente.rendering.strips import strip_around

__all__ = ["crossing_row", "related_rows", "relation_steps", "sides", "travel_steps"]

REASONS = {
    ReasonKind.LINKED: noted("Linked in the text"),
    ReasonKind.SUMMIT: noted("Same summit"),
    ReasonKind.DAYS: noted("Same host, same days"),
    ReasonKind.RETURN_AFTER: noted("Next visit, the other way"),
    ReasonKind.RETURN_BEFORE: noted("Previous visit, the other way"),
    ReasonKind.NEXT: noted("Next visit between these countries"),
    ReasonKind.PREVIOUS: noted("Previous visit between these countries"),
    ReasonKind.PAIR: noted("Same two countries"),
}
"""Words for the reasons that name nothing."""


def related_rows(rows: Rows, digest: Digest) -> list[RelatedRow]:
    """Return the visits related to one, the closest first, each with its reason."""
    return [
        RelatedRow(reason=words_of(rows, each.reason), visit=rows.visit(each.digest))
        for each in rows.related[digest.id]
    ]


def words_of(rows: Rows, reason: Reason) -> str:
    """Return why a visit is related: ``3 shared topics: space, trade, education``."""
    number = len(reason.names)
    match reason.kind:
        case ReasonKind.TOPICS:
            topics = rows.say(", ").join(rows.site.topics[slug].name for slug in reason.names)
            if number == 1:
                return rows.say("Topic: %(topic)s", topic=topics)
            return rows.count(
                "%(num)s shared topic: %(topics)s",
                "%(num)s shared topics: %(topics)s",
                number,
                topics=topics,
            )
        case ReasonKind.LEADER_AND_HOST:
            return rows.count("Same leader, same host", "Same leaders, same host", number)
        case ReasonKind.LEADER:
            return rows.count("Same leader", "Same leaders", number)
        case ReasonKind.PEOPLE | ReasonKind.PERSON:
            people = [rows.site.leaders[slug].name for slug in reason.names]
            return rows.say("%(people)s at both", people=rows.language.listed(people))
        case _:
            return rows.say(REASONS[reason.kind])


def relation_steps(rows: Rows, digest: Digest) -> list[RelationStep]:
    """Return a visit's place in the relation with each of its hosts, in order of travel."""
    return list(steps(rows, digest))


def steps(rows: Rows, digest: Digest) -> Iterator[RelationStep]:
    """Yield the same."""
    for host in digest.visit.hosts:
        relation = rows.relations.between(digest.visit.origin, host)
        if relation is None:
            continue
        before, here, after = rows.steps(relation)[digest.id]
        yield RelationStep(
            title=rows.relation_title(relation),
            href=relation.path,
            total=len(relation.crossings),
            sides=sides(rows, relation),
            strip=strip_around(rows, relation, here),
            before=crossing_row(rows, before),
            here=rows.visit(here.digest, here.dates),
            after=crossing_row(rows, after),
        )


def crossing_row(rows: Rows, crossing: Crossing | None) -> VisitRow | None:
    """Return a visit of a relation with the dates in the host country; None for none."""
    return rows.visit(crossing.digest, crossing.dates) if crossing else None


def sides(rows: Rows, relation: Relation) -> list[Side]:
    """Return how often each country of a relation travels."""
    return [
        Side(
            country=rows.code(code),
            in_sentence=rows.in_sentence(code),
            held=standing(relation, code, Standing.HELD),
            coming=standing(relation, code, Standing.COMING),
        )
        for code in relation.countries
    ]


def standing(relation: Relation, code: str, wanted: Standing) -> int:
    """Return how many visits of one country have a standing."""
    return sum(c.origin == code and c.standing is wanted for c in relation.crossings)


def travel_steps(rows: Rows, digest: Digest) -> list[TravelStep]:
    """Return a visit's place among those of each leader who travelled more than once."""
    return [
        TravelStep(
            leader=rows.leader(leader),
            before=rows.visit(step.before) if step.before else None,
            after=rows.visit(step.after) if step.after else None,
        )
        for leader, step in rows.travels.of(digest)
        if step.before or step.after
    ]
