"""What one claim says about one day: a member, not a member, or not known."""

from __future__ import annotations

from datetime import date

from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord
from matcher.domain.judgement import ProofState, Reason, ReasonCode
from matcher.domain.period import add_months
from matcher.ternary import Ternary


def membership(record: ClaimRecord, day: date) -> tuple[Ternary, Reason]:
    """Return whether the person belongs to the claim's group on a day, and why.

    A claim that nobody checked yet counts as stated, and the reason says so. Without a first day
    membership is known only from the day a desk checked it: the source may speak of a later time.
    """
    claim = record.claim
    if claim.status is ClaimStatus.REFUSED:
        return Ternary.FAILS, _reason(ReasonCode.REFUSED, record, day)
    if claim.is_member is not Ternary.MEETS:
        code = (
            ReasonCode.NOT_MEMBER
            if claim.is_member is Ternary.FAILS
            else ReasonCode.MEMBERSHIP_UNKNOWN
        )
        return claim.is_member, _reason(code, record, day)
    if claim.status is ClaimStatus.UNKNOWN:
        return Ternary.UNKNOWN, _reason(ReasonCode.STATUS_UNKNOWN, record, day)
    return _by_date(record, day)


def lost_within(record: ClaimRecord, day: date, months: int) -> tuple[Ternary, Reason]:
    """Return whether membership ended before a day, and at most so many months before it."""
    claim = record.claim
    if claim.status is ClaimStatus.REFUSED or claim.is_member is Ternary.FAILS:
        return Ternary.FAILS, _reason(ReasonCode.NOT_LOST, record, day)
    if claim.until is None:
        is_open = claim.status is ClaimStatus.EXPIRED or claim.is_member is Ternary.UNKNOWN
        if is_open:
            return Ternary.UNKNOWN, _reason(ReasonCode.EXPIRED_WHEN_UNKNOWN, record, day)
        return Ternary.FAILS, _reason(ReasonCode.NOT_LOST, record, day)
    if claim.until >= day:
        return Ternary.FAILS, _reason(ReasonCode.NOT_LOST, record, day)
    if add_months(claim.until, months) >= day:
        return Ternary.MEETS, _reason(ReasonCode.LOST_RECENTLY, record, day)
    return Ternary.FAILS, _reason(ReasonCode.LOST_TOO_LONG_AGO, record, day)


def status_on(record: ClaimRecord, day: date) -> ClaimStatus:
    """Return the status as it stands on a day: a claim whose last day has passed has expired."""
    claim = record.claim
    is_over = claim.until is not None and claim.until < day
    is_refused = claim.status is ClaimStatus.REFUSED
    return ClaimStatus.EXPIRED if is_over and not is_refused else claim.status


def proof_state(record: ClaimRecord) -> ProofState:
    """Return whether a desk checked the claim."""
    is_checked = record.claim.status in (ClaimStatus.VERIFIED, ClaimStatus.EXPIRED)
    return ProofState.PROVEN if is_checked and record.checked_on else ProofState.UNCHECKED


def _by_date(record: ClaimRecord, day: date) -> tuple[Ternary, Reason]:
    claim = record.claim
    if claim.until is not None and claim.until < day:
        return Ternary.FAILS, _reason(ReasonCode.ENDED, record, day)
    if claim.since is not None and claim.since > day:
        return Ternary.FAILS, _reason(ReasonCode.NOT_YET, record, day)
    if claim.status is ClaimStatus.EXPIRED and claim.until is None:
        return Ternary.UNKNOWN, _reason(ReasonCode.EXPIRED_WHEN_UNKNOWN, record, day)
    if record.proofs and all(_has_lapsed(proof.valid_until, day) for proof in record.proofs):
        return Ternary.UNKNOWN, _reason(ReasonCode.PROOF_EXPIRED, record, day)
    was_seen = record.checked_on is not None and record.checked_on <= day
    if claim.since is None and not was_seen:
        return Ternary.UNKNOWN, _reason(ReasonCode.SINCE_UNKNOWN, record, day)
    is_proven = proof_state(record) is ProofState.PROVEN
    code = ReasonCode.MEMBER if is_proven else ReasonCode.MEMBER_UNCHECKED
    return Ternary.MEETS, _reason(code, record, day)


def _has_lapsed(valid_until: date | None, day: date) -> bool:
    return valid_until is not None and valid_until < day


def _reason(code: ReasonCode, record: ClaimRecord, day: date) -> Reason:
    claim = record.claim
    parts = [("group", claim.group.value), ("day", day.isoformat()), ("source", claim.source)]
    parts += [("since", claim.since.isoformat())] if claim.since else []
    parts += [("until", claim.until.isoformat())] if claim.until else []
    parts += [("proof", ",".join(proof.kind for proof in record.proofs))] if record.proofs else []
    parts += [("checked_by", record.checked_by)] if record.checked_by else []
    parts += [("checked_on", record.checked_on.isoformat())] if record.checked_on else []
    return Reason(code=code, parts=tuple(parts))
