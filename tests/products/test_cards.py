"""Social cards as Pillow reads them: the right size, the same bytes, never a box for a letter."""

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from PIL import Image

from entente.domain.digest import Digest
from entente.domain.site import Settings
from entente.domain.visit import Status
from entente.linking.connections import connections_of
from entente.rendering.card_fonts import (
    balanced,
    drawable,
    face,
    first_drawable,
    shortened,
    wrapped,
)
from entente.rendering.cards import Card, card, card_bytes, card_pages
from entente.rendering.rows import Rows
from tests.products.world import rows_of, texts, visit, visits

FONTS = ("NotoSerif-Bold", "NotoSans-Regular", "NotoSans-Bold")
SIDE_A, SIDE_B, ALERT = (10, 79, 120), (143, 59, 11), (163, 22, 28)


def drawn(given: Card) -> Image.Image:
    image = Image.open(io.BytesIO(card_bytes({**given})))
    assert image.format == "PNG"
    return image.convert("RGB")


def of(digest: Digest) -> Card:
    return card(rows_of(digest), digest)


def colours(image: Image.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 20) or []}


@given(visits())
@settings(max_examples=25, deadline=None)
def test_every_digest_has_a_card_of_one_size(digest: Digest) -> None:
    (page,) = card_pages(rows_of(digest))
    assert page.path == f"visits/{digest.id}.png"
    image = drawn(of(digest))
    assert image.size == (1200, 630)
    edges = [image.crop((0, 0, 1200, 40)), image.crop((1150, 0, 1200, 630))]
    assert [colours(edge) for edge in edges] == [{(255, 255, 255)}] * 2, "text leaves the card"
    assert {SIDE_A, SIDE_B} <= colours(image)


def test_the_same_digest_gives_the_same_bytes_and_another_others() -> None:
    first, again, other = visit("2024-04-08"), visit("2024-04-08"), visit("2024-04-09")
    one, two, three = (card_bytes({**of(digest)}) for digest in (first, again, other))
    assert one == two != three
    assert len(one) < 40_000


def test_only_what_was_called_off_is_struck_through() -> None:
    shown = {s: ALERT in colours(drawn(of(visit("2024-04-08", status=s)))) for s in Status}
    assert [status for status, red in shown.items() if red] == [Status.CANCELLED]


def test_a_site_may_do_without() -> None:
    rows = rows_of(visit("2024-04-08"))
    off: Settings = replace(rows.site.settings, cards=False)
    without = Rows(replace(rows.site, settings=off), connections_of(rows.site.digests))
    assert len(list(card_pages(rows))) == 1
    assert list(card_pages(without)) == []


@pytest.mark.parametrize("name", FONTS)
@pytest.mark.parametrize(
    "text",
    [
        "Recep Tayyip Erdoğan", "Phạm Minh Chính", "Nguyễn Phú Trọng", "Łódź", "Côte d’Ivoire",
        "Володимир Зеленський", "Κυριάκος Μητσοτάκης", "İlham Əliyev", "8–14 April 2024", "“Yes”…",
    ],
)  # fmt: skip
def test_the_fonts_hold_the_names_of_europe_and_vietnam(name: str, text: str) -> None:
    assert drawable(text, name)


@pytest.mark.parametrize("text", ["岸田 文雄", "문재인", "محمد", "नरेन्द्र", "\N{GRINNING FACE}"])
def test_what_the_fonts_lack_is_not_drawn(text: str) -> None:
    assert not drawable(text, "NotoSerif-Bold")
    assert first_drawable([text, "Fumio Kishida"], "NotoSerif-Bold") == "Fumio Kishida"
    assert first_drawable([f"Mr {text}"], "NotoSerif-Bold") == "Mr"


def test_the_latin_name_stands_for_a_title_in_another_script() -> None:
    latin, han = of(visit("2024-04-08")), of(visit("2024-04-08", title="岸田文雄、ワシントンへ"))
    named = Card(**{**latin, "title": ["Fumio Kishida"]})
    assert card_bytes({**han}) == card_bytes({**named})


@given(texts)
@settings(max_examples=60, deadline=None)
def test_lines_fit_and_lose_nothing(text: str) -> None:
    font = face("NotoSerif-Bold", 64)
    words = " ".join(text.split())
    lines = wrapped(words, font, 700)
    assert all(font.getlength(line) <= 700 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(one and other for one, other in pairwise(lines))
    assert font.getlength(shortened(words, font, 300)) <= 300


@pytest.mark.parametrize("text", ["September 2024", "1977, disputed", "Kishida at the NATO summit"])
@pytest.mark.parametrize("width", [180, 232, 400])
def test_no_word_is_broken_to_make_lines_of_one_length(text: str, width: int) -> None:
    lines = balanced(text, face("NotoSans-Regular", 30), width)
    assert " ".join(lines) == text
