"""Leaders and topics: entries that exist because a note or a visit names them.

Both follow one rule. A name that matches an entry with a note, in any case and with or without
accents, means that entry. Names without a note must be spelt alike everywhere: two spellings of
what may be one identity are reported with both places, never silently merged or split.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from entente.domain.names import fits_address
from entente.domain.names import slug as slug_of
from entente.domain.problem import Code, Place, Places, Problem
from entente.registry.index import NameIndex, one_edit_apart

__all__ = ["Entry", "Mention", "Registry"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written in a manuscript, and where."""

    name: str
    places: Places
    """Of the document."""
    path: tuple[str | int, ...]
    """Of the value in it."""

    @property
    def place(self) -> Place:
        """Where it stands; looked up only to report on it."""
        return self.places.of(*self.path)


@dataclass(frozen=True, slots=True)
class Entry:
    """One identity of a registry."""

    slug: str
    name: str
    place: Place
    """Of its note, or of the first visit that names it."""
    noted: bool


@dataclass(slots=True)
class Registry:
    """The entries of one kind while they are collected."""

    kind: str
    """``leaders`` or ``topics``: the folder of the notes."""
    key: Callable[[str], str]
    """What two spellings of one name share."""
    heard: frozenset[str] = frozenset()
    """Keys of the names in notes that could not be read: what is wrong with these is not known."""
    index: NameIndex = field(default_factory=NameIndex)
    entries: dict[str, Entry] = field(default_factory=dict)
    """By slug."""
    known: dict[str, str] = field(default_factory=dict)
    """Name as written → slug, of names that were resolved before without a problem."""
    problems: list[Problem] = field(default_factory=list)

    def note(self, slug: str, names: Iterable[Mention]) -> None:
        """Add an entry that has a note, with all its names, the chief one first."""
        chief, *others = names
        self.entries[slug] = Entry(slug, chief.name, chief.place, noted=True)
        for mention in (chief, *others):
            folded = self.key(mention.name)
            taken = [self.entries[each] for each in self.index.find(folded) if each != slug]
            if taken:
                self.problems.append(self.shared_name(mention, taken[0]))
                continue
            self.index.add(folded, mention.name, slug)
        self.index.add(self.key(slug.replace("-", " ")), chief.name, slug)

    def resolve(self, mention: Mention) -> str:
        """Return the slug of the entry that a name means; the first mention of a name makes one.

        A name that cannot be resolved adds a problem and gives ``""``.
        """
        if mention.name in self.known:
            return self.known[mention.name]
        folded = self.key(mention.name) or self.key(mention.name.replace("-", " "))
        found = self.index.find(self.key(mention.name.replace("-", " "))) or self.index.find(folded)
        if found:
            entry = self.entries[found[0]]
            if not (entry.noted or self.spelt_alike(entry, mention) or folded in self.heard):
                self.problems.append(self.near(mention, entry))
            else:
                self.known[mention.name] = entry.slug
            return entry.slug
        return self.add(mention)

    def spelt_alike(self, entry: Entry, mention: Mention) -> bool:
        """Whether a name is its entry's own, or the entry's slug."""
        return mention.name in {entry.name, entry.slug}

    def add(self, mention: Mention) -> str:
        """Make an entry of a name met for the first time."""
        slug = slug_of(mention.name)
        if not fits_address(slug):
            self.problems.append(self.no_address(mention))
            return ""
        if slug in self.entries:
            if self.key(mention.name) not in self.heard:
                self.problems.append(self.one_address(mention, self.entries[slug]))
            return ""
        name = readable(mention.name) if mention.name == slug else mention.name
        self.entries[slug] = Entry(slug, name, mention.place, noted=False)
        self.index.add(self.key(name), name, slug)
        return slug

    def near_misses(self) -> Iterator[Problem]:
        """Yield a warning for each two names that are one letter apart and not both noted."""
        for first, second in one_edit_apart(self.index.keys):
            one, other = (self.entries[self.index.find(key)[0]] for key in (first, second))
            if one.slug == other.slug or (one.noted and other.noted):
                continue
            if not self.heard.isdisjoint((first, second)):
                continue
            early, late = sorted((one, other), key=lambda entry: (not entry.noted, entry.place))
            yield Problem(
                Code.LIKELY_SAME,
                late.place,
                f'"{late.name}" is one letter from "{early.name}", in {early.place}',
                f"If they are the same, write `{early.name}`. If not, give each a note in "
                f"content/{self.kind}/.",
            )

    def near(self, mention: Mention, entry: Entry) -> Problem:
        """Report a second spelling of a name without a note."""
        return Problem(
            Code.NEAR_NAME,
            mention.place,
            f'"{mention.name}" is spelt "{entry.name}" in {entry.place}',
            f"Write `{entry.name}`, or add a note content/{self.kind}/{entry.slug}.md "
            "with the other spelling among its aliases.",
        )

    def one_address(self, mention: Mention, entry: Entry) -> Problem:
        """Report a name whose page would be another entry's."""
        return Problem(
            Code.SAME_ADDRESS,
            mention.place,
            f'"{mention.name}" and "{entry.name}", in {entry.place}, would both be '
            f"`{self.kind}/{entry.slug}.html`",
            f"Add a note content/{self.kind}/….md for one of them: its file name is its address.",
        )

    def shared_name(self, mention: Mention, entry: Entry) -> Problem:
        """Report a name that two notes claim."""
        return Problem(
            Code.AMBIGUOUS_NAME,
            mention.place,
            f'"{mention.name}" is already a name of "{entry.name}", in {entry.place}',
            "Delete it in one of the two notes; a name belongs to one entry.",
        )

    def no_address(self, mention: Mention) -> Problem:
        """Report a name from which no address can be made: too long, a device's, or in no Latin."""
        return Problem(
            Code.BAD_ID,
            mention.place,
            f'no address can be made from "{mention.name}"',
            f"Write a short name in Latin letters, or add a note content/{self.kind}/….md that has "
            "it among its aliases: its file name is its address.",
        )


def readable(slug: str) -> str:
    """Return a name for a topic or leader that is only known by its slug.

    >>> readable("south-china-sea")
    'South china sea'
    """
    return slug.replace("-", " ")[:1].upper() + slug.replace("-", " ")[1:]
