"""Registered claims as JSON comes in: facts, documents, and transitions asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, Strict, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.schemas.fields import Day, SourceId, YesNo
from api.schemas.profile import check_order
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.claim_texts import LONGEST_REASON
from api.services.claims import ClaimMove
from matcher.domain.claim import Claim, TargetGroup
from matcher.domain.claim_record import (
    ClaimGround,
    ClaimRecord,
    ClaimTransition,
    Proof,
    ProofKind,
    StudyLevel,
)
from matcher.ternary import Ternary

MOST_PROOFS = 50
PROOF_EXAMPLE: dict[str, Any] = {
    "kind": "benefit_decision",
    "reference": "B-2024/117",
    "dated_on": "2024-03-04",
    "valid_until": None,
}

ShortText = Annotated[str, StringConstraints(max_length=LONGEST_REASON)]
"""One or two sentences; identifiers in it are refused, not taken out."""
Level = Annotated[int, Strict(), Field(ge=1, le=5)]


class ProofIn(Schema):
    """A document that was seen (bewijsstuk). The document itself is never kept."""

    model_config = ConfigDict(json_schema_extra={"examples": [PROOF_EXAMPLE]})

    kind: ProofKind
    reference: SourceId | None = Field(
        None, description="The authority's own number or mark; never a BSN."
    )
    dated_on: Day | None = Field(None, description="The day that stands on the document.")
    valid_until: Day | None = Field(
        None, description="Last day for which it proves; null when it names none."
    )

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(
            self.dated_on,
            self.valid_until,
            "valid_until comes before dated_on: swap them, or leave one out.",
        )
        return self

    def proof(self) -> Proof:
        """Return the document of the domain."""
        return Proof(
            kind=self.kind,
            reference=self.reference or "",
            dated_on=self.dated_on,
            valid_until=self.valid_until,
        )


class ClaimRecordPatch(Schema):
    """A change of the facts of a claim (RFC 7396): absent is unchanged, null is unknown."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"since": "2024-03-01", "unemployed_since": None}]}
    )

    group: TargetGroup | None = Field(None, description="Never changes once it is registered.")
    is_member: Answer | None = Field(
        None, description="What the source says: in the group, not in it, or not known."
    )
    since: Day | None = Field(None, description="First day in the group; null is unknown.")
    until: Day | None = Field(None, description="Last day in the group, itself included.")
    source: ShortText | None = Field(None, description="Where the statement comes from.")
    ground: ClaimGround | None = Field(
        None, description="For banenafspraak: why somebody stands in the doelgroepregister."
    )
    study_level: Level | None = Field(None, description="For bbl and bol: 1 to 4 is mbo, 5 hbo.")
    left_school_on: Day | None = Field(None, description="For vso and pro: last day at school.")
    unemployed_since: Day | None = Field(None, description="First day without work.")
    is_registered_job_seeker: Answer | None = Field(None, description="Registered with UWV.")
    is_accepted_by_authority: Answer | None = Field(
        None,
        description="Whether the authority accepts this person: it settles what could not be read "
        "in its rules. A municipal desk or the operator records it.",
    )
    has_disability: Answer | None = Field(None, description="Arbeidsbeperking.")

    @model_validator(mode="after")
    def _days_in_order(self) -> Self:
        check_order(
            self.since, self.until, "until comes before since: swap them, or leave until out."
        )
        return self


class ClaimFactsIn(ClaimRecordPatch):
    """The facts of a claim, all of them; what is absent is not known."""

    group: TargetGroup

    def record(self) -> ClaimRecord:
        """Return the record of the domain, which nobody checked yet."""
        return ClaimRecord(
            claim=Claim(
                group=self.group,
                is_member=_known(self.is_member),
                since=self.since,
                until=self.until,
                source=self.source or "",
            ),
            ground=self.ground,
            study_level=None if self.study_level is None else StudyLevel(self.study_level),
            left_school_on=self.left_school_on,
            unemployed_since=self.unemployed_since,
            is_registered_job_seeker=_known(self.is_registered_job_seeker),
            is_accepted_by_authority=_known(self.is_accepted_by_authority),
            has_disability=_known(self.has_disability),
        )


class ClaimRecordIn(ClaimFactsIn):
    """A claim to register. What is absent or null is not known."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "group": "ww",
                    "is_member": "yes",
                    "since": "2024-03-01",
                    "proofs": [PROOF_EXAMPLE],
                },
                {"group": "participatiewet", "from_file": True},
            ]
        }
    )

    proofs: Annotated[list[ProofIn], Field(max_length=MOST_PROOFS)] | None = Field(
        None, description="Documents that were seen."
    )
    from_file: YesNo | None = Field(
        None,
        description="Take over what a file says of this group: membership, first and last day and "
        "source, as far as they are not given here.",
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.is_member is None and not self.from_file:
            raise PydanticCustomError(
                "membership",
                "Say with is_member whether the person belongs to the group (yes, no, unknown), "
                "or take it over from the file with from_file.",
            )
        return self

    def record(self) -> ClaimRecord:
        """Return the record of the domain, with its documents."""
        proofs = tuple(proof.proof() for proof in self.proofs or ())
        return replace(ClaimFactsIn.record(self), proofs=proofs)


class TransitionIn(Schema):
    """A decision on a claim (besluit over een claim)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"transition": "verify", "proof": PROOF_EXAMPLE},
                {"transition": "refuse", "reason": "Het besluit is van een ander."},
                {"transition": "expire", "until": "2026-09-30"},
            ]
        }
    )

    transition: ClaimTransition
    reason: ShortText | None = Field(
        None, description="Why; needed to refuse and to reopen. The person may ask for it."
    )
    proof: ProofIn | None = Field(
        None, description="To verify: the document seen; needed where the claim has none yet."
    )
    until: Day | None = Field(
        None, description="To expire: the last day in the group, where the claim names another."
    )
    checked_by: ShortText | None = Field(
        None, description="For the operator only: the desk for which this is entered."
    )

    def move(self) -> ClaimMove:
        """Return the transition of the service."""
        return ClaimMove(
            transition=self.transition,
            reason=self.reason or "",
            proof=self.proof.proof() if self.proof else None,
            until=self.until,
            checked_by=self.checked_by or "",
        )


def _known(answer: Ternary | None) -> Ternary:
    return Ternary.UNKNOWN if answer is None else answer
