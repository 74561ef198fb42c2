"""The tables of codes and keys, and that CONTRIBUTING.md holds them as they are."""

import re

import pytest

from entente.checking.codes import MEANINGS, table_of_codes
from entente.checking.keys import table_of_keys
from entente.domain.problem import Code
from entente.reading.schema import VisitKeys
from tests.checking.contributing import GUIDE, PARTS, part


def cells(table: str) -> list[list[str]]:
    """Read a Markdown table again; its first two lines are the head."""
    rows = [line.strip("|").split("|") for line in table.splitlines()]
    assert len({len(row) for row in rows}) == 1, "every row has as many cells as the head"
    return [[cell.strip() for cell in row] for row in rows[2:]]


def test_every_code_has_a_row_with_a_meaning_and_what_to_do() -> None:
    rows = cells(table_of_codes())
    assert [row[0] for row in rows] == [code.value for code in Code]
    for code, severity, title, meaning in rows:
        assert severity == {"E": "error", "W": "warning"}[code[0]]
        assert title
        assert ":" in meaning, f"{code}: what it means, a colon, what to do"
        assert meaning.endswith(".")


def test_no_meaning_is_left_of_a_code_that_is_gone() -> None:
    assert set(MEANINGS) == set(Code)


def test_codes_stand_in_order_and_once() -> None:
    codes = [code.value for code in Code]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"[EW]\d{3}", code) for code in codes)


def test_every_key_of_a_visit_has_a_row() -> None:
    rows = cells(table_of_keys())
    keys = [row[0].strip("`") for row in rows]
    outer = [field.alias or name for name, field in VisitKeys.model_fields.items()]
    assert [key for key in keys if ":" not in key] == outer
    assert {"sources: url", "legs: to", "outcomes: status", "history: date"} <= set(keys)
    assert all(takes and meaning for _, _, takes, meaning in rows)
    required = {key for key, (_, needed, _, _) in zip(keys, rows, strict=True) if needed == "yes"}
    assert {"title", "leader", "from", "sources: title"} <= required
    assert "place" not in required


@pytest.mark.parametrize("name", PARTS)
def test_the_guide_holds_the_table_as_it_is(name: str) -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert part(text, name) == f"\n{PARTS[name]()}\n", (
        "run: python tests/checking/contributing.py, and read the difference"
    )
