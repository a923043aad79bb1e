"""Whether somebody came in the place of another worker, as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.schema import Schema
from api.schemas.words import Answer
from matcher.domain.access import Role
from matcher.domain.displacement import DisplacementAnswer
from matcher.ternary import Ternary

_ONE: dict[str, Any] = {
    "displaced": "no",
    "recorded_at": "2026-11-24T09:30:00Z",
    "role": "contractor",
    "organisation": "O-7QK2M0ZB4T9X",
}
_OUT: dict[str, Any] = {
    "placement": "P-8W2R5JC0X6NA",
    "is_asked": True,
    "displaced": "no",
    "answers": [_ONE],
}


class DisplacementIn(Schema):
    """An answer: did somebody come in the place of another worker, or of who would be hired?"""

    model_config = ConfigDict(json_schema_extra={"examples": [{"displaced": "no"}]})

    displaced: Answer = Field(description="Unknown: asked, and not learnt.")


class DisplacementAnswerOut(Schema):
    """One answer, and for whom it was given."""

    displaced: Answer
    recorded_at: datetime
    role: Role
    organisation: str | None


class DisplacementOut(Schema):
    """What is known: the last answer holds, and without any nobody was asked."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT]})

    placement: str
    is_asked: bool
    displaced: Answer = Field(description="The last answer; unknown where nobody was asked.")
    answers: list[DisplacementAnswerOut] = Field(description="All of them, the last one last.")


def displacement_out(placement_id: str, answers: tuple[DisplacementAnswer, ...]) -> DisplacementOut:
    """Return the answers of a placement as they go out."""
    return DisplacementOut(
        placement=placement_id,
        is_asked=bool(answers),
        displaced=answers[-1].displaced if answers else Ternary.UNKNOWN,
        answers=[
            DisplacementAnswerOut(
                displaced=one.displaced,
                recorded_at=one.at,
                role=one.role,
                organisation=one.organisation_id,
            )
            for one in answers
        ],
    )
