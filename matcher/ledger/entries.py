"""The ledger of a contract: what is owed, and every placement and effort that counts for it.

One attribution is one line, counted over its own days only: a placement that moved has a line
under each of its contracts, and never counts twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.domain.block_scheme import BlockScheme
from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.effort import SocialEffort
from matcher.domain.judgement import Judgement, ProofState
from matcher.domain.money import Amount
from matcher.domain.obligation import ContractTerms, DutyRule, Obligation
from matcher.domain.period import Period
from matcher.domain.placement import RegisteredPlacement
from matcher.domain.valued import OpenPoint, PlacementValue
from matcher.eligibility.membership import status_on
from matcher.ledger.judged import Records, counted_entries
from matcher.rulebooks.library import SHIPPED, RuleLibrary
from matcher.ternary import Ternary
from matcher.value.efforts import effort_value
from matcher.value.obligations import obligation_of
from matcher.value.standing import (
    CountedEffort,
    LedgerEntry,
    Standing,
    amount_until,
    days_worked,
    effort_until,
    placement_value_until,
    standing,
)


class ProofStatus(StrEnum):
    """How well the claim that a placement rests on is proven, at the reference date."""

    PROVEN = "proven"
    UNCHECKED = "unchecked"
    EXPIRED = "expired"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What is owed under a contract and what counts towards it; no day is chosen yet.

    Attributes
    ----------
    scheme : BlockScheme or None
        None where the contract names none; what work counts for is then unknown.
    duty_rule : DutyRule or None
        None where the contract names none.
    entries : tuple of LedgerEntry
        One for each attribution, in the order of the placements.
    proofs : mapping of str to ProofStatus
        By placement.
    effort_points : mapping of str to tuple of OpenPoint
        What is open about an effort, by its id.
    """

    terms: ContractTerms
    obligation: Obligation
    scheme: BlockScheme | None
    duty_rule: DutyRule | None
    entries: tuple[LedgerEntry, ...]
    proofs: Mapping[str, ProofStatus]
    efforts: tuple[CountedEffort, ...]
    effort_points: Mapping[str, tuple[OpenPoint, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementLine:
    """One line of a statement: a placement on the days it counts for the contract.

    Attributes
    ----------
    days : Period or None
        Days of work under the contract up to and including the day; None for none yet.
    earned : Amount
        What those days count for.
    planned : Amount or None
        What it counts for at the end date as it is planned now; None without an end date.
    value : PlacementValue or None
        Arithmetic of what is earned (of what is planned, before the work began); None without a
        scheme.
    open_points : tuple of OpenPoint
        What leaves the earned or the planned amount open.
    """

    entry: LedgerEntry
    proof: ProofStatus
    days: Period | None
    earned: Amount
    planned: Amount | None
    value: PlacementValue | None
    open_points: tuple[OpenPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortLine:
    """One line of a statement: an effort; nothing is earned before the day it was done."""

    effort: CountedEffort
    earned: Amount
    planned: Amount | None
    open_points: tuple[OpenPoint, ...]


def ledger_of(
    terms: ContractTerms,
    placements: Sequence[RegisteredPlacement],
    records: Records,
    efforts: Sequence[SocialEffort],
    library: RuleLibrary = SHIPPED,
) -> Ledger:
    """Return the ledger of a contract.

    A placement rests on the claims made for it: where one says that the person is in a group, a
    group without a claim does not apply. Where none does, whether the person counts is unknown.

    Parameters
    ----------
    placements : sequence of RegisteredPlacement
        Those that count for the contract on any day; their days for other contracts are left out.
    efforts : sequence of SocialEffort
        Those of the contract.

    Raises
    ------
    NotFound
        If the library lacks the scheme or the rule that the contract names.
    """
    scheme = None if terms.scheme_id is None else library.scheme(terms.scheme_id)
    duty_rule = None if terms.duty_rule is None else library.duty_rule(terms.duty_rule)
    entries = tuple(
        entry
        for one in placements
        for entry in counted_entries(one, placements, terms, records, library)
    )
    counted = [_counted(effort, scheme) for effort in efforts]
    return Ledger(
        terms=terms,
        obligation=obligation_of(terms, duty_rule),
        scheme=scheme,
        duty_rule=duty_rule,
        entries=entries,
        proofs={
            entry.placement.placement_id: proof_status(
                records.get(entry.placement.candidate_id, ()), entry.judgement
            )
            for entry in entries
        },
        efforts=tuple(effort for effort, _ in counted),
        effort_points={effort.line.line_id: points for effort, points in counted},
    )


def standing_on(ledger: Ledger, on: date) -> Standing:
    """Return where the obligation stands on a day; Conflict if a placement would count twice."""
    return standing(ledger.obligation, ledger.terms, ledger.entries, ledger.efforts, on)


def placement_lines(ledger: Ledger, on: date) -> tuple[PlacementLine, ...]:
    """Return the placements with what each has earned by a day; they add up to the standing."""
    planned_until = _planned_until(ledger.terms, on)
    return tuple(
        PlacementLine(
            entry=entry,
            proof=ledger.proofs[entry.placement.placement_id],
            days=days_worked(entry, on),
            earned=amount_until(entry, on),
            planned=None if planned_until is None else amount_until(entry, planned_until),
            value=_value_to_show(entry, on, planned_until),
            open_points=_open_points(entry, on, planned_until),
        )
        for entry in ledger.entries
    )


def effort_lines(ledger: Ledger, on: date) -> tuple[EffortLine, ...]:
    """Return the efforts with what each has earned by a day; they add up to the standing."""
    planned_until = _planned_until(ledger.terms, on)
    return tuple(
        EffortLine(
            effort=effort,
            earned=effort_until(effort, on),
            planned=None if planned_until is None else effort_until(effort, planned_until),
            open_points=ledger.effort_points[effort.line.line_id],
        )
        for effort in ledger.efforts
    )


def proof_status(records: Sequence[ClaimRecord], judgement: Judgement) -> ProofStatus:
    """Return the proof of the claim that an answer rests on, or of the best claim there is."""
    if judgement.chosen is not None and judgement.chosen.proof is not None:
        is_proven = judgement.chosen.proof is ProofState.PROVEN
        return ProofStatus.PROVEN if is_proven else ProofStatus.UNCHECKED
    found = {_status_at(record, judgement) for record in _about(records, judgement)}
    return next((status for status in ProofStatus if status in found), ProofStatus.UNKNOWN)


def _about(records: Sequence[ClaimRecord], judgement: Judgement) -> Iterator[ClaimRecord]:
    """Give the claims that an open answer rests on; all that say a group, where there is none."""
    groups = {answer.group for answer in judgement.possible}
    for record in records:
        if record.claim.is_member is not Ternary.FAILS and (
            not groups or record.claim.group in groups
        ):
            yield record


def _status_at(record: ClaimRecord, judgement: Judgement) -> ProofStatus:
    day = min(judgement.reference_days)
    status = status_on(record, day)
    has_lapsed = bool(record.proofs) and all(
        proof.valid_until is not None and proof.valid_until < day for proof in record.proofs
    )
    if status is ClaimStatus.VERIFIED and has_lapsed:
        return ProofStatus.EXPIRED
    return _STATUSES[status]


_STATUSES = {
    ClaimStatus.VERIFIED: ProofStatus.PROVEN,
    ClaimStatus.UNVERIFIED: ProofStatus.UNCHECKED,
    ClaimStatus.EXPIRED: ProofStatus.EXPIRED,
    ClaimStatus.REFUSED: ProofStatus.REFUSED,
    ClaimStatus.UNKNOWN: ProofStatus.UNKNOWN,
}


def _counted(
    effort: SocialEffort, scheme: BlockScheme | None
) -> tuple[CountedEffort, tuple[OpenPoint, ...]]:
    line, points = effort_value(effort, scheme)
    return CountedEffort(done_on=effort.done_on, line=line), points


def _planned_until(terms: ContractTerms, on: date) -> date | None:
    ends_on = terms.duration.valid_until
    return None if ends_on is None else max(on, ends_on)


def _value_to_show(
    entry: LedgerEntry, on: date, planned_until: date | None
) -> PlacementValue | None:
    value = placement_value_until(entry, on)
    if value is not None or planned_until is None:
        return value
    return placement_value_until(entry, planned_until)


def _open_points(entry: LedgerEntry, on: date, planned_until: date | None) -> tuple[OpenPoint, ...]:
    days = dict.fromkeys((on, planned_until or on))
    values = [placement_value_until(entry, day) for day in days]
    return tuple(dict.fromkeys(point for value in values if value for point in value.open_points))
