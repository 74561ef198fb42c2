"""Worlds of visits for the products: made by hand, or by hypothesis from any words.

Names of leaders, countries and topics are fixed; titles, places, dates and dates of change vary:

    rows_of(visit("2024-04-08/2024-04-14", title="Kishida in Washington"))
"""

from collections.abc import Mapping
from datetime import date, timedelta
from string import punctuation

from hypothesis import strategies as st

from entente.domain.digest import Correction, Digest, Source
from entente.domain.leader import Leader
from entente.domain.page import Page
from entente.domain.problem import Places
from entente.domain.site import Settings, Site
from entente.domain.topic import Topic
from entente.domain.visit import Kind, Leg, Status, StatusChange, Visit
from entente.linking.connections import connections_of
from entente.reading.edtf import parse
from entente.registry.gazetteer import gazetteer
from entente.rendering.rows import Rows
from entente.rendering.texts import text_bytes

__all__ = ["BASE", "HOSTILE", "days", "rows_of", "stops", "texts", "visit", "visits", "written"]

BASE = "https://who.example/repo"
COUNTRIES = ("US", "PH", "KR", "VN")
HOSTILE = (
    '=HYPERLINK("https://evil.example","click")',
    "+1-2", "-1", "@SUM(A1)", "\tTabbed", "'quoted'", "＝１＋１",
    'He said "no", twice', "semi;colon, comma\\backslash", "{braces} } unbalanced {",
    "100% of $5 & #1_a ~b ^c", "</script><script>alert(1)</script>", "<!-- -->", "]]>",
    "BEGIN:VEVENT", "ER  - ", "@misc{x,", "岸田文雄、ワシントンへ", "محادثات في القاهرة",
    "é" * 120, "\N{GRINNING FACE}" * 40, "line \u2028 separator",
)  # fmt: skip
"""Titles that mean something to one reader or another."""

# What reading lets through: no control characters, no lone surrogates, no line ends in a title.
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"])
texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.one_of(st.sampled_from(punctuation + " "), LETTERS), min_size=1, max_size=90),
).filter(lambda text: text == " ".join(text.split()) or text in HOSTILE)
"""A title or a place, without space at its ends or twice within."""
days = st.dates(date(1000, 1, 1), date(2999, 12, 1))


@st.composite
def spans(draw: st.DrawFn) -> str:
    """Draw dates as an author writes them: mostly days, now and then less."""
    first = draw(days)
    last = first + timedelta(draw(st.integers(0, 400)))
    exact = f"{first}/{last}"
    month = f"{first.year:04}-{first.month:02}"
    return draw(st.sampled_from([exact, exact, str(first), month, f"{first}~", f"{first}/.."]))


@st.composite
def stops(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw host, place and dates of a leg."""
    host = draw(st.sampled_from(COUNTRIES))
    return host, draw(st.one_of(st.just(""), texts)), draw(spans())


@st.composite
def visits(draw: st.DrawFn) -> Digest:
    """Draw a digest."""
    changes = sorted(draw(st.lists(days, max_size=3)))
    return visit(
        *draw(st.lists(stops(), min_size=1, max_size=4)),
        name=draw(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,9}", fullmatch=True)),
        title=draw(texts),
        summary=draw(st.one_of(st.just(""), texts)),
        status=draw(st.sampled_from(Status)),
        published=draw(st.one_of(st.none(), days)),
        history=tuple(StatusChange(day, Status.ANNOUNCED) for day in changes),
        corrections=tuple(Correction(day, "A day was wrong.") for day in changes[1:]),
    )


def visit(  # noqa: PLR0913 - a digest has many parts, each with what it usually is
    *legs: str | tuple[str, str, str],
    name: str = "2024-04-08-fumio-kishida-united-states",
    title: str = "Kishida in Washington",
    summary: str = "",
    status: Status = Status.CONCLUDED,
    published: date | None = date(2024, 4, 5),
    history: tuple[StatusChange, ...] = (),
    corrections: tuple[Correction, ...] = (),
    aliases: tuple[str, ...] = (),
) -> Digest:
    """Make a digest of Kishida's travels.

    Args:
        legs: dates alone for the United States, or host, place and dates.
        name: the id.
        title: of the digest.
        summary: of the digest.
        status: of the visit.
        published: when the digest appeared.
        history: of the status.
        corrections: of the digest.
        aliases: old addresses.

    """
    whole = [leg if isinstance(leg, tuple) else ("US", "Washington, D.C.", leg) for leg in legs]
    travelled = Visit(
        id=name,
        leaders=("fumio-kishida",),
        office="Prime Minister",
        origin="JP",
        legs=tuple(Leg(host, place, parse(dates), None) for host, place, dates in whole),
        kind=Kind.OFFICIAL,
        status=status,
        history=history,
        meets=("joe-biden",),
        at_issue=("CN",),
        topics=("space",),
    )
    source = Source("Report", "Press", "https://example.org/", "", None, None, None, ())
    return Digest(
        visit=travelled,
        title=title,
        summary=summary,
        published=published,
        articles=(),
        sources=(source,),
        outcomes=(),
        corrections=corrections,
        aliases=aliases,
        autolink=True,
        draft=False,
        places=Places(f"content/visits/2024/{name}.md"),
    )


def rows_of(*digests: Digest, base_url: str = BASE, name: str = "Entente") -> Rows:
    """Put digests together to a site; of several with one id the first is taken."""
    by_id = {digest.id: digest for digest in reversed(digests)}
    ordered = tuple(sorted(by_id.values(), key=lambda digest: digest.sort_key))
    wanted = {"JP", "CN", *COUNTRIES}
    site = Site(
        settings=Settings(
            name=name,
            tagline="Digests of visits",
            base_url=base_url,
            locale="en_GB",
            authority="who.example,2026",
            drafts=False,
            as_of=None,
        ),
        digests=ordered,
        leaders={
            "fumio-kishida": Leader("fumio-kishida", "Fumio Kishida", (), (), (), ""),
            "joe-biden": Leader("joe-biden", "Joe Biden", (), (), (), ""),
        },
        countries={
            country.code: country
            for country in sorted(gazetteer(), key=lambda country: country.slug)
            if country.code in wanted
        },
        country_intros={},
        topics={"space": Topic("space", "Space", (), "", "", "")},
        as_of=date(2024, 9, 20),
    )
    return Rows(site, connections_of(ordered))


def written(pages: list[Page]) -> Mapping[str, bytes]:
    """Return the files of products that are text, by path."""
    return {page.path: text_bytes(page.context) for page in pages if page.template == "text"}
