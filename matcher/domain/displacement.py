"""Whether somebody came in the place of another worker: asked, and unknown until it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from matcher.domain.access import Role
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacementAnswer:
    """Whether this person came in the place of another (verdringing), as somebody answered.

    Asked is: of somebody who worked there already, or who would have been hired. Answers
    are added to and never changed; the last one holds. It is the word of the contractor, or of a
    desk that asked: nobody measured it.

    Attributes
    ----------
    displaced : Ternary
        Unknown: asked, and not learnt.
    """

    placement_id: str
    displaced: Ternary
    at: datetime
    by: str
    role: Role
    organisation_id: str | None = None
