"""Registered claims as JSON goes out: facts, documents, history, and how they stand on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.candidate import ClaimOut, claim_out
from api.schemas.claim_record import PROOF_EXAMPLE, ClaimFactsIn
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.claims import CandidateClaims, ClaimOnDay
from matcher.domain.claim import ClaimStatus, TargetGroup
from matcher.domain.claim_record import (
    ClaimGround,
    ClaimRecord,
    ClaimTransition,
    ProofKind,
    StatusChange,
)
from matcher.domain.judgement import ProofState

_EXAMPLE: dict[str, Any] = {
    "id": "D-6Q1V8J3N0KXA",
    "candidate": "K-3F7Q9ZT0B2MX",
    "group": "participatiewet",
    "is_member": "yes",
    "since": "2024-03-01",
    "until": None,
    "source": "intake",
    "ground": None,
    "study_level": None,
    "left_school_on": None,
    "unemployed_since": "2023-11-01",
    "is_registered_job_seeker": "unknown",
    "is_accepted_by_authority": "unknown",
    "has_disability": "unknown",
    "status": "verified",
    "proofs": [PROOF_EXAMPLE],
    "checked_by": "Werkplein Voorbeeld",
    "checked_on": "2026-11-24",
    "history": [
        {
            "transition": "verify",
            "status": "verified",
            "by": "Werkplein Voorbeeld",
            "at": "2026-11-24T09:30:00Z",
            "reason": None,
        }
    ],
    "shown_on": "2026-11-25",
    "is_current": "yes",
    "is_past": False,
    "expires_on": None,
    "proof_state": "proven",
    "allowed_transitions": ["verify", "refuse", "expire", "reopen"],
}


class ProofOut(Schema):
    """A document that was seen (bewijsstuk)."""

    kind: ProofKind
    reference: str | None
    dated_on: date | None
    valid_until: date | None = Field(description="Null names no end.")


class StatusChangeOut(Schema):
    """One decision on a claim: which, by whom, when and why."""

    transition: ClaimTransition
    status: ClaimStatus = Field(description="What the claim became by it.")
    by: str
    at: datetime
    reason: str | None


class ClaimRecordOut(Schema):
    """A registered claim (claimdossier); null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    id: str
    candidate: str
    group: TargetGroup
    is_member: Answer
    since: date | None
    until: date | None
    source: str | None
    ground: ClaimGround | None
    study_level: int | None
    left_school_on: date | None
    unemployed_since: date | None
    is_registered_job_seeker: Answer
    is_accepted_by_authority: Answer
    has_disability: Answer
    status: ClaimStatus = Field(description="As the last decision left it.")
    proofs: list[ProofOut] = Field(description="In the order in which they were added.")
    checked_by: str | None = Field(description="The desk that last verified it.")
    checked_on: date | None
    history: list[StatusChangeOut] = Field(description="All decisions, oldest first.")
    shown_on: date = Field(description="The day for which the following fields hold.")
    is_current: Answer = Field(
        description="Whether the person belongs to the group on that day, as far as this claim "
        "goes. Whether that counts, a contract decides."
    )
    is_past: bool = Field(
        description="Whether the claim, or the last document behind it, has expired by then, also "
        "when nobody said so."
    )
    expires_on: date | None = Field(description="The last day; null names no end.")
    proof_state: ProofState
    allowed_transitions: list[ClaimTransition] = Field(
        description="What the one who asks may do with the status."
    )


class CandidateClaimsOut(Schema):
    """All that is recorded of somebody's target groups."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "candidate": "K-3F7Q9ZT0B2MX",
                    "claims": [_EXAMPLE],
                    "from_files": [
                        {
                            "group": "banenafspraak",
                            "is_member": "no",
                            "status": "unverified",
                            "since": None,
                            "until": None,
                            "source": "Sonar: Banenafspraak",
                        }
                    ],
                }
            ]
        }
    )

    candidate: str = Field(description="The pseudonym.")
    claims: list[ClaimRecordOut] | None = Field(
        description="In order of registration. Null for those who may not read which target groups "
        "somebody belongs to."
    )
    from_files: list[ClaimOut] | None = Field(
        description="What files say of groups without a registered claim: it has no id, no "
        "documents and no history. Null for those who may not read it."
    )


def candidate_claims_out(found: CandidateClaims) -> CandidateClaimsOut:
    """Return the claims of a candidate as they go out."""
    claims, told = found.registered, found.from_files
    return CandidateClaimsOut(
        candidate=found.candidate_id,
        claims=None if claims is None else [claim_record_out(claim) for claim in claims],
        from_files=None if told is None else [claim_out(claim) for claim in told],
    )


def claim_record_out(shown: ClaimOnDay) -> ClaimRecordOut:
    """Return a registered claim as it goes out."""
    record = shown.claim.record
    return ClaimRecordOut(
        id=shown.claim.claim_id,
        candidate=shown.claim.candidate_id,
        status=record.claim.status,
        proofs=_proofs(record),
        checked_by=record.checked_by or None,
        checked_on=record.checked_on,
        history=[_change(change) for change in record.history],
        shown_on=shown.on,
        is_current=shown.is_current,
        is_past=shown.is_past,
        expires_on=shown.expires_on,
        proof_state=shown.proof_state,
        allowed_transitions=list(shown.transitions),
        **_facts(record),
    )


def claim_facts(record: ClaimRecord) -> ClaimFactsIn:
    """Return the facts of a stored claim as they could be sent, to lay a change over."""
    return ClaimFactsIn(**_facts(record))


def _facts(record: ClaimRecord) -> dict[str, Any]:
    return {
        "group": record.claim.group,
        "is_member": record.claim.is_member,
        "since": record.claim.since,
        "until": record.claim.until,
        "source": record.claim.source or None,
        "ground": record.ground,
        "study_level": record.study_level,
        "left_school_on": record.left_school_on,
        "unemployed_since": record.unemployed_since,
        "is_registered_job_seeker": record.is_registered_job_seeker,
        "is_accepted_by_authority": record.is_accepted_by_authority,
        "has_disability": record.has_disability,
    }


def _proofs(record: ClaimRecord) -> list[ProofOut]:
    return [
        ProofOut(
            kind=proof.kind,
            reference=proof.reference or None,
            dated_on=proof.dated_on,
            valid_until=proof.valid_until,
        )
        for proof in record.proofs
    ]


def _change(change: StatusChange) -> StatusChangeOut:
    return StatusChangeOut(
        transition=change.transition,
        status=change.status,
        by=change.by,
        at=change.at,
        reason=change.reason or None,
    )
