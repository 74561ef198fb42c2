"""What each template is given: the contract between the code and a theme.

Everything is plain text, numbers, lists and maps. Every ``href`` is a path below the site's root
(``visits/x.html``): templates write ``{{ root }}{{ link.href }}``. Text is not yet escaped, the
environment does that; only values named ``html`` are safe HTML.

Besides its own context every template is given ``Frame`` and, as ``annexes``, the ``Annexes`` of
``annex_contexts``.
"""

from typing import TypedDict

__all__ = [
    "ArticleText",
    "BacklinkRow",
    "Base",
    "Code",
    "CountEntry",
    "CountryPage",
    "CountryYearPage",
    "Dates",
    "DigestPage",
    "EncounterRow",
    "FactLeg",
    "Frame",
    "GatheringRow",
    "IndexPage",
    "LeaderPage",
    "LedgerRow",
    "LedgerYear",
    "Link",
    "MeetingRow",
    "MonthRows",
    "NotFoundPage",
    "OfficeRow",
    "OriginalText",
    "OutcomeRow",
    "PersonRow",
    "PlainPage",
    "Reckoning",
    "RelatedRow",
    "RelationPage",
    "RelationStep",
    "SearchPage",
    "Side",
    "SourceRow",
    "StatusWords",
    "Strip",
    "StripCell",
    "StripLine",
    "TermBar",
    "TermRow",
    "Terms",
    "TopicPage",
    "TopicYears",
    "TravelStep",
    "VisitRow",
    "VisitsPage",
    "YearPage",
    "YearRows",
]


class Link(TypedDict):
    """A page of the site by its name."""

    text: str
    href: str


class Frame(TypedDict):
    """What every template is given besides its page's own context."""

    root: str
    """``""`` or ``"../"``: the way to the site's root."""
    path: str
    """Of this page, below the root."""
    lang: str
    """BCP 47 tag of the interface."""
    dir: str
    """ltr or rtl."""
    site_name: str
    site_tagline: str
    base_url: str
    """No slash at the end."""
    navigation: list[Link]
    products: list[Link]
    """What the whole site is besides pages, as far as it has it: Atom feed, Calendar, CSV, JSON."""
    search: str
    """Path of the page of search; empty where the site has none."""


class Base(TypedDict):
    """What every page of the site has."""

    title: str
    """The heading, and the beginning of the window's title."""
    description: str
    """One sentence for search engines and previews; may be empty."""
    section: str
    """Which entry of the navigation is current, by its href; empty for none."""
    trail: list[Link]
    """The way here, this page last; empty on the home page."""


class Dates(TypedDict):
    """A span of dates in words."""

    words: str
    """8–14 April 2024."""
    machine: str
    """For ``<time datetime>``; empty where HTML has no form for it."""
    big: str
    """The stamp's first part: 8–14."""
    rest: str
    """The stamp's second part: April 2024; may be empty."""
    bare: str
    """Without the year: 8–14 April; the year stays where the span has more than one."""
    short: str
    """8–14 Apr 2024."""


class Code(TypedDict):
    """A country: the code in diagrams and tables, the name in prose."""

    code: str
    name: str
    href: str


class StatusWords(TypedDict):
    """A status: the slug chooses the shape, the word carries the meaning."""

    slug: str
    """announced, confirmed, under-way, concluded, postponed, cancelled."""
    word: str


class VisitRow(TypedDict):
    """A visit in a list."""

    href: str
    title: str
    summary: str
    dates: Dates
    origin: Code
    hosts: list[Code]
    leaders: list[Link]
    kind: str
    """In words: Official visit; empty where unknown."""
    status: StatusWords
    published: str
    """In words; empty where unknown."""


class GatheringRow(TypedDict):
    """A visit in a year's listing, or all those to one summit, which share a row."""

    visits: list[VisitRow]
    """One, or the guests of a summit in order of their countries' names."""
    dates: Dates
    """Of the visit; of a summit from the first arrival to the last departure."""
    place: str
    """Of a summit: its city, or else its host country; empty for a visit by itself."""
    host: Code
    topics: list[Link]
    """Of a summit: those that all its visits have."""


class MonthRows(TypedDict):
    """The visits of one month, for a year's listing; latest first."""

    month: str
    """April; ``Month unknown`` where dates are no more precise than the year."""
    total: int
    """Visits, not rows."""
    rows: list[GatheringRow]


class YearRows(TypedDict):
    """The visits of one year, latest first."""

    year: str
    href: str
    visits: list[VisitRow]


class CountEntry(TypedDict):
    """An entry of an index: a link and how many visits it stands for."""

    text: str
    href: str
    note: str
    """What else to know at a glance: an office, a region, a broader topic; may be empty."""
    code: str
    """Country code; empty for what is not a country."""
    count: int
    latest: VisitRow | None


