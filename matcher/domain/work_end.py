"""Why work ended that came of an introduction (einde van de plaatsing)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matcher.domain.access import Role


class EndReason(StrEnum):
    """Why the work ended; a choice of this project.

    There is no room for illness or disability: that is nobody's business here.
    """

    CONTRACT_ENDED = "contract_ended"
    RESIGNED = "resigned"
    DISMISSED = "dismissed"
    OTHER_WORK = "other_work"
    OTHER = "other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkEnd:
    """That somebody said that the work is over: added, never changed; the last one holds.

    On which day is the last day of the placement, and is kept there only.

    Attributes
    ----------
    placement_id : str
        Whose end it is: a placement that goes on with other hours has not ended by it.
    by, role, organisation_id : str, Role, str or None
        Who recorded it, and for which organisation.
    """

    placement_id: str
    reason: EndReason
    at: datetime
    by: str
    role: Role
    organisation_id: str | None = None
