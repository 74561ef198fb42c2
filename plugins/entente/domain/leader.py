"""Leaders: one identity under many names, with the offices held and when."""

from dataclasses import dataclass

from entente.domain.dates import Span

__all__ = ["Leader", "Office", "OriginalName"]


@dataclass(frozen=True, slots=True)
class OriginalName:
    """A name in its own script."""

    language: str
    """BCP 47 tag, so that the right glyphs are chosen: ``ja``, ``zh-Hans``."""
    text: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a leader held."""

    title: str
    country: str
    """Code; empty where the office is not one of a country."""
    dates: Span | None
    """None where unknown."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A person who travels, receives or is met."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    original: tuple[OriginalName, ...]
    """The name in its own script, with the language."""
    offices: tuple[Office, ...]
    """In the order of the note: as a rule the latest first."""
    intro: str
    """Safe HTML; empty where nobody wrote a note."""

    @property
    def path(self) -> str:
        """Path of the page below the site's root."""
        return f"leaders/{self.slug}.html"

    def office_during(self, span: Span) -> Office | None:
        """Return the office held during ``span``: the first listed that may share a day with it."""
        for office in self.offices:
            if office.dates is None or office.dates.may_share_a_day(span):
                return office
        return None
