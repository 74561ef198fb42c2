"""A small world to link texts in: some leaders, countries, topics, digests and a page.

Every country of the gazetteer is known; those of ``SHOWN`` have a page.
"""

from datetime import date
from functools import cache

from entente.domain.dates import Doubt, Moment, Span, Unit
from entente.domain.digest import Digest
from entente.domain.leader import Leader, OriginalName
from entente.domain.note import PlainText
from entente.domain.problem import Places, Problem
from entente.domain.site import Settings, Site
from entente.domain.topic import Topic
from entente.domain.visit import Leg, Status, Visit
from entente.linking.atlas import Atlas, Writing
from entente.linking.cards import Known, cards_of
from entente.linking.directory import directory_of
from entente.linking.linked import Linked, link_text
from entente.reading.body import Slot, html_of
from entente.reading.source import Bounds
from entente.registry.gazetteer import AMBIGUOUS, gazetteer, unambiguous_adjectives

SHOWN = {
    *("AU", "CI", "CN", "DE", "EG", "FR", "GB", "GE", "GM", "GN", "ID", "IE", "IL", "IN"),
    *("IR", "IT", "JE", "JO", "JP", "KP", "KR", "LB", "LC", "ME", "MK", "ML", "MX", "NE"),
    *("NZ", "OM", "PH", "PL", "RE", "RS", "RU", "SA", "SG", "SU", "SY", "TD", "TH", "TR"),
    *("TW", "UA", "US", "VA", "VN", "EU", "UN", "NATO", "HIUS", "SUHH"),
}
LEADERS = (
    ("fumio-kishida", "Fumio Kishida", (), (("ja", "岸田 文雄"),)),
    ("joe-biden", "Joe Biden", (), (("ja", "ジョー・バイデン"),)),
    ("xi-jinping", "Xi Jinping", (), (("zh-Hans", "习近平"),)),
    ("li-qiang", "Li Qiang", (), (("zh-Hans", "李强"),)),
    ("moon-jae-in", "Moon Jae-in", (), (("ko", "문재인"),)),
    ("nguyen-phu-trong", "Nguyễn Phú Trọng", (), ()),
    ("volodymyr-zelensky", "Volodymyr Zelensky", (), (("uk", "Володимир Зеленський"),)),
    ("mohammed-bin-salman", "Mohammed bin Salman", ("MBS",), (("ar", "محمد بن سلمان"),)),
    ("narendra-modi", "Narendra Modi", (), (("hi", "नरेन्द्र मोदी"),)),
    ("recep-tayyip-erdogan", "Recep Tayyip Erdoğan", (), ()),
    ("luiz-inacio-lula-da-silva", "Luiz Inácio Lula da Silva", ("Lula",), ()),
    ("kalakaua", "Kalakaua", (), ()),
    ("george-bush", "George Bush", (), ()),
    ("martin-luther-jr", "Martin Luther Jr.", (), ()),
    ("john-smith", "John Smith", ("The Envoy",), ()),
    ("jean-dupont", "Jean Dupont", ("The Envoy",), ()),
)
TOPICS = (
    ("south-china-sea", "South China Sea", ()),
    ("defence-cooperation", "Defence cooperation", ("Defense cooperation",)),
    ("space", "Space", ()),
    ("aukus", "AUKUS", ()),
    ("opec", "OPEC", ()),
    ("nuclear-non-proliferation", "Nuclear non-proliferation", ()),
)
DAY = Moment("2024-04-08", date(2024, 4, 8), date(2024, 4, 8), Unit.DAY, Doubt.NONE)
IDS = (
    ("2024-04-08-fumio-kishida-united-states", "Kishida in Washington", False),
    ("2024-05-01-joe-biden-japan", "Biden in Tokyo", False),
    ("2024-06-01-joe-biden-italy", "Biden abroad", False),
    ("2024-07-01-joe-biden-france", "Biden abroad", False),
    ("2025-01-01-xi-jinping-india", "Xi in Delhi", True),
)
HERE = "visits/2024-04-08-fumio-kishida-united-states.html"
FILE = "content/visits/2024/2024-04-08-fumio-kishida-united-states/index.md"
SETTINGS = Settings("E", "", "https://who.example/repo", "en_GB", "who.example,2026", False, None)  # noqa: FBT003 - no drafts


