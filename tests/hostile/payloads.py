"""Payloads: texts that would run in a reader's browser if any wall of the site had a hole.

They are generated, from two sides: by hand every way that there is to run something (``VECTORS``),
in every context that it may have to break out of, behind every disguise; and by list every element
of HTML that lxml knows, since a sanitiser may have forgotten one. Each calls ``hit(N)`` with its
own number, which a browser can be made to count::

    payloads()[0]  # Payload(0, "<script>hit(0)</script>")
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.html import defs

__all__ = ["TEMPLATES", "Payload", "payloads"]

PICTURE = "p.png"
"""Lies beside every text, so that a payload which is a picture is not refused for want of one."""
CODE = "hit(§)"

VECTORS = (
    f"<script>{CODE}</script>",
    f"<script src=data:text/javascript,{CODE}></script>",
    f"<img alt=x src={PICTURE} onload={CODE}>",
    f"<img alt=x src={PICTURE} onerror={CODE} onload={CODE} onmouseover={CODE}>",
    f"<svg onload={CODE}>",
    f"<svg><script>{CODE}</script></svg>",
    f"<svg><animate onbegin={CODE} attributeName=x dur=1s>",
    f"<svg><a xlink:href=javascript:{CODE}><text y=20>x</text></a></svg>",
    f"<math><mtext><img alt=x src={PICTURE} onload={CODE}></mtext></math>",
    f"<iframe srcdoc='&lt;script&gt;parent.{CODE}&lt;/script&gt;'></iframe>",
    f"<iframe src=javascript:parent.{CODE}></iframe>",
    f"<object data='data:text/html,<script>parent.{CODE}</script>'></object>",
    f"<a href=javascript:{CODE}>x</a>",
    f"<form action=javascript:{CODE}><input type=submit></form>",
    f"<button form=f formaction=javascript:{CODE}>x</button>",
    f"<input autofocus onfocus={CODE}>",
    f"<details open ontoggle={CODE}><summary>x</summary></details>",
    f"<body onload={CODE}>",
    f"<style onload={CODE}>p {{}}</style>",
    f"<p style='animation: x 1s' onanimationstart={CODE}>x</p>",
    f"<video src={PICTURE} onerror={CODE}></video>",
    f"<base href=javascript:{CODE}//><a href=x>x</a>",
    f"<meta http-equiv=refresh content='0; url=javascript:{CODE}'>",
    f"<link rel=stylesheet href=data:text/css,p{{}} onload={CODE}>",
    f"<noscript><p title='</noscript><img alt=x src={PICTURE} onload={CODE}>'></noscript>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src={PICTURE} onload={CODE}>",
    f"<template><script>{CODE}</script></template><x onclick={CODE}>x</x>",
)
"""Ways to run something, each once; ``§`` is where the number goes."""
CONTEXTS = ('">', "'>", "</title>", "</textarea>", "</script>", "</style>", "-->", "]]>", "` ")
"""What a text may stand in, and have to end first."""
BREAKERS = (VECTORS[0], VECTORS[2], VECTORS[4], VECTORS[8], VECTORS[12])
WITHIN = (
    f'" onmouseover={CODE} x="', f"' onfocus={CODE} autofocus x='", f'" style="x" onclick="{CODE}',
    f'";{CODE};//', f"';{CODE};//", f"\\';{CODE};//", f"`;{CODE};`", f"${{{CODE}}}",
    f"*/{CODE}/*", f"\u2028{CODE}", f"<!--{CODE}\n-->{CODE}", f'=HYPERLINK("javascript:{CODE}")',
    f"=cmd|'/c {CODE}'!A1", f"+{CODE}", f"-{CODE}", f"@SUM({CODE})", f"\uff1d{CODE}",
)  # fmt: skip
"""What stays in its context: an attribute, a string, a comment, a cell."""
SCHEMES = (
    "javascript:{}", "JaVaScRiPt:{}", " javascript:{}", "java&#115;cript:{}", "&#106;avascript:{}",
    "&#x6A;avascript:{}", "&#0000106avascript:{}", "java&Tab;script:{}", "java&NewLine;script:{}",
    "&#1;javascript:{}", "javascript&colon;{}", "javascript://x%0A{}", "javascript:/*x*/{}",
    "%6Aavascript:{}", "vbscript:{}", "data:text/html,<script>{}</script>", "jar:javascript:{}",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==#{}", "view-source:javascript:{}",
    "feed:javascript:{}", "blob:{}", "filesystem:{}", "//javascript:{}", "javascript\t:{}",
)  # fmt: skip
"""Disguises of the one address that runs."""
LINKS = (
    '<a href="{}">x</a>', "[x](<{}>)", "[x]({})", "![x](<{}>)", "<{}>", "[x][r]\n\n[r]: <{}>",
    '[x](https://x.example "{}")', "[[Japan|{}]]", "*[x]: {}\n\nx", "[^{}]", "x[^1]\n\n[^1]: <{}>",
)  # fmt: skip
"""How an author writes a link; all but the first mean something in Markdown alone."""
MARKDOWN = (
    f"# x {{: onclick={CODE} style=x }}", f"*x*{{: onmouseover={CODE} href=javascript:{CODE} }}",
    f"```\n<script>{CODE}</script>\n```", f"``<script>{CODE}</script>``", f"    <script>{CODE}",
    f"|a|\n|-|\n|<script>{CODE}</script>|", f"<div markdown=1>\n<script>{CODE}</script>\n</div>",
    f"x\n:   <script>{CODE}</script>", f"\\<script>{CODE}</script>", f"&lt;script>{CODE}</script>",
    f"<p title='<!--'><script>{CODE}</script>-->", f"<scr<script>ipt>{CODE}</scr</script>ipt>",
    f"<<script>{CODE}//<</script>", f"<script/x>{CODE}</script>", f"<ScRiPt>{CODE}</sCrIpT>",
    f"<img/src={PICTURE}/onload={CODE}>", f"<img alt=x src={PICTURE} onload\n=\n{CODE}>",
    f"<img alt=x src={PICTURE} onload='{CODE}' ", f"<a href='x' <script>{CODE}</script>",
    f"<?xml-stylesheet href='javascript:{CODE}'?>", f"<![CDATA[<script>{CODE}</script>]]>",
)  # fmt: skip
TEMPLATES = (
    "{{{{ {} }}}}", "{{% if {} %}}x{{% endif %}}", "{{# {} #}}", "{{{{ self.__init__ }}}} {}",
    "{{{{ 7 * 7 }}}} {}", "{{% include 'base.html' %}} {}", "{{static}}{}", "<%= {} %>", "#{{{}}}",
)  # fmt: skip
"""What template engines would read."""
NEED_A_PARENT = {"dd", "dt", "li"}
"""Elements that an author may write, and that the gate refuses outside a list."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One text."""

    number: int
    text: str

    @property
    def line(self) -> str:
        """The same where only one line may stand."""
        return " ".join(self.text.replace("\u2028", " ").split())


@cache
def payloads() -> tuple[Payload, ...]:
    """Return all payloads, each once, numbered from 0."""
    forms = dict.fromkeys(every_form())
    return tuple(Payload(n, form.replace("§", str(n))) for n, form in enumerate(forms))


def every_form() -> Iterator[str]:
    """Yield every payload with ``§`` in the place of its number."""
    yield from VECTORS
    yield from (f"{context}{vector}" for context in CONTEXTS for vector in BREAKERS)
    yield from WITHIN
    yield from (LINKS[0].format(scheme.format(CODE)) for scheme in SCHEMES)
    yield from (link.format(SCHEMES[at].format(CODE)) for link in LINKS for at in (0, 3, 7, 10, 15))
    yield from MARKDOWN
    yield from (template.format(CODE) for template in TEMPLATES)
    for tag in sorted(defs.tags - NEED_A_PARENT):
        yield f"<{tag} onload={CODE} alt=x src={PICTURE} href=javascript:{CODE}>x</{tag}>"
