"""What axe-core has against a page, in the lights and on the papers that readers have.

    see(page, DARK)
    assert [*faults(page, DARK)] == []

A page is the same in all of them but for its styles, so only light is judged by every rule.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

__all__ = ["DARK", "EVERY", "LIGHT", "NARROW", "PRINT", "Look", "faults", "see"]

READY = "() => 'axe' in window"
JUDGE = """([part, options]) => axe.run(part, options).then(({ violations }) =>
  violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html}: ${node.failureSummary}`)))"""
ASKED = {"resultTypes": ["violations"], "preload": False}
"""Style sheets are not fetched again, which a page on a disk may not."""
COLOURS = ("color-contrast", "link-in-text-block")
TARGETS = "target-size"
"""Part of WCAG 2.2 AA; axe leaves it out unless it is asked, and paper has none."""


@dataclass(frozen=True, slots=True)
class Look:
    """One way to see a page, and what is judged in it."""

    name: str
    width: int = 1440
    """Of the window, in pixels."""
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"
    structure: bool = True
    """Whether everything but colours is judged."""
    colours: bool = True
    """Whether colours are, of all but pictures: axe cannot tell what letters in them stand on."""


LIGHT = Look("light")
DARK = Look("dark", scheme="dark", structure=False)
NARROW = Look("narrow", width=360, colours=False)
PRINT = Look("print", media="print")
EVERY = (LIGHT, DARK, NARROW, PRINT)


def see(page: Page, look: Look) -> None:
    """Show a page that is open in another way."""
    page.set_viewport_size({"width": look.width, "height": 900})
    page.emulate_media(color_scheme=look.scheme, media=look.media)


def faults(page: Page, look: Look) -> Iterator[str]:
    """Yield what axe finds: the rule, the element, and what is wrong with it."""
    if not page.evaluate(READY):
        page.evaluate(AXE_SCRIPT)
    for part, rules in asked(look):
        found = page.evaluate(JUDGE, [part, {**ASKED, **rules}])
        yield from (f"{look.name}: {each}" for each in found)


def asked(look: Look) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Yield parts of a page, each with the rules that it is judged by."""
    if look.structure:
        off = {each: {"enabled": False} for each in COLOURS}
        targets = {TARGETS: {"enabled": look.media == "screen"}}
        yield {"include": [["html"]]}, {"rules": {**off, **targets}}
    if look.colours:
        yield {"include": [["html"]], "exclude": [["svg"]]}, {"runOnly": list(COLOURS)}
