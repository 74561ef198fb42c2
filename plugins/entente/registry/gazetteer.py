"""The gazetteer: every country there is or was, read once from the committed table.

``countries.csv`` holds one entry a row, sorted by code; within a cell a semicolon separates the
values of a list, and a colon a language tag from a name. People edit it with any text editor or
spreadsheet; :func:`write_gazetteer` gives its one canonical form. Names and adjectives are
compared folded (``entente.domain.names``); the resolving of what authors write builds on this.

>>> {country.code: country.name for country in gazetteer()}["CI"]
'Côte d’Ivoire'
>>> AMBIGUOUS["congo"]
('CD', 'CG')
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from entente.domain.country import Country, CountryKind
from entente.domain.names import fold

__all__ = [
    "AMBIGUOUS",
    "gazetteer",
    "read_gazetteer",
    "unambiguous_adjectives",
    "write_gazetteer",
]

AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "china, republic of": ("CN", "TW"),
        "congo": ("CD", "CG"),
        "hawaii": ("HIUS", "US"),
        "korea": ("KOHH", "KP", "KR"),
        "republic of china": ("CN", "TW"),
        "texas": ("TXUS", "US"),
        "virgin islands": ("VG", "VI"),
    },
)
"""Folded bare names that belong to no entry, with the codes that an author may have meant."""

_COLUMNS = tuple(field.name for field in fields(Country))
_THE = {"": False, "the": True}


@cache
def gazetteer() -> tuple[Country, ...]:
    """Return the committed entries, sorted by code. The file is read once a process."""
    table = files("entente.registry").joinpath("countries.csv")
    return read_gazetteer(table.read_text(encoding="utf-8"))


def read_gazetteer(text: str) -> tuple[Country, ...]:
    """Return the entries of a table in the form of ``countries.csv``, in its order.

    Raises:
        ValueError: the head is not the one expected, or a row does not fit it; says which line.
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    if tuple(next(rows, ())) != _COLUMNS:
        raise ValueError(f"countries.csv, line 1: the head must be {','.join(_COLUMNS)}")
    try:
        return tuple(_country(row) for row in rows)
    except (ValueError, csv.Error) as error:
        raise ValueError(f"countries.csv, line {rows.line_num}: {error}") from error


def _country(row: list[str]) -> Country:
    """Return the entry that one row states; raises ValueError where it states none."""
    if len(row) != len(_COLUMNS):
        raise ValueError(f"{len(row)} cells where {len(_COLUMNS)} are due")
    cells = dict(zip(_COLUMNS, row, strict=True))
    if cells["article"] not in _THE:
        raise ValueError(f"the article is {cells['article']!r}; write the, or nothing")
    return Country(
        code=cells["code"],
        slug=cells["slug"],
        name=cells["name"],
        official=cells["official"],
        article=_THE[cells["article"]],
        aliases=_listed(cells["aliases"]),
        adjectives=_listed(cells["adjectives"]),
        local=tuple(_tagged(item) for item in _listed(cells["local"])),
        region=cells["region"],
        subregion=cells["subregion"],
        kind=CountryKind(cells["kind"]),
        since=cells["since"],
        until=cells["until"],
        successors=_listed(cells["successors"]),
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _tagged(item: str) -> tuple[str, str]:
    tag, colon, name = item.partition(":")
    if not (tag and colon and name):
        raise ValueError(f"{item!r} is not a language tag, a colon and a name, as in ja:日本")
    return tag, name


def write_gazetteer(countries: Iterable[Country]) -> str:
    """Return the canonical table of these entries: sorted by code, a line feed after each row."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(country) for country in sorted(countries, key=lambda c: c.code))
    return table.getvalue()


def _cells(country: Country) -> tuple[str, ...]:
    return (
        country.code,
        country.slug,
        country.name,
        country.official,
        "the" if country.article else "",
        ";".join(country.aliases),
        ";".join(country.adjectives),
        ";".join(f"{tag}:{name}" for tag, name in country.local),
        country.region,
        country.subregion,
        country.kind.value,
        country.since,
        country.until,
        ";".join(country.successors),
    )


def unambiguous_adjectives(countries: Iterable[Country]) -> dict[str, str]:
    """Return folded adjective → code for each adjective that one entry alone has, sorted.

    "Philippine" is there; "Dominican" (DM, DO), "Congolese" and "Korean" are not.
    """
    owners: dict[str, set[str]] = {}
    for country in countries:
        for adjective in country.adjectives:
            owners.setdefault(fold(adjective), set()).add(country.code)
    return {word: codes.pop() for word, codes in sorted(owners.items()) if len(codes) == 1}
