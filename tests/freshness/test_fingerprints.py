"""Why a page is made again, and which templates a template stands for."""

from dataclasses import replace

import pytest

from entente.domain.hashing import hash_of
from entente.freshness.fingerprints import Fingerprint, drawn_on, template_hashes
from entente.freshness.plan import why

NOW = Fingerprint("context", "template", "frame", "code", "ingredients", "texts")


def test_parts_are_kept_in_order() -> None:
    assert NOW.made_from() == ("context", "template", "frame", "code", "ingredients", "texts")
    assert Fingerprint("a", "b", "c", "d").made_from() == ("a", "b", "c", "d", "", "")


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (None, "it is new"),
        (NOW, ""),
        (replace(NOW, context="x"), "its content changed"),
        (replace(NOW, template="x"), "its template changed"),
        (replace(NOW, frame="x"), "a setting changed"),
        (replace(NOW, code="x"), "the program changed"),
        (replace(NOW, ingredients="x"), ""),
        (replace(NOW, context="x", code="y"), "its content changed, the program changed"),
    ],
)
def test_why_a_page_is_made_again(before: Fingerprint | None, reason: str) -> None:
    assert why(NOW, before) == reason


TEMPLATES = {
    "page.html": "{% extends \"base.html\" %}{%- from 'macros.html' import x %}",
    "base.html": '{% include "part.html" %} {% import  "macros.html" as m %}',
    "part.html": '{% extends "absent.html" %} "alone.html"',
    "macros.html": '{% include "page.html" %}',
    "alone.html": "{# page.html #}",
}


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("page.html", {"page.html", "base.html", "part.html", "macros.html"}),
        ("part.html", {"part.html"}),
        ("alone.html", {"alone.html"}),
        ("absent.html", set()),
    ],
)
def test_templates_that_a_template_draws_on(name: str, drawn: set[str]) -> None:
    assert drawn_on(name, TEMPLATES) == drawn


@pytest.mark.parametrize("edited", TEMPLATES)
def test_template_changes_with_all_that_it_draws_on(edited: str) -> None:
    before = template_hashes(TEMPLATES)
    after = template_hashes({**TEMPLATES, edited: TEMPLATES[edited] + "!"})
    assert list(before) == list(TEMPLATES)
    changed = {name for name in TEMPLATES if after[name] != before[name]}
    assert changed == {name for name in TEMPLATES if edited in drawn_on(name, TEMPLATES)}


def test_hash_of_a_template_is_the_same_in_every_process() -> None:
    names = "abcdef"
    templates = {name: name for name in names}
    templates["z"] = "".join(f'{{% include "{name}" %}}' for name in reversed(names))
    each = [hash_of(text.encode()) for text in templates.values()]
    assert template_hashes(templates)["z"] == hash_of("".join(each).encode())
