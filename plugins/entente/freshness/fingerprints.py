"""Fingerprints: one short text that changes whenever anything a page is made from changes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from entente.domain.hashing import hash_of

__all__ = ["Fingerprint", "hash_of_text", "hash_of_texts", "template_hashes"]

REFERENCE = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a page was made from, each part apart so that a change can be named."""

    context: str
    template: str
    """Of the template and all that it extends, includes or imports."""
    frame: str
    """Of what every page shares: settings and navigation."""
    code: str
    """Of the program."""
    ingredients: str = ""
    """Of what the context was worked out from; empty where only the context tells."""
    texts: str = ""
    """Of the texts that are set into the page; empty where there are none."""

    def made_from(self) -> tuple[str, ...]:
        """Return the parts in order, as a manifest keeps them."""
        return (self.context, self.template, self.frame, self.code, self.ingredients, self.texts)


def template_hashes(templates: Mapping[str, str]) -> dict[str, str]:
    """Return for each template the hash of itself and of every template that it draws on.

    Args:
        templates: text by name.

    """
    own = {name: hash_of(text.encode()) for name, text in templates.items()}
    return {
        name: hash_of("".join(own[each] for each in sorted(drawn_on(name, templates))).encode())
        for name in templates
    }


def drawn_on(name: str, templates: Mapping[str, str]) -> set[str]:
    """Return the names of a template and of all that it extends, includes or imports."""
    found: set[str] = set()
    pending = [name]
    while pending:
        each = pending.pop()
        if each in templates and each not in found:
            found.add(each)
            pending += REFERENCE.findall(templates[each])
    return found


def hash_of_text(html: str) -> str:
    """Return the hash of one article's HTML, with all its links."""
    return hash_of(html.encode())


def hash_of_texts(texts: tuple[str, ...]) -> str:
    """Return what a fingerprint keeps of the texts of a page."""
    return hash_of("\0".join(texts).encode()) if texts else ""
