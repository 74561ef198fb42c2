"""A corpus of digests for measuring: as many as asked for, the same for the same number.

Digests of visits from 1950 to 2025 between 150 countries with 600 leaders on some 80 topics: most
to one host, some of them tours; some of them to a summit that several leaders attend; one in
twelve with a second article. ``Sample`` is what one of them says; ``layouts`` writes the same
samples in the form of each generator.

>>> [sample.id for sample in samples(2)] == [sample.id for sample in samples(5)][:2]
True
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from benchmarks.lexicon import TOPICS
from benchmarks.prose import Cast, prose, sentence
from benchmarks.world import FIRST_YEAR, LAST_YEAR, Ruler, World, the_world
from entente.domain.country import Country
from entente.domain.names import slug

__all__ = ["Instalment", "Outcome", "Sample", "Stop", "newest", "samples"]

WORDS, WORDS_OF_INSTALMENT = 400, 120
FIRST, LAST = date(FIRST_YEAR, 1, 10), date(LAST_YEAR, 12, 1)
KINDS = ("state", "official", "official", "working", "working", "working", "private")
SUMMIT_EVERY, SUMMIT_GUESTS = 25, 4


@dataclass(frozen=True, slots=True)
class Stop:
    """One leg of a visit."""

    host: str
    place: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a visit came to."""

    text: str
    status: str
    day: date
    topic: str


@dataclass(frozen=True, slots=True)
class Instalment:
    """A further article."""

    title: str
    published: date
    body: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One digest of the corpus. Countries and topics are named by their names."""

    id: str
    title: str
    leader: str
    office: str
    origin: str
    stops: tuple[Stop, ...]
    kind: str
    meets: tuple[str, ...]
    at_issue: tuple[str, ...]
    topics: tuple[str, ...]
    published: date
    summary: str
    outcomes: tuple[Outcome, ...]
    body: str
    further: tuple[Instalment, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Who goes where, before anything is written about it."""

    origin: Country
    ruler: Ruler
    hosts: tuple[Country, ...]
    stops: tuple[Stop, ...]
    kind: str


class Diaries:
    """Which days leaders are away, so that nobody is in two places at once."""

    def __init__(self) -> None:
        self.busy: set[tuple[str, date]] = set()

    def enter(self, plan: Plan) -> bool:
        """Enter a plan; False where its leader is away already, or was the day before."""
        first, last = plan.stops[0].first, plan.stops[-1].last
        days = [first + timedelta(days=n) for n in range(-1, (last - first).days + 2)]
        taken = {(plan.ruler.name, day) for day in days}
        if taken & self.busy:
            return False
        self.busy |= taken
        return True


def samples(number: int, country: str = "") -> Iterator[Sample]:
    """Yield ``number`` samples; the first n are the same whatever the number.

    Args:
        number: of samples.
        country: the code of one that all of them go to or come from; empty for any.

    """
    earlier = list[Sample]()
    for index, chance, plan in plans():
        if len(earlier) == number:
            return
        if country in {"", plan.origin.code, *(host.code for host in plan.hosts)}:
            earlier.append(written(index, plan, chance, earlier))
            yield earlier[-1]


def plans() -> Iterator[tuple[int, random.Random, Plan]]:
    """Yield plan after plan without an end: its number, its chance, and who goes where."""
    world, diaries = the_world(), Diaries()
    for index in count():
        chance = random.Random(index)
        plan = planned(index, chance, world)
        while not diaries.enter(plan):
            plan = planned(index, chance, world)
        yield index, chance, plan


def newest(number: int) -> Sample:
    """Return the sample with a number as an author adds one: the latest visit of all."""
    world = the_world()
    chance = random.Random(f"newest {number}")
    plan = journey(chance, world, drawn(chance, world), date(LAST_YEAR, 12, 20))
    return written(number, plan, chance, [next(samples(1))])


def planned(index: int, chance: random.Random, world: World) -> Plan:
    """Return a visit; the first few of every 25 go to one summit."""
    round_, guest = divmod(index, SUMMIT_EVERY)
    if guest < SUMMIT_GUESTS:
        common = random.Random(f"summit {round_}")
        return summit(chance, world, drawn(common, world), some_day(common))
    return journey(chance, world, drawn(chance, world), some_day(chance))


