"""The named ways in which the status of a claim moves, with who and when.

::

    unknown, unverified ── verify ──> verified ── expire ──> expired
    verified ── verify, by a new document ──> verified
    unknown, unverified, verified ── refuse ──> refused
    unverified ── expire ──> expired
    refused, expired, verified ── reopen ──> unverified
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, StatusChange
from matcher.errors import Conflict, InvalidInput
from matcher.ternary import Ternary

JUDGED = frozenset({ClaimStatus.VERIFIED, ClaimStatus.REFUSED, ClaimStatus.EXPIRED})
"""The statuses by which a desk has spoken."""

_MOVES: dict[ClaimTransition, tuple[frozenset[ClaimStatus], ClaimStatus]] = {
    ClaimTransition.VERIFY: (
        frozenset({ClaimStatus.UNKNOWN, ClaimStatus.UNVERIFIED, ClaimStatus.VERIFIED}),
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
    checked_by: str | None = None,
    until: date | None = None,
) -> ClaimRecord:
    """Return the record after a transition; the change enters its history.

    Parameters
    ----------
    by : str
        Who acts.
    at : datetime
        The instant, with the time zone in which days are counted.
    reason : str
        Why; asked for a refusal and for reopening.
    proof : Proof or None
        The document seen, for a verification.
    checked_by : str or None
        The desk that saw it, where another enters that for it; ``by`` without it.
    until : date or None
        Last day in the group, for an expiry: in place of the last day that the claim names.

    Raises
    ------
    Conflict
        If a claim of this status cannot move so.
    InvalidInput
        If nobody is named, the time zone or the reason is missing, a verification rests on no
        document or on an unknown membership, or an expiry on a last day that is still to come.
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
    change = StatusChange(transition=transition, status=target, by=by, at=at, reason=reason)
    _check_named(change)
    claim = replace(record.claim, status=target)
    after = replace(record, claim=claim, history=(*record.history, change))
    match transition:
        case ClaimTransition.VERIFY:
            return _verified(record, after, proof, checked_by or by)
        case ClaimTransition.EXPIRE:
            return _expired(after, until)
        case ClaimTransition.REOPEN:
            # What is open again is not checked; by whom it once was stands in the history.
            return replace(after, checked_by="", checked_on=None)
        case ClaimTransition.REFUSE:
            return after


def _verified(
    before: ClaimRecord, after: ClaimRecord, proof: Proof | None, checked_by: str
) -> ClaimRecord:
    is_again = before.claim.status is ClaimStatus.VERIFIED
    if proof is None and (is_again or not before.proofs):
        raise InvalidInput(
            "A claim is verified again by a new document."
            if is_again
            else "A claim is verified by a document.",
            where="proof",
            remedy="Give the kind, reference and date of the document that was seen.",
        )
    if before.claim.is_member is Ternary.UNKNOWN:
        raise InvalidInput(
            "Whether somebody belongs to the group is not known, so there is nothing to verify.",
            where="is_member",
            remedy="Record first what the document says: yes or no.",
        )
    return replace(
        after,
        proofs=before.proofs if proof is None else (*before.proofs, proof),
        checked_by=checked_by,
        checked_on=after.history[-1].at.date(),
    )


def _expired(after: ClaimRecord, until: date | None) -> ClaimRecord:
    """Return the record with the last day; without one it stays unknown when the claim ended."""
    last = until or after.claim.until
    if last is not None and last > after.history[-1].at.date():
        raise InvalidInput(
            f"The last day {last} is still to come, so the claim has not expired.",
            where="until",
            remedy="Give the last day on which the person belonged to the group.",
        )
    if last is not None and after.claim.since is not None and last < after.claim.since:
        raise InvalidInput(
            f"The last day {last} lies before the first day {after.claim.since}.",
            where="until",
            remedy="Give a last day on or after it; refuse a claim that never held.",
        )
    return replace(after, claim=replace(after.claim, until=last))


def _check_named(change: StatusChange) -> None:
    if not change.by.strip():
        raise InvalidInput("A change names who made it.", where="by", remedy="Name the desk.")
    if change.at.tzinfo is None:
        raise InvalidInput(
            "The instant has no time zone.", where="at", remedy="Give it, for example UTC."
        )
    if change.transition in _WITH_REASON and not change.reason.strip():
        raise InvalidInput(
            f"'{change.transition}' needs a reason: the person concerned may ask for it.",
            where="reason",
            remedy="Write why, in one sentence.",
        )
