"""Work that started, as far as its value needs it, and the contract it counts for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from matcher.domain.period import Period
from matcher.errors import InvalidInput
from matcher.ternary import Ternary


class WorkForm(StrEnum):
    """In which form somebody works."""

    EMPLOYMENT = "employment"
    APPRENTICESHIP = "apprenticeship"
    INTERNSHIP = "internship"
    WORK_EXPERIENCE = "work_experience"
    TRIAL = "trial"
    SECONDMENT = "secondment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A started (or planned) job, leerwerkbaan, internship or work-experience place (plaatsing).

    Attributes
    ----------
    placement_id, candidate_id : str
        Pseudonyms.
    form : WorkForm
        Employment, apprenticeship (BBL), internship (stage), work-experience place
        (werkervaringsplaats), trial placement (proefplaatsing), secondment (detachering).
    starts_on, ends_on : date, date or None
        First and last day, both included; no last day is open-ended.
    hours_per_week : Decimal or None
        Agreed hours; None is unknown. A change of hours is a new placement with the same
        ``counting_since``.
    counting_since : date or None
        First day of an earlier placement of which this is the continuation (other hours, other
        form): the work began there, and counting periods run from there; None means from
        ``starts_on``.
    is_permanent : Ternary
        Contract for an indefinite time (vast dienstverband).
    wage_cost_subsidy : Period or None
        While loonkostensubsidie is paid, as far as recorded; None is none recorded.

    Raises
    ------
    InvalidInput
        If the hours are not above 0 and at most 99, or the days are not in order.
    """

    placement_id: str
    candidate_id: str
    form: WorkForm
    starts_on: date
    ends_on: date | None = None
    hours_per_week: Decimal | None = None
    counting_since: date | None = None
    is_permanent: Ternary = Ternary.UNKNOWN
    wage_cost_subsidy: Period | None = None

    def __post_init__(self) -> None:
        if self.hours_per_week is not None and not 0 < self.hours_per_week <= 99:
            raise InvalidInput(
                f"{self.hours_per_week} hours per week is not possible.",
                where="hours_per_week",
                remedy="Give a number above 0 and at most 99, or leave it empty.",
            )
        _ordered("ends_on", self.starts_on, self.ends_on)
        _ordered("starts_on", self.counting_since, self.starts_on)

    @property
    def counts_since(self) -> date:
        """The day on which the work began, from which counting periods run."""
        return self.counting_since or self.starts_on

    @property
    def days(self) -> Period:
        """The first and last day of the work."""
        return Period(self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class BonusFacts:
    """What only a bonus asks of a person; shown to nobody who ranks, and never stored with a fit.

    Attributes
    ----------
    age_at_start : int or None
        Whole years on the first day of work; None is unknown.
    is_status_holder, has_language_deficit, has_disability : Ternary
        Statushouder; taalachterstand; arbeidsbeperking.
    is_from_vso_or_pro : Ternary
        Pupil or leaver of vso or praktijkonderwijs.
    internship_months_before : int or None
        Whole months of internship at the same employer right before the job; None is unknown.
    agreed_bonuses, refused_bonuses : frozenset of str
        Ids of bonuses that the contracting authority granted or refused for this placement,
        whatever its conditions say; it settles what could not be read.
    """

    age_at_start: int | None = None
    is_status_holder: Ternary = Ternary.UNKNOWN
    has_language_deficit: Ternary = Ternary.UNKNOWN
    has_disability: Ternary = Ternary.UNKNOWN
    is_from_vso_or_pro: Ternary = Ternary.UNKNOWN
    internship_months_before: int | None = None
    agreed_bonuses: frozenset[str] = frozenset()
    refused_bonuses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """For which contract a placement counts, and on which days.

    On any day a placement counts for one contract at most; ``matcher.value.attribution`` refuses
    attributions of one placement that share a day.
    """

    placement_id: str
    contract_id: str
    days: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredPlacement:
    """A placement as it is kept: the work, who employs, through which vacancy, bonus facts.

    Attributes
    ----------
    organisation_id : str
        The employer (werkgever), as a rule the contractor.
    vacancy_id : str or None
        The vacancy that was filled; None when there was none.
    bonus_facts : BonusFacts
        For the own intermediary, desks and the operator only.
    attributions : tuple of Attribution
        The contracts it counts for, in order of days; empty outside any contract.
    """

    placement: Placement
    organisation_id: str
    vacancy_id: str | None = None
    bonus_facts: BonusFacts = field(default_factory=BonusFacts)
    attributions: tuple[Attribution, ...] = ()


def _ordered(where: str, earlier: date | None, later: date | None) -> None:
    if earlier is not None and later is not None and later < earlier:
        raise InvalidInput(
            f"{later} lies before {earlier}.", where=where, remedy="Put the days in order."
        )
