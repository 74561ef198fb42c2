"""From the parser's marks in the front matter to places in the file.

Lines are counted on line feeds only: YAML's own line numbers also count U+2028 and its like.
Example: the third character of the front matter's first line is line 2, column 3 of the file.
"""

import re
from bisect import bisect_right

import yaml

from entente.domain.problem import Place
from entente.reading.yaml_words import index_of

__all__ = ["Ruler"]


class Ruler:
    """Measures one document's front matter."""

    def __init__(self, file: str, matter: str) -> None:
        self.file = file
        self.starts = [0, *(found.end() for found in re.finditer("\n", matter))]

    def place(self, event: yaml.Event) -> Place:
        """Return where an event's text stands in the file; its first line is what is meant."""
        start, end = index_of(event.start_mark), index_of(event.end_mark)
        one_line = isinstance(event, yaml.ScalarEvent) and self.line(start) == self.line(end)
        return self.place_of(start, max(1, end - start) if one_line else 1)

    def place_of(self, index: int, length: int = 1) -> Place:
        """Return the place of a character of the front matter, which begins in line 2."""
        line = self.line(index)
        return Place(self.file, line + 2, index - self.starts[line] + 1, length)

    def line(self, index: int) -> int:
        """Return the number, from 0, of the front matter's line that holds a character."""
        return bisect_right(self.starts, index) - 1
