"""How to cite a digest: in words (APA, Chicago) and for reference managers (BibTeX, RIS).

The site is the author, as an institution is; the title carries the days of the visit, so that two
visits to one capital can be told apart. It is cited in the content's language, whatever that of the
interface. A digest without a day of publication is cited as undated.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from unicodedata import bidirectional

from entente.domain.digest import Digest
from entente.domain.page import Page
from entente.rendering import dates
from entente.rendering.annex_contexts import CitationText
from entente.rendering.rows import Rows
from entente.rendering.texts import text_page

__all__ = ["citation_pages", "citation_texts", "cited_title"]

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
"""In English whatever the site's language: APA writes dates of its own, BibTeX names of its own."""

LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # As words: BibTeX counts braces even behind a backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{special: f"\\{special}" for special in "$&#_%"},
        **dict.fromkeys("\r\n\t", " "),
    }
)
LIGATURE = re.compile(r"([-,'`])(?=\1)|([?!])(?=`)")
"""What LaTeX draws together: -- is a dash to it, ,, a quotation mark."""
ONE_LINE = str.maketrans(dict.fromkeys("\r\n\t", " "))


def citation_pages(rows: Rows) -> Iterator[Page]:
    """Yield ``visits/<id>.bib`` and ``visits/<id>.ris`` of every digest."""
    for digest in rows.site.digests:
        stem = digest.path.removesuffix(".html")
        made_from = partial(rows.ingredients.of_digest, digest)
        yield text_page(f"{stem}.bib", partial(bibtex, rows, digest), ingredients=made_from)
        yield text_page(f"{stem}.ris", partial(ris, rows, digest), ingredients=made_from)


def cited_title(rows: Rows, digest: Digest) -> str:
    """Return title and days: ``Kishida in Washington, 8–14 April 2024``."""
    if digest.id not in rows.cited_titles:
        days = dates.words(digest.visit.dates, rows.content.locale)
        rows.cited_titles[digest.id] = f"{digest.title}, {days}"
    return rows.cited_titles[digest.id]


def printed_title(rows: Rows, digest: Digest) -> str:
    """Return the same as it is printed: days behind a title from right to left stay in order.

    Without its isolates (UAX 9), a browser would take ``8–14`` for a part of the title and turn it.
    """
    title = cited_title(rows, digest)
    if any(bidirectional(letter) in {"R", "AL"} for letter in digest.title):
        return title.replace(digest.title, f"\u2068{digest.title}\u2069", 1)
    return title


def citation_texts(rows: Rows, digest: Digest) -> list[CitationText]:
    """Return how to cite a digest in each style, up to its address."""
    return [chicago(rows, digest), apa(rows, digest)]


def chicago(rows: Rows, digest: Digest) -> CitationText:
    """Return the entry of a bibliography after the Chicago Manual of Style (17th ed., 14.207)."""
    days = []
    if digest.published:
        days.append(f"Published {dates.day_words(digest.published, rows.content.locale)}")
    if later := changed_later(digest):
        modified = dates.day_words(later, rows.content.locale)
        days.append(f"last modified {modified}" if days else f"Last modified {modified}")
    return CitationText(
        style="Chicago",
        before=f"“{printed_title(rows, digest)}.” ",
        work=rows.site.settings.name,
        after=f". {'; '.join(days)}. " if days else ". ",
    )


def apa(rows: Rows, digest: Digest) -> CitationText:
    """Return the reference after the Publication Manual of the APA (7th ed., 10.16)."""
    day = digest.published
    when = f"{day.year}, {MONTHS[day.month - 1]} {day.day}" if day else "n.d."
    return CitationText(
        style="APA",
        before=f"{rows.site.settings.name.rstrip('.')}. ({when}). ",
        work=printed_title(rows, digest),
        after=". ",
    )


def changed_later(digest: Digest) -> date | None:
    """Return the day of the last change, where it is not that of publication."""
    return digest.changed if digest.changed != digest.published else None


def bibtex(rows: Rows, digest: Digest) -> str:
    """Return a digest as an entry of BibTeX, in UTF-8 with LaTeX's own characters as words."""
    settings, day, later = rows.site.settings, digest.published, changed_later(digest)
    fields = {
        "author": f"{{{latex(settings.name)}}}",
        # The inner braces keep the case of names.
        "title": f"{{{latex(cited_title(rows, digest))}}}",
        "year": str(day.year) if day else "",
        "month": f"{MONTHS[day.month - 1][:3].lower()}" if day else "",
        "date": day.isoformat() if day else "",
        "url": digest_address(rows, digest),
        "abstract": latex(digest.summary),
        "note": f"Last modified {dates.day_words(later, rows.content.locale)}" if later else "",
    }
    bare = {"month"}  # a name that BibTeX defines
    lines = [
        f"  {name} = {value if name in bare else f'{{{value}}}'},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@misc{{{digest.id},", *lines, "}", ""])


def latex(text: str) -> str:
    """Return a text as LaTeX prints it letter for letter."""
    return LIGATURE.sub(r"\g<0>{}", text.translate(LATEX))


def ris(rows: Rows, digest: Digest) -> str:
    """Return a digest as a record of RIS: two letters, two spaces, a hyphen, a space, a value."""
    settings, visit, day = rows.site.settings, digest.visit, digest.published
    tagged = [
        ("TY", "ELEC"),
        ("ID", digest.id),
        ("TI", cited_title(rows, digest)),
        # The comma says that the name is an institution's and not to be turned round.
        ("AU", f"{settings.name.replace(',', '')},"),
        ("PB", settings.name),
        ("PY", str(day.year) if day else ""),
        ("DA", f"{day:%Y/%m/%d}/" if day else ""),
        ("AB", digest.summary),
        *(("KW", rows.topic(topic)["text"]) for topic in visit.topics),
        *(("KW", rows.site.countries[code].name) for code in visit.countries),
        ("LA", rows.content.name),
        ("UR", digest_address(rows, digest)),
    ]
    lines = [f"{tag}  - {value.translate(ONE_LINE)}" for tag, value in tagged if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def digest_address(rows: Rows, digest: Digest) -> str:
    """Return the canonical address of a digest."""
    return f"{rows.site.settings.base_url}/{digest.path}"
