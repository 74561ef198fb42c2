"""Words for the values of closed lists: kinds, statuses, outcomes, sources, regions.

English stands here as the key of the catalogue; templates and pages show what it translates to.
"""

from entente.domain.digest import OutcomeStatus, SourceKind
from entente.domain.visit import Kind, Status

__all__ = ["KINDS", "OUTCOMES", "SOURCE_KINDS", "STATUSES", "STEPS"]

KINDS = {
    Kind.STATE: "State visit",
    Kind.OFFICIAL: "Official visit",
    Kind.WORKING: "Working visit",
    Kind.PRIVATE: "Private visit",
    Kind.SUMMIT: "Summit",
    Kind.STOPOVER: "Stopover",
}

STATUSES = {
    Status.ANNOUNCED: "Announced",
    Status.CONFIRMED: "Confirmed",
    Status.UNDER_WAY: "Under way",
    Status.CONCLUDED: "Concluded",
    Status.POSTPONED: "Postponed",
    Status.CANCELLED: "Cancelled",
}

OUTCOMES = {
    OutcomeStatus.PLEDGED: "Pledged",
    OutcomeStatus.AGREED: "Agreed",
    OutcomeStatus.SIGNED: "Signed",
    OutcomeStatus.DELIVERED: "Delivered",
    OutcomeStatus.LAPSED: "Lapsed",
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
    SourceKind.OFFICIAL_HOST: "Official, host",
    SourceKind.OFFICIAL_VISITOR: "Official, visitor",
    SourceKind.OFFICIAL: "Official",
    SourceKind.PRESS: "Press",
    SourceKind.REFERENCE: "Reference",
}
