"""Safe HTML as plain text, as search has it.

>>> plain("<p>He left for <b>Lima</b>.</p><ul><li>And Quito</li></ul>")
'He left for Lima. And Quito'
"""

import re
from html import unescape

from entente.domain.digest import Article

__all__ = ["article_text", "one_line", "plain"]

# Safe HTML closes what it opens and puts every value between double quotation marks.
NOTE = re.compile(r'<sup(?:[^>"]|"[^"]*")*>.*?</sup>', re.DOTALL)
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|h[1-6]|table|caption|tr|td|th|thead|tbody|tfoot|blockquote|pre"
    r'|br|hr|figure|figcaption|section|img)\b(?:[^>"]|"[^"]*")*>'
)
TAG = re.compile(r'<(?:[^>"]|"[^"]*")*>')


def plain(html: str) -> str:
    """Return safe HTML as one line of text, without the numbers of footnotes."""
    without = NOTE.sub("", html) if "<sup" in html else html
    return one_line(unescape(TAG.sub("", BLOCK.sub(" ", without))))


def one_line(text: str) -> str:
    """Return a text with one space for every white space in it."""
    return " ".join(text.split())


def article_text(article: Article, title: str) -> str:
    """Return what an article says; its title only where it is not the digest's."""
    heading = "" if article.title == title else f"{article.title}. "
    return f"{heading}{article.summary} {plain(article.html)}"
