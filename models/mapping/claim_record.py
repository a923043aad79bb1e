"""RegisteredClaim and its rows."""

from __future__ import annotations

from matcher.domain.claim_record import ClaimRecord, Proof, RegisteredClaim, StatusChange
from models.mapping.candidate import claim_columns, claim_of
from models.rows.candidate import CandidateRow
from models.rows.claim_record import ClaimRecordRow


def claim_record_columns(record: ClaimRecord) -> dict[str, object]:
    """Return the columns of a claim record, without its documents and changes."""
    return claim_columns(record.claim) | {
        "ground": record.ground,
        "checked_by": record.checked_by,
        "checked_on": record.checked_on,
        "study_level": record.study_level,
        "left_school_on": record.left_school_on,
        "unemployed_since": record.unemployed_since,
        "is_registered_job_seeker": record.is_registered_job_seeker,
        "is_accepted_by_authority": record.is_accepted_by_authority,
        "has_disability": record.has_disability,
    }


def proof_columns(proof: Proof) -> dict[str, object]:
    """Return the columns of a document."""
    return {
        "kind": proof.kind,
        "reference": proof.reference,
        "dated_on": proof.dated_on,
        "valid_until": proof.valid_until,
    }


def change_columns(change: StatusChange) -> dict[str, object]:
    """Return the columns of a change of status."""
    return {
        "transition": change.transition,
        "status": change.status,
        "by": change.by,
        "at": change.at,
        "reason": change.reason,
    }


def registered_claim_of(row: ClaimRecordRow) -> RegisteredClaim:
    """Return the claim of a row that was loaded with all its relations."""
    return RegisteredClaim(
        claim_id=row.claim_id,
        candidate_id=row.candidate.candidate_id,
        record=claim_record_of(row),
    )


def claim_record_of(row: ClaimRecordRow) -> ClaimRecord:
    """Return the record of a row that was loaded with documents and changes."""
    return ClaimRecord(
        claim=claim_of(row),
        ground=row.ground,
        proofs=tuple(
            Proof(
                kind=proof.kind,
                reference=proof.reference,
                dated_on=proof.dated_on,
                valid_until=proof.valid_until,
            )
            for proof in row.proofs
        ),
        checked_by=row.checked_by,
        checked_on=row.checked_on,
        history=tuple(
            StatusChange(
                transition=change.transition,
                status=change.status,
                by=change.by,
                at=change.at,
                reason=change.reason,
            )
            for change in row.changes
        ),
        study_level=row.study_level,
        left_school_on=row.left_school_on,
        unemployed_since=row.unemployed_since,
        is_registered_job_seeker=row.is_registered_job_seeker,
        is_accepted_by_authority=row.is_accepted_by_authority,
        has_disability=row.has_disability,
    )


def records_of(row: CandidateRow) -> tuple[ClaimRecord, ...]:
    """Return all that is known of somebody's groups; the row was loaded with both kinds of claims.

    A registered claim stands for what files say about the same group.
    """
    registered = tuple(
        claim_record_of(record) for record in sorted(row.claim_records, key=lambda one: one.key)
    )
    kept = {record.claim.group for record in registered}
    told = tuple(ClaimRecord(claim=claim_of(claim)) for claim in row.claims)
    return (*registered, *(record for record in told if record.claim.group not in kept))
