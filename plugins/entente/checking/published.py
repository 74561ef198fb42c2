"""What a site is compared with before it is published: what it was, and what it may weigh.

Two questions that only the finished site answers::

    vanished(before={"visits/x.html"}, now=set())      # W701: readers have that address
    overweight({"visits/x.html": 2_000_000})           # W702: it takes a phone seconds to load
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from entente.domain.problem import Code, Place, Problem

__all__ = ["Figures", "heavy", "overweight", "slow", "vanished"]

SITE_BYTES = 1_000_000_000
"""A site on GitHub Pages may be no larger than 1 GB."""
DEPLOY_SECONDS = 600
"""A deployment to GitHub Pages is given up after 10 minutes."""
NEAR = 80
"""Percent of a limit from which on it is said."""

SUBSCRIBED_TO = (".atom", ".ics")
DIGESTS = "visits/"
"""What lies here beside a page is downloaded once, and not subscribed to."""
OPEN_DATA = "data/"
BUDGETS: Mapping[str, int] = {
    ".html": 1_000_000,
    ".css": 150_000,
    ".js": 150_000,
    ".atom": 2_000_000,
    ".avif": 1_000_000,
    ".gif": 1_000_000,
    ".jpeg": 1_000_000,
    ".jpg": 1_000_000,
    ".png": 1_000_000,
    ".svg": 1_000_000,
    ".webp": 1_000_000,
}
"""Ending → bytes that one file may have before a reader on a phone waits for it."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a build came to."""

    pages: int
    """HTML files of the site."""
    looked_at: int
    """Of these, how many the gate looked at; the others are as an earlier build left them."""
    files: int
    bytes: int
    seconds: float
    """From the beginning of the build to the gate."""

    @property
    def size_percent(self) -> float:
        """Of what GitHub Pages takes."""
        return 100 * self.bytes / SITE_BYTES

    @property
    def time_percent(self) -> float:
        """Of the time in which a deployment must be done."""
        return 100 * self.seconds / DEPLOY_SECONDS

    def __str__(self) -> str:
        """Return one line for a terminal or a job summary."""
        return (
            f"gate: {self.looked_at:,} of {self.pages:,} pages looked at; "
            f"{self.files:,} files, {self.bytes / 1e6:,.1f} MB: {self.size_percent:.1f} % of the "
            f"1 GB of GitHub Pages; {self.seconds:,.1f} s: {self.time_percent:.1f} % of its "
            "10 minutes"
        )


def vanished(before: AbstractSet[str], now: AbstractSet[str]) -> Iterator[Problem]:
    """Yield a warning for each address that was published and is not any more.

    An old address that a digest names among its ``aliases`` is a page of its own and is there. A
    feed or a calendar that goes with its page is not told apart from it.

    Args:
        before: paths of the last build.
        now: paths of this one.

    """
    gone = before - now
    for path in sorted(gone):
        if is_kept(path) and f"{path.rpartition('.')[0]}.html" not in gone - {path}:
            yield Problem(
                Code.VANISHED,
                Place(path),
                f"{path} was published and is gone: links to it now lead nowhere",
                f"If it was renamed, write `aliases: [{path}]` in the digest that took its place; "
                "if it is to be gone, leave it: this is said once.",
            )


def is_kept(path: str) -> bool:
    """Whether readers keep an address: bookmark it, link to it or subscribe to it."""
    subscribed = path.endswith(SUBSCRIBED_TO) and not path.startswith(DIGESTS)
    return path.endswith(".html") or path.startswith(OPEN_DATA) or subscribed


def overweight(sizes: Mapping[str, int]) -> Iterator[Problem]:
    """Yield a warning for each file above what its kind may weigh.

    Args:
        sizes: path → bytes.

    """
    least = min(BUDGETS.values())
    for path, size in sorted(each for each in sizes.items() if each[1] > least):
        budget = BUDGETS.get(path[path.rfind(".") :].lower(), 0)
        if budget and size > budget:
            yield Problem(
                Code.OVERWEIGHT,
                Place(path),
                f"{path} has {size / 1000:,.0f} kB, and a file of its kind should have "
                f"{budget / 1000:,.0f} kB at most",
                "Make the picture smaller, or split the text.",
            )


def heavy(figures: Figures, site: str) -> Iterator[Problem]:
    """Yield a warning where the site is nearly as large as GitHub Pages takes.

    Args:
        figures: of the build.
        site: name of the output, as the place to show.

    """
    if figures.size_percent >= NEAR:
        yield Problem(
            Code.STRAINED,
            Place(site),
            f"the site has {figures.size_percent:.0f} % of the 1 GB that GitHub Pages takes",
            "Make pictures smaller, set ENTENTE_CARDS to False, or publish on another host.",
        )


def slow(figures: Figures, site: str) -> Iterator[Problem]:
    """Yield a warning where this build nearly took the time that GitHub Pages gives.

    Args:
        figures: of the build.
        site: name of the output, as the place to show.

    """
    if figures.time_percent >= NEAR:
        yield Problem(
            Code.STRAINED,
            Place(site),
            f"the build took {figures.time_percent:.0f} % of the 10 minutes of GitHub Pages",
            "See that the workflow restores the last build, so that only what changed is made.",
        )