def digest(name: str, title: str, *, draft: bool = False) -> Digest:
    """Return a digest without text."""
    leg = Leg("US", "", Span(DAY, DAY), None)
    visit = Visit(
        name, ("fumio-kishida",), "", "JP", (leg,), None, Status.CONCLUDED, (), (), (), ()
    )
    return Digest(
        visit=visit,
        title=title,
        summary="",
        published=None,
        articles=(),
        sources=(),
        outcomes=(),
        corrections=(),
        aliases=(),
        autolink=True,
        draft=draft,
        places=Places(f"content/visits/2024/{name}.md"),
    )


@cache
def known() -> Known:
    """Return everything that is named."""
    return Known(
        digests=tuple(digest(name, title, draft=draft) for name, title, draft in IDS),
        leaders={
            slug: Leader(slug, name, aliases, tuple(OriginalName(*o) for o in original), (), "")
            for slug, name, aliases, original in LEADERS
        },
        countries={country.code: country for country in gazetteer()},
        topics={slug: Topic(slug, name, aliases, "", "", "") for slug, name, aliases in TOPICS},
        pages=(PlainText("about", "About", "", "", Places("content/pages/about.md")),),
        adjectives=unambiguous_adjectives(gazetteer()),
    )


@cache
def site() -> Site:
    """Return what is published."""
    every = known()
    return Site(
        settings=SETTINGS,
        digests=tuple(digest for digest in every.digests if not digest.draft),
        leaders=every.leaders,
        countries={code: each for code, each in every.countries.items() if code in SHOWN},
        country_intros={},
        topics=every.topics,
        as_of=DAY.first,
    )


@cache
def atlas(*, autolink: bool = True) -> Atlas:
    """Return where links may lead."""
    every = known()
    cards = list(cards_of(every, site()))
    return Atlas(
        directory=directory_of(cards),
        pages=frozenset(card.entry.path for card in cards) | {"index.html", "visits/2024.html"},
        later=frozenset,
        sources={
            "leaders/joe-biden.md": "leaders/joe-biden.html",
            "pages/about.md": "about.html",
            "visits/2024/2024-05-01-joe-biden-japan.md": "visits/2024-05-01-joe-biden-japan.html",
            "visits/2024/2024-04-08-fumio-kishida-united-states/index.md": HERE,
            "visits/2024/2024-04-08-fumio-kishida-united-states/manila.md": f"{HERE}#manila",
            "visits/2025/2025-01-01-xi-jinping-india.md": "visits/2025-01-01-xi-jinping-india.html",
        },
        images={f"{HERE.removesuffix('.html')}/map.png": (640, 480)},
        ambiguous={
            name: tuple(every.countries[code].name for code in codes)
            for name, codes in AMBIGUOUS.items()
        },
        heard=frozenset({"the unread"}),
        spared=frozenset(),
        base_url=SETTINGS.base_url,
        autolink=autolink,
    )


def writing(
    markdown: str,
    *,
    facts: frozenset[str] = frozenset(),
    page: str = HERE,
    file: str = FILE,
    is_draft: bool = False,
) -> Writing:
    """Return a Markdown text as reading gives it."""
    read = html_of(markdown, slot=Slot("opening", 4), file=file, first_line=1, bounds=Bounds())
    assert not isinstance(read, Problem), read
    return Writing(page, file, read.html, read.links, facts, autolink=True, is_draft=is_draft)


def linked(markdown: str, *facts: str) -> Linked:
    """Return a Markdown text of a digest, linked."""
    return link_text(writing(markdown, facts=frozenset(facts)), atlas())
