"""What a ranking line needs of a candidate besides the profile."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.domain.claim import Claim
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Organisation


@dataclass(frozen=True, kw_only=True)
class CandidateBrief:
    """A candidate, of the profile only the hours, with the intermediary that can be called."""

    candidate_id: str
    source_id: str
    is_shareable: bool
    organisation: Organisation
    claims: tuple[Claim, ...]
    hours: HoursRange
