"""What every template is given besides its own context and the frame: the annexes of its page.

A page's annexes are the files that share its name (feed, calendar, citation, data, card) and what
machines read about it (Open Graph, Highwire, JSON-LD). They are worked out when all pages of a site
are known, so that no link leads to a file that this site does not have. As everywhere, every
``href`` is a path below the site's root.
"""

from typing import TypedDict

from entente.rendering.contexts import Base

__all__ = ["Alternate", "Annexes", "CitationText", "DataPage", "Download", "Resource", "Table"]


class Alternate(TypedDict):
    """The page in another form, for ``<link rel="alternate">``."""

    type: str
    """Media type: application/atom+xml."""
    title: str
    href: str


class Download(TypedDict):
    """A file that a reader may want."""

    text: str
    """What it is: Atom, Calendar, BibTeX."""
    href: str
    note: str
    """What to know before: ``without 3 stays whose days are not known``; may be empty."""


class CitationText(TypedDict):
    """How to cite a digest in one style, up to its address."""

    style: str
    """Chicago, APA."""
    before: str
    work: str
    """What stands in italics."""
    after: str
    """Ends in a space, before the address."""


class Annexes(TypedDict):
    """Everything that accompanies one page."""

    properties: list[tuple[str, str]]
    """Open Graph: property and content."""
    citation_tags: list[tuple[str, str]]
    """Highwire: name and content; empty on pages that nobody cites."""
    alternates: list[Alternate]
    linked_data: object
    """JSON-LD as plain values; None where there is nothing to say."""
    follow: list[Download]
    """Feed and calendar."""
    downloads: list[tuple[str, list[Download]]]
    """Of a digest: label (Citation, Record, Calendar) and files."""
    citations: list[CitationText]
    """Of a digest, the usual style first."""


class Resource(TypedDict):
    """A file of the open data."""

    name: str
    """visits.csv."""
    href: str
    description: str
    count: int
    """Rows, lines or records."""
    size: str
    """In words: 12 kB."""
    sha256: str
    """Of its bytes, in hexadecimal."""


class Table(TypedDict):
    """What stands in a table of the open data."""

    name: str
    """visits.csv."""
    columns: list[tuple[str, str, str]]
    """Name, type, description."""


class DataPage(Base):
    """data.html."""

    total: int
    resources: list[Resource]
    package: str
    """Path of datapackage.json."""
    tables: list[Table]
    records_as_of: str
    """The day of the records, in words."""
    most_entries: int
    """Entries in a feed."""
    most_events: int
    """Events in a calendar."""
