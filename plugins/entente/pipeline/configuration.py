"""The site owner's settings: from the names of ``pelicanconf.py`` to one checked value."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError

from entente.domain.site import Settings
from entente.reading.source import Bounds

__all__ = ["BOUNDS", "DEFAULTS", "SettingError", "bounds_from", "settings_from"]

DEFAULTS: Mapping[str, object] = {
    "SITENAME": "Entente",
    "SITESUBTITLE": "Digests of diplomatic visits",
    "SITEURL": "http://localhost:8000",
    "DEFAULT_LANG": "en-GB",
    "ENTENTE_CONTENT_LANG": "en",
    "ENTENTE_AUTHORITY": "",
    "ENTENTE_DRAFTS": False,
    "ENTENTE_AUTOLINK": True,
    "ENTENTE_AS_OF": "",
    "ENTENTE_SEEDS": "seeds",
    "ENTENTE_CARDS": True,
    "ENTENTE_SEARCH": True,
}
"""Every setting that Entente reads, with what stands for one that is absent or empty."""

BOUNDS: Mapping[str, str] = {f"ENTENTE_{each.name.upper()}": each.name for each in fields(Bounds)}
"""Setting → field of ``Bounds``: how large and deep one file may be."""


class SettingError(ValueError):
    """A setting has a value that it cannot have; the message names both."""

    exitcode = 2


def settings_from(given: Mapping[str, object]) -> Settings:
    """Return the settings of a site.

    Args:
        given: names and values as in ``pelicanconf.py``; other names are passed over.

    Raises:
        SettingError: a value cannot be used.

    """
    values = {name: given.get(name) or default for name, default in DEFAULTS.items()}
    base_url = str(values["SITEURL"]).rstrip("/")
    return Settings(
        name=str(values["SITENAME"]),
        tagline=str(values["SITESUBTITLE"]),
        base_url=web_base(base_url),
        locale=locale_of("DEFAULT_LANG", str(values["DEFAULT_LANG"])),
        content_language=locale_of("ENTENTE_CONTENT_LANG", str(values["ENTENTE_CONTENT_LANG"])),
        authority=str(values["ENTENTE_AUTHORITY"]) or f"{urlsplit(base_url).hostname},2026",
        drafts=bool(values["ENTENTE_DRAFTS"]),
        as_of=day(str(values["ENTENTE_AS_OF"])),
        autolink=bool(given.get("ENTENTE_AUTOLINK", True)),
        cards=bool(given.get("ENTENTE_CARDS", True)),
        search=bool(given.get("ENTENTE_SEARCH", True)),
    )


def bounds_from(given: Mapping[str, object]) -> Bounds:
    """Return how large and deep one file may be.

    Args:
        given: names and values as in ``pelicanconf.py``; other names are passed over.

    Raises:
        SettingError: a bound is no number above 0.

    """
    return Bounds(
        **{field: bound(name, given[name]) for name, field in BOUNDS.items() if name in given}
    )


def bound(setting: str, value: object) -> int:
    """Return a bound.

    Raises:
        SettingError: it is no number above 0.

    """
    if isinstance(value, (int, float)) and value > 0:
        return value  # type: ignore[return-value]  # seconds may have a fraction
    raise SettingError(f"{setting} is {value!r}: write a number above 0")


def web_base(address: str) -> str:
    """Return an http or https address without query and fragment.

    Raises:
        SettingError: it is none.

    """
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment):
        return address
    raise SettingError(f"SITEURL is {address!r}: write an address such as https://who.github.io/x")


def locale_of(setting: str, tag: str) -> str:
    """Return Babel's name of a language tag: ``en_GB`` for ``en-GB`` or ``en``.

    Raises:
        SettingError: there is no such language.

    """
    try:
        return str(Locale.parse("en_GB" if tag == "en" else tag.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        raise SettingError(f"{setting} is {tag!r}: write a tag such as en-GB") from None


def day(text: str) -> date | None:
    """Return a day from ISO 8601, or None for an empty text.

    Raises:
        SettingError: it is neither.

    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise SettingError(f"ENTENTE_AS_OF is {text!r}: write a day such as 2026-11-23") from None
