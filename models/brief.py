"""What a ranking line needs of a candidate besides the profile."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.claim_record import ClaimRecord
from matcher.domain.hours import HoursRange
from matcher.domain.organisation import Organisation


@dataclass(frozen=True, kw_only=True)
class CandidateBrief:
    """A candidate, of the profile only the hours, with the intermediary that can be called.

    ``confirmed_on`` is when the profile was last said to be right; None is not known.
    ``records`` is all that is known of target groups: for deciding, not for showing.
    """

    candidate_id: str
    source_id: str
    is_shareable: bool
    organisation: Organisation
    records: tuple[ClaimRecord, ...]
    hours: HoursRange
    confirmed_on: date | None
