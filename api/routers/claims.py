"""Claims to target groups over HTTP: what is recorded, proven and decided of each."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Response

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.routers.describing import CHANGED, LOOKED_UP, REMOVED, located
from api.routers.paths import CANDIDATES, CLAIMS
from api.schemas.claim_answer import (
    CandidateClaimsOut,
    ClaimRecordOut,
    candidate_claims_out,
    claim_facts,
    claim_record_out,
)
from api.schemas.claim_record import (
    ClaimFactsIn,
    ClaimRecordIn,
    ClaimRecordPatch,
    ProofIn,
    TransitionIn,
)
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.services import claims
from matcher.domain.claim_record import ClaimRecord

router = APIRouter(tags=["claims"])

AnyCandidate = Annotated[
    str,
    Path(
        description="The pseudonym (K-…), or the id in the intermediary's own system.",
        examples=["K-3F7Q9ZT0B2MX"],
    ),
]
OwnId = Annotated[str, Path(description="Our id (D-…).", examples=["D-6Q1V8J3N0KXA"])]
ONE = f"{CLAIMS}/{{claim_id}}"
OF_CANDIDATE = f"{CANDIDATES}/{{candidate_id:path}}/claims"


@router.get(OF_CANDIDATE, summary="List the claims of a candidate", responses=LOOKED_UP)
def list_claims(
    candidate_id: AnyCandidate, work: RegistrationWork, kept: KeptDep
) -> CandidateClaimsOut:
    """Give the registered claims, and what files say of groups without one.

    Only the own intermediary, a municipal desk and the operator read them.
    """
    with work() as uow:
        return candidate_claims_out(claims.list_claims(uow, candidate_id, on=kept.today()))


@router.post(
    OF_CANDIDATE,
    status_code=201,
    summary="Register a claim",
    responses={**CHANGED, **located("The claim, under a new id; nobody checked it yet.")},
    dependencies=[JsonContent],
)
def create_claim(
    candidate_id: AnyCandidate,
    claim: ClaimRecordIn,
    work: RegistrationWork,
    kept: KeptDep,
    response: Response,
) -> ClaimRecordOut:
    """Store a claim: from now on it stands for what files say of the same group.

    A group may have several claims one after the other, but no two open ones over the same days.
    """
    with work() as uow:
        made = claims.register_claim(
            uow,
            candidate_id,
            claim.record(),
            takes_over=bool(claim.from_file),
            on=kept.today(),
        )
    response.headers["Location"] = f"{CLAIMS}/{made.claim.claim_id}"
    return claim_record_out(made)


@router.get(ONE, summary="Read a claim", responses=LOOKED_UP)
def read_claim(claim_id: OwnId, work: RegistrationWork, kept: KeptDep) -> ClaimRecordOut:
    """Give one claim with its documents, its history, and what may be decided now."""
    with work() as uow:
        return claim_record_out(claims.read_claim(uow, claim_id, on=kept.today()))


@router.patch(
    ONE, summary="Change the facts of a claim", responses=CHANGED, dependencies=[JsonContent]
)
def change_claim(
    claim_id: OwnId,
    patch: Annotated[ClaimRecordPatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
    kept: KeptDep,
) -> ClaimRecordOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it.

    What a desk judged is reopened first; the group never changes.
    """
    with work() as uow:
        changed = claims.change_claim(uow, claim_id, partial(_patched, patch), on=kept.today())
    return claim_record_out(changed)


@router.delete(
    ONE,
    status_code=204,
    response_class=Response,
    summary="Remove a claim",
    responses=REMOVED,
)
def remove_claim(claim_id: OwnId, work: RegistrationWork) -> None:
    """Remove a claim on which nothing was ever decided; others keep their history."""
    with work() as uow:
        claims.remove_claim(uow, claim_id)


@router.post(
    f"{ONE}/proofs", summary="Add a document", responses=CHANGED, dependencies=[JsonContent]
)
def add_proof(
    claim_id: OwnId, proof: ProofIn, work: RegistrationWork, kept: KeptDep
) -> ClaimRecordOut:
    """Note a document (bewijsstuk) that somebody showed: kind, number and days, never a scan."""
    with work() as uow:
        return claim_record_out(claims.add_proof(uow, claim_id, proof.proof(), on=kept.today()))


@router.post(
    f"{ONE}/transitions", summary="Decide on a claim", responses=CHANGED, dependencies=[JsonContent]
)
def move_claim(
    claim_id: OwnId, transition: TransitionIn, work: RegistrationWork, kept: KeptDep
) -> ClaimRecordOut:
    """Verify, refuse, expire or reopen; who and when enter the history.

    For a municipal desk, or the operator for it.
    """
    with work() as uow:
        moved = claims.move_claim(
            uow,
            claim_id,
            transition.move(),
            at=datetime.now(UTC).astimezone(),
            on=kept.today(),
        )
    return claim_record_out(moved)


def _patched(patch: ClaimRecordPatch, stored: ClaimRecord) -> ClaimRecord:
    return patched(claim_facts(stored), patch, ClaimFactsIn).record()
