"""Somebody who was introduced in earlier years, as a region's own table tells it.

It is no ``Introduction``: nobody here recorded its steps when they happened, the person and the
vacancy need not be registered, and nothing follows from it. It is counted by the measures of
channels, and by nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.domain.claim import TargetGroup
from matcher.domain.introduction import FoundThrough, Initiator, RefusalReason
from matcher.domain.organisation import Channel
from matcher.domain.period import add_months
from matcher.domain.work_end import EndReason
from matcher.ternary import Ternary

HALF_YEAR, YEAR = 6, 12


class PastOutcome(StrEnum):
    """What came of it (uitkomst); 'open' is that it still was when the table was read."""

    PLACED = "placed"
    DECLINED_BY_CONTRACTOR = "declined_by_contractor"
    DECLINED_BY_CANDIDATE = "declined_by_candidate"
    WITHDRAWN = "withdrawn"
    CLOSED_HIRED_ELSEWHERE = "closed_hired_elsewhere"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastIntroduction:
    """One case of earlier years (voorstel van vroeger). What the table does not say is unknown.

    Attributes
    ----------
    case_id : str
        Id of the case in the region's own table; the same id is the same case.
    contractor : str
        As the table names it; need not be registered.
    contract, vacancy, job_title, intermediary : str
        Likewise; '' is unknown.
    person : str
        Keyed hash of the table's own code of the person, the same for all cases of one person;
        '' where the table has none.
    channel, started_by, found_through : Channel, Initiator, FoundThrough or None
    introduced_on : date
    interviewed : Ternary
        Whether there was an interview; ``interviewed_on`` is its day, where that is known.
    placed : Ternary
        Whether somebody was placed by it.
    outcome : PastOutcome or None
        None also where somebody was not placed, and how it ended is not
        known.
    reason : RefusalReason or None
        Where it ended without a placement.
    placed_on, ended_on : date or None
        First and last day of work.
    end_reason : EndReason or None
    in_work_after_6, in_work_after_12 : Ternary
        Whether somebody was still in work there, as the table answers it.
    group : TargetGroup or None
        The group as the table has it, of then.
    euros, hours : Decimal or None
        Extra costs and hours as the contractor reported them; 0 says that there were none.
    told_on : date
        The day on which the table was read.
    """

    case_id: str
    contractor: str
    introduced_on: date
    told_on: date
    contract: str = ""
    vacancy: str = ""
    job_title: str = ""
    person: str = ""
    channel: Channel | None = None
    intermediary: str = ""
    started_by: Initiator | None = None
    found_through: FoundThrough | None = None
    interviewed: Ternary = Ternary.UNKNOWN
    interviewed_on: date | None = None
    placed: Ternary = Ternary.UNKNOWN
    outcome: PastOutcome | None = None
    reason: RefusalReason | None = None
    placed_on: date | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None
    in_work_after_6: Ternary = Ternary.UNKNOWN
    in_work_after_12: Ternary = Ternary.UNKNOWN
    group: TargetGroup | None = None
    euros: Decimal | None = None
    hours: Decimal | None = None

    def came_of_it(self, outcome: PastOutcome) -> Ternary:
        """Return whether this came of it; unknown where the table does not say what did."""
        if self.outcome is None and outcome is PastOutcome.PLACED:
            return self.placed
        return Ternary.of(None if self.outcome is None else self.outcome is outcome)

    def in_work_after(self, months: int) -> Ternary:
        """Return whether somebody was still in work after 6 or 12 months.

        The first and the last day of work answer it; else what the table answers. 'Yes' after 12
        months is yes after 6, 'no' after 6 is no after 12. Anything else is unknown.
        """
        if self.placed_on is not None and self.ended_on is not None:
            return Ternary.of(self.ended_on >= add_months(self.placed_on, months))
        told = self.in_work_after_6 if months == HALF_YEAR else self.in_work_after_12
        if told is not Ternary.UNKNOWN:
            return told
        if months == HALF_YEAR and self.in_work_after_12 is Ternary.MEETS:
            return Ternary.MEETS
        if months == YEAR and self.in_work_after_6 is Ternary.FAILS:
            return Ternary.FAILS
        return Ternary.UNKNOWN
