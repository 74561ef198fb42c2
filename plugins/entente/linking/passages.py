r"""The sentence around some words of a paragraph, for those who list what mentions them.

>>> passage("He left. He flew to Japan.\nThen home.", 20, 25).text
'He flew to Japan.'
"""

import re
from bisect import bisect_right

from entente.domain.mention import Passage

__all__ = ["Sentences", "passage"]

END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[^\sa-z])|[。！？]+[」』”]*")
SHORT = re.compile(
    r"(?:^|[\s(“\"])(?:Mrs?|Ms|Messrs|Dr|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Adm|Sgt|Sen|Rep|Gov|Amb"
    r"|St|Ft|Mt|No|Nos|pp?|c|ca|vs?|cf|e\.g|i\.e|al|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
    r"|[A-Z]|(?:[A-Z]\.)+[A-Z])\.\s+\Z"
)
"""What ends in a full stop and ends no sentence."""
LONGEST = 280
"""Characters of a sentence that are shown; half of them before the words meant at most."""
GAP = re.compile(r"\s+")


class Sentences:
    """A paragraph that is asked for its sentences; it is taken apart once, when first asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: list[int] = []

    def around(self, start: int, end: int) -> Passage:
        """Return the sentence that the words from ``start`` to ``end`` stand in."""
        if not self.ends:
            self.ends = [*ends_of(self.text), len(self.text)]
        first = bisect_right(self.ends, start)
        last = bisect_right(self.ends, max(start, end - 1))
        begin = self.ends[first - 1] if first else 0
        close = self.ends[min(last, len(self.ends) - 1)]
        return shortened(self.text[begin:start], self.text[start:end], self.text[end:close])


def passage(text: str, start: int, end: int) -> Passage:
    """Return the sentence of a text that the words from ``start`` to ``end`` stand in."""
    return Sentences(text).around(start, end)


def ends_of(text: str) -> list[int]:
    """Return where the sentences of a paragraph end, the last one left out.

    A line end is a space, but a full stop in Chinese or Japanese needs none behind it.
    """
    return [
        match.end()
        for match in END.finditer(text)
        if not SHORT.search(text[max(0, match.end() - 24) : match.end()])
    ]


def shortened(before: str, words: str, behind: str) -> Passage:
    """Return a sentence of three parts as plain text, cut at both ends if it is long."""
    before = GAP.sub(" ", before).lstrip()
    words = GAP.sub(" ", words)
    behind = GAP.sub(" ", behind).rstrip()
    room = max(0, LONGEST - len(words))
    half = max(room // 2, room - len(behind))
    if len(before) > half:
        before = "… " + before[-half:].partition(" ")[2] if half else "… "
    room = max(0, room - len(before))
    if len(behind) > room:
        behind = behind[:room].rpartition(" ")[0] + " …"
    return Passage(f"{before}{words}{behind}", len(before), len(before) + len(words))
