"""Words for the values of closed lists: kinds, statuses, outcomes, sources, regions.

English stands here as the key of the catalogue; templates and pages show what it translates to.
"""

from entente.domain.digest import OutcomeStatus, SourceKind
from entente.domain.visit import Kind, Status
from entente.rendering.language import noted

__all__ = ["KINDS", "OUTCOMES", "SOURCE_KINDS", "STATUSES", "STEPS"]

KINDS = {
    Kind.STATE: noted("State visit"),
    Kind.OFFICIAL: noted("Official visit"),
    Kind.WORKING: noted("Working visit"),
    Kind.PRIVATE: noted("Private visit"),
    Kind.SUMMIT: noted("Summit"),
    Kind.STOPOVER: noted("Stopover"),
}

STATUSES = {
    Status.ANNOUNCED: noted("Announced"),
    Status.CONFIRMED: noted("Confirmed"),
    Status.UNDER_WAY: noted("Under way"),
    Status.CONCLUDED: noted("Concluded"),
    Status.POSTPONED: noted("Postponed"),
    Status.CANCELLED: noted("Cancelled"),
}

OUTCOMES = {
    OutcomeStatus.PLEDGED: noted("Pledged"),
    OutcomeStatus.AGREED: noted("Agreed"),
    OutcomeStatus.SIGNED: noted("Signed"),
    OutcomeStatus.DELIVERED: noted("Delivered"),
    OutcomeStatus.LAPSED: noted("Lapsed"),
}

STEPS = {
    OutcomeStatus.PLEDGED: 1,
    OutcomeStatus.AGREED: 2,
    OutcomeStatus.SIGNED: 3,
    OutcomeStatus.DELIVERED: 4,
    OutcomeStatus.LAPSED: 0,
}
"""How many of the four steps of an outcome are reached."""

SOURCE_KINDS = {
    SourceKind.OFFICIAL_HOST: noted("Official, host"),
    SourceKind.OFFICIAL_VISITOR: noted("Official, visitor"),
    SourceKind.OFFICIAL: noted("Official"),
    SourceKind.PRESS: noted("Press"),
    SourceKind.REFERENCE: noted("Reference"),
}
