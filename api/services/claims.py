"""Claims that desks keep: listed, registered, changed, proven, and moved from status to status.

The candidate's own intermediary, a municipal desk and the operator keep them; only a municipal desk
and the operator decide on them. A group may have several claims, one after the other (somebody may
be in WW twice), but no two open ones over the same days.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.services.claim_rights import (
    check_may_accept,
    check_may_judge,
    check_may_keep,
    check_may_touch,
    may_judge,
)
from api.services.claim_texts import checked_proof, checked_record, checked_text
from api.services.identifiers import new_id
from matcher.domain.access import Role, Viewer
from matcher.domain.claim import Claim, ClaimStatus
from matcher.domain.claim_record import ClaimRecord, ClaimTransition, Proof, RegisteredClaim
from matcher.domain.judgement import ProofState
from matcher.eligibility.claim_status import allowed_transitions, moved
from matcher.eligibility.claim_upkeep import (
    check_days,
    check_may_be_removed,
    check_proof,
    check_stands_alone,
    corrected,
    expires_on,
    with_proof,
)
from matcher.eligibility.disclosure import may_read_reasons
from matcher.eligibility.membership import membership, proof_state, status_on
from matcher.errors import InvalidInput
from matcher.ternary import Ternary
from models.unit_of_work import UnitOfWork

OPERATOR_NAME = "beheerder"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOnDay:
    """A registered claim, and how it stands on one day.

    Attributes
    ----------
    is_current : Ternary
        Whether the person belongs to the group on that day, as far as this claim goes.
    is_past : bool
        Whether its last day, or that of its last document, has passed: nobody needs to act for it.
    expires_on : date or None
        That last day; None where none is named.
    transitions : tuple of ClaimTransition
        What the one who looks may do with it.
    """

    claim: RegisteredClaim
    on: date
    is_current: Ternary
    is_past: bool
    expires_on: date | None
    proof_state: ProofState
    transitions: tuple[ClaimTransition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateClaims:
    """All that is recorded of somebody's target groups; None for those who may not read it.

    ``from_files`` is what files say of groups without a registered claim: it has no id, no proof
    and no history.
    """

    candidate_id: str
    registered: tuple[ClaimOnDay, ...] | None
    from_files: tuple[Claim, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimMove:
    """A transition that somebody asks for.

    ``proof`` goes with a verification, ``until`` (the last day) with an expiry. ``checked_by`` is
    the operator's: the desk for which it is entered.
    """

    transition: ClaimTransition
    reason: str = ""
    proof: Proof | None = None
    until: date | None = None
    checked_by: str = ""


def list_claims(uow: UnitOfWork, candidate: str, *, on: date) -> CandidateClaims:
    """Return what is recorded of a candidate, found by pseudonym or the intermediary's own id."""
    found = uow.candidates.resolve(candidate)
    if not may_read_reasons(uow.viewer, found.organisation_id):
        return CandidateClaims(candidate_id=found.candidate_id, registered=None, from_files=None)
    registered = uow.claims.of_candidate(found.candidate_id)
    kept = {claim.record.claim.group for claim in registered}
    return CandidateClaims(
        candidate_id=found.candidate_id,
        registered=tuple(_on_day(claim, uow.viewer, on) for claim in registered),
        from_files=tuple(claim for claim in found.claims if claim.group not in kept),
    )


def read_claim(uow: UnitOfWork, claim_id: str, *, on: date) -> ClaimOnDay:
    """Return a claim by its id."""
    return _on_day(uow.claims.get(claim_id), uow.viewer, on)


def register_claim(
    uow: UnitOfWork, candidate: str, draft: ClaimRecord, *, takes_over: bool = False, on: date
) -> ClaimOnDay:
    """Store a new claim, which nobody checked yet.

    With ``takes_over``, what the draft leaves open of membership, days and source is filled in
    from what a file says of the group; that file's word on the status is not.

    Raises
    ------
    Conflict
        If another open claim of the group overlaps, or the viewer may not register it.
    InvalidInput
        If there is nothing to take over, or a value cannot be.
    """
    uow.begin_change()
    owner = uow.candidates.resolve(candidate)
    check_may_keep(uow.viewer, owner.organisation_id)
    record = checked_record(draft)
    if takes_over:
        record = _taken_over(record, owner.claims)
    check_days(record)
    for proof in record.proofs:
        check_proof(proof, on)
    check_may_accept(uow.viewer, None, record)
    claim = RegisteredClaim(
        claim_id=new_id("D"), candidate_id=owner.candidate_id, record=_unjudged(record)
    )
    check_stands_alone(claim, uow.claims.of_candidate(owner.candidate_id))
    uow.claims.add(claim)
    uow.commit()
    return _on_day(claim, uow.viewer, on)


