"""Visits to try relations on: a world of real visits, and any visits that hypothesis can think of.

The real ones lie in ``world/content``: thirty-two visits from the records of the Office of the
Historian, and what is generally known of who met whom and about what. Among them are a tour,
summits, states that are no more, one visit still to come, and names in seven scripts and several
spellings; their texts mention each other in all of them. The invented ones go
between five countries, one of which a later one followed; every leader's slug begins with the code
of a country, so that nobody changes sides when a visit is added.
"""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from entente.domain.country import Country, CountryKind
from entente.domain.dates import Doubt, Moment, Span, Unit
from entente.domain.digest import Digest
from entente.domain.leader import Leader, Office
from entente.domain.problem import Places
from entente.domain.site import Site
from entente.domain.visit import Kind, Leg, Status, Visit
from entente.pipeline.assembly import Assembly, assemble, sources_in
from entente.pipeline.configuration import settings_from
from tests.repositories import WORLD

__all__ = ["AS_OF", "COUNTRIES", "LEADERS", "WORLD", "digest", "digests", "real_site", "span"]

AS_OF = date(2020, 6, 1)
CODES = ("AA", "BB", "CC", "DD", "OO")
TITLES = ("President", "Foreign Minister", "")


@cache
def real_assembly() -> Assembly:
    """Return what the real world's content comes to."""
    return assemble(sources_in(WORLD / "content", WORLD / "seeds"), settings_from({}))


def real_site() -> Site:
    """Return the real world, which has no errors."""
    made = real_assembly()
    assert made.errors == ()
    return made.site


def country(code: str, slug: str, successors: tuple[str, ...] = ()) -> Country:
    """Return a country with nothing but a name."""
    return Country(
        code=code,
        slug=slug,
        name=slug.title(),
        official="",
        article=False,
        aliases=(),
        adjectives=(),
        local=(),
        region="",
        subregion="",
        kind=CountryKind.FORMER if successors else CountryKind.STATE,
        since="",
        until="",
        successors=successors,
    )


COUNTRIES = {
    "AA": country("AA", "alba"),
    "BB": country("BB", "borduria"),
    "CC": country("CC", "caledonia"),
    "DD": country("DD", "doria"),
    "OO": country("OO", "old-alba", ("AA", "BB")),
}
LEADERS = {
    f"{code.lower()}-{number}": Leader(
        slug=f"{code.lower()}-{number}",
        name=f"{title} of {code}",
        aliases=(),
        original=(),
        offices=(Office(title, code, None),),
        intro="",
    )
    for code in CODES
    for number, title in enumerate(TITLES)
}


def moment(day: date) -> Moment:
    """Return a known day."""
    return Moment(day.isoformat(), day, day, Unit.DAY, Doubt.NONE)


def span(first: str, last: str = "") -> Span:
    """Return a span of known days, written in ISO 8601."""
    return Span(moment(date.fromisoformat(first)), moment(date.fromisoformat(last or first)))


def digest(visit: Visit) -> Digest:
    """Return a digest of which nothing is known but the visit."""
    return Digest(
        visit=visit,
        title=visit.id,
        summary="",
        published=None,
        articles=(),
        sources=(),
        outcomes=(),
        corrections=(),
        aliases=(),
        autolink=True,
        draft=False,
        places=Places(f"content/visits/{visit.id}.md"),
    )


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Return up to ten days within a few years, most of them crowded into one."""
    start = draw(
        st.dates(date(2019, 1, 1), date(2019, 2, 1)) | st.dates(date(2010, 1, 1), date(2021, 1, 1))
    )
    return Span(moment(start), moment(start + timedelta(draw(st.integers(0, 9)))))


@st.composite
def visits(draw: st.DrawFn, id_: str) -> Visit:
    """Return any visit between the five countries."""
    origin = draw(st.sampled_from(CODES))
    hosts = st.sampled_from(CODES)
    own = [slug for slug in LEADERS if slug.startswith(origin.lower())]
    legs = draw(
        st.lists(
            st.builds(Leg, hosts, st.sampled_from(("", "Capital", "Port")), spans(), st.none()),
            min_size=1,
            max_size=3,
        )
    )
    return Visit(
        id=id_,
        leaders=tuple(draw(st.lists(st.sampled_from(own), min_size=1, max_size=2, unique=True))),
        office="",
        origin=origin,
        legs=tuple(legs),
        kind=draw(st.sampled_from((None, Kind.SUMMIT, Kind.WORKING))),
        status=draw(st.sampled_from((*[Status.CONCLUDED] * 4, *Status))),
        history=(),
        meets=tuple(draw(st.lists(st.sampled_from(sorted(LEADERS)), max_size=3, unique=True))),
        at_issue=(),
        topics=tuple(draw(st.lists(st.sampled_from(("war", "trade", "fish")), unique=True))),
    )


def digests(most: int = 12) -> st.SearchStrategy[list[Digest]]:
    """Return any number of digests with ids of their own."""
    counts = st.integers(0, most)
    return counts.flatmap(
        lambda count: st.tuples(*(visits(f"visit-{number:02}") for number in range(count)))
    ).map(lambda drawn: [digest(visit) for visit in drawn])
