"""The whole site as one immutable value: what every page is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from entente.domain.country import Country
from entente.domain.digest import Digest
from entente.domain.leader import Leader
from entente.domain.mention import Backlink
from entente.domain.topic import Topic

__all__ = ["Settings", "Site"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site owner decides in ``pelicanconf.py`` or on the command line."""

    name: str
    tagline: str
    base_url: str
    """Where the site is published, without a slash at the end: ``https://who.github.io/repo``."""
    locale: str
    """Of dates and interface: ``en_GB``."""
    authority: str
    """Domain and year that feed and calendar ids are minted with (RFC 4151): ``who.org,2026``."""
    drafts: bool
    """Whether drafts are built too."""
    as_of: date | None
    """The day on which coming visits end and past ones begin; None: the state of the records."""
    autolink: bool = True
    """Whether the first mention of each known name in a text becomes a link."""
    content_language: str = "en"
    """Babel's name of the language that authors write in: ``en``."""
    cards: bool = True
    """Whether each digest gets a social card, a picture for previews elsewhere."""
    search: bool = True
    """Whether the site has a page of search and its index."""


@dataclass(frozen=True, slots=True)
class Site:
    """Every published digest and every registry entry that they name."""

    settings: Settings
    digests: tuple[Digest, ...]
    """Oldest visit first."""
    leaders: Mapping[str, Leader]
    """By slug, in order of slug."""
    countries: Mapping[str, Country]
    """By code, in order of slug."""
    country_intros: Mapping[str, str]
    """Code → safe HTML of the note on a country, where there is one."""
    topics: Mapping[str, Topic]
    """By slug, in order of slug."""
    as_of: date
    """What ``Settings.as_of`` came to."""
    backlinks: Mapping[str, tuple[Backlink, ...]] = field(default_factory=dict)
    """Path of a page → what mentions it, digests first, the latest visit first among them; pages
    that nothing mentions are not in it."""
