"""What an allocation answers: advice, pair by pair, with who and what is left over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.services.allocation_question import AllocationQuestion
from matcher.allocation.congestion import ListMeasures
from matcher.allocation.outcome import AllocationTotals, LeftReason, OpenReason
from matcher.domain.claim import Eligibility
from matcher.domain.organisation import Channel, Organisation
from matcher.domain.ranking import RankedCandidate
from matcher.domain.vacancy import Vacancy


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisedPair:
    """Somebody for whom a place is advised, as the vacancy's own ranking tells it.

    Attributes
    ----------
    ranked : RankedCandidate
        Its position is the place in the vacancy's own ranking, of those who count or may count.
    """

    vacancy: Vacancy
    contractor: Organisation
    due_on: date | None
    ranked: RankedCandidate
    source_id: str | None
    eligibility: Eligibility
    channel: Channel | None
    intermediary: Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftPerson:
    """Somebody who suits a vacancy and for whom no place is advised.

    Attributes
    ----------
    vacancy : Vacancy
        Where the fit is best.
    least_placed_fit : float or None
        The lowest fit of those who are advised there; None for nobody.
    """

    candidate_id: str
    source_id: str | None
    vacancy: Vacancy
    fit: float
    reason: LeftReason
    least_placed_fit: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleCounts:
    """Where everybody stands; all but the first add up to ``n_in_view``.

    Who got no place stands where he or she came nearest to one.
    """

    n_in_view: int
    n_placed: int
    n_left: int
    n_not_counting: int
    n_fit_too_low: int
    n_fit_unknown: int
    n_excluded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLeft:
    """A vacancy of which places stay open, and where the people in view stand for it."""

    vacancy: Vacancy
    contractor: Organisation
    n_open: int
    reason: OpenReason
    people: PeopleCounts


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedCandidate:
    """Somebody who stands on the lists of several vacancies.

    Attributes
    ----------
    advised_for : str or None
        Id of the vacancy for which this person is advised.
    """

    candidate_id: str
    n_lists: int
    n_first: int
    advised_for: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAllocation:
    """The advice with everything it rests on; nobody is placed by it.

    Attributes
    ----------
    pairs : tuple of AdvisedPair
        By vacancy, best first.
    left : tuple of LeftPerson
        Of the highest fit first, as many as were asked.
    open_vacancies : tuple of RoomLeft
        By id.
    totals, greedy : AllocationTotals
        Of the advice, and of giving the best pair a place first, then the next.
    before, after : ListMeasures
        Of each vacancy's own list, and of the lists that the advice leaves.
    wanted : tuple of WantedCandidate
        Who stands on most of the lists before.
    """

    asked: AllocationQuestion
    n_vacancies: int
    n_places: int
    n_place_unknown: int
    pairs: tuple[AdvisedPair, ...]
    left: tuple[LeftPerson, ...]
    open_vacancies: tuple[RoomLeft, ...]
    people: PeopleCounts
    totals: AllocationTotals
    greedy: AllocationTotals
    before: ListMeasures
    after: ListMeasures
    wanted: tuple[WantedCandidate, ...]
    weights_version: str
    encoder_version: str
    allocated_on: date
