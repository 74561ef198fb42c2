"""What texts state: people, countries and topics, and above all what they do not."""

import doctest

import pytest

from entente.domain.leader import Leader, Office, OriginalName
from entente.domain.topic import Topic
from entente.registry import prose_names, prose_people
from entente.registry.countries import countries_of
from entente.registry.gazetteer import gazetteer
from entente.registry.proposals import known_names, propose
from entente.registry.prose_names import PhraseBook, Sense
from entente.registry.prose_people import office_before, titled_people

KISHIDA = Leader(
    slug="fumio-kishida",
    name="Fumio Kishida",
    aliases=("Kishida Fumio",),
    original=(OriginalName("ja", "岸田文雄"),),
    offices=(Office("Prime Minister", "JP", None),),
    intro="",
)
TOPICS = (
    Topic("south-china-sea", "South China Sea", (), "", "", ""),
    Topic("defence-cooperation", "Defence cooperation", ("defense cooperation",), "", "", ""),
)
COUNTRIES, _ = countries_of(gazetteer(), ())
KNOWN = known_names(COUNTRIES, (KISHIDA,), TOPICS)

# Text; who travels; from; hosts; whom the text says there are talks with.
TRAVEL = [
    ("Japanese Prime Minister Shigeru Ishiba visits India.", "Shigeru Ishiba", "JP", "IN", ""),
    ("Japan's prime minister, Shigeru Ishiba, flies to Peru.", "Shigeru Ishiba", "JP", "PE", ""),
    ("King Abdullah II of Jordan will arrive in the US.", "Abdullah II", "JO", "US", ""),
    ("Prime Minister of Spain Pedro Sánchez is to visit China", "Pedro Sánchez", "ES", "CN", ""),
    ("President of Italy Sergio Mattarella visits Chad", "Sergio Mattarella", "IT", "TD", ""),
    ("Nauru’s leaders. The Emperor’s visit to Chad", "", "", "TD", ""),
    ("On a trip to Oman Kishida Fumio rests.", "", "", "OM", ""),
    ("Kishida Fumio will visit Oman.", "Fumio Kishida", "JP", "OM", ""),
    ("岸田文雄 will visit Oman.", "Fumio Kishida", "JP", "OM", ""),
    ("Pope Francis travels to Iraq, Iran and the Vatican", "Francis", "", "IQ IR VA", ""),
    ("President Joe Biden hosts a trip by King Charles III.", "", "", "", "Joe Biden, Charles III"),
    ("Former President Barack Obama visited Japan.", "", "", "JP", ""),
    (
        "Chancellor Olaf Scholz met President Xi Jinping before his visit to China.",
        "Olaf Scholz",
        "",
        "CN",
        "Xi Jinping",
    ),
    ("President William Ruto and President Paul Kagame visit Mali.", "", "", "ML", ""),
    ("Nobody said that the Georgian wine trip was in order: it was for us.", "", "", "", ""),
    ("Dominican President Luis Abinader visits Haiti.", "Luis Abinader", "", "HT", ""),
]


@pytest.mark.parametrize(("text", "leader", "origin", "hosts", "meets"), TRAVEL)
def test_who_travels_where(text: str, leader: str, origin: str, hosts: str, meets: str) -> None:
    found = propose((text,), KNOWN)
    assert (found.leader.value if found.leader else "") == leader
    assert (found.origin.value if found.origin else "") == origin
    assert " ".join(host.value for host in found.hosts) == hosts
    assert ", ".join(each.value for each in found.meets) == meets


@pytest.mark.parametrize("text", [row[0] for row in TRAVEL])
def test_every_proposal_rests_on_words_of_the_text(text: str) -> None:
    found = propose(("A title", text), KNOWN)
    single = [each for each in (found.leader, found.office, found.origin) if each]
    for proposal in (*single, *found.hosts, *found.meets, *found.at_issue, *found.topics):
        assert proposal.words
        assert proposal.words in text
        assert proposal.part == 1


def test_a_surname_alone_stands_for_the_one_full_name_of_the_text() -> None:
    found = propose(("Ishiba to Visit Peru", "Prime Minister Shigeru Ishiba is busy."), KNOWN)
    assert found.leader is not None
    assert (found.leader.value, found.leader.part) == ("Shigeru Ishiba", 1)
    assert found.office is not None
    assert (found.office.value, found.office.words) == (
        "Prime Minister",
        "Prime Minister Shigeru Ishiba",
    )


def test_other_countries_are_at_issue_the_most_named_first() -> None:
    text = (
        "Kishida Fumio will visit Oman. China and Peru; Peru again. Ships in the South China Sea."
    )
    found = propose((text,), KNOWN)
    assert [each.value for each in found.at_issue] == ["PE", "CN"]
    assert [each.value for each in found.topics] == ["south-china-sea"]


def test_topics_by_any_of_their_names_each_once() -> None:
    found = propose(("Defense Cooperation", "On defence cooperation."), KNOWN)
    assert [(t.value, t.words) for t in found.topics] == [
        ("defence-cooperation", "Defense Cooperation")
    ]


def test_only_travel_is_dated_and_a_stated_year_says_more() -> None:
    text = (
        "The treaty of May 5, 1990 binds. He visits Oman on June 3-4. The June 3-4, 2024 trip ends."
    )
    (dates,) = propose((text,), KNOWN).dates
    assert (dates.words, dates.value.in_year(1)) == ("June 3-4, 2024", "2024-06-03/2024-06-04")


PEOPLE = [
    ("Prime Minister Fumio Kishida to Visit", "Fumio Kishida"),
    ("President Joseph R. Biden. Kishida", "Joseph R. Biden"),
    ("President Ferdinand Marcos Jr. said", "Ferdinand Marcos Jr."),
    ("President Abdel Fattah al-Sisi’s plan", "Abdel Fattah al-Sisi"),
    ("President Ursula von der Leyen", "Ursula von der Leyen"),
    ("Prime Minister Peter O’Neill", "Peter O’Neill"),
    ("President, Prime Minister Kishida", "Kishida"),
    ("Secretary of State Antony Blinken Meets Xi", "Antony Blinken"),
    ("the president met", ""),
    ("Presidential Palace", ""),
    ("former Prime Minister Tony Blair", ""),
    ("President de la", ""),
]


@pytest.mark.parametrize(("text", "name"), PEOPLE)
def test_names_behind_an_office(text: str, name: str) -> None:
    assert [person.name for person in titled_people(text, ())] == ([name] if name else [])


def test_an_office_before_a_name() -> None:
    assert office_before("Vice Premier Deng Xiaoping") == ("Vice Premier", "Deng Xiaoping")
    assert office_before("Deng Xiaoping") is None
    assert office_before("King") is None


def test_names_in_a_text_longest_first_with_capitals() -> None:
    book = PhraseBook()
    for name, code in (("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("US", "US"), ("Chad", "TD")):
        book.add(name, Sense.COUNTRY, code)
    text = "Guinea-Bissau, U.S. and us; a chad. Chad's Guinea"
    assert [name.identity for name in book.find(text)] == ["GW", "US", "TD", "GN"]
    assert [text[n.start : n.end] for n in book.find(text)] == [n.words for n in book.find(text)]


@pytest.mark.parametrize("module", [prose_names, prose_people])
def test_examples(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]
