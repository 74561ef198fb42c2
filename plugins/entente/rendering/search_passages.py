"""What of a digest is searched: its passages, each with the place that it is shown under."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from entente.domain.country import Country
from entente.domain.digest import Digest
from entente.domain.leader import OriginalName
from entente.rendering.plain_text import article_text, one_line
from entente.rendering.rows import Rows

__all__ = ["Passage", "Searched"]

UNSPACED = {"ja", "zh"}
"""Languages whose readers type names without the space that records put into them."""
Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a digest and where it stands."""

    place: str
    """summary, article, outcomes, people, countries, topics, places, sources: the page has a word
    for each. Empty where ``name`` says it all."""
    name: str
    """What the records call the place: ``Joint statement, 10 April 2024``; may be empty."""
    text: str
    """Plain, on one line; not empty."""


class Searched:
    """A site's digests as texts to search; names are collected once."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        site = rows.site
        self.people: Names = {
            slug: (one.name, *chain.from_iterable(map(written, one.original)), *one.aliases)
            for slug, one in site.leaders.items()
        }
        self.countries: Names = {
            code: (rows.code(code)["name"], *names_in_text(one))
            for code, one in site.countries.items()
        }
        self.topics: Names = {slug: (one.name, *one.aliases) for slug, one in site.topics.items()}

    def passages(self, digest: Digest) -> Iterator[Passage]:
        """Yield everything that is searched in a digest besides its title, in the page's order."""
        for place, name, text in self.texts(digest):
            line = one_line(text)
            if line:
                yield Passage(place, name, line)

    def texts(self, digest: Digest) -> Iterator[tuple[str, str, str]]:
        """Yield place, name and text of every passage, empty ones too."""
        visit = digest.visit
        yield "summary", "", digest.summary
        for article in digest.articles:
            day = self.rows.day(article.published)
            name = self.rows.say(", ").join(filter(None, (article.label, day)))
            yield "" if article.label else "article", name, article_text(article, digest.title)
        yield "outcomes", "", "\n".join(outcome.text for outcome in digest.outcomes)
        yield "people", "", listed(chain.from_iterable(map(self.people.__getitem__, visit.people)))
        yield "countries", "", listed(self.country_names(digest))
        yield "topics", "", listed(chain.from_iterable(map(self.topics.__getitem__, visit.topics)))
        yield "places", "", listed(leg.place for leg in visit.legs)
        yield "sources", "", listed(source_titles(digest))

    def names(self, digest: Digest) -> str:
        """Return the names of a digest, in which every word counts, as in its title."""
        visit = digest.visit
        people = chain.from_iterable(map(self.people.__getitem__, visit.people))
        topics = chain.from_iterable(map(self.topics.__getitem__, visit.topics))
        return listed(chain(people, self.country_names(digest), topics))

    def country_names(self, digest: Digest) -> Iterator[str]:
        """Return every name of the countries concerned."""
        return chain.from_iterable(map(self.countries.__getitem__, digest.visit.countries))


def written(name: OriginalName) -> Iterator[str]:
    """Yield a name as it stands in the records, and in Han or kana also without its space.

    >>> list(written(OriginalName("ja", "岸田 文雄")))
    ['岸田 文雄', '岸田文雄']
    """
    yield name.text
    if name.language.partition("-")[0] in UNSPACED:
        yield name.text.replace(" ", "")


def names_in_text(country: Country) -> Iterator[str]:
    """Yield the names of a country without its code, a word of its own: IN, IS; "the" adds none."""
    given = set(country.names)
    for name in country.names:
        if name != country.code and name.removeprefix("the ") not in given - {name}:
            yield name


def source_titles(digest: Digest) -> Iterator[str]:
    """Yield the titles of a digest's sources, then of those of its articles."""
    own = (source for article in digest.articles for source in article.sources)
    return (source.title for source in chain(digest.sources, own))


def listed(texts: Iterable[str]) -> str:
    """Return texts in a row, each once."""
    return "; ".join(dict.fromkeys(filter(None, texts)))
