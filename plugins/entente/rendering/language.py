"""The language of the interface: every word that the site says itself, from one catalogue.

Authors write in the language of the content; headings, labels, reasons and dates are the site's
own. English stands in code and templates as the key of the catalogue (gettext), and a language is
a value that turns it into words. ``catalogue`` makes one from a translation::

    plain("en_GB").say("Visits in %(year)s", year=2024)  # "Visits in 2024"
    arabic.count("%(num)s visit", "%(num)s visits", 3)  # "3 زيارات"
"""

import gettext
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

__all__ = ["Language", "marking", "noted", "plain", "tag_of"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language with its catalogue; plain values only, so that it can go to another process."""

    locale: str
    """Babel's name, which decides dates, figures and names of countries: ``en_GB``, ``ar``."""
    messages: Mapping[str, tuple[str, ...]]
    """English → what stands for it, a form for each plural; what is missing stays English."""
    plural: str
    """Which form a count takes, as gettext writes it in C: ``n != 1``."""

    @property
    def name(self) -> str:
        """The language without its territory: ``en``."""
        return self.locale.partition("_")[0]

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return str(Locale.parse(self.locale).text_direction)

    def say(self, message: str, **values: object) -> str:
        """Return a message in this language.

        Args:
            message: English, with ``%(name)s`` where values go.
            values: by name; where none is given nothing is put in.

        """
        forms = self.messages.get(message, (message,))
        said = forms[self.form(1, len(forms))]
        return said % values if values else said

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Return a message about a count in this language.

        Args:
            one: English for one.
            many: English for any other number.
            number: decides the form, and goes where ``%(num)s`` stands.
            values: others, by name.

        """
        return self.form_for(one, many, number) % {"num": number, **values}

    def form_for(self, one: str, many: str, number: int) -> str:
        """Return the form of a message that a number takes, its values not yet put in."""
        forms = self.messages.get(one, ())
        return forms[self.form(number, len(forms))] if forms else (one if number == 1 else many)

    def form(self, number: int, forms: int) -> int:
        """Return which of several forms a number takes."""
        return rule(self.plural)(number) if forms > 1 else 0

    def listed(self, texts: list[str]) -> str:
        """Return several texts in a row: ``A, B and C``."""
        comma = self.say(", ")
        if len(texts) < 2:  # noqa: PLR2004 - nothing to put between
            return comma.join(texts)
        return self.say("%(some)s and %(last)s", some=comma.join(texts[:-1]), last=texts[-1])

    def country(self, code: str, name: str) -> str:
        """Return what a country is called.

        Args:
            code: as in ISO 3166-1, or our own of a former state or an organisation.
            name: in English.

        Returns:
            The name of the catalogue, or else that of CLDR, or else the English one.

        """
        if self.name == "en":
            return name
        if name in self.messages:
            return self.messages[name][0]
        return str(Locale.parse(self.locale).territories.get(code, name))


@cache
def rule(plural: str) -> Callable[[int], int]:
    """Return the function behind a rule of plurals; parsed by gettext, which runs no other code."""
    found: Callable[[int], int] = gettext.c2py(plural)
    return found


def plain(locale: str) -> Language:
    """Return a language without a catalogue: English words around its own dates and figures."""
    return Language(locale, {}, "n != 1")


def noted(message: str) -> str:
    """Mark a constant for the catalogue; where it is shown it is said in the site's language."""
    return message


def tag_of(locale: str) -> str:
    """Return Babel's name of a language as a BCP 47 tag: ``en-GB``."""
    return locale.replace("_", "-")


def marking(language: Language, content: str) -> str:
    """Return the attributes of an element whose words are the authors' and not the site's.

    Args:
        language: of the interface.
        content: Babel's name of the language that authors write in; empty for the interface's.

    Returns:
        `` lang="en" dir="ltr"``, without the direction where both have the same; empty where
        both are one language.

    """
    if content.partition("_")[0] in {"", language.name}:
        return ""
    direction = Locale.parse(content).text_direction
    turned = "" if direction == language.direction else f' dir="{direction}"'
    return f' lang="{tag_of(content)}"{turned}'
