"""What a text mentions, the sentences that show it, and the way back."""

from dataclasses import replace

import pytest

from entente.domain.mention import Mention, Passage
from entente.domain.topic import Topic
from entente.linking.backlinks import Mentioner, backlinks_of
from entente.linking.cards import cards_of
from entente.linking.directory import directory_of
from entente.linking.linked import link_text
from entente.linking.passages import LONGEST, passage
from tests.linking.small_world import atlas, known, linked, site, writing

SENTENCES = [
    ("He left. He flew to [Japan]. He slept.", "He flew to [Japan]."),
    ("Mr. Smith of the U.S. Navy met J. F. [Kennedy] there. Then he left.", None),
    ("See No. 5. [Japan] won!", "[Japan] won!"),
    ("He asked: is it [Japan]? It is.", "He asked: is it [Japan]?"),
    ("“It is [Japan].” He left.", "“It is [Japan].”"),
    ("One line\nand  [United\nStates]\nmore.", "One line and [United States] more."),
    ("前の文。[日本]の文。次。", "[日本]の文。"),
    ("[Japan]", "[Japan]"),
    ("He came in approx. two days to [Japan].", "He came in approx. two days to [Japan]."),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_the_sentence_around_some_words(text: str, expected: str | None) -> None:
    before, _, rest = text.partition("[")
    words, _, behind = rest.partition("]")
    found = passage(before + words + behind, len(before), len(before) + len(words))
    shown = f"{found.text[: found.start]}[{found.marked}]{found.text[found.end :]}"
    assert shown == (expected or "Mr. Smith of the U.S. Navy met J. F. [Kennedy] there.")


@pytest.mark.parametrize("place", [0, 40, 99])
def test_a_long_sentence_is_cut_around_the_words(place: int) -> None:
    words = ["word"] * 100
    words[place] = "Japan"
    text = " ".join(words)
    start = text.index("Japan")
    found = passage(text, start, start + 5)
    assert found.marked == "Japan"
    assert len(found.text) <= LONGEST + len("… ") + len(" …")
    assert found.text.startswith("… ") is (place > 0)
    assert found.text.endswith(" …") is (place < 99)
    assert found.text.strip("… ") in text


MENTIONS = [
    (
        "Talks in Japan. Japan again.\n\nThen [[Joe Biden]].",
        [
            ("countries/japan.html", "Talks in Japan."),
            ("leaders/joe-biden.html", "Then Joe Biden."),
        ],
    ),
    (
        "[[China|There]] and then China.\n\n- Item on Japan[^1]. Next.\n\n[^1]: France said so.",
        [
            ("countries/china.html", "There and then China."),
            ("countries/japan.html", "Item on Japan."),
            ("countries/france.html", "France said so."),
        ],
    ),
    (
        "## [[China]] first\n\n| a |\n|---|\n| In India. |",
        [("countries/china.html", "China first"), ("countries/india.html", "In India.")],
    ),
    ("[x](../about.html) and [y](https://a.example).", [("about.html", "x and y.")]),
    ("`Japan` “Japan” #Japan", []),
    (
        "**Japan**’s *Joe Biden* and Joe *Biden*.",
        [
            ("countries/japan.html", "Japan’s Joe Biden and Joe Biden."),
            ("leaders/joe-biden.html", "Japan’s Joe Biden and Joe Biden."),
        ],
    ),
]


@pytest.mark.parametrize(("markdown", "expected"), MENTIONS)
def test_what_a_text_mentions(markdown: str, expected: list[tuple[str, str]]) -> None:
    found = linked(markdown).mentions
    assert [(mention.target, mention.passage.text) for mention in found] == expected


def test_backlinks_stand_in_the_order_of_their_texts() -> None:
    said = Passage("To Japan.", 3, 8)
    here, there = Mention("countries/japan.html", said), Mention("leaders/x.html", said)
    found = backlinks_of(
        [
            Mentioner("visits/b.html", "B", (("opening", here), ("later", there))),
            Mentioner("about.html", "About", (("", here),)),
        ]
    )
    assert {target: [each.path for each in links] for target, links in found.items()} == {
        "countries/japan.html": ["visits/b.html#opening", "about.html"],
        "leaders/x.html": ["visits/b.html#later"],
    }


def test_a_topic_goes_before_the_organisation_of_its_name() -> None:
    with_topic = replace(
        known(), topics={**known().topics, "nato": Topic("nato", "NATO", (), "", "", "")}
    )
    both = replace(site(), topics=with_topic.topics)
    directory = directory_of(cards_of(with_topic, both))
    found = link_text(writing("NATO met."), replace(atlas(), directory=directory))
    assert [mention.target for mention in found.mentions] == ["topics/nato.html"]
    assert [m.target for m in linked("NATO met.").mentions] == ["countries/nato.html"]
