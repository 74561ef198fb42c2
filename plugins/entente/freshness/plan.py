"""The plan of a build: which pages are made again, with the reason, and which are kept."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from entente.freshness.fingerprints import Fingerprint

__all__ = ["Plan", "plan"]

REASONS = {
    "context": "its content changed",
    "template": "its template changed",
    "frame": "a setting changed",
    "code": "the program changed",
}


@dataclass(frozen=True, slots=True)
class Plan:
    """What one build does with each page."""

    render: Mapping[str, str]
    """Path → reason, in order of path."""
    keep: tuple[str, ...]
    """Paths of pages that are as they were."""
    remove: tuple[str, ...]
    """Paths that the last build wrote and this one does not."""


def plan(now: Mapping[str, Fingerprint], before: Mapping[str, Fingerprint]) -> Plan:
    """Compare what pages are made from now with what they were made from before.

    Args:
        now: path → fingerprint of every page of this build.
        before: the same of the last build, only for files that are still as it wrote them.

    """
    render = {path: reason for path in sorted(now) if (reason := why(now[path], before.get(path)))}
    return Plan(
        render=render,
        keep=tuple(path for path in sorted(now) if path not in render),
        remove=tuple(sorted(set(before) - set(now))),
    )


def why(now: Fingerprint, before: Fingerprint | None) -> str:
    """Return why a page must be made again; empty where it need not be."""
    if before is None:
        return "it is new"
    changed = [
        REASONS[field.name]
        for field in fields(Fingerprint)
        if getattr(now, field.name) != getattr(before, field.name)
    ]
    return ", ".join(changed)
