"""A seed to a draft digest: everything carried over, what the text states proposed, nothing more.

For ``importing``. What an author must supply becomes a problem that names the key and the file.
"""

from collections.abc import Iterator

from entente.commands.dating import Dating, dating_of
from entente.commands.drafting import Drafted, leader_slug, visit_id
from entente.domain.digest import Source
from entente.domain.names import slug
from entente.domain.problem import Code, Place, Problem
from entente.reading.seeds import Seed
from entente.registry.proposals import KnownNames, Proposals, propose
from entente.rendering.drafts import Draft, Key

__all__ = ["draft_of_seed"]

NO_ID = (
    "in Latin letters what could name the draft: no day, no leader, no country and no title",
    "Write the digest by hand: publish.py new visit.",
)


def draft_of_seed(
    seed: Seed, file: str, known: KnownNames, *, year: int | None
) -> Drafted | Problem:
    """Return the draft of a seed with what is missing in it, or why there can be none.

    Args:
        seed: what the file holds.
        file: its path under seeds/, for the source and for the report.
        known: the names to look for.
        year: of dates that state none; None if nobody said.

    """
    proposals = propose((seed.title, *seed.paragraphs), known)
    dating = dating_of(proposals.dates, seed, file, year=year)
    if isinstance(dating, Problem):
        return dating
    names = names_of(proposals, known)
    visit = visit_id(dating.span, names if all(names) else (slug(seed.title),))
    if not visit:
        return unstated(Place(file, seed.line_of(0)), *NO_ID)
    draft = Draft(
        keys=(Key("title", seed.title), *stated_keys(proposals, dating)),
        source=Source(seed.title, "", "", file, None, None, None, seed.numbers),
        paragraphs=seed.paragraphs,
    )
    place = Place(file, seed.line_of(0))
    filled = (dating.problem,) if dating.problem else ()
    return Drafted(visit, dating.year, draft, (*missing_keys(proposals, place, visit), *filled))


def names_of(proposals: Proposals, known: KnownNames) -> tuple[str, str]:
    """Return the slugs of leader and first host; ``''`` for one that is not stated."""
    leader = leader_slug(proposals.leader.value, known) if proposals.leader else ""
    hosts = (known.countries.by_code[host.value].slug for host in proposals.hosts)
    return leader, next(hosts, "")


def stated_keys(proposals: Proposals, dating: Dating) -> Iterator[Key]:
    """Yield the keys that the text states, each with its words."""
    single = (
        ("leader", proposals.leader),
        ("office", proposals.office),
        ("from", proposals.origin),
        ("to", proposals.hosts[0] if len(proposals.hosts) == 1 else None),
    )
    for name, proposal in single:
        if proposal:
            yield Key(name, proposal.value, (proposal.words,))
    if dating.span:
        yield Key("dates", dating.span, (dating.words,))
    several = (
        ("meets", proposals.meets),
        ("countries", proposals.at_issue),
        ("topics", proposals.topics),
    )
    for name, every in several:
        if every:
            values = tuple(proposal.value for proposal in every)
            yield Key(name, values, tuple(proposal.words for proposal in every))


def missing_keys(proposals: Proposals, place: Place, visit: str) -> Iterator[Problem]:
    """Yield a problem for each key that a visit needs and the text does not state."""
    into = f"into the draft {visit}.md"
    if not proposals.leader:
        yield unstated(place, "who travels", f"Write `leader: …` {into}.")
    if not proposals.origin:
        leave = " If it is among its `countries`, take it out there." if proposals.at_issue else ""
        yield unstated(
            place, "which country the leader travels for", f"Write `from: …` {into}.{leave}"
        )
    if not proposals.hosts:
        yield unstated(place, "which country is visited", f"Write `to: …` {into}.")
    if len(proposals.hosts) > 1:
        listed = ", ".join(host.words for host in proposals.hosts)
        yield Problem(
            Code.NOT_PROPOSED,
            place,
            f"the text names several countries visited: {listed}",
            f"Write `legs: …` {into}, with `to` and `dates` of each, and delete `dates` above.",
        )


def unstated(place: Place, what: str, remedy: str) -> Problem:
    """Report a fact that the text does not state."""
    return Problem(Code.NOT_PROPOSED, place, f"the text does not say {what}", remedy)
