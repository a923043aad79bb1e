"""What somebody would count for in work that is planned and has not started."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from matcher.assessment import judged, person_facts
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.hours import HoursRange
from matcher.domain.judgement import BlockAnswer, Judgement
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import Period, last_day_of
from matcher.domain.placement import BonusFacts, Placement, WorkForm
from matcher.domain.vacancy import HardCriteria
from matcher.domain.valued import PlacementValue
from matcher.eligibility.judge import Rulebook
from matcher.eligibility.reference_days import contract_start
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from matcher.value.lines import ValueInput
from matcher.value.valuation import value_of

MOST_REMEMBERED = 10_000
"""Answers that one instance keeps; the oldest asked goes first."""
PLANNED_MONTHS = 12
"""Where nothing says until when to count: the year that most amounts are for."""
_PLANNED = "planned"
_GROUPS_OF_FORM = {
    WorkForm.APPRENTICESHIP: frozenset({TargetGroup.BBL}),
    WorkForm.INTERNSHIP: frozenset({TargetGroup.BOL, TargetGroup.VSO, TargetGroup.PRO}),
}
"""A pupil counts in the form of work that belongs to the course, and often in no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedWork:
    """Work that nobody has started yet (gepland werk).

    Attributes
    ----------
    starts_on, counted_until : date
        First day of the work; last day to count the value over.
    hours_per_week : Decimal or None
        None is unknown: the value is then a span.
    """

    starts_on: date
    counted_until: date
    hours_per_week: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What somebody would count for (vooruitzicht).

    Attributes
    ----------
    form : WorkForm
        The form of work in which it is so.
    """

    form: WorkForm
    judgement: Judgement
    value: PlacementValue


class Prospects:
    """Answers for many people under one scheme; people with equal claims and hours are one case.

    Parameters
    ----------
    rulebook : Rulebook
        With its scheme.
    terms : ContractTerms or None
        None outside any contract: nothing is owed, the same rules apply.
    most_remembered : int
        Answers kept for who comes later with the same claims and the same work.

    Raises
    ------
    InvalidInput
        If the rulebook has no scheme: nothing then says what somebody counts for.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        terms: ContractTerms | None,
        *,
        most_remembered: int = MOST_REMEMBERED,
    ) -> None:
        if rulebook.scheme is None:
            raise InvalidInput(
                "Without a block scheme nothing says what somebody counts for.",
                where="scheme",
                remedy="Name a scheme.",
            )
        self.scheme = rulebook.scheme
        self._rulebook = rulebook
        self._terms = terms
        self._remembered = lru_cache(maxsize=most_remembered)(self._best)
        self._values = lru_cache(maxsize=most_remembered)(self._value)

    def of(self, records: tuple[ClaimRecord, ...], work: PlannedWork) -> Prospect:
        """Return what somebody would count for in the form of work that counts best.

        An employment is looked at always; an apprenticeship for who follows BBL; an internship
        for a pupil of BOL, VSO or PrO. Counting for certain goes before unknown, unknown before
        not counting; then the larger least value goes first, then the form in which a block rests
        on a claim, then employment. What bonuses ask follows from the claims; age is not asked.

        Parameters
        ----------
        records : tuple of ClaimRecord
            All that is known of the person's target groups.
        work : PlannedWork
            The days and hours.
        """
        return self._remembered(records, work)

    def _best(self, records: tuple[ClaimRecord, ...], work: PlannedWork) -> Prospect:
        return max((self._in_form(records, work, form) for form in _forms(records)), key=_rank)

    def _in_form(
        self, records: tuple[ClaimRecord, ...], work: PlannedWork, form: WorkForm
    ) -> Prospect:
        placement = Placement(
            placement_id=_PLANNED,
            candidate_id=_PLANNED,
            form=form,
            starts_on=work.starts_on,
            hours_per_week=work.hours_per_week,
        )
        person = person_facts(records, work.starts_on, BonusFacts())
        judgement = judged(
            person, self._rulebook, placement, self._terms, planned_until=work.counted_until
        )
        value = self._values(_what_counts(judgement), placement, person.bonus, work.counted_until)
        return Prospect(form=form, judgement=judgement, value=value)

    def _value(
        self, judgement: Judgement, placement: Placement, bonus: BonusFacts, until: date
    ) -> PlacementValue:
        given = ValueInput(
            placement=placement,
            scheme=self.scheme,
            bonus_facts=bonus,
            agreed_hour_base=self._terms.agreed_hour_base if self._terms else None,
        )
        return value_of(judgement, given, Period(None, until))


def _what_counts(judgement: Judgement) -> Judgement:
    """Return a judgement without its reasons: people with claims of other days share a value."""
    chosen = judgement.chosen
    return replace(
        judgement,
        chosen=_block_and_days(chosen) if chosen else None,
        possible=tuple(map(_block_and_days, judgement.possible)),
        reasons=(),
    )


def _block_and_days(answer: BlockAnswer) -> BlockAnswer:
    return replace(answer, group=None, proof=None, reasons=())


def planned_work(
    criteria: HardCriteria, hours: HoursRange, terms: ContractTerms | None, on: date
) -> PlannedWork:
    """Return the work as it would be for somebody who takes the job.

    Parameters
    ----------
    criteria : HardCriteria
        Of the vacancy. A first day that is past means today; where there is none, the work starts
        today, or on the first day of a contract that is still to begin.
    hours : HoursRange
        What the person can work. The most that the job offers counts, lowered to the most that
        the person can; where one of them is unknown, so are the hours.
    terms : ContractTerms or None
        The value is counted until the contract ends; over 12 months where that is unknown.
    on : date
        Today.
    """
    stated = criteria.starts_on or contract_start(terms) or on
    starts_on = max(stated, on)
    ends_on = terms.duration.valid_until if terms else None
    return PlannedWork(
        starts_on=starts_on,
        counted_until=ends_on or last_day_of(starts_on, PLANNED_MONTHS),
        hours_per_week=_most_hours(criteria.hours.maximum, hours.maximum),
    )


def _most_hours(offered: float | None, possible: float | None) -> Decimal | None:
    if offered is None or possible is None:
        return None
    return Decimal(str(min(offered, possible))).quantize(Decimal("0.01"))


def _forms(records: tuple[ClaimRecord, ...]) -> Iterator[WorkForm]:
    yield WorkForm.EMPLOYMENT
    groups = {record.claim.group for record in records if _may_be_member(record)}
    for form, pupils in _GROUPS_OF_FORM.items():
        if groups & pupils:
            yield form


def _may_be_member(record: ClaimRecord) -> bool:
    claim = record.claim
    return claim.is_member is not Ternary.FAILS and claim.status is not ClaimStatus.REFUSED


def _rank(prospect: Prospect) -> tuple[int, Decimal, bool, bool]:
    judgement = prospect.judgement
    return (
        judgement.counts.value,
        prospect.value.total.at_least,
        judgement.chosen is not None or bool(judgement.possible),
        prospect.form is WorkForm.EMPLOYMENT,
    )
