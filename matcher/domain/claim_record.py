"""What stands behind a claim: proof, checks, and the facts that rules ask beside the group.

A ``Claim`` says that somebody belongs to a group; a ``ClaimRecord`` keeps with it by which
documents, checked by whom, and what a scheme may ask further. No scan of a document is kept:
kind, reference and date are enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from matcher.domain.claim import Claim, ClaimStatus
from matcher.ternary import Ternary


class ProofKind(StrEnum):
    """Kind of document that proves membership (soort bewijsstuk)."""

    BENEFIT_DECISION = "benefit_decision"
    REGISTER_LOOKUP = "register_lookup"
    INDICATION = "indication"
    APPRENTICESHIP_AGREEMENT = "apprenticeship_agreement"
    INTERNSHIP_AGREEMENT = "internship_agreement"
    SCHOOL_STATEMENT = "school_statement"
    JOB_SEEKER_REGISTRATION = "job_seeker_registration"
    MUNICIPAL_STATEMENT = "municipal_statement"
    SUBSIDY_DECISION = "subsidy_decision"
    LKV_STATEMENT = "lkv_statement"
    OTHER = "other"


class ClaimGround(StrEnum):
    """Ground on which somebody stands in the doelgroepregister.

    Source: UWV, http://www.uwv.nl/werkgevers/werknemer-met-uitkering/wet-banenafspraak/detail/doelgroepregister
    """

    WAJONG = "wajong"
    WSW = "wsw"
    WIW = "wiw"
    ID_JOB = "id_job"
    PARTICIPATIEWET = "participatiewet"
    PRAKTIJKROUTE = "praktijkroute"
    VSO_PRO = "vso_pro"
    PROVISION_NEEDED = "provision_needed"


class StudyLevel(IntEnum):
    """Level of the course of a pupil or student: mbo 1 (entree) to 4, then hbo."""

    MBO_1 = 1
    MBO_2 = 2
    MBO_3 = 3
    MBO_4 = 4
    HBO = 5


class ClaimTransition(StrEnum):
    """Named ways in which the status of a claim changes."""

    VERIFY = "verify"
    REFUSE = "refuse"
    EXPIRE = "expire"
    REOPEN = "reopen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A document that was seen (bewijsstuk): never the document itself.

    Attributes
    ----------
    kind : ProofKind
        What sort of document it is.
    reference : str
        The authority's own number or mark; never a BSN.
    dated_on, valid_until : date or None
        Day of the document; last day for which it proves, None when it names none.
    """

    kind: ProofKind
    reference: str = ""
    dated_on: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """Who changed the status of a claim, when, how, and why."""

    transition: ClaimTransition
    status: ClaimStatus
    by: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim with its proof, its history, and what rules ask of it further (claimdossier).

    Attributes
    ----------
    claim : Claim
        Group, membership, status, first and last day.
    ground : ClaimGround or None
        For the doelgroepregister: why somebody stands in it; health data.
    proofs : tuple of Proof
        Documents seen.
    checked_by, checked_on : str, date or None
        The desk that last verified the claim, and when; empty once the claim is opened again.
    history : tuple of StatusChange
        All changes of the status, oldest first.
    study_level : StudyLevel or None
        For BBL and BOL; None is unknown.
    left_school_on : date or None
        For VSO and PrO: last day at school; None is unknown or still at school.
    unemployed_since : date or None
        First day without work; None is unknown.
    is_registered_job_seeker : Ternary
        Registered with UWV as a job seeker.
    is_accepted_by_authority : Ternary
        Put forward or accepted by the municipality or contracting authority for social return.
    has_disability : Ternary
        Arbeidsbeperking, where a scheme asks it beside the group; health data.
    """

    claim: Claim
    ground: ClaimGround | None = None
    proofs: tuple[Proof, ...] = ()
    checked_by: str = ""
    checked_on: date | None = None
    history: tuple[StatusChange, ...] = ()
    study_level: StudyLevel | None = None
    left_school_on: date | None = None
    unemployed_since: date | None = None
    is_registered_job_seeker: Ternary = Ternary.UNKNOWN
    is_accepted_by_authority: Ternary = Ternary.UNKNOWN
    has_disability: Ternary = Ternary.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredClaim:
    """A claim record that a desk keeps of a candidate; what files say stays beside it.

    Attributes
    ----------
    claim_id : str
        ``D-…``.
    candidate_id : str
        Pseudonym.
    """

    claim_id: str
    candidate_id: str
    record: ClaimRecord
