"""Whether an office is that of a head of state or government, told by its title.

Titles come from notes on leaders and from sources, in English. What is told apart here decides who
counts when two countries' journeys are set against each other, and who stands in large type:

>>> rank_of("Prime Minister"), rank_of("Secretary of State"), rank_of("")
(<Rank.HEAD: 'head'>, <Rank.OTHER: 'other'>, <Rank.UNKNOWN: 'unknown'>)
"""

import re
from enum import StrEnum
from functools import lru_cache

__all__ = ["Rank", "rank_of"]


class Rank(StrEnum):
    """Where the one who travels stands."""

    HEAD = "head"
    """Head of state or government."""
    OTHER = "other"
    """Minister, envoy, heir, successor-elect."""
    UNKNOWN = "unknown"
    """Nobody has said which office."""


_HEADS = re.compile(
    r"""\b(?:
        president | prime\ minister | premier | chancellor | taoiseach
      | king | queen | emperor | empress | tsar | czar | kaiser | shah | sultan | [ae]mir | sheikh
      | pope | grand\ duke | grand\ duchess | prince | princess | regent | co-prince
      | chairman | general\ secretary | supreme\ leader | paramount\ leader
      | head\ of\ (?:state|government|the\ government)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
"""Princes reign in Monaco and Liechtenstein; party chairmen and general secretaries led states."""

_NOT_HEADS = re.compile(
    r"""
        \b(?:vice|deputy|crown|former|ex|shadow|assistant)\b
      | [-\ ](?:elect|designate|consort|mother)\b
      | \bof\ the\ (?:exchequer|duchy|house|senate|duma|bundestag|court|chamber|board)\b
      | \bof\ the\ (?:\w+\ ){0,2}(?:assembly|parliament|court|bank|chamber|senate|chiefs)\b
      | \b(?:minister|secretary|adviser|advisor|envoy|aide)\ to\b
      | \boffice\ of\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Deputies, heirs and those not yet or no longer in office; presidents of chambers and courts."""


@lru_cache(maxsize=4096)
def rank_of(title: str) -> Rank:
    """Return the rank that an office's title names.

    Args:
        title: ``Prime Minister``, ``Vice President``; empty where unknown.

    """
    if not title.strip():
        return Rank.UNKNOWN
    if _NOT_HEADS.search(title) or not _HEADS.search(title):
        return Rank.OTHER
    return Rank.HEAD
