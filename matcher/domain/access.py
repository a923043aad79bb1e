"""Who acts, for which organisation, for which purpose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the system."""

    OPERATOR = "operator"
    INTERMEDIARY = "intermediary"
    CONTRACTOR = "contractor"
    MUNICIPAL_DESK = "municipal_desk"


DECIDING_ROLES = frozenset({Role.OPERATOR, Role.MUNICIPAL_DESK})
"""Who decides what counts and for how much, and may read why."""


class Purpose(StrEnum):
    """Why one looks or writes (doel)."""

    MATCHING = "matching"
    REGISTRATION = "registration"
    IMPORT = "import"
    MAINTENANCE = "maintenance"
    FAIRNESS_REPORT = "fairness_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """The one who looks (degene die kijkt).

    Attributes
    ----------
    actor : str
        A login or a process name, never a person's name.
    role : Role
        An operator runs the installation and acts for no organisation.
    organisation_id : str or None
        For whom the viewer acts; None for an operator.
    purpose : Purpose
        What the access is for.
    """

    actor: str
    role: Role
    organisation_id: str | None = None
    purpose: Purpose


def may_match(viewer: Viewer, intermediary_id: str, *, is_shareable: bool) -> bool:
    """Return whether somebody takes part in this viewer's rankings: by consent, or as one's own."""
    return is_shareable or viewer.organisation_id == intermediary_id


def may_read_source_id(viewer: Viewer, intermediary_id: str) -> bool:
    """Return whether the viewer may read by which id an intermediary knows its candidates."""
    return viewer.role is Role.OPERATOR or viewer.organisation_id == intermediary_id


def may_read_wishes(viewer: Viewer) -> bool:
    """Return whether the viewer may read what candidates wish of work, and refuse.

    A contractor needs what the job needs; whom somebody would rather not work for is not theirs.
    """
    return viewer.role is not Role.CONTRACTOR
