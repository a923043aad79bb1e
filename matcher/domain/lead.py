"""What comes before an introduction: a question, a tip, a profile that was opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from matcher.domain.access import Role
from matcher.domain.introduction import FoundThrough, Initiator
from matcher.domain.organisation import Channel


class LeadKind(StrEnum):
    """What happened.

    A contractor asked a channel or an intermediary for people; somebody pointed at a candidate or
    at a vacancy; a contractor opened the profile of a candidate.
    """

    ASKED = "asked"
    TIP = "tip"
    VIEWED = "viewed"


class LeadAnswer(StrEnum):
    """What a contractor heard who asked for people."""

    PEOPLE_OFFERED = "people_offered"
    NOBODY_AVAILABLE = "nobody_available"
    NO_ANSWER = "no_answer"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadEvent:
    """What happened with a lead on a day: added, never changed.

    Attributes
    ----------
    answer : LeadAnswer or None
        None for the first contact itself.
    on : date
        The day on which it happened.
    at : datetime
        The instant at which it was recorded.
    by, role, organisation_id : str, Role, str or None
        Who recorded it, and for which organisation.
    remark : str
        A few words; goes when the candidate of the lead is erased.
    """

    on: date
    at: datetime
    by: str
    role: Role
    organisation_id: str | None = None
    answer: LeadAnswer | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A first contact between a contractor and a channel (tip, eerste contact), with its log.

    Attributes
    ----------
    lead_id : str
        ``L-…``.
    channel, intermediary_id : Channel or None, str or None
        Who was asked, or from whom it came; None is unknown, or nobody in particular.
    contractor_id : str
        Who asked, got the tip, or looked.
    contract_id, vacancy_id : str or None
        For which it was, as far as that is known.
    candidate_id : str or None
        The pseudonym; never needed. None also once the candidate was erased, or where who reads
        may not see the candidate.
    started_by : Initiator
    found_through : FoundThrough or None
        By which road the person was found; None where that is unknown, or nobody was found yet.
    events : tuple of LeadEvent
        Oldest first: the contact itself, then the answers to what was asked.
    """

    lead_id: str
    kind: LeadKind
    contractor_id: str
    started_by: Initiator
    events: tuple[LeadEvent, ...]
    channel: Channel | None = None
    intermediary_id: str | None = None
    contract_id: str | None = None
    vacancy_id: str | None = None
    candidate_id: str | None = None
    found_through: FoundThrough | None = None

    @property
    def on(self) -> date:
        """The day of the contact."""
        return self.events[0].on

    @property
    def answer(self) -> LeadAnswer:
        """What was heard last; unknown as long as nobody told."""
        return self.events[-1].answer or LeadAnswer.UNKNOWN