def some_day(chance: random.Random) -> date:
    """Return a day between the first and the last of the corpus."""
    return FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))


def drawn(chance: random.Random, world: World, *others: Country) -> Country:
    """Return a country that is none of the others."""
    while True:
        (country,) = chance.choices(world.countries, cum_weights=world.weights)
        if country not in others:
            return country


def summit(chance: random.Random, world: World, host: Country, day: date) -> Plan:
    """Return a visit to a summit."""
    origin = drawn(chance, world, host)
    stop = Stop(host.name, world.towns[host.code][0], day, day + timedelta(days=2))
    return Plan(origin, world.ruler(origin, day.year), (host,), (stop,), "summit")


def journey(chance: random.Random, world: World, origin: Country, day: date) -> Plan:
    """Return a visit to one country, or now and then a tour of two or three."""
    hosts: list[Country] = []
    for _ in range(chance.choice((1, 1, 1, 1, 1, 1, 1, 2, 3))):
        hosts.append(drawn(chance, world, origin, *hosts))
    stops: list[Stop] = []
    first = day
    for host in hosts:
        last = first + timedelta(days=chance.randrange(1, 4))
        stops.append(Stop(host.name, chance.choice(world.towns[host.code]), first, last))
        first = last
    ruler = world.ruler(origin, day.year)
    return Plan(origin, ruler, tuple(hosts), tuple(stops), chance.choice(KINDS))


def written(index: int, plan: Plan, chance: random.Random, earlier: list[Sample]) -> Sample:
    """Return a plan with everything that a digest says about it."""
    world = the_world()
    first, last = plan.stops[0].first, plan.stops[-1].last
    met = world.ruler(plan.hosts[0], first.year)
    topics = tuple(sorted(chance.sample(TOPICS, chance.choice((2, 3, 3, 4)))))
    cast = cast_of(plan, met, topics, chance, earlier)
    published = last + timedelta(days=chance.randrange(1, 8))
    others = (*(host.name for host in plan.hosts), plan.origin.name)
    return Sample(
        id=f"{first.isoformat()}-{slug(plan.ruler.name)}-{plan.hosts[0].slug}-{index:05}",
        title=f"{plan.ruler.name.split()[-1]} in {plan.stops[0].place}",
        leader=plan.ruler.name,
        office=plan.ruler.office,
        origin=plan.origin.name,
        stops=plan.stops,
        kind=plan.kind,
        meets=(met.name,),
        at_issue=tuple(name for name in cast.others[:1] if name not in others),
        topics=topics,
        published=published,
        summary=sentence(chance, cast),
        outcomes=tuple(outcomes(chance, cast, last)),
        body=prose(chance, cast, WORDS),
        further=tuple(instalments(index, chance, cast, published)),
    )


def cast_of(
    plan: Plan, met: Ruler, topics: tuple[str, ...], chance: random.Random, earlier: list[Sample]
) -> Cast:
    """Return whom and what the text of a plan names."""
    world = the_world()
    host, origin = plan.hosts[0], plan.origin
    links = [chance.choice((plan.ruler.name, host.name)), chance.choice(topics)]
    if earlier:
        other = chance.choice(earlier)
        links.append(f"{other.id}|{other.title}")
    return Cast(
        leader=plan.ruler.name,
        met=met.name,
        origin=origin.name,
        host=host.name,
        others=tuple(drawn(chance, world, origin, host).name for _ in range(4)),
        topics=topics,
        city=plan.stops[0].place,
        towns=(*world.towns[host.code], *world.towns[origin.code]),
        links=tuple(links),
    )


def outcomes(chance: random.Random, cast: Cast, day: date) -> Iterator[Outcome]:
    """Yield what a visit came to: nothing in two of three."""
    for _ in range(chance.choice((0, 0, 0, 0, 1, 2))):
        status = chance.choice(("pledged", "agreed", "signed"))
        yield Outcome(sentence(chance, cast), status, day, chance.choice(cast.topics))


def instalments(index: int, chance: random.Random, cast: Cast, day: date) -> Iterator[Instalment]:
    """Yield the second article of one digest in twelve."""
    if index % 12 == 5:  # noqa: PLR2004 - any one of the twelve
        body = prose(chance, cast, WORDS_OF_INSTALMENT)
        yield Instalment(f"After {cast.city}", day + timedelta(days=9), body)
