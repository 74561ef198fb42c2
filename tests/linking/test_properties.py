"""What holds of every text: linking changes no word, comes to rest, and is fast on any text."""

import pickle
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from entente.domain.mention import Reference
from entente.domain.problem import Place
from entente.linking.cards import cards_of
from entente.linking.directory import directory_of
from entente.linking.linked import Linked, link_text
from entente.linking.scripts import bare
from tests.effort import effort_of
from tests.linking.small_world import LEADERS, atlas, known, site, writing

WORDS = st.sampled_from(
    [
        *("Japan", "Japanese", "US", "us", "U.S.", "Jordan", "Michael", "the", "of", "Bank", "of"),
        *(name for _, name, _, _ in LEADERS),
        *(text for *_, original in LEADERS for _, text in original),
        *(
            "**China**",
            "*Joe* Biden",
            "`Japan`",
            "“",
            "”",
            '"',
            "(",
            "日本",
            "한국은",
            "的",
            "<b>In",
        ),
        *(
            "South China Sea",
            "Sea",
            "[[Japan]]",
            "[[Joe Biden|he]]",
            "x\u0301",
            "e\u0301",
            "\u200d",
        ),
        *(
            ".",
            ", ",
            "-",
            "’s",
            "!",
            "\n\n",
            "\n- ",
            "\n> ",
            "\n## ",
            " &amp; ",
            "<q>",
            "</q>",
            "\ufb01",
        ),
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from([" ", " ", "", "\n"])), max_size=40).map(
    lambda pairs: "".join(word + space for word, space in pairs)
)
FACTS = st.frozensets(
    st.sampled_from(["countries/jordan.html", "countries/japan.html", "topics/space.html"])
)


def words_of(text: str) -> str:
    """Return the text that a reader sees, as lxml reads it."""
    return str(html.fragment_fromstring(text, create_parent="div").text_content())


def links_of(text: Linked) -> list[str]:
    tree = html.fragment_fromstring(text.html, create_parent="div")
    return [node.get("href") or "" for node in tree.iter("a")]


@given(TEXTS, FACTS)
@settings(deadline=None)
def test_linking_changes_no_word(text: str, facts: frozenset[str]) -> None:
    before = writing(text, facts=facts)
    assert words_of(link_text(before, atlas()).html) == words_of(before.html)


@given(TEXTS, FACTS)
@settings(deadline=None)
def test_linking_what_is_linked_finds_the_same(text: str, facts: frozenset[str]) -> None:
    before = writing(text, facts=facts)
    once = link_text(before, atlas())
    paths = {f"../{path}": path for path in atlas().pages}
    again = link_text(replace(before, html=once.html, links=references(once)), atlas())
    assert again.html == once.html
    assert again.mentions == once.mentions
    assert not again.problems
    assert set(links_of(again)) <= set(paths)


def references(text: Linked) -> tuple[Reference, ...]:
    """Return the addresses of a linked text as reading would have noted them."""
    place = Place("content/x.md")
    return tuple(Reference(address, place, is_name=False) for address in links_of(text))


@given(TEXTS, FACTS)
@settings(deadline=None)
def test_every_page_is_linked_once_by_itself_and_mentioned(
    text: str, facts: frozenset[str]
) -> None:
    found = link_text(writing(text, facts=facts), atlas())
    tree = html.fragment_fromstring(found.html, create_parent="div")
    automatic = [a.get("href") for a in tree.iter("a") if a.get("class") in {"name", "topic"}]
    assert len(automatic) == len(set(automatic))
    assert {f"../{mention.target}" for mention in found.mentions} == set(links_of(found))
    for mention in found.mentions:
        assert mention.passage.marked.strip()


@given(st.text())
def test_bare_text_leads_back_to_the_text(text: str) -> None:
    plain = bare(text)
    for start in range(len(plain.text)):
        begin, end = plain.origin(start, start + 1)
        assert 0 <= begin < end <= len(text)
        assert plain.text[start] in bare(text[begin:end]).text or plain.text[start] == " "


def test_an_atlas_can_be_sent_to_another_process() -> None:
    sent = pickle.loads(pickle.dumps(atlas()))  # noqa: S301 - our own bytes
    text = writing("Japan met Joe Biden in 日本.")
    assert link_text(text, sent) == link_text(text, atlas())


def test_the_order_of_cards_changes_nothing() -> None:
    every = known()
    turned = replace(
        every,
        leaders=dict(reversed(list(every.leaders.items()))),
        countries=dict(reversed(list(every.countries.items()))),
        topics=dict(reversed(list(every.topics.items()))),
        digests=tuple(reversed(every.digests)),
    )
    text = writing("Japan, US and Joe Biden; The Envoy; [[Korea]] [[Biden abroad]] [[Kishid]].")
    other = replace(atlas(), directory=directory_of(reversed(list(cards_of(turned, site())))))
    assert link_text(text, other) == link_text(text, atlas())


def test_work_grows_with_the_text_alone() -> None:
    def effort(times: int) -> int:
        text = writing('Michael Jordan of "the Bank of Japan" met Chad - and “us. ' * times)
        known = atlas()
        return effort_of(lambda: link_text(text, known))

    effort(10)
    assert effort(2400) < 10 * effort(300), "8 times the text is 8 times the work"
