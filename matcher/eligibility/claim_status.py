"""The named ways in which the status of a claim moves, with who and when.

::

    unknown, unverified ── verify ──> verified ── expire ──> expired
    unknown, unverified, verified ── refuse ──> refused
    unverified ── expire ──> expired
    refused, expired, verified ── reopen ──> unverified
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, StatusChange
from matcher.errors import Conflict, InvalidInput

_MOVES: dict[ClaimTransition, tuple[frozenset[ClaimStatus], ClaimStatus]] = {
    ClaimTransition.VERIFY: (
        frozenset({ClaimStatus.UNKNOWN, ClaimStatus.UNVERIFIED}),
        ClaimStatus.VERIFIED,
    ),
    ClaimTransition.REFUSE: (
        frozenset({ClaimStatus.UNKNOWN, ClaimStatus.UNVERIFIED, ClaimStatus.VERIFIED}),
        ClaimStatus.REFUSED,
    ),
    ClaimTransition.EXPIRE: (
        frozenset({ClaimStatus.UNVERIFIED, ClaimStatus.VERIFIED}),
        ClaimStatus.EXPIRED,
    ),
    ClaimTransition.REOPEN: (
        frozenset({ClaimStatus.REFUSED, ClaimStatus.EXPIRED, ClaimStatus.VERIFIED}),
        ClaimStatus.UNVERIFIED,
    ),
}
_WITH_REASON = (ClaimTransition.REFUSE, ClaimTransition.REOPEN)


def allowed_transitions(status: ClaimStatus) -> tuple[ClaimTransition, ...]:
    """Return the ways in which a claim of this status may move."""
    return tuple(name for name, (origins, _) in _MOVES.items() if status in origins)


def moved(
    record: ClaimRecord,
    transition: ClaimTransition,
    *,
    by: str,
    at: datetime,
    reason: str = "",
    proof: Proof | None = None,
) -> ClaimRecord:
    """Return the record after a transition; the change enters its history.

    Parameters
    ----------
    by : str
        The desk that acts; it becomes ``checked_by`` when it verifies.
    at : datetime
        The instant, with its time zone.
    reason : str
        Why; asked for a refusal and for reopening.
    proof : Proof or None
        The document seen, for a verification.

    Raises
    ------
    Conflict
        If a claim of this status cannot move so.
    InvalidInput
        If nobody is named, the time zone or the reason is missing, or a verification rests on no
        document at all.
    """
    origins, target = _MOVES[transition]
    status = record.claim.status
    if status not in origins:
        options = ", ".join(allowed_transitions(status)) or "none"
        raise Conflict(
            f"A claim that is {status} cannot be changed by '{transition}'.",
            where="status",
            remedy=f"Possible from here: {options}.",
        )
    _check(record, transition, by=by, at=at, reason=reason, proof=proof)
    is_verified = target is ClaimStatus.VERIFIED
    change = StatusChange(transition=transition, status=target, by=by, at=at, reason=reason)
    return replace(
        record,
        claim=replace(record.claim, status=target),
        proofs=record.proofs if proof is None else (*record.proofs, proof),
        checked_by=by if is_verified else record.checked_by,
        checked_on=at.astimezone(UTC).date() if is_verified else record.checked_on,
        history=(*record.history, change),
    )


def _check(
    record: ClaimRecord,
    transition: ClaimTransition,
    *,
    by: str,
    at: datetime,
    reason: str,
    proof: Proof | None,
) -> None:
    if not by.strip():
        raise InvalidInput("A change names who made it.", where="by", remedy="Name the desk.")
    if at.tzinfo is None:
        raise InvalidInput(
            "The instant has no time zone.", where="at", remedy="Give it, for example UTC."
        )
    if transition in _WITH_REASON and not reason.strip():
        raise InvalidInput(
            f"'{transition}' needs a reason: the person concerned may ask for it.",
            where="reason",
            remedy="Write why, in one sentence.",
        )
    if transition is ClaimTransition.VERIFY and proof is None and not record.proofs:
        raise InvalidInput(
            "A claim is verified by a document.",
            where="proof",
            remedy="Give the kind, reference and date of the document that was seen.",
        )
