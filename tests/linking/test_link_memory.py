"""Remembered links are those made anew, whatever became a name or ceased to be one."""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from entente.linking.atlas import Atlas, Writing
from entente.linking.directory import directory_of
from entente.linking.linked import link_text
from entente.linking.scripts import bare, bare_text
from entente.pipeline import link_memory
from entente.pipeline.link_memory import LinkMemory
from entente.pipeline.workshop import Workshop
from tests.linking.small_world import atlas, writing
from tests.linking.test_sentences import MARKS, cases

NAMED = sorted(card.entry.path for card in atlas().directory.cards)


@cache
def texts() -> tuple[Writing, ...]:
    """Return every sentence as a text, and some in which tags stand within names."""
    made = [writing(MARKS.sub("", text), facts=frozenset(facts)) for text, facts in cases()]
    html = (
        "<p>The United<br />States and So<em>uth Ko</em>rea.</p><p>Ja</p><p>pan</p>",
        "<p>Japan<sup>1</sup>ese ships.</p>",
        '<p title="a > b">C&ocirc;te d&#8217;Ivoire</p>',
    )
    return (*made, *(replace(made[0], html=each) for each in html))


def without(paths: Collection[str]) -> Atlas:
    """Return an atlas in which some pages are not."""
    cards = [card for card in atlas().directory.cards if card.entry.path not in paths]
    return replace(atlas(), directory=directory_of(cards))


def remembered(place: Atlas, cache_in: Path, chosen: Collection[Writing]) -> list[object]:
    """Return texts linked by what knows what was left in a folder, and leave it for the next."""
    memory = LinkMemory(place, Workshop(cache=cache_in))
    found = [memory.link(each) for each in chosen]
    memory.keep()
    return list(found)


@settings(max_examples=25, deadline=None)
@example(["countries/japan.html"], [])
@example([], ["countries/japan.html", "leaders/joe-biden.html"])
@given(
    st.lists(st.sampled_from(NAMED), max_size=4),
    st.lists(st.sampled_from(NAMED), max_size=4),
)
def test_remembered_links_are_those_made_anew(before: list[str], now: list[str]) -> None:
    with TemporaryDirectory() as folder:
        remembered(without(before), Path(folder), texts())
        place = without(now)
        afresh = [link_text(each, place) for each in texts()]
        assert remembered(place, Path(folder), texts()) == afresh
        assert remembered(place, Path(folder), texts()) == afresh


def test_only_texts_with_a_changed_name_are_linked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = [each for each in texts() if not each.links and "<sup" not in each.html]
    remembered(atlas(), tmp_path, plain)
    again: list[str] = []

    def counted(text: Writing, place: Atlas) -> object:
        again.append(text.html)
        return link_text(text, place)

    monkeypatch.setattr(link_memory, "link_text", counted)
    remembered(without(["countries/saint-lucia.html"]), tmp_path, plain)
    assert again == [each.html for each in plain if "Lucia" in each.html] != []
    again.clear()
    remembered(without(["countries/saint-lucia.html"]), tmp_path, plain)
    assert again == []


@given(st.text() | st.text(alphabet="a é\n\u00a0\u0301Ⅷﬁß’ "))
def test_bare_text_is_the_same_without_the_way_back(text: str) -> None:
    assert bare_text(text) == bare(text).text
