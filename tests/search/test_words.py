"""What search compares: the same words for whoever writes with or without accents and signs."""

import json
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page as Tab

from entente.rendering.search_words import fold, runs_of, words_of
from tests.search.archive import THEME

SAME = [
    ("Erdoğan", "erdogan"), ("Türkiye", "TURKIYE"), ("Tô Lâm", "To Lam"), ("Đặng", "Dang"),
    ("Łukasz", "Lukasz"), ("Ørsted", "Orsted"), ("İstanbul", "istanbul"), ("Straße", "STRASSE"),
    ("Æthelred", "aethelred"), ("Œuvre", "oeuvre"), ("Þór", "thor"), ("Σωκράτης", "ΣΩΚΡΑΤΗΣ"),
    ("أردوغان", "اردوغان"), ("ёлка", "елка"), ("co\N{SOFT HYPHEN}operate", "cooperate"),
    ("ﬁsh", "fish"), ("１９６０", "1960"), ("Côte d’Ivoire", "cote d ivoire"), ("U.S.", "u s"),
    ("が", "か\u3099"), ("علی", "علي"), ("mid\N{ZERO WIDTH SPACE}way", "midway"),
]  # fmt: skip
OTHER = [
    ("नरेन्द्र", "नरन्द्र"),  # vowel signs of Indic scripts are letters
    ("resume", "resumed"),
    ("岸田", "田岸"),
]


@pytest.mark.parametrize(("written", "asked"), SAME)
def test_words_are_found_however_they_are_written(written: str, asked: str) -> None:
    assert words_of(written) == words_of(asked) != ()


@pytest.mark.parametrize(("written", "asked"), OTHER)
def test_other_words_stay_other(written: str, asked: str) -> None:
    assert words_of(written) != words_of(asked)


def test_every_sign_of_han_begins_a_word() -> None:
    assert words_of("岸田文雄首相") == ("岸田", "田文", "文雄", "雄首", "首相", "相")
    assert words_of("APEC岸田 1960年") == ("apec", "岸田", "田", "1960", "年")


@given(st.text())
def test_words_hold_letters_figures_and_marks_alone(text: str) -> None:
    for word in words_of(text):
        assert word
        assert all(unicodedata.category(sign)[0] in "LNM" for sign in word)


@given(st.text())
def test_words_do_not_change_when_read_again(text: str) -> None:
    for run, _ in runs_of(text):
        assert fold(run) == run


def known() -> list[int]:
    """Every character that this Python knows, up to U+2FFFF, but surrogates."""
    return [
        number
        for number in range(0x30000)
        if unicodedata.category(chr(number)) not in {"Cn", "Cs"} and number <= sys.maxunicode
    ]


@pytest.mark.browser
def test_python_and_the_browser_fold_and_cut_alike(page: Tab, tmp_path: Path) -> None:
    script = (THEME / "static" / "search-words.js").read_text(encoding="utf-8")
    page.goto(put(tmp_path, script))
    numbers = known()
    # As one text each way: value by value, two hundred thousand of them take Playwright its time.
    made = json.loads(
        page.evaluate(
            """(numbers) => JSON.stringify(JSON.parse(numbers).map((number) => {
              const text = `a${String.fromCodePoint(number)}Bé`;
              const runs = searchWords.runs(text).map((run) => [run.text, run.unspaced]);
              return [searchWords.fold(text), runs];
            }))""",
            json.dumps(numbers),
        )
    )
    texts = [f"a{chr(number)}Bé" for number in numbers]
    own = [[fold(text), [list(run) for run in runs_of(text)]] for text in texts]
    differing = [(hex(n), a, b) for n, a, b in zip(numbers, own, made, strict=True) if a != b]
    assert differing == []


def put(folder: Path, script: str) -> str:
    """Write a page that runs a script and return its address."""
    (folder / "words.js").write_text(script, encoding="utf-8")
    page = folder / "words.html"
    html = "<!doctype html><meta charset=utf-8><script src=words.js></script>"
    page.write_text(html, encoding="utf-8")
    return page.as_uri()
