"""What the peers' forms share: texts whose links to pages are plain Markdown links.

>>> plain("Under [[Hydrogen]].", lambda kind, name: f"/{kind}/{name}.html")
'Under [Hydrogen](/topics/hydrogen.html).'
"""

import re
from collections.abc import Callable
from functools import cache

from benchmarks.corpus import Sample
from benchmarks.lexicon import TOPICS
from benchmarks.world import the_world
from entente.domain.names import slug

__all__ = ["Address", "countries_of", "leaders_of", "plain", "whole_body"]

Address = Callable[[str, str], str]
"""Kind (visits, leaders, countries, topics) and slug of a page → where links to it lead."""
LINK = re.compile(r"\[\[([^|\]]+)(?:\|([^\]]+))?\]\]")


def plain(text: str, address: Address) -> str:
    """Return a text whose ``[[…]]`` are Markdown links."""

    def written(match: re.Match[str]) -> str:
        name, words = match.groups()
        if words:
            return f"[{words}]({address('visits', name)})"
        return f"[{name}]({address(kind_of(name), slug(name))})"

    return LINK.sub(written, text)


def whole_body(sample: Sample, address: Address) -> str:
    """Return the body of a digest with its further articles below it: peers know one text."""
    parts = [sample.body, *(f"## {each.title}\n\n{each.body}" for each in sample.further)]
    # Footnotes are numbered from 1 in each article.
    distinct = [part.replace("[^", f"[^{number}-") for number, part in enumerate(parts)]
    return plain("\n".join(distinct), address)


def leaders_of(sample: Sample) -> tuple[str, ...]:
    """Return everyone whose page lists a digest."""
    return tuple(dict.fromkeys((sample.leader, *sample.meets)))


def countries_of(sample: Sample) -> tuple[str, ...]:
    """Return every country whose page lists a digest."""
    hosts = (stop.host for stop in sample.stops)
    return tuple(dict.fromkeys((sample.origin, *hosts, *sample.at_issue)))


@cache
def people() -> frozenset[str]:
    """Return the names of all leaders."""
    return frozenset(ruler.name for rulers in the_world().rulers.values() for ruler in rulers)


def kind_of(name: str) -> str:
    """Return what a name is of."""
    if name in TOPICS:
        return "topics"
    return "leaders" if name in people() else "countries"