class VisitsPage(Base):
    """visits.html: every year."""

    years: list[CountEntry]
    """Latest first."""
    total: int
    recent: list[VisitRow]


class YearPage(Base):
    """visits/<year>.html."""

    year: str
    total: int
    host_countries: int
    months: list[MonthRows]
    """Latest first."""
    per_month: list[CountEntry]
    """January to December with counts, text in few letters; href empty."""
    other_years: list[CountEntry]
    """Those nearest to it, latest first, this one among them."""
    first_year: str
    """Of all that have visits."""
    last_year: str
    countries: list[CountEntry]
    topics: list[CountEntry]


class OriginalText(TypedDict):
    """A name in its own script."""

    lang: str
    dir: str
    text: str


class PersonRow(TypedDict):
    """A leader in a digest."""

    name: str
    href: str
    original: list[OriginalText]
    office: str
    """Held during the visit: ``Prime Minister of Japan``; empty where unknown."""
    role: str
    """travelled, met."""


class FactLeg(TypedDict):
    """A stop in the fact card."""

    host: Code
    place: str
    dates: Dates
    kind: str


class SourceRow(TypedDict):
    """A source in a digest's list."""

    number: int
    title: str
    publisher: str
    url: str
    """Address on the web; empty where the document is kept as a file."""
    host: str
    """Host of the address, without www."""
    file: str
    """Path of the kept file; empty where the document is on the web."""
    date: str
    """In words; empty where unknown."""
    accessed: str
    kind: str
    """In words: Press; Official, host; empty where unknown."""


class OutcomeRow(TypedDict):
    """An outcome in a digest's table."""

    text: str
    topics: list[Link]
    step: int
    """How many of the four steps are filled; 0 where it lapsed."""
    status: str
    """In words."""
    date: str


class ArticleText(TypedDict):
    """An article of a digest."""

    anchor: str
    title: str
    label: str
    summary: str
    published: str
    """In words; empty where unknown."""
    day: str
    """The same in short, without the year, for the contents: 5 Apr."""
    sources: list[int]
    """Numbers in the page's list of sources."""
    number: int
    """Of its text, which a template places by ``{{ text.number | text }}`` and never sees."""


class StripCell(TypedDict):
    """One year in a picture of visits."""

    x: str
    """Where the middle of its column is, in per cent of the line."""
    label: str
    """The year, where it is written on the axis; else empty."""
    a: int
    b: int
    """Visits in which the first country travelled, and the second."""
    side: str
    """``a`` or ``b`` where the visit of the page stands in this column; else empty."""
    here: int
    """Which square of that side it is, 1 being nearest to the axis; else 0."""


class StripLine(TypedDict):
    """One line of such a picture."""

    above: int
    below: int
    """Visits in the highest column on either side; at least one."""
    cells: list[StripCell]
    """Oldest first; years without visit or label are left out."""


class Strip(TypedDict):
    """Years at a glance: above the line the first country travels, below it the second."""

    years: int
    """How many are shown."""
    label: str
    """The picture in one sentence."""
    wide: list[StripLine]
    narrow: list[StripLine]
    """The same in shorter lines."""
    table: list[tuple[str, int, int]]
    """The same figures: a year or a decade, visits one way, visits the other; oldest first."""


class YearPanel(TypedDict):
    """One year of a country, month by month."""

    year: str
    made: int
    hosted: int
    line: StripLine
    """Months in the place of years."""


class Panels(TypedDict):
    """A few years of a country, side by side."""

    label: str
    """The picture in one sentence."""
    years: list[YearPanel]
    """Oldest first."""
    table: list[tuple[str, int, int]]
    """The same figures: a month, visits made, visits hosted; oldest first."""


class RelatedRow(TypedDict):
    """A related visit."""

    reason: str
    """Why it is related, in words: ``Next visit between these countries``."""
    visit: VisitRow


class Side(TypedDict):
    """One country of a relation."""

    country: Code
    in_sentence: str
    """Its name with "the" where it takes one."""
    held: int
    """Visits that it made to the other."""
    coming: int


class RelationStep(TypedDict):
    """A visit's place in a relation."""

    title: str
    href: str
    total: int
    sides: list[Side]
    """Two."""
    strip: Strip | None
    """None where the relation has but this visit."""
    before: VisitRow | None
    here: VisitRow
    after: VisitRow | None


class TravelStep(TypedDict):
    """A visit's place among those of one of its leaders."""

    leader: Link
    before: VisitRow | None
    after: VisitRow | None


