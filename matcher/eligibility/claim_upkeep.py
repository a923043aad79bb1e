"""What may become of a claim between two decisions of a desk, and until when it holds.

What a desk judged stays as it was judged: facts and documents change while a claim is open, and a
judged claim is opened again first, with a reason, so that its history tells what rested on what.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from matcher.domain.claim import ClaimStatus
from matcher.domain.claim_record import ClaimRecord, Proof, RegisteredClaim
from matcher.domain.period import Period
from matcher.eligibility.claim_status import JUDGED
from matcher.errors import Conflict, InvalidInput

_ENDED = (ClaimStatus.REFUSED, ClaimStatus.EXPIRED)


def expires_on(record: ClaimRecord) -> date | None:
    """Return the last day on which the claim and a document behind it hold; None names no end.

    That is the last day in the group, or the last day of the document that proves longest, if that
    comes first.
    """
    proven = [proof.valid_until for proof in record.proofs]
    ends = [day for day in proven if day is not None]
    last_proof = max(ends) if ends and len(ends) == len(proven) else None
    return min((day for day in (record.claim.until, last_proof) if day), default=None)


def corrected(before: ClaimRecord, facts: ClaimRecord) -> ClaimRecord:
    """Return a record with other facts; status, documents, checks and history stay.

    Raises
    ------
    Conflict
        If the group differs, or if a desk judged the claim and what it rests on differs.
    InvalidInput
        If the last day lies before the first.
    """
    if facts.claim.group is not before.claim.group:
        raise Conflict(
            "The group of a claim never changes.",
            where="group",
            remedy="Register another claim for that group; refuse this one, or remove it while "
            "nothing was decided on it.",
        )
    check_days(facts)
    changed = _first_difference(before, facts)
    if before.claim.status in JUDGED and changed:
        raise Conflict(
            f"A desk judged this claim: it is {before.claim.status}, and rests on this field.",
            where=changed,
            remedy="Have the desk reopen it first, with a reason.",
        )
    return replace(
        facts,
        claim=replace(facts.claim, status=before.claim.status),
        proofs=before.proofs,
        checked_by=before.checked_by,
        checked_on=before.checked_on,
        history=before.history,
    )


def with_proof(record: ClaimRecord, proof: Proof) -> ClaimRecord:
    """Return the record with a further document, which no desk checked yet.

    Raises
    ------
    Conflict
        If the claim is verified or expired: its documents are those that a desk saw.
    """
    if record.claim.status is ClaimStatus.VERIFIED:
        raise Conflict(
            "The documents of a verified claim are those that a desk saw.",
            where="proof",
            remedy="Have the desk verify it again by the new document.",
        )
    if record.claim.status is ClaimStatus.EXPIRED:
        raise Conflict(
            "The documents of an expired claim are those on which it rested.",
            where="proof",
            remedy="Have the desk reopen it first, with a reason.",
        )
    return replace(record, proofs=(*record.proofs, proof))


def check_days(record: ClaimRecord) -> None:
    """Raise ``InvalidInput`` if the last day in the group lies before the first."""
    since, until = record.claim.since, record.claim.until
    if since and until and until < since:
        raise InvalidInput(
            f"The last day {until} lies before the first day {since}.",
            where="until",
            remedy="Swap them, or leave the last day out when it is not known.",
        )


def check_proof(proof: Proof, on: date) -> None:
    """Raise ``InvalidInput`` if a document ends before it begins, or is of a day to come."""
    if proof.dated_on and proof.valid_until and proof.valid_until < proof.dated_on:
        raise InvalidInput(
            f"The document of {proof.dated_on} is valid until {proof.valid_until}, before that.",
            where="proof",
            remedy="Swap the two days, or leave out the one that is not known.",
        )
    if proof.dated_on and proof.dated_on > on:
        raise InvalidInput(
            f"The document is of {proof.dated_on}, a day that is still to come.",
            where="proof",
            remedy="Give the day that stands on the document.",
        )


def check_stands_alone(claim: RegisteredClaim, others: Iterable[RegisteredClaim]) -> None:
    """Raise ``Conflict`` if another claim speaks of the same group over some of the same days.

    Somebody may have WW twice, so a group may have more claims, one after the other. Two that
    overlap contradict each other sooner or later, and the better one would win unseen. Refused and
    expired ones are left out of it, on both sides.
    """
    if claim.record.claim.status in _ENDED:
        return
    for other in others:
        is_same = other.record.claim.group is claim.record.claim.group
        if other.claim_id == claim.claim_id or not is_same:
            continue
        if other.record.claim.status not in _ENDED and _days(other).overlaps(_days(claim)):
            raise Conflict(
                f"Claim {other.claim_id} speaks of the same group over some of the same days.",
                where="group",
                remedy="Change that claim or give it a last day; a day that is not known overlaps "
                "with everything.",
            )


def check_may_be_removed(record: ClaimRecord) -> None:
    """Raise ``Conflict`` if a desk ever decided on the claim: a history is not erased."""
    if record.history or record.claim.status in JUDGED:
        raise Conflict(
            "A desk decided on this claim, and a history is not erased.",
            where="status",
            remedy="Have the desk refuse or expire it; what has ended already stays as it is.",
        )


def _first_difference(before: ClaimRecord, facts: ClaimRecord) -> str:
    """Return the first field on which a judgement rests and in which the two differ."""
    pairs = {
        "is_member": (before.claim.is_member, facts.claim.is_member),
        "since": (before.claim.since, facts.claim.since),
        "until": (before.claim.until, facts.claim.until),
        "ground": (before.ground, facts.ground),
        "study_level": (before.study_level, facts.study_level),
        "left_school_on": (before.left_school_on, facts.left_school_on),
    }
    return next((name for name, (was, is_now) in pairs.items() if was != is_now), "")


def _days(claim: RegisteredClaim) -> Period:
    return Period(claim.record.claim.since, claim.record.claim.until)
