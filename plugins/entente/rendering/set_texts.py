"""Texts set into a page: what an author wrote at length takes the place of a mark.

A page is drawn with a mark for each text, and the texts are put there afterwards. So a theme can
place a text and nothing else, and a text that changed can be exchanged in a finished page::

    drawn = f"<p>Before</p>{mark_of(0)}<p>After</p>".encode()
    page, places = with_texts(drawn, ["<p>Text</p>"])  # b"<p>Before</p><p>Text</p><p>After</p>"
    exchanged(page, places, {0: "<p>Other</p>"})  # b"<p>Before</p><p>Other</p>…", and its places

A mark holds a number that each process draws by lot and that leaves none, so nobody can write one
into a title and have a text put there.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, chain
from secrets import token_hex

from markupsafe import Markup, escape

from entente.rendering.language import Language, marking, tag_of

__all__ = [
    "Places",
    "exchanged",
    "mark_of",
    "texts_in",
    "way_back",
    "with_texts",
    "with_way_back",
]

LOT = token_hex(16)
MARK = re.compile(rf"\[text {LOT} (\d+)\]".encode())

Places = tuple[tuple[int, int, int], ...]
"""Number of a text, and where it begins and ends in the page, in bytes; in order."""


def mark_of(number: int) -> Markup:
    """Return what holds the place of a text while the page is drawn."""
    return Markup(f"[text {LOT} {number:d}]")  # noqa: S704 - nothing of HTML is in it


def with_texts(page: bytes, texts: Sequence[str]) -> tuple[bytes, Places]:
    """Return a page with texts in the places of their marks, and where they stand.

    Args:
        page: drawn, in UTF-8.
        texts: safe HTML, by number.

    Raises:
        ValueError: a template changed a mark, by a filter say.

    """
    # What stands between marks, and the numbers of the marks, by turns.
    parts = MARK.split(page)
    if any(LOT.encode() in part.lower() for part in parts[::2]):
        raise ValueError(
            "a template does more with a text than to place it: {{ text.number | text }}"
        )
    return put_together(parts[::2], [int(number) for number in parts[1::2]], texts)


def put_together(
    between: Sequence[bytes], numbers: Sequence[int], texts: Sequence[str]
) -> tuple[bytes, Places]:
    """Return the parts of a page with the texts between them, and where these stand."""
    put = [texts[number].encode() for number in numbers]
    pieces = [*chain.from_iterable(zip(between, put, strict=False)), between[-1]]
    ends = list(accumulate(map(len, pieces)))
    places = zip(numbers, ends[:-1:2], ends[1::2], strict=True)
    return b"".join(pieces), tuple(places)


def texts_in(page: bytes, places: Places) -> dict[int, str]:
    """Return the texts of a finished page, by number."""
    return {number: page[start:end].decode(errors="replace") for number, start, end in places}


def exchanged(page: bytes, places: Places, texts: Mapping[int, str]) -> tuple[bytes, Places]:
    """Return a finished page with other texts, and where all of them stand now.

    Args:
        page: as it is.
        places: of its texts.
        texts: the new ones, by number; the others stay.

    """
    known = {**texts_in(page, places), **texts}
    starts = [0, *(end for _, _, end in places)]
    stops = [*(start for _, start, _ in places), len(page)]
    between = [page[start:stop] for start, stop in zip(starts, stops, strict=True)]
    numbers = [number for number, _, _ in places]
    every = [known.get(number, "") for number in range(max(known, default=-1) + 1)]
    return put_together(between, numbers, every)


def way_back(language: Language, content: str) -> str:
    """Return what the link from a note to its place in the text says, as HTML.

    Args:
        language: of the interface.
        content: Babel's name of the language that authors write in.

    """
    words = str(escape(language.say("Back to the text")))
    if not marking(language, content):
        return words
    return f'<bdi lang="{tag_of(language.locale)}" dir="{language.direction}">{words}</bdi>'


def with_way_back(html: str, back: str) -> str:
    """Return a text whose notes lead back to it with words in place of an arrow."""
    return html.replace("↩</a>", f"{back}</a>")