class BacklinkRow(TypedDict):
    """Something that mentions a page."""

    text: str
    """Title of the page that does."""
    href: str
    """Of that page, with the article."""
    sentence: str
    """Plain text: the sentence in which it does."""
    mark: list[int]
    """From where to where in the sentence the words stand that link here."""


class DigestPage(Base):
    """visits/<id>.html."""

    id: str
    dates: Dates
    weekdays: str
    """7 days, Monday to Sunday; empty where the dates are not exact."""
    status: StatusWords
    status_since: str
    """When it was announced, in words: ``Announced 25 January 2024``; may be empty."""
    kind: str
    origin: Code
    hosts: list[Code]
    legs: list[FactLeg]
    summary: str
    published: str
    changed: str
    """The last change, in words; empty where there was none after publication."""
    draft: bool
    articles: list[ArticleText]
    leaders: list[PersonRow]
    meets: list[PersonRow]
    at_issue: list[Code]
    country_roles: list[tuple[Code, str]]
    """Every country concerned with its part in words: visitor, host, also at issue."""
    topics: list[Link]
    sources: list[SourceRow]
    publishers: int
    outcomes: list[OutcomeRow]
    corrections: list[tuple[str, str]]
    """Day in words, note; latest first."""
    address: str
    """The digest's canonical URL."""
    related: list[RelatedRow]
    """The closest first, at most six."""
    brought_together: list[Link]
    """Relations of countries neither of which travelled to the other, but whose leaders met."""
    relations: list[RelationStep]
    """One a host country, in order of travel."""
    travels: list[TravelStep]
    """One a leader who travelled; leaders of whom this is the only visit are left out."""
    backlinks: list[BacklinkRow]
    """What mentions the digest."""


class TermBar(TypedDict):
    """A term of office."""

    text: str
    href: str
    """Empty where it is the page's own."""
    x: str
    width: str
    """Per cent of the picture."""


class TermRow(TypedDict):
    """An office through time."""

    text: str
    bars: list[TermBar]
    """Oldest first."""
    ticks: list[str]
    """Where journeys were made, in per cent; oldest first."""


class Terms(TypedDict):
    """Offices through time, on one scale."""

    label: str
    """The picture in one sentence."""
    rows: list[TermRow]
    years: list[tuple[str, str]]
    """Years written on the scale: (per cent, year)."""
    table: list[tuple[Link, str, str, int, int]]
    """Leader, office, term in words, visits made and received in it; the latest first."""


class CountryPage(Base):
    """countries/<slug>.html."""

    code: str
    name: str
    in_sentence: str
    """With its article: the United States."""
    region: str
    original: list[OriginalText]
    official: str
    intro_html: str
    made: int
    hosted: int
    mentioned: int
    partners: list[tuple[CountEntry, int, int]]
    met_abroad: list[CountEntry]
    """Relations without a visit either way, with the number of meetings elsewhere."""
    """Partner with total and latest visit; visits made to it; visits hosted from it. Most first."""
    before: list[Link]
    """Former states that it followed."""
    after: list[Link]
    """States that followed it."""
    strip: Strip | None
    """Journeys above the line, guests below; None where all visits fell into one year."""
    panels: Panels | None
    """The same by month, where the years are few and the months known."""
    terms: Terms | None
    """None where no term of office is known."""
    leaders: list[CountEntry]
    """Who travelled, but for those who stand among the terms."""
    topics: list[CountEntry]
    years: list[YearRows]
    """Visits made and hosted."""
    year_pages: list[CountEntry]
    """Every year with a page of its own, latest first; empty where ``years`` has all visits."""
    mentions: list[VisitRow]
    """Visits in which it was at issue, latest first."""
    next: VisitRow | None
    last_made: VisitRow | None
    last_hosted: VisitRow | None
    backlinks: list[BacklinkRow]
    """What mentions it, with the sentence."""
    backlinks_elsewhere: int
    """How many more texts mention it whose digests are listed anyway."""


class OfficeRow(TypedDict):
    """An office that a leader held."""

    title: str
    country: Code | None
    dates: str
    """In words; empty where unknown."""


class LeaderPage(Base):
    """leaders/<slug>.html."""

    name: str
    original: list[OriginalText]
    aliases: list[str]
    offices: list[OfficeRow]
    intro_html: str
    made: list[YearRows]
    met: list[YearRows]
    """Visits of others in which this leader was met."""
    received: list[YearRows]
    """Visits to their country in which they were met as head of state or government."""
    people: list[CountEntry]
    """Those whom they met on visits, their own and others'; most often first."""
    terms: Terms | None
    """None where the dates of no office are known."""
    made_count: int
    met_count: int
    received_count: int
    countries: list[CountEntry]
    """Countries visited, most visits first."""
    topics: list[CountEntry]
    last_made: VisitRow | None
    backlinks: list[BacklinkRow]
    """What mentions it, with the sentence."""
    backlinks_elsewhere: int
    """How many more texts mention it whose digests are listed anyway."""