def change_claim(
    uow: UnitOfWork, claim_id: str, changed: Callable[[ClaimRecord], ClaimRecord], *, on: date
) -> ClaimOnDay:
    """Replace the facts of a claim by what ``changed`` makes of them.

    Raises
    ------
    Conflict
        If a desk judged the claim and it rests on what differs, if the group differs, if an
        overlap arises, or if the viewer may not change it.
    """
    uow.begin_change()
    claim = uow.claims.get(claim_id)
    record = corrected(claim.record, checked_record(changed(claim.record)))
    check_may_touch(uow.viewer, claim.record, record)
    check_may_accept(uow.viewer, claim.record, record)
    return _stored(uow, replace(claim, record=record), on)


def add_proof(uow: UnitOfWork, claim_id: str, proof: Proof, *, on: date) -> ClaimOnDay:
    """Add a document to a claim that is not verified or expired; whoever keeps the claim may."""
    uow.begin_change()
    claim = uow.claims.get(claim_id)
    proof = checked_proof(proof)
    check_proof(proof, on)
    return _stored(uow, replace(claim, record=with_proof(claim.record, proof)), on)


def move_claim(
    uow: UnitOfWork, claim_id: str, move: ClaimMove, *, at: datetime, on: date
) -> ClaimOnDay:
    """Move the status of a claim; who and when enter its history.

    Raises
    ------
    Conflict
        If the viewer does not decide on claims, or the status cannot move so.
    InvalidInput
        If the reason or the document is missing, or one is given that does not belong.
    """
    check_may_judge(uow.viewer)
    uow.begin_change()
    claim = uow.claims.get(claim_id)
    _check_belongs(move, uow.viewer)
    proof = None if move.proof is None else checked_proof(move.proof)
    if proof is not None:
        check_proof(proof, on)
    desk = checked_text(move.checked_by, "checked_by")
    actor = _actor(uow)
    record = moved(
        claim.record,
        move.transition,
        by=f"{actor} namens {desk}" if desk else actor,
        at=at,
        reason=checked_text(move.reason, "reason"),
        proof=proof,
        checked_by=desk or None,
        until=move.until,
    )
    return _stored(uow, replace(claim, record=record), on)


def remove_claim(uow: UnitOfWork, claim_id: str) -> None:
    """Remove a claim on which no desk ever decided."""
    uow.begin_change()
    check_may_be_removed(uow.claims.get(claim_id).record)
    uow.claims.delete(claim_id)
    uow.commit()


def _stored(uow: UnitOfWork, claim: RegisteredClaim, on: date) -> ClaimOnDay:
    check_stands_alone(claim, uow.claims.of_candidate(claim.candidate_id))
    uow.claims.update(claim)
    uow.commit()
    return _on_day(claim, uow.viewer, on)


def _on_day(claim: RegisteredClaim, viewer: Viewer, on: date) -> ClaimOnDay:
    record = claim.record
    last, status = expires_on(record), status_on(record, on)
    has_lapsed = status is not ClaimStatus.REFUSED and last is not None and last < on
    return ClaimOnDay(
        claim=claim,
        on=on,
        is_current=membership(record, on)[0],
        is_past=status is ClaimStatus.EXPIRED or has_lapsed,
        expires_on=last,
        proof_state=proof_state(record),
        transitions=allowed_transitions(record.claim.status) if may_judge(viewer) else (),
    )


def _taken_over(record: ClaimRecord, told: tuple[Claim, ...]) -> ClaimRecord:
    draft = record.claim
    found = next((claim for claim in told if claim.group is draft.group), None)
    if found is None:
        raise InvalidInput(
            f"No file says anything of {draft.group} for this candidate.",
            where="from_file",
            remedy="Leave it out, and give what is known.",
        )
    is_open = draft.is_member is Ternary.UNKNOWN
    claim = replace(
        draft,
        is_member=found.is_member if is_open else draft.is_member,
        since=draft.since or found.since,
        until=draft.until or found.until,
        source=draft.source or found.source,
    )
    return replace(record, claim=claim)


def _unjudged(record: ClaimRecord) -> ClaimRecord:
    claim = replace(record.claim, status=ClaimStatus.UNVERIFIED)
    return replace(record, claim=claim, checked_by="", checked_on=None, history=())


def _check_belongs(move: ClaimMove, viewer: Viewer) -> None:
    if move.proof is not None and move.transition is not ClaimTransition.VERIFY:
        raise InvalidInput(
            f"A document goes with a verification, not with '{move.transition}'.",
            where="proof",
            remedy="Leave it out, and name it in the reason if need be.",
        )
    if move.until is not None and move.transition is not ClaimTransition.EXPIRE:
        raise InvalidInput(
            f"A last day goes with an expiry, not with '{move.transition}'.",
            where="until",
            remedy="Leave it out, or change the facts of the claim.",
        )
    if move.checked_by and viewer.role is not Role.OPERATOR:
        raise InvalidInput(
            "Who acts for an organisation acts in its name.",
            where="checked_by",
            remedy="Leave it out; only the operator enters a decision for a desk.",
        )


def _actor(uow: UnitOfWork) -> str:
    own = uow.viewer.organisation_id
    return OPERATOR_NAME if own is None else uow.organisations.get(own).name
