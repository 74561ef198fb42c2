"""A corpus of digests for measuring: as many as asked for, the same for the same number.

Each digest has about 400 words of Markdown with the marks that prose has (emphasis, links, lists,
a subheading), names about twenty known countries, leaders and topics, and states its facts in
front matter. ``Sample`` is what one of them says; each generator's layout writes the same samples
in its own form.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from entente.domain.country import Country, CountryKind
from entente.registry.gazetteer import gazetteer

__all__ = ["Sample", "samples"]

FIRST, LAST = date(1925, 1, 1), date(2025, 12, 20)
LEADERS = 1_500
WORDS = 400
TOPICS = (
    *("Trade", "Defence cooperation", "Energy", "Fisheries", "Climate", "Migration", "Education"),
    *("Space", "Public health", "Aviation", "Shipping lanes", "Nuclear safety", "Debt relief"),
    *("Border rivers", "Film and theatre", "Agriculture", "Railways", "Tourism", "Fertiliser"),
    *("Telecommunication", "Satellite navigation", "Desalination", "Consular affairs"),
)
PLAIN = (
    "the a of to and in for with on at by from that which this their its both two new old further "
    "talks meeting statement text article treaty agreement note government minister delegation "
    "session chamber palace port airport committee council office embassy press reception dinner "
    "question answer reply proposal draft clause signature date term period season harvest bridge "
    "road river coast island harbour border region province capital town village market factory "
    "school university student teacher doctor hospital engineer worker farmer sailor pilot soldier "
    "cargo grain steel timber copper cotton sugar coffee water power light signal cable network "
    "budget loan credit share price tariff quota list number figure table map plan study survey "
    "agreed discussed signed opened closed visited received welcomed noted expected offered asked "
    "declared confirmed repeated extended reduced doubled prepared invited returned travelled "
    "early late long short joint common mutual annual regional northern southern eastern western "
    "technical financial cultural maritime civil public formal brief careful open steady gradual"
).split()
SURNAME_PARTS = ("mar", "ten", "lo", "vi", "ka", "ro", "sen", "da", "li", "no", "be", "ru", "sha")
GIVEN_NAMES = (
    *("Adela", "Boris", "Carmen", "Dario", "Elena", "Felix", "Greta", "Henri", "Ines", "Jonas"),
    *("Katya", "Lucas", "Marta", "Nadia", "Oskar", "Petra", "Quentin", "Rosa", "Stefan", "Tomas"),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One digest of the corpus."""

    id: str
    title: str
    leader: str
    origin: str
    host: str
    first: date
    last: date
    meets: str
    topics: tuple[str, ...]
    summary: str
    body: str


def samples(number: int) -> Iterator[Sample]:
    """Yield ``number`` samples; the first n are the same whatever the number."""
    states = [c for c in gazetteer() if c.kind is CountryKind.STATE]
    leaders = leader_names(states)
    for index in range(number):
        chance = random.Random(index)  # noqa: S311 - a corpus, no secret
        origin, host = chance.sample(states, 2)
        leader, met = chance.choice(leaders[origin.code]), chance.choice(leaders[host.code])
        first = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        topics = tuple(chance.sample(TOPICS, 3))
        names = [leader, met, origin.name, host.name, *topics, *(c.name for c in states[index % 180 :][:6])]
        yield Sample(
            id=f"{first.isoformat()}-{index:05}",
            title=f"{leader} in {host.name}",
            leader=leader,
            origin=origin.name,
            host=host.name,
            first=first,
            last=first + timedelta(days=chance.randrange(5)),
            meets=met,
            topics=topics,
            summary=sentence(chance, names),
            body=body(chance, names),
        )


def leader_names(states: list[Country]) -> dict[str, list[str]]:
    """Return invented leaders, spread over the states."""
    chance = random.Random(0)  # noqa: S311 - a corpus, no secret
    names: dict[str, list[str]] = {state.code: [] for state in states}
    taken: set[str] = set()
    while len(taken) < LEADERS:
        surname = "".join(chance.choices(SURNAME_PARTS, k=3)).capitalize()
        if surname not in taken:
            names[states[len(taken) % len(states)].code].append(
                f"{chance.choice(GIVEN_NAMES)} {surname}"
            )
            taken.add(surname)
    return names


def sentence(chance: random.Random, names: list[str]) -> str:
    """Return a sentence of 8 to 20 words, now and then with a name."""
    words = chance.choices(PLAIN, k=chance.randrange(8, 20))
    if chance.random() < 0.6:
        words[chance.randrange(1, len(words))] = chance.choice(names)
    return " ".join(words).capitalize() + "." if words[0].islower() else " ".join(words) + "."


def body(chance: random.Random, names: list[str]) -> str:
    """Return about 400 words in paragraphs, with a list and a subheading."""
    blocks: list[str] = []
    count = 0
    while count < WORDS:
        sentences = [sentence(chance, names) for _ in range(chance.randrange(3, 7))]
        text = " ".join(sentences)
        count += len(text.split())
        kind = chance.randrange(8)
        if kind == 0:
            text = "\n".join(f"- {each}" for each in sentences)
        elif kind == 1:
            text = f"## {' '.join(chance.choices(PLAIN, k=4)).capitalize()}\n\n{text}"
        elif kind in {2, 3}:
            first, second, *others = text.split(" ")
            text = " ".join([f"**{first}**", f"[{second}](https://example.org/{count})", *others])
        blocks.append(text)
    return "\n\n".join(blocks)
