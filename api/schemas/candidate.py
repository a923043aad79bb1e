"""Candidates as JSON: a pseudonym, a profile and claims. There is no field for who somebody is."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from api.schemas.fields import Day, Phrase, Reference, SourceId, YesNo
from api.schemas.paging import PageOut
from api.schemas.profile import ProfileIn, ProfileOut, check_order, profile_out
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.candidates import ShownCandidate
from matcher.domain.candidate import Candidate
from matcher.domain.claim import Claim, ClaimStatus, TargetGroup
from models.paging import Page

PROFILE_EXAMPLE: dict[str, Any] = {
    "skills": ["heftruck rijden", "orders verzamelen"],
    "preferred_occupations": ["heftruckchauffeur"],
    "experience": [
        {
            "occupation": "magazijnmedewerker",
            "started_on": "2019-03-01",
            "ended_on": "2022-08-31",
        }
    ],
    "certificates": {"held": ["VCA basis"], "is_complete": False},
    "driving_licences": {"held": ["B"], "is_complete": True},
    "transport": {"held": ["bicycle"], "is_complete": False},
    "pc4": "3511",
    "hours": {"minimum": 24, "maximum": 32},
    "available_from": "2026-12-01",
    "available_until": None,
    "education_level": "vmbo",
    "dutch_spoken": "good",
    "dutch_written": "reasonable",
    "shift_work": "unknown",
    "max_distance_km": 20,
    "max_travel_min": None,
    "wishes": {
        "refused_occupations": ["schoonmaker"],
        "wanted_sectors": ["construction", "transport_and_storage"],
        "refused_sectors": [],
        "places": ["outdoors"],
        "company": ["alone", "team"],
    },
}
CANDIDATE_EXAMPLE: dict[str, Any] = {
    "organisation": "O-7QK2M0ZB4T9X",
    "source_id": "0001",
    "is_shareable": True,
    "profile": PROFILE_EXAMPLE,
    "claims": [
        {
            "group": "participatiewet",
            "is_member": "yes",
            "status": "unverified",
            "since": "2024-01-01",
            "until": None,
            "source": "intake",
        }
    ],
}
_OUT_EXAMPLE = {"id": "K-3F7Q9ZT0B2MX"} | CANDIDATE_EXAMPLE


class ClaimIn(Schema):
    """The statement that somebody does, or does not, belong to a target group."""

    group: TargetGroup
    is_member: Answer
    status: ClaimStatus = ClaimStatus.UNVERIFIED
    since: Day | None = Field(None, description="First day of membership; null is unknown.")
    until: Day | None = Field(None, description="Last day of membership; null is unknown.")
    source: Phrase | None = Field(None, description="Where the statement comes from.")

    @model_validator(mode="after")
    def _ends_in_order(self) -> Self:
        check_order(
            self.since, self.until, "until comes before since: swap them, or leave until out."
        )
        return self

    def claim(self) -> Claim:
        """Return the claim of the domain."""
        return Claim(
            group=self.group,
            is_member=self.is_member,
            status=self.status,
            since=self.since,
            until=self.until,
            source=self.source or "",
        )


class ClaimOut(Schema):
    """The statement that somebody does, or does not, belong to a target group."""

    group: TargetGroup
    is_member: Answer
    status: ClaimStatus
    since: Day | None
    until: Day | None
    source: str | None


class CandidatePatch(Schema):
    """A change of a candidate (RFC 7396): absent is unchanged, null is unknown."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"profile": {"hours": {"maximum": 36}, "available_until": None}},
            ]
        }
    )

    organisation: Reference | None = Field(
        None, description="The intermediary that registers the candidate, by id or name."
    )
    source_id: SourceId | None = Field(
        None, description="The id in the intermediary's own system; never a BSN."
    )
    is_shareable: YesNo | None = Field(
        None,
        description="The person has consented to sharing (toestemming). Without it the candidate "
        "is matched for the own intermediary only.",
    )
    profile: ProfileIn | None = None
    claims: Annotated[list[ClaimIn], Field(max_length=len(TargetGroup))] | None = None


class CandidateIn(CandidatePatch):
    """A candidate to register. What is absent or null is not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [CANDIDATE_EXAMPLE]})

    organisation: Reference = Field(
        description="The intermediary that registers the candidate, by id or name."
    )

    def draft(self) -> Candidate:
        """Return the candidate without an id, its intermediary named as it was sent."""
        return Candidate(
            candidate_id="",
            organisation_id=self.organisation,
            source_id=self.source_id or "",
            is_shareable=bool(self.is_shareable),
            profile=(self.profile or ProfileIn()).profile(),
            claims=tuple(claim.claim() for claim in self.claims or ()),
        )


class CandidateOut(Schema):
    """A candidate, as far as the one who asks may see."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str = Field(description="The pseudonym.")
    organisation: str = Field(description="Id of the intermediary.")
    source_id: str | None = Field(
        description="Null where there is none, and for others than the own intermediary."
    )
    is_shareable: bool
    profile: ProfileOut
    claims: list[ClaimOut] | None = Field(
        description="Null for those who may not read which target groups somebody belongs to."
    )


class CandidatePageOut(PageOut[CandidateOut]):
    """A page of candidates, in order of registration."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def candidate_out(candidate: ShownCandidate) -> CandidateOut:
    """Return the candidate as it goes out."""
    claims = candidate.claims
    return CandidateOut(
        id=candidate.candidate_id,
        organisation=candidate.organisation_id,
        source_id=candidate.source_id,
        is_shareable=candidate.is_shareable,
        profile=profile_out(candidate.profile, shows_wishes=candidate.shows_wishes),
        claims=None if claims is None else [claim_out(claim) for claim in claims],
    )


def candidate_page_out(page: Page[ShownCandidate], *, limit: int, offset: int) -> CandidatePageOut:
    """Return a page of candidates as it goes out."""
    return CandidatePageOut(
        rows=[candidate_out(row) for row in page.rows],
        total=page.total,
        limit=limit,
        offset=offset,
    )


def claim_out(claim: Claim) -> ClaimOut:
    """Return what a source says of a group as it goes out."""
    return ClaimOut(
        group=claim.group,
        is_member=claim.is_member,
        status=claim.status,
        since=claim.since,
        until=claim.until,
        source=claim.source or None,
    )
