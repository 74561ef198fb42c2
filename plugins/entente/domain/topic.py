"""Topics: what was at issue, under one name with its aliases."""

from dataclasses import dataclass

__all__ = ["Topic"]


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that visits are about."""

    slug: str
    name: str
    aliases: tuple[str, ...]
    broader: str
    """Slug of the topic that holds this one; empty where none does."""
    description: str
    """One sentence; empty where nobody wrote a note."""
    intro: str
    """Safe HTML; empty where nobody wrote a note."""

    @property
    def path(self) -> str:
        """Path of the page below the site's root."""
        return f"topics/{self.slug}.html"
