r"""The template environment: page and frame in, bytes of HTML out, without touching the disk.

Place in the flow: ``files`` has read the theme, the pipeline hands its texts over as a map from
name to text, and every page of the site that has an HTML template is rendered here::

    made = environment({"page.html": "<h1>{{ title }}</h1>"}, plain("en_GB"))
    render(made, page, frame)  # b"<h1>About</h1>\n"

Every value is escaped where it is printed, and a name that no context has is an error rather than
an empty place. The theme's own words stand in ``_("…")`` and are said in the site's language. Where
authors write in another one, ``in_content`` and the filter ``spoken`` mark their words as theirs::

    <h1{{ in_content }}>…</h1>                        <h1 lang="en" dir="ltr">…</h1>
    <a href="…"{{ link.href | spoken }}>Japan</a>     unmarked: countries are named in ours

Their articles are placed by number, ``{{ text.number | text }}``, and put there once the page is
drawn (``set_texts``).
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256

from babel import Locale
from babel.numbers import format_decimal
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from entente.domain.page import Page
from entente.rendering.compiling import ThemeEnvironment
from entente.rendering.contexts import Frame
from entente.rendering.language import Language, marking
from entente.rendering.set_texts import mark_of

__all__ = ["environment", "render"]

OF_AUTHORS = re.compile(r"(?:leaders|topics|visits)/(?!\d{4}\.html)")
"""Paths of pages that have an author's words for their name; a year is named by itself."""
ESCAPED_IN_SCRIPT = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
"""Characters that HTML or JavaScript would read, as JSON writes them in figures."""


def environment(
    templates: Mapping[str, str], language: Language, *, content: str = ""
) -> Environment:
    """Make the environment that renders a theme.

    Args:
        templates: Text of each template by its name below the theme's templates folder, with
            forward slashes: ``partials/words.html``.
        language: of the interface; it groups the digits of large counts too.
        content: Babel's name of the language that authors write in; empty for the interface's.

    Raises:
        babel.UnknownLocaleError: Babel does not know the language.
    """
    made = ThemeEnvironment(
        loader=DictLoader(dict(templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.extend(language=language)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # by the extension
        language.say, language.form_for, newstyle=True
    )
    marked = Markup(marking(language, content))  # noqa: S704 - a tag that Babel knows
    made.globals["in_content"] = marked
    made.globals["comma"] = language.say(", ")
    made.filters["spoken"] = partial(spoken, marked=marked)
    made.filters["group"] = cache(partial(format_decimal, locale=Locale.parse(language.locale)))
    made.filters["csp_hash"] = _csp_hash
    made.filters["text"] = mark_of
    made.filters["in_script"] = _in_script
    return made


def render(environment: Environment, page: Page, frame: Frame) -> bytes:
    """Render one page with its template.

    Args:
        environment: As ``environment`` made it.
        page: The page; its context has the shape that its template asks for.
        frame: What every template is given.

    Returns:
        The page in UTF-8, ending in one newline.

    Raises:
        jinja2.TemplateNotFound: the theme has no template of that name.
        jinja2.UndefinedError: the template asks for a value that the context lacks.
    """
    text = environment.get_template(page.template).render({**page.context, **frame})
    return f"{text.rstrip()}\n".encode()


def spoken(href: str, *, marked: Markup) -> Markup:
    """Mark a link by where it leads: authors name digests, leaders and topics, the site others."""
    return marked if OF_AUTHORS.match(href) else Markup("")


def _in_script(value: object) -> Markup:
    """Write plain values as JSON that cannot end the ``script`` that holds it, nor open another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    # One by one, which takes a tenth of ``str.translate``.
    for character, escaped in ESCAPED_IN_SCRIPT.items():
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704 - nothing of HTML is left in it


def _csp_hash(text: str) -> str:
    """Name an inline style to a Content-Security-Policy by its SHA-256 (CSP level 2, 4.2.5)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
