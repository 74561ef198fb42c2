"""What counts as one name, and what an address keeps of it."""

import doctest
import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entente.domain import names
from entente.domain.names import fits_address, fold, slug

SAME = [
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Türkiye", "TURKIYE"),
    ("İstanbul", "istanbul"),
    ("Diyarbakır", "Diyarbakir"),
    ("Côte d’Ivoire", "Cote d'Ivoire"),
    ("Côte d´Ivoire", "Cote dʼIvoire"),
    ("Łukasz", "Lukasz"),
    ("Ørsted", "Orsted"),
    ("Tô Lâm", "To Lam"),
    ("Nguyễn Phú Trọng", "Nguyen Phu Trong"),
    ("Võ Nguyên Giáp, Đà Nẵng", "Vo Nguyen Giap, Da Nang"),
    ("Straße", "STRASSE"),
    ("Þórður Ægir", "Thordur Aegir"),
    ("Sacré-Cœur", "Sacre Coeur"),
    ("İlham Əliyev", "Ilham Aliyev"),
    ("ħ ĸ ŋ ŧ ð", "h k ng t d"),
    ("U.S.", "US"),
    ("St. Lucia", "St Lucia"),
    ("Guinea-Bissau", "Guinea – Bissau"),
    ("  Joe \t Biden\n", "joe biden"),
    ("Joe\u00a0Biden", "Joe Biden"),
    ("Ki\u00adshida", "Kishida"),
    ("岸田 文雄", "岸田文雄"),
    ("岸田\u3000文雄", "岸田文雄"),
    ("バラク・オバマ", "バラクオバマ"),
    ("ﾊﾞﾗｸ", "バラク"),
    ("أردوغان", "اردوغان"),
    ("مُحَمَّد", "محمد"),
    ("العـــراق", "العراق"),
    ("Пу́тин", "Путин"),
    ("Горбачёв", "Горбачев"),
    ("Κύπρος", "ΚΥΠΡΟΣ"),
    ("בִּנְיָמִין", "בנימין"),
    ("ශ්‍රී ලංකාව", "ශ්රී ලංකාව"),
]

DIFFERENT = [
    ("Niger", "Nigeria"),
    ("Зеленський", "Зеленськии"),  # й is a letter, not an accented и
    ("Україна", "Украіна"),  # so is ї
    ("か", "が"),  # voiced and unvoiced kana are other words
    ("नेपाल", "नपाल"),  # Indic vowels are marks too
    ("ไทย", "ไท"),
    ("윤 석열", "윤석열"),  # Korean is written with spaces
    ("C", "C++"),
]

FOLDED = [
    ("Зеленський", "зеленський"),
    ("대한민국", "대한민국"),
    ("岸田 Fumio 文雄", "岸田 fumio 文雄"),
    ("Congo (DR)", "congo (dr)"),
    ("…", ""),
    ("", ""),
]

SLUGS = [
    ("United States", "united-states"),
    ("Côte d’Ivoire", "cote-divoire"),
    ("Congo (DR)", "congo-dr"),
    ("Guinea-Bissau", "guinea-bissau"),
    ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
    ("岸田 Fumio", "fumio"),
    ("岸田 文雄", ""),
    ("…", ""),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folded_form(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(("text", "address"), SLUGS)
def test_slug(text: str, address: str) -> None:
    assert slug(text) == address


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(string.ascii_letters + string.digits + "-’'. \u0301éçñøłĐßŒİ"))
def test_latin_names_fold_to_plain_ascii(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", fold(text))


@given(st.text())
def test_a_slug_is_an_address_and_its_own_slug(text: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug(text))
    assert slug(slug(text)) == slug(text)


def test_examples() -> None:
    assert doctest.testmod(names) == (0, 2)


@pytest.mark.parametrize("name", ["a", "con1", "com", "lpt10", "com-1", "x" * 120])
def test_name_that_every_file_system_takes(name: str) -> None:
    assert fits_address(name) is True


@pytest.mark.parametrize(
    "name",
    [
        "",
        "x" * 121,
        *("con", "prn", "aux", "nul"),
        *(f"{p}{n}" for p in ("com", "lpt") for n in range(10)),
    ],
)
def test_name_that_some_system_does_not_take(name: str) -> None:
    assert fits_address(name) is False
