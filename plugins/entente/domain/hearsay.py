"""What files that cannot be read would have named, as far as anybody can tell.

One mistake gives one report: while a digest's front matter is broken, a link to its title is not
wrong too, nor is a name whose other spellings stand in a note that is broken. So whoever reports a
name that nothing has asks first whether an unread file has it. Nothing is ever published from
hearsay, since a run with an unread file publishes nothing.

>>> hearsay = Hearsay(leaders=frozenset({"To Lam"}), countries=frozenset(), topics=frozenset())
>>> hearsay.all
frozenset({'To Lam'})
"""

from dataclasses import dataclass

__all__ = ["NOTHING_HEARD", "Hearsay"]


@dataclass(frozen=True, slots=True)
class Hearsay:
    """Texts of unread files that may be names, each as it stands there."""

    leaders: frozenset[str]
    """In notes on leaders."""
    countries: frozenset[str]
    """In notes on countries."""
    topics: frozenset[str]
    """In notes on topics."""
    others: frozenset[str] = frozenset()
    """In digests and plain pages."""

    @property
    def all(self) -> frozenset[str]:
        """Whatever was heard anywhere."""
        return self.leaders | self.countries | self.topics | self.others


NOTHING_HEARD = Hearsay(frozenset(), frozenset(), frozenset())
