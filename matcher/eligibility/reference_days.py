"""At which day a claim is judged, and whether the work began in time for the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from matcher.domain.judgement import Reason, ReasonCode
from matcher.domain.obligation import ContractTerms
from matcher.domain.period import add_months
from matcher.domain.placement import Placement
from matcher.domain.target_group_rules import ReferenceDay, TargetGroupRules
from matcher.ternary import Ternary


@dataclass(frozen=True, slots=True)
class ReferenceDays:
    """The days to judge at; ``is_missing`` when a day that may be the one is not known."""

    days: tuple[date, ...]
    is_missing: bool = False


def reference_days(
    rules: TargetGroupRules, terms: ContractTerms | None, placement: Placement
) -> ReferenceDays:
    """Return the reference date (peildatum); two where the source does not say which.

    What the parties agreed goes before what the rules say. Outside a contract there is no award:
    the first day of work is the day. Work that goes on with other hours began on the first day of
    the work it continues: a benefit that ended because of that work does not end the counting.
    """
    began = placement.counts_since
    if terms is None:
        return ReferenceDays((began,))
    award = terms.contract.award_date
    asked = terms.agreed_reference_day or rules.reference_day
    if asked is ReferenceDay.START_OF_WORK:
        return ReferenceDays((began,))
    if asked is ReferenceDay.AWARD and award is not None:
        return ReferenceDays((award,))
    if asked is ReferenceDay.AWARD or award is None:
        return ReferenceDays((began,), is_missing=True)
    return ReferenceDays(tuple(dict.fromkeys((award, began))))


def start_outcome(
    rules: TargetGroupRules, terms: ContractTerms | None, placement: Placement
) -> tuple[Ternary, tuple[Reason, ...]]:
    """Return whether somebody who began on that day may count for the contract.

    Other hours do not make the work begin anew: it began with the work that it continues.
    """
    begins, began = contract_start(terms), placement.counts_since
    if begins is None or began >= begins:
        return Ternary.MEETS, ()
    parts: tuple[tuple[str, str], ...] = (
        ("day", began.isoformat()),
        ("contract", begins.isoformat()),
    )
    if placement.ends_on is not None and placement.ends_on < begins:
        return Ternary.FAILS, (Reason(code=ReasonCode.ENDED_BEFORE_CONTRACT, parts=parts),)
    months = rules.start_before_contract_months
    if months is None:
        return Ternary.UNKNOWN, (Reason(code=ReasonCode.STARTED_BEFORE_UNKNOWN, parts=parts),)
    parts = (*parts, ("months", str(months)))
    if began >= add_months(begins, -months):
        return Ternary.MEETS, (Reason(code=ReasonCode.STARTED_BEFORE_ALLOWED, parts=parts),)
    return Ternary.FAILS, (Reason(code=ReasonCode.STARTED_TOO_EARLY, parts=parts),)


def contract_start(terms: ContractTerms | None) -> date | None:
    """Return the first day of the contract, or its award where that is all that is known."""
    if terms is None:
        return None
    return terms.duration.valid_from or terms.contract.award_date
