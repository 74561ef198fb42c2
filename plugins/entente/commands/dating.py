"""When a visit is, as far as its seed states it: dates, a year to file it under, or a problem.

For ``seed_drafts``. A year that the text does not name is asked for and never guessed.
"""

import re
from dataclasses import dataclass

from entente.domain.dates import Span
from entente.domain.problem import Code, Place, Problem
from entente.reading import edtf
from entente.reading.seeds import Seed
from entente.registry.proposals import Proposal
from entente.registry.prose_dates import DatesInProse

__all__ = ["Dating", "dating_of"]

FIRST_PARAGRAPH = 4
"""Number of the first paragraph among a seed's parts, behind the title, the numbers, the title."""
FILL_IN = "Write `dates: …` into the draft, such as `dates: 2024-04-08/2024-04-14`."


@dataclass(frozen=True, slots=True)
class Dating:
    """What is known about when a visit is."""

    span: Span | None
    """The dates proposed; None where the author must write them."""
    year: int
    """That the draft is filed under."""
    words: str
    """What the dates rest on; empty where there are none."""
    problem: Problem | None
    """What the author must fill in."""


def dating_of(
    stated: tuple[Proposal[DatesInProse], ...], seed: Seed, file: str, *, year: int | None
) -> Dating | Problem:
    """Return when the visit of a seed is, or why there can be no draft.

    Args:
        stated: the dates of travel that the text states.
        seed: the text, to say where they stand.
        file: its path, for the report.
        year: of dates that state none; None if nobody said.

    """
    yearless = next((proposal for proposal in stated if not proposal.value.has_year), None)
    if yearless and year is None:
        return Problem(
            Code.YEAR_NEEDED,
            place_of(yearless, seed, file),
            f'"{yearless.words}" names no year',
            "Say the year: --year 2024.",
        )
    if len(stated) == 1:
        return only_dating(stated[0], seed, file, year)
    if not stated:
        return undated(Place(file, seed.line_of(0)), year)
    words = ", ".join(f'"{proposal.words}"' for proposal in stated)
    message = f"the text gives several dates of travel: {words}"
    problem = Problem(Code.NOT_PROPOSED, place_of(stated[0], seed, file), message, FILL_IN)
    first = stated[0].value.years
    return Dating(None, next((each for each in (*first, year) if each), 0), "", problem)


def undated(place: Place, year: int | None) -> Dating | Problem:
    """Return the dating of a text that states no dates of travel."""
    if year is None:
        return Problem(
            Code.YEAR_NEEDED,
            place,
            "the text states no dates of travel, so nothing says which year the draft is of",
            f"Say the year: --year 2024. {FILL_IN}",
        )
    message = "the text states no dates of travel"
    return Dating(None, year, "", Problem(Code.NOT_PROPOSED, place, message, FILL_IN))


def only_dating(
    stated: Proposal[DatesInProse], seed: Seed, file: str, year: int | None
) -> Dating | Problem:
    """Return the one reading of a text's dates, or the problem of a day that its year lacks."""
    try:
        # Where no year is given the dates have their own, and this one is not read.
        span = edtf.parse(stated.value.in_year(year or 1))
    except ValueError:
        return Problem(
            Code.BAD_DATE,
            place_of(stated, seed, file),
            f'there is no "{stated.words}" in the year meant',
            "Say another year, such as --year 2024, or correct the seed if the day is wrong.",
        )
    return Dating(span, span.year, stated.words, None)


def place_of(proposal: Proposal[DatesInProse], seed: Seed, file: str) -> Place:
    """Return the line on which the words of a proposal begin."""
    if proposal.part == 0:
        return Place(file, seed.line_of(0))
    number = FIRST_PARAGRAPH + proposal.part - 1
    before = seed.parts[number].partition(proposal.words)[0]
    return Place(file, seed.line_of(number) + len(re.findall(r"\r\n|\n|\r", before)))
