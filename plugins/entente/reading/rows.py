r"""Rows of a file of records: names and texts, before anybody asks what they mean.

``records`` makes facts of them. JSON comes in lines, one object each; a table begins with the
names of its columns and may be separated by commas, semicolons or tabs.

>>> [row.cells for row in rows_of("id;to\n7;JP\n", "a.csv")]
[{'id': ('7',), 'to': ('JP',)}]
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass

from entente.domain.problem import Place
from entente.reading.source import CONTROL

__all__ = ["Row", "WrongRow", "rows_of"]

SEPARATORS = ",;\t"
LISTS = frozenset({"topics", "topic", "subjects", "tags"})
"""Columns of a table whose cells hold a list."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what each of its columns holds."""

    cells: dict[str, tuple[str, ...]]
    """Name of the column → its texts, without white space around them; ``()`` for an empty one."""
    place: Place
    """Where the row begins."""
    head: Place
    """Where its columns are named: the first line of a table, the row itself in JSON."""


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row that cannot be taken apart."""

    place: Place
    wrong: str
    """One sentence without a full stop."""
    remedy: str
    """A full sentence."""


class WrongCellError(ValueError):
    """A value that no fact can be; the message says what is wrong."""


def rows_of(text: str, file: str) -> Iterator[Row | WrongRow]:
    """Yield the rows of a file with line feeds only; empty lines are passed over."""
    return table_rows(text, file) if file.lower().endswith(".csv") else json_rows(text, file)


def json_rows(text: str, file: str) -> Iterator[Row | WrongRow]:
    """Yield the objects of JSON in lines (RFC 8259, one a line)."""
    for number, line in enumerate(text.split("\n"), start=1):
        place = Place(file, number)
        if not line.strip():
            continue
        try:
            cells = json.loads(line, object_pairs_hook=cells_of)
        except WrongCellError as error:
            yield WrongRow(place, str(error), "Write texts between quotation marks, each once.")
            continue
        except (ValueError, RecursionError):
            cells = None
        if isinstance(cells, dict):
            yield Row(cells, place, place)
        else:
            yield WrongRow(
                place, "this line is not an object in JSON", 'Write one a line: `{"id": "…", …}`.'
            )


def cells_of(pairs: list[tuple[str, object]]) -> dict[str, tuple[str, ...]]:
    """Return the cells of an object in JSON; raises ``WrongCellError``."""
    cells: dict[str, tuple[str, ...]] = {}
    for key, value in pairs:
        if key in cells:
            raise WrongCellError(f"`{key}` stands twice")
        values = value if isinstance(value, list) else [value]
        texts = (text_of_cell(each, key) for each in values if each is not None)
        cells[key] = tuple(text for text in texts if text)
    return cells


def text_of_cell(value: object, key: str) -> str:
    """Return a text or a whole number as text; raises ``WrongCellError`` for all else."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise WrongCellError(f"`{key}` is neither a text nor a list of texts")
    text = str(value).strip()
    if CONTROL.search(text) or any("\ud800" <= char <= "\udfff" for char in text):
        raise WrongCellError(f"`{key}` holds a character that cannot stand in a text")
    return text


def table_rows(text: str, file: str) -> Iterator[Row | WrongRow]:
    """Yield the rows of a table (RFC 4180), whose first row names the columns."""
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] = []
    while True:
        place = Place(file, reader.line_num + 1)
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield WrongRow(
                place, f"the table breaks off here: {error}", "Close every quotation mark."
            )
            return
        if cells is None:
            return
        if names and any(cell.strip() for cell in cells):
            yield table_row(names, cells, place)
        names = names or [cell.strip() for cell in cells]
        if twice := [name for name in names if names.count(name) > 1]:
            yield WrongRow(place, f"two columns are called `{twice[0]}`", "Rename one of them.")
            return


def table_row(names: list[str], cells: list[str], place: Place) -> Row | WrongRow:
    """Return one row of a table under the names of its columns."""
    if len(cells) != len(names):
        return WrongRow(
            place,
            f"the row has {len(cells)} cells and the table {len(names)} columns",
            "Put a cell with the separator in it between quotation marks.",
        )
    return Row(
        {
            name: tuple(part for part in parts_of(name, cell) if part)
            for name, cell in zip(names, cells, strict=True)
        },
        place,
        Place(place.file, 1),
    )


def parts_of(name: str, cell: str) -> list[str]:
    """Return the texts of a cell: one, or those between semicolons where a list is due."""
    texts = cell.split(";") if name.casefold() in LISTS else [cell]
    return [text.strip() for text in texts]
