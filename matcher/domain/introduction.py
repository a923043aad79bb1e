"""Somebody who is introduced for a vacancy, and every step that followed (voorstel).

Nothing here has room for health, benefit or any other fact of art. 9 GDPR: a step has a reason from
a fixed list, and a few words at most.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from matcher.domain.access import Role
from matcher.domain.organisation import Channel
from matcher.domain.period import Period
from matcher.domain.shown_ranking import ListOrder, ListPart
from matcher.domain.work_end import WorkEnd
from matcher.ternary import Ternary


class IntroductionState(StrEnum):
    """How far an introduction came."""

    PROPOSED = "proposed"
    SHORTLISTED = "shortlisted"
    INVITED = "invited"
    INTERVIEWED = "interviewed"
    TRIAL_PLACEMENT = "trial_placement"
    PLACED = "placed"
    DECLINED_BY_CONTRACTOR = "declined_by_contractor"
    DECLINED_BY_CANDIDATE = "declined_by_candidate"
    WITHDRAWN = "withdrawn"
    CLOSED_HIRED_ELSEWHERE = "closed_hired_elsewhere"


OPEN_STATES = (
    IntroductionState.PROPOSED,
    IntroductionState.SHORTLISTED,
    IntroductionState.INVITED,
    IntroductionState.INTERVIEWED,
    IntroductionState.TRIAL_PLACEMENT,
)
"""In which something may still come of it, in the order in which they follow on each other."""


class Party(StrEnum):
    """Whose reason it is that nothing came of an introduction."""

    CONTRACTOR = "contractor"
    CANDIDATE = "candidate"
    INTERMEDIARY = "intermediary"


class RefusalReason(StrEnum):
    """Why an introduction ended without a placement (reden van afwijzing)."""

    NOT_REACHABLE = "not_reachable"
    NO_SHOW = "no_show"
    TRAVEL = "travel"
    MISSING_SKILL = "missing_skill"
    MISSING_LICENCE = "missing_licence"
    MISSING_CERTIFICATE = "missing_certificate"
    HOURS = "hours"
    SHIFTS = "shifts"
    LANGUAGE = "language"
    NOT_ELIGIBLE = "not_eligible"
    POSITION_GONE = "position_gone"
    DUPLICATE = "duplicate"
    WAGE = "wage"
    START_DATE = "start_date"
    OTHER_CANDIDATE_CHOSEN = "other_candidate_chosen"
    NO_LONGER_AVAILABLE = "no_longer_available"
    FOUND_WORK_OTHERWISE = "found_work_otherwise"
    NOT_AS_WISHED = "not_as_wished"
    NO_REASON_GIVEN = "no_reason_given"
    OTHER = "other"


class FoundThrough(StrEnum):
    """By which road the two were brought together."""

    RANKING = "ranking"
    DIRECT_APPROACH = "direct_approach"
    OTHER = "other"


class Initiator(StrEnum):
    """Who took the first step (wie begon)."""

    CONTRACTOR = "contractor"
    INTERMEDIARY = "intermediary"
    MUNICIPAL_DESK = "municipal_desk"
    CANDIDATE = "candidate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """By which road somebody was found (herkomst van een voorstel).

    Attributes
    ----------
    ranking_id, place, part, order, policy, weights_version
        Of a ranking: which one, where the candidate stood (1 is the top of that part of it), and
        what put it there; taken from the log when the introduction was made. None and empty
        otherwise.
    """

    found_through: FoundThrough
    ranking_id: str | None = None
    place: int | None = None
    part: ListPart | None = None
    order: ListOrder | None = None
    policy: str = ""
    weights_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionEvent:
    """One step of an introduction: added, never changed.

    Attributes
    ----------
    state : IntroductionState
        The state in which the step left the introduction.
    on : date
        The day on which it happened.
    at : datetime
        The instant at which it was recorded.
    by, role, organisation_id : str, Role, str or None
        Who recorded it, and for which organisation.
    reason : RefusalReason or None
        For the steps that end an introduction without a placement.
    remark : str
        A few words; goes when the candidate is erased.
    because_of : str or None
        Introduction whose step brought this one about by itself.
    """

    state: IntroductionState
    on: date
    at: datetime
    by: str
    role: Role
    organisation_id: str | None = None
    reason: RefusalReason | None = None
    remark: str = ""
    because_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SustainedCheck:
    """What somebody found who asked whether a placed person is still in work there.

    Attributes
    ----------
    checked_on : date
        The day of which it speaks.
    still_in_work : Ternary
        Unknown: asked, and not learnt.
    """

    checked_on: date
    still_in_work: Ternary
    at: datetime
    by: str
    role: Role
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """A candidate who is introduced for a vacancy (voorstel), with its log.

    Attributes
    ----------
    introduction_id : str
        ``N-…``.
    candidate_id : str or None
        The pseudonym; None once the candidate was erased.
    intermediary_id, channel : str, Channel or None
        Who had registered the candidate when the introduction was made, and the road that is.
    contractor_id, contract_id, vacancy_id : str, str or None, str
        Whose vacancy it was then, and the contract that it served.
    provenance : Provenance
    started_by : Initiator
    events : tuple of IntroductionEvent
        Oldest first, at least one; the last one tells the state.
    checks : tuple of SustainedCheck
        In the order in which they were recorded.
    placement_id : str or None
        The placement that came of it (``P-…``).
    work : Period or None
        First and last day of that placement; counted from where it began.
    ends : tuple of WorkEnd
        What was told of its being over, in the order of recording.
    """

    introduction_id: str
    candidate_id: str | None
    intermediary_id: str
    channel: Channel | None
    contractor_id: str
    contract_id: str | None
    vacancy_id: str
    provenance: Provenance
    started_by: Initiator
    events: tuple[IntroductionEvent, ...]
    checks: tuple[SustainedCheck, ...] = ()
    placement_id: str | None = None
    work: Period | None = None
    ends: tuple[WorkEnd, ...] = ()

    @property
    def state(self) -> IntroductionState:
        """How far it came."""
        return self.events[-1].state

    @property
    def is_open(self) -> bool:
        """Whether something may still come of it."""
        return self.state in OPEN_STATES

    @property
    def end(self) -> WorkEnd | None:
        """What was told last of the end of the work that came of it; None while it goes on."""
        told = [end for end in self.ends if end.placement_id == self.placement_id]
        return told[-1] if told and self.state is IntroductionState.PLACED else None

    @property
    def ended_on(self) -> date | None:
        """The last day of work, where somebody told that it is over."""
        return self.work.valid_until if self.work and self.end else None
