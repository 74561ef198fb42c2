"""Why a page must be made again: what it is made from now against what it was made from."""

from entente.freshness.fingerprints import Fingerprint

__all__ = ["REASONS", "why"]

REASONS = {
    "context": "its content changed",
    "texts": "its text changed",
    "template": "its template changed",
    "frame": "a setting changed",
    "code": "the program changed",
}


def why(now: Fingerprint, before: Fingerprint | None) -> str:
    """Return why a page must be made again; empty where it need not be.

    Args:
        now: what it is made from.
        before: what the published one was made from; None where there is none, or it was altered.

    """
    if before is None:
        return "it is new"
    changed = [
        reason for part, reason in REASONS.items() if getattr(now, part) != getattr(before, part)
    ]
    return ", ".join(changed)
