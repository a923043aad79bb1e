"""Introductions as JSON comes in: who is introduced, the steps that follow, and checks."""

from __future__ import annotations

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from api.schemas.fields import Day, Reference
from api.schemas.placement import PlacementFactsIn
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.introduction_drafts import IntroductionDraft, IntroductionStep
from matcher.domain.introduction import (
    FoundThrough,
    Initiator,
    IntroductionState,
    RefusalReason,
)
from matcher.domain.work_end import EndReason

LONGEST_SENT = 1000
"""Characters; what is too long for the log is refused with a sentence, not by its form."""

Remark = Annotated[
    str,
    StringConstraints(max_length=LONGEST_SENT),
    Field(
        description="A few words about the work. Nothing on health, benefit, origin, belief or "
        "past, and no name: the log is never changed. What is found of that is refused."
    ),
]
HappenedOn = Annotated[
    Day | None, Field(description="The day on which it happened; absent or null: today.")
]

INTRODUCTION_EXAMPLE: dict[str, Any] = {
    "candidate": "K-3F7Q9ZT0B2MX",
    "vacancy": "V-5D8N1KX3R6WJ",
    "ranking": "R-1Z9C4T7HQ2VB",
    "started_by": "intermediary",
}


class IntroductionIn(Schema):
    """A candidate to introduce for a vacancy (voorstel)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                INTRODUCTION_EXAMPLE,
                {
                    "candidate": "0001",
                    "vacancy": "vac-1",
                    "found_through": "direct_approach",
                    "started_by": "contractor",
                },
            ]
        }
    )

    candidate: Reference = Field(
        description="The pseudonym (K-…), or for its intermediary the id in the own system. The "
        "person must have consented to sharing."
    )
    vacancy: Reference = Field(description="Our or the contractor's id.")
    ranking: Reference | None = Field(
        None,
        description="The list in which the candidate was seen (R-…). Place and weights are taken "
        "from the log, and kept.",
    )
    found_through: FoundThrough | None = Field(
        None, description="By which road, where it was no ranking that was shown here."
    )
    started_by: Initiator | None = Field(
        None,
        description="Who took the first step. Absent: the one who sends it; the operator says it.",
    )
    on: HappenedOn = None
    remark: Remark = ""

    def draft(self) -> IntroductionDraft:
        """Return the introduction as it was sent."""
        return IntroductionDraft(
            candidate=self.candidate,
            vacancy=self.vacancy,
            found_through=self.found_through,
            ranking=self.ranking,
            started_by=self.started_by,
            on=self.on,
            remark=self.remark,
        )


class IntroductionEventIn(Schema):
    """A step of an introduction to record."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"state": "invited", "on": "2026-11-24"},
                {"state": "declined_by_candidate", "reason": "travel"},
            ]
        }
    )

    state: IntroductionState = Field(
        description="The state in which it leaves the introduction. `possible` of the introduction "
        "lists what can follow."
    )
    on: HappenedOn = None
    reason: RefusalReason | None = Field(
        None, description="Needed where the contractor or candidate declines, or it is withdrawn."
    )
    remark: Remark = ""
    placement: Reference | None = Field(
        None, description="With `placed`: the placement that is registered already (P-…)."
    )

    def step(self) -> IntroductionStep:
        """Return the step as it was sent."""
        return IntroductionStep(
            state=self.state,
            on=self.on,
            reason=self.reason,
            remark=self.remark,
            placement=self.placement,
        )


class IntroducedPlacementIn(PlacementFactsIn):
    """The work that comes of an introduction; candidate, contractor and vacancy are known."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"form": "employment", "starts_on": "2026-12-01", "hours_per_week": "28.00"}
            ]
        }
    )

    on: HappenedOn = None

    @model_validator(mode="after")
    def _names_no_other_vacancy(self) -> Self:
        if self.vacancy is not None:
            raise PydanticCustomError(
                "vacancy", "The vacancy is that of the introduction: leave it out."
            )
        return self


class SustainedCheckIn(Schema):
    """What somebody learnt who asked whether a placed candidate is in work still."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"still_in_work": "yes", "on": "2026-11-24"}]}
    )

    still_in_work: Answer = Field(description="Unknown: asked, and not learnt.")
    on: HappenedOn = None


class WorkEndIn(Schema):
    """That the work which came of an introduction is over."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "contract_ended", "on": "2026-11-24"}]}
    )

    reason: EndReason = Field(description="Why; nothing on illness: `other` or `unknown` then.")
    on: HappenedOn = Field(None, description="The last day of work; absent or null: today.")


class ConfirmationIn(Schema):
    """That a profile is right, by somebody who asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"on": "2026-11-24"}]})

    on: HappenedOn = None
