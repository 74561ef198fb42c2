"""Links in texts and what they show the other way round: references, mentions, backlinks.

``entente.reading`` notes every link that an author wrote; ``entente.linking`` finds out where it
leads, adds links of its own, and says what each text mentions; pages print the backlinks.

>>> Passage("He flew to Japan on Monday.", 11, 16).marked
'Japan'
"""

from dataclasses import dataclass

from entente.domain.problem import Place

__all__ = ["Backlink", "Mention", "Passage", "Reference"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A link as an author wrote it, before anybody knows where it leads."""

    written: str
    """The name between double brackets, ``Fumio Kishida``, or an address, ``{filename}../x.md``."""
    place: Place
    """Of the link in its file."""
    is_name: bool
    """Whether it stands between double brackets."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with the words in it that are meant."""

    text: str
    """Plain text, each run of spaces and line ends one space; a long sentence is cut at both
    ends, with an ellipsis for what is left out."""
    start: int
    """Where the words begin, in code points."""
    end: int
    """Where they end: ``text[start:end]`` are the words."""

    @property
    def marked(self) -> str:
        """The words that are meant."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that a text links to, and the sentence in which it first does."""

    target: str
    """Path of that page below the site's root: ``leaders/fumio-kishida.html``."""
    passage: Passage


@dataclass(frozen=True, slots=True)
class Backlink:
    """The same as the page mentioned sees it: who mentions it, and how."""

    title: str
    """Of the page that mentions it."""
    path: str
    """Of that page, below the site's root, with the article: ``visits/x.html#manila``."""
    passage: Passage