class TopicPage(Base):
    """topics/<slug>.html."""

    name: str
    aliases: list[str]
    broader: Link | None
    narrower: list[Link]
    intro_html: str
    total: int
    countries: list[CountEntry]
    leaders: list[CountEntry]
    neighbours: list[CountEntry]
    """Topics that share visits with this one; the count is of shared visits."""
    years: list[YearRows]
    backlinks: list[BacklinkRow]
    """What mentions it, with the sentence."""
    backlinks_elsewhere: int
    """How many more texts mention it whose digests are listed anyway."""


class IndexPage(Base):
    """countries.html, relations.html, leaders.html, topics.html."""

    total: int
    noun: str
    """countries, relations, leaders, topics."""
    groups: list[tuple[str, list[CountEntry]]]
    """A heading (a region, a number of visits; empty for no heading) and its entries in order."""


class LedgerRow(TypedDict):
    """A visit on the side of the country that travelled."""

    visit: VisitRow
    """With the dates in the host country."""
    side: str
    """``a`` where the first country travelled, ``b`` the second."""
    large: bool
    """Whether a head of state or government travelled, or nobody knows better."""
    office: str
    """Of those in small type: ``Secretary of State``; may be empty."""
    place: str
    met: list[Link]
    standing: str
    """held, coming or open."""
    gap: str
    """How long there was no visit before this one, in words; empty where that was not long."""


class LedgerYear(TypedDict):
    """The visits of one year in both directions, latest first."""

    year: str
    rows: list[LedgerRow]


class Reckoning(TypedDict):
    """Whose turn it is, as arithmetic."""

    country: Code
    words: str
    """``5 journeys by leaders of Japan since``, or the whole where ``since`` is None."""
    since: VisitRow | None


class MeetingRow(TypedDict):
    """A meeting of leaders of both countries in a third."""

    dates: Dates
    place: str
    hosts: list[Code]
    leaders: list[list[Link]]
    """Of the first country, of the second."""
    how: str
    """Met; At the same summit."""
    visits: list[VisitRow]


class EncounterRow(TypedDict):
    """Two leaders who met."""

    leaders: list[Link]
    """Two: of the first country and of the second."""
    count: int
    latest: VisitRow


class TopicYears(TypedDict):
    """A topic of a relation through time."""

    topic: CountEntry
    years: str
    """In words: 2015–2024."""
    ticks: list[str]
    """Where its years stand on the scale of all years, in per cent."""


class RelationPage(Base):
    """relations/<a>--<b>.html."""

    total: int
    """Visits that took place."""
    since: str
    """The year of the first; empty where none did."""
    sides: list[Side]
    """Two, in the order of the title."""
    turn: Reckoning | None
    first: VisitRow | None
    last: VisitRow | None
    next: VisitRow | None
    gap: str
    """The longest time without a visit, in words; empty where there was none of note."""
    gap_between: str
    """Its months: May 2019 – March 2021."""
    without: str
    """Years without a visit: ``21 of 72``; empty where there was none."""
    strip: Strip | None
    """None where no visit took place."""
    ledger: list[LedgerYear]
    """Latest first."""
    earlier: list[YearRows]
    """What a long ledger leaves out, latest first."""
    earlier_words: str
    """``1953 to 2018: 68 visits``; empty where nothing is left out."""
    encounters: list[EncounterRow]
    meetings: list[MeetingRow]
    """Latest first."""
    topics: list[TopicYears]
    """Most visits first."""
    before: list[Link]
    after: list[Link]
    """Relations of former states, and of those that followed them."""


class CountryYearPage(Base):
    """countries/<slug>/<year>.html, for countries with very many visits."""

    code: str
    name: str
    in_sentence: str
    year: str
    made: int
    hosted: int
    years: list[YearRows]
    """One."""
    other_years: list[Link]
    """Latest first, this one among them."""


class SearchPage(Base):
    """``search.html``: the page on which search happens, and where to go without it."""

    total: int
    """Digests of the site."""
    kinds: list[tuple[str, str]]
    statuses: list[tuple[str, str]]
    """Slug and word of each kind of visit and of each status."""
    samples: dict[str, int]
    """The language's forms of counted nouns (CLDR: one, few, other), each with a number that takes
    it, so that the page can give its script the word for any number."""
    listings: list[CountEntry]
    """The ways in that need no search."""


class NotFoundPage(Base):
    """404.html: the one page that is served at any depth, so it links from the base URL's path."""

    ways_in: list[CountEntry]


class PlainPage(Base):
    """A page under content/pages, such as About."""

    html: str
    backlinks: list[BacklinkRow]
