"""Drawing a social card: the head of a digest's page at 1200 by 630 pixels.

Sixteen colours are enough: thirteen from ink to paper for letters with soft edges, and one each for
the two sides of a visit and for what was called off. That makes a card of some 12 kB in 5 ms.
"""

import io
from functools import cache

from PIL import Image, ImageDraw

from entente.rendering.card_fonts import Face, face, first_drawable, fitted, shortened, wrapped
from entente.rendering.cards import Card
from entente.rendering.previews import CARD_SIZE

__all__ = ["drawn_card"]

SERIF, SANS, BOLD = "NotoSerif-Bold", "NotoSans-Regular", "NotoSans-Bold"
INK, PAPER = (20, 24, 27), (255, 255, 255)
SIDE_A, SIDE_B, ALERT = (10, 79, 120), (143, 59, 11), (163, 22, 28)
GREYS = 13
A, B, CALLED_OFF = GREYS, GREYS + 1, GREYS + 2
"""Places in the palette, after the greys."""
BLACK, GREY, WHITE = 0, 58, 255
"""Of letters, before the palette: ink, secondary ink, paper."""

DASH = " – "
"""Between two dates."""
EDGE, RAIL = 72, 340
"""Where the rail and the text begin."""
RIGHT = CARD_SIZE[0] - EDGE
TOP, FOOT = 196, 536
SQUARE, ARROW = 24, 44
NEAR, FAR = 16, 24
"""Gaps between a square and its country, and around the arrow."""
WAY_SIZES = (32, 28, 24)
TITLE_SIZES = ((78, 2), (66, 3), (56, 4), (46, 5))
STAMP_SIZES = ((60, 1), (46, 2), (34, 4))
REST_SIZES = ((30, 1), (26, 1), (30, 3))


def drawn_card(card: Card) -> bytes:
    """Return a card as PNG."""
    image = masthead(first_drawable(card["wordmark"], SERIF)).copy()
    pen = ImageDraw.Draw(image)
    stamp(pen, first_drawable(card["stamp"], BOLD), first_drawable(card["rest"], SANS))
    struck = title(pen, card)
    ends = way(pen, card)
    coloured = image.point([round(level / 255 * (GREYS - 1)) for level in range(256)])
    coloured.putpalette(palette())
    pen = ImageDraw.Draw(coloured)
    for line in struck:
        pen.rectangle(line, fill=CALLED_OFF)
    pen.rectangle((ends[0], FOOT, ends[0] + SQUARE, FOOT + SQUARE), fill=A)
    pen.rectangle((ends[1], FOOT, ends[1] + SQUARE, FOOT + SQUARE), outline=B, width=4)
    written = io.BytesIO()
    # Runs of one colour are what a card is made of: twice as fast, and not larger.
    coloured.save(written, "PNG", bits=4, compress_type=3)
    return written.getvalue()


@cache
def masthead(wordmark: str) -> Image.Image:
    """Return what all cards of a site share: paper, wordmark, double rule."""
    image = Image.new("L", CARD_SIZE, WHITE)
    pen = ImageDraw.Draw(image)
    font = face(SERIF, 46)
    text = shortened(wordmark, font, RIGHT - EDGE)
    pen.text((EDGE, 106), text, font=font, fill=BLACK, anchor="ls")
    pen.rectangle((EDGE, 134, RIGHT, 139), fill=BLACK)
    pen.rectangle((EDGE, 144, RIGHT, 145), fill=BLACK)
    return image


@cache
def palette() -> list[int]:
    """Return the colours, three numbers each: from ink to paper, then the three hues."""
    steps = [
        round(ink + (paper - ink) * n / (GREYS - 1))
        for n in range(GREYS)
        for ink, paper in zip(INK, PAPER, strict=True)
    ]
    return [*steps, *SIDE_A, *SIDE_B, *ALERT]


def stamp(pen: ImageDraw.ImageDraw, days: str, rest: str) -> None:
    """Draw the dates in the rail."""
    width = RAIL - EDGE - 36
    font, lines = fitted(days, BOLD, STAMP_SIZES, width=width)
    if len(lines) > 1 and DASH in days:
        # A span goes on to the next line behind its dash, and nowhere else if that can be.
        until, since = (wrapped(part, font, width) for part in days.split(DASH, 1))
        lines = [*until[:-1], until[-1] + DASH.rstrip(), *since]
    below = column(pen, lines, font, (EDGE, TOP), BLACK)
    small, lines = fitted(rest, SANS, REST_SIZES, width=width)
    column(pen, lines, small, (EDGE, below + 20), GREY)


def title(pen: ImageDraw.ImageDraw, card: Card) -> list[tuple[float, float, float, float]]:
    """Draw kicker and title; return where the title is struck through, if it is."""
    top: float = TOP
    if kicker := first_drawable(card["kicker"], SANS):
        small = face(SANS, 28)
        top = column(pen, [kicker], small, (RAIL, TOP), GREY) + 30
    text = first_drawable(card["title"], SERIF)
    font, lines = fitted(text, SERIF, TITLE_SIZES, width=RIGHT - RAIL)
    column(pen, lines, font, (RAIL, top), BLACK)
    if not card["struck"]:
        return []
    middles = [top + height(font) * n + cap_height(font) * 0.62 for n in range(len(lines))]
    return [
        (RAIL, middle, RAIL + font.getlength(line), middle + 4)
        for line, middle in zip(lines, middles, strict=True)
    ]


def way(pen: ImageDraw.ImageDraw, card: Card) -> tuple[float, float]:
    """Draw who goes where at the foot; return where the square of each side begins."""
    origin, hosts = (first_drawable(card[side], SANS) for side in ("origin", "hosts"))
    room = RIGHT - RAIL - 2 * (SQUARE + NEAR) - ARROW - 2 * FAR
    font = next(
        (f for f in map(sans, WAY_SIZES) if f.getlength(origin) + f.getlength(hosts) <= room),
        sans(WAY_SIZES[-1]),
    )
    origin = shortened(origin, font, room / 2)
    hosts = shortened(hosts, font, room - font.getlength(origin))
    baseline, middle = FOOT + SQUARE, FOOT + SQUARE / 2
    x: float = RAIL + SQUARE + NEAR
    pen.text((x, baseline), origin, font=font, fill=BLACK, anchor="ls")
    x += font.getlength(origin) + FAR
    tip = x + ARROW
    pen.line((x, middle, tip, middle), fill=BLACK, width=4)
    pen.line((tip - 12, middle - 11, tip, middle, tip - 12, middle + 11), fill=BLACK, width=4)
    second = tip + FAR
    pen.text((second + SQUARE + NEAR, baseline), hosts, font=font, fill=BLACK, anchor="ls")
    return RAIL, second


def sans(size: int) -> Face:
    """Return the font of what is known."""
    return face(SANS, size)


def column(
    pen: ImageDraw.ImageDraw, lines: list[str], font: Face, start: tuple[float, float], fill: int
) -> float:
    """Draw lines one below the other, the capitals of the first at ``start``; return the end."""
    x, y = start
    for number, line in enumerate(lines):
        baseline = y + cap_height(font) + height(font) * number
        pen.text((x, baseline), line, font=font, fill=fill, anchor="ls")
    return y + cap_height(font) + height(font) * max(0, len(lines) - 1)


@cache
def cap_height(font: Face) -> float:
    """Return the height of a capital."""
    return -float(font.getbbox("H", anchor="ls")[1])


def height(font: Face) -> float:
    """Return the distance from one line to the next."""
    return float(font.size) * 1.16
