"""Which names in a sentence become links: a line in ``sentences.txt``, a test."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.linking.small_world import linked

TABLE = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")
MARKS = re.compile("[⟦⟧]")


def cases() -> list[tuple[str, tuple[str, ...]]]:
    """Return each sentence with the facts in force; a line inside ⟦ ⟧ may break."""
    found: list[tuple[str, tuple[str, ...]]] = []
    facts: tuple[str, ...] = ()
    for line in re.sub("(⟦[^⟧\n]*)\n", "\\1\0", TABLE).splitlines():
        if line.startswith("facts:"):
            facts = tuple(f"{path}.html" for path in line.removeprefix("facts:").split())
        elif line and not line.startswith("#"):
            found.append((line.replace("\0", "\n"), facts))
    return found


class Marker(HTMLParser):
    """Writes a text again with ⟦ ⟧ round the links that nobody wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.automatic = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.automatic = dict(attrs).get("class") in {"name", "topic"}
            self.text += "⟦" * self.automatic

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.text += "⟧" * self.automatic
            self.automatic = False

    def handle_data(self, data: str) -> None:
        self.text += data


def marked(html: str) -> list[str]:
    """Return what was linked, in order."""
    marker = Marker()
    marker.feed(html)
    return re.findall("⟦([^⟧]*)⟧", marker.text)


@pytest.mark.parametrize(("sentence", "facts"), cases(), ids=lambda case: str(case)[:60])
def test_exactly_these_names_become_links(sentence: str, facts: tuple[str, ...]) -> None:
    expected = re.findall("⟦([^⟧]*)⟧", sentence)
    assert marked(linked(MARKS.sub("", sentence), *facts).html) == expected


def test_the_table_has_cases_of_every_kind() -> None:
    assert sum("⟦" in sentence for sentence, _ in cases()) >= 50
    assert sum("⟦" not in sentence for sentence, _ in cases()) >= 30
