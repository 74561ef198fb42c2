"""Problems: what is wrong in the content, where it stands, and what to do about it.

Every room reports with these values and none of them prints; ``entente.checking`` turns a list of
them into text for a terminal, JSON, or annotations on a pull request.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Self

__all__ = [
    "Code",
    "ContentRefusedError",
    "Marks",
    "Place",
    "Places",
    "Problem",
    "Severity",
    "in_order",
]

Path = tuple[str | int, ...]


class Severity(StrEnum):
    """Errors stop a build; warnings do not, unless the run is strict."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """The stable code of each kind of problem; its first letter is the severity.

    E0 files, E1 front matter, E2 values, E3 names and registries, E4 addresses, E5 text, E6 seeds
    and records, E7 the finished site; W the same by hundreds. A code is never given a second
    meaning.
    """

    def __new__(cls, code: str, title: str) -> Self:
        """Make a member that is its code and carries a title for the table of problems."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.title_text = title
        return member

    title_text: str

    NOT_A_FILE = "E001", "Not a regular file"
    NOT_UTF8 = "E002", "Not UTF-8 text"
    TOO_LARGE = "E003", "File too large"
    UNEXPECTED_FILE = "E004", "A file where none is expected"
    CONTROL_CHARACTER = "E005", "A character that no text may hold"
    NO_FRONT_MATTER = "E101", "No front matter"
    UNCLOSED_FRONT_MATTER = "E102", "Front matter is not closed"
    YAML_SYNTAX = "E103", "Front matter is not YAML"
    UNKNOWN_KEY = "E104", "Unknown key"
    MISSING_KEY = "E105", "Missing key"
    REPEATED_KEY = "E106", "Repeated key"
    YAML_FEATURE = "E107", "A part of YAML that front matter may not use"
    WRONG_SHAPE = "E108", "A list, a map or a text where another is due"
    EMPTY_VALUE = "E109", "Empty value"
    CONFLICTING_KEYS = "E110", "Keys that exclude each other"
    BAD_DATE = "E201", "Not a date"
    REVERSED_DATES = "E202", "Ends before it begins"
    NOT_A_CHOICE = "E203", "Not one of the words allowed"
    BAD_ADDRESS = "E204", "Not a web address"
    BAD_ID = "E205", "A file name that cannot be an address"
    BAD_VALUE = "E206", "Not a value that this key takes"
    UNKNOWN_COUNTRY = "E301", "Unknown country"
    AMBIGUOUS_NAME = "E302", "A name of more than one entry"
    SOURCE_MISSING = "E303", "Source file missing"
    NEAR_NAME = "E304", "A name nearly the same as another"
    SAME_ADDRESS = "E401", "Two things on one address"
    SAME_ID = "E402", "Two visits with one id"
    LINK_TO_DRAFT = "E403", "A published page links to a draft"
    UNKNOWN_LINK = "E501", "Link to something unknown"
    TEXT_REFUSED = "E502", "Text that a bound refuses"
    EMPTY_TEXT = "E503", "No text below the front matter"
    TOO_SLOW = "E504", "Text that takes too long to read"
    SEED_FORM = "E601", "Not in the seed format"
    YEAR_NEEDED = "E602", "Dates without a year"
    NOT_PROPOSED = "E603", "Nothing in the text to propose"
    WOULD_OVERWRITE = "E604", "A file is already there"
    RECORD_FORM = "E605", "A record that cannot be read"
    NO_SEED = "E606", "No seed to give back"
    DEAD_LINK = "E701", "Link to a file that is not there"
    DEAD_FRAGMENT = "E702", "Link to a part that is not there"
    NOT_HTML = "E703", "A finished page that is not HTML"
    NO_SOURCE = "W201", "No source"
    OVERLAPPING_TRAVEL = "W202", "Abroad in two visits at once"
    NEAR_DUPLICATE = "W203", "Probably the same visit twice"
    STATUS_DATES = "W204", "A status that the dates contradict"
    STATUS_HISTORY = "W205", "A status that the history contradicts"
    LIKELY_SAME = "W301", "A name one letter from another"
    VANISHED = "W701", "A published address that is gone"
    OVERWEIGHT = "W702", "A file above its budget"
    STRAINED = "W703", "A limit of GitHub Pages is near"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands in the sources."""

    file: str
    """Path from the content folder's parent, with forward slashes: ``content/pages/x.md``; of what
    no author wrote, the path below the site's root: ``visits/x.html``."""
    line: int = 0
    """From 1; 0 means the file as a whole."""
    column: int = 0
    """From 1, in code points; 0 means the line as a whole."""
    length: int = 1
    """How many characters are meant, for the carets below the line."""

    def __str__(self) -> str:
        """``file:line:column``, as compilers print it; parts that are 0 are left out."""
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class Marks(Mapping[Path, Place]):
    """Places by path. Kept as one text and taken apart when one is asked for, which is seldom.

    >>> marks = Marks({("topics", 1): Place("content/x.md", 4, 12, 5)})
    >>> Marks.of_text(marks.text)["topics", 1].column
    12
    """

    __slots__ = ("_known", "_text")

    def __init__(self, known: Mapping[Path, Place] | None = None) -> None:
        self._known = dict(known or {})
        self._text = ""

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Return the marks that ``text`` holds."""
        made = cls()
        made._text = text
        return made

    @property
    def text(self) -> str:
        """All of them as one text, in which a file stands once before its places."""
        by_file = groupby(self._known.items(), key=lambda mark: mark[1].file)
        return self._text or json.dumps(
            [
                [file, *([path, at.line, at.column, at.length] for path, at in marks)]
                for file, marks in by_file
            ],
            ensure_ascii=False,
            separators=(",", ":"),
        )

    def _all(self) -> dict[Path, Place]:
        if self._text:
            self._known = {
                tuple(path): Place(file, *place)
                for file, *marks in json.loads(self._text)
                for path, *place in marks
            }
            self._text = ""
        return self._known

    def __getitem__(self, path: Path) -> Place:
        """Return the place of the value at ``path``."""
        return self._all()[path]

    def __iter__(self) -> Iterator[Path]:
        """Yield the paths, in the order of the text."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._all())

    def __repr__(self) -> str:
        """Return the same text for the same marks."""
        return f"Marks({self._all()!r})"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values of one document's front matter stand, by their path in it."""

    file: str
    marks: Marks = field(default_factory=Marks)
    """``("topics", 1)`` → the place of the second topic; ``()`` → the front matter's beginning."""

    def of(self, *path: str | int) -> Place:
        """Return the place of the value at ``path``, or of the nearest value that holds it."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.marks:
                return self.marks[path[:end]]
        return Place(self.file)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in content."""

    code: Code
    place: Place
    message: str
    """One sentence without a full stop: what is wrong, naming the value."""
    help: str
    """What to do, as an instruction with the text to write; a full sentence."""

    @property
    def severity(self) -> Severity:
        """Error or warning, by the first letter of the code."""
        return Severity.ERROR if self.code.startswith("E") else Severity.WARNING

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of a report: by file, then by position, then by code and message."""
        place = self.place
        return (place.file, place.line, place.column, self.code.value, self.message)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the order of a report."""
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


class ContentRefusedError(Exception):
    """Content has errors, so nothing was published. Carries every problem of the run."""

    exitcode = 1
    """What Pelican's own command line exits with when this reaches it."""

    def __init__(self, problems: tuple[Problem, ...], report: str = "") -> None:
        super().__init__(report or "\n".join(f"{p.place}: {p.code} {p.message}" for p in problems))
        self.problems = problems
