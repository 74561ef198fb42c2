"""The table of problem codes for CONTRIBUTING.md: what each means and what to do.

A test holds that every code of ``domain.problem`` has its sentence here, and that the table in
CONTRIBUTING.md is this one.
"""

from collections.abc import Mapping
from types import MappingProxyType

from entente.domain.problem import Code, Place, Problem

__all__ = ["MEANINGS", "table_of_codes"]

MEANINGS: Mapping[Code, str] = MappingProxyType(
    {
        Code.NOT_A_FILE: "A link, a device or the like lies in the content folder: put the file "
        "itself there.",
        Code.NOT_UTF8: "The file is in an old or another encoding: save it again as UTF-8.",
        Code.TOO_LARGE: "The file or its front matter is longer or deeper than is read: split it.",
        Code.UNEXPECTED_FILE: "No page is made from a file at this place: move it, or mend its "
        "name.",
        Code.CONTROL_CHARACTER: "An invisible character came with pasted text: delete it.",
        Code.NO_FRONT_MATTER: "The file does not begin with a line `---` and the keys: add them "
        "at the top.",
        Code.UNCLOSED_FRONT_MATTER: "The second line `---` is missing: write it below the last "
        "key.",
        Code.YAML_SYNTAX: "A colon, a quotation mark, a bracket or an indentation is wrong: the "
        "message says which.",
        Code.UNKNOWN_KEY: "There is no such key: take the one that is proposed, or one of the "
        "table of keys.",
        Code.MISSING_KEY: "A key that every such file needs is not there or has no value: add it.",
        Code.REPEATED_KEY: "A key stands twice: keep one; several values go into one list.",
        Code.YAML_FEATURE: "Anchors, aliases, tags and merge keys are not read: write the value "
        "itself.",
        Code.WRONG_SHAPE: "A list stands where one text is due, or the other way round: write it "
        "as the message shows.",
        Code.EMPTY_VALUE: "A value or an item of a list is empty: fill it in or delete it.",
        Code.CONFLICTING_KEYS: "Two keys say the same thing in two ways: delete one of them.",
        Code.BAD_DATE: "The date is not one of the forms under Dates: write it as proposed.",
        Code.REVERSED_DATES: "The last day lies before the first: exchange or correct them.",
        Code.NOT_A_CHOICE: "The key takes one word of a fixed list: take the nearest.",
        Code.BAD_ADDRESS: "Not a whole web address: write it with `https://`.",
        Code.BAD_ID: "A file's name becomes an address: use small letters a to z, figures and "
        "hyphens.",
        Code.BAD_VALUE: "The key takes a value of another form: the message shows which.",
        Code.UNKNOWN_COUNTRY: "No country has this name: write its English name or its "
        "two-letter code.",
        Code.AMBIGUOUS_NAME: "Several entries have this name: write the one that you mean in full.",
        Code.SOURCE_MISSING: "The file that a source names is not under `seeds/`: put it there or "
        "mend the name.",
        Code.NEAR_NAME: "One name is written in two ways: write it alike, or add a note with the "
        "other spelling.",
        Code.SAME_ADDRESS: "Two things would be one page: rename one of them.",
        Code.SAME_ID: "Two visits have the same file name, if in two folders: rename one.",
        Code.LINK_TO_DRAFT: "A reader would find nothing behind this link: publish the draft or "
        "take the link out.",
        Code.UNKNOWN_LINK: "No page has the name in the link: write it as proposed.",
        Code.TEXT_REFUSED: "The text is too long, or nested too deeply, to be converted: split it.",
        Code.TOO_SLOW: "Something in the text is there so often that reading it takes seconds: "
        "take it out.",
        Code.EMPTY_TEXT: "Below the front matter stands nothing: write a paragraph.",
        Code.SEED_FORM: "A source article is not in the form of a seed: compare it with one in "
        "`seeds/`.",
        Code.YEAR_NEEDED: "The article gives days without a year: name it, as in `--year 2024`.",
        Code.NOT_PROPOSED: "The article does not say who travels where: fill in what is missing "
        "by hand.",
        Code.WOULD_OVERWRITE: "A file with this name is there already: nothing was written; move "
        "it or choose another name.",
        Code.RECORD_FORM: "A record lacks something or cannot be read: mend it in its file.",
        Code.NO_SEED: "The digest was not made from a source article: only one that was can be "
        "given back as one.",
        Code.DEAD_LINK: "A link of the finished site leads to a file that the site does not have: "
        "mend the address or take the link out.",
        Code.DEAD_FRAGMENT: "What follows `#` in a link is the id of no part of that page: mend "
        "it or leave it out.",
        Code.NOT_HTML: "A browser would have to repair the page: mend the template of the theme "
        "that made it.",
        Code.NO_SOURCE: "A digest should say what it rests on: add `sources`.",
        Code.OVERLAPPING_TRAVEL: "A leader is in two countries on one day: correct the dates, or "
        "write one visit with `legs`.",
        Code.NEAR_DUPLICATE: "Two files tell of one leader, one host and the same days: put them "
        "into one folder.",
        Code.STATUS_DATES: "The status says that the visit is over or to come, and the dates the "
        "opposite: correct one.",
        Code.STATUS_HISTORY: "The last step of `history` is not the `status`: correct one of them.",
        Code.LIKELY_SAME: "Two names differ by one letter: correct the slip, or give each a note.",
        Code.VANISHED: "Readers may have a link to a page that is gone: name its address among "
        "the `aliases` of the digest that took its place, if one did.",
        Code.OVERWEIGHT: "Readers wait for a file that is too large: make the picture smaller or "
        "split the text.",
        Code.STRAINED: "The site comes near what GitHub Pages takes: make it smaller, or publish "
        "on another host.",
    },
)
"""One sentence for each code: what it means, and after a colon what to do."""


def table_of_codes() -> str:
    """Return the Markdown table of every code, in the order of ``Code``, with a line end."""
    head = "| Code | | What is wrong | What it means, and what to do |\n|---|---|---|---|\n"
    return head + "".join(row(code) for code in Code)


def row(code: Code) -> str:
    """Return the row of one code."""
    severity = Problem(code, Place(""), "", "").severity
    return f"| {code} | {severity} | {code.title_text} | {MEANINGS[code]} |\n"
