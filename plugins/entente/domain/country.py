"""Countries: states, territories, former states and the organisations that host or are at issue.

One :class:`Country` is one identity with many names. ``entente.registry.gazetteer`` reads them
all from the committed table; visits name them by code.

>>> korea = Country(code="KR", slug="south-korea", name="South Korea", official="Republic of Korea",
...     article=False, aliases=("ROK",), adjectives=("South Korean",), local=(("ko", "한국"),),
...     region="Asia and Pacific", subregion="East Asia", kind=CountryKind.STATE,
...     since="", until="", successors=())
>>> korea.names
('South Korea', 'Republic of Korea', 'the Republic of Korea', 'ROK', '한국', 'KR')
"""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Country", "CountryKind"]


class CountryKind(StrEnum):
    """What an entry is in this site; no statement on its status in law."""

    STATE = "state"
    """Its leaders travel as its own, whoever recognises it: Japan, Kosovo, Niue, Palestine."""
    TERRITORY = "territory"
    """Has a code in ISO 3166-1, while another state conducts its foreign affairs: Greenland."""
    FORMER = "former"
    """Has ended; others followed: the Soviet Union."""
    ORGANISATION = "organisation"
    """Several states together: NATO."""


@dataclass(frozen=True, slots=True)
class Country:
    """One entry of the gazetteer."""

    code: str
    """``JP`` as in ISO 3166-1; ``SUHH`` as in ISO 3166-3; ``XK``; letters such as ``NATO``."""
    slug: str
    """The name of its page: ``united-states``. Permanent, even if the name changes."""
    name: str
    """The usual English name: ``South Korea``, ``Côte d’Ivoire``."""
    official: str
    """The long form, ``Republic of Korea``; ``''`` where it is the name."""
    article: bool
    """Whether the name takes "the" in a sentence."""
    aliases: tuple[str, ...]
    """Other names of the same identity, present or past, each of them of this entry alone."""
    adjectives: tuple[str, ...]
    """The usual one first: ``Philippine``, ``Filipino``. Others may share them; ``()``: none."""
    local: tuple[tuple[str, str], ...]
    """(BCP 47 language tag, name) in its own languages where it differs; at most three."""
    region: str
    """Americas, Europe, Middle East, Africa, Asia and Pacific; ``''`` for organisations and AQ."""
    subregion: str
    """``East Asia``; ``''`` for organisations."""
    kind: CountryKind
    """State, territory, former state or organisation."""
    since: str
    """A day or a year in EDTF: when it came to be. ``''``: older than this matters."""
    until: str
    """A day or a year in EDTF: when it ended. ``''``: it has not."""
    successors: tuple[str, ...]
    """Codes of the entries that followed a former state, sorted."""

    @property
    def in_sentence(self) -> str:
        """The name as it stands within a sentence: ``the United States``, ``Japan``."""
        return f"the {self.name}" if self.article else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """Everything it may be looked up by, the name first and the code last, each once."""
        local = (name for _, name in self.local)
        formal = (self.official, f"the {self.official}") if self.official else ()
        every = (self.name, self.in_sentence, *formal, *self.aliases, *local, self.code)
        return tuple(dict.fromkeys(name for name in every if name))
