"""Questions about an allocation as JSON."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, Strict

from api.schemas.fields import Reference, YesNo
from api.schemas.schema import Schema
from api.services.allocation_question import (
    LEAST_FIT,
    LIST_LENGTH,
    MOST_LEFT,
    AllocationQuestion,
)
from matcher.allocation.problem import AllocationChoices

MOST_NAMED = 1000
MOST_LINES = 1000
Share = Annotated[float, Field(ge=0, le=1)]

QUESTION_EXAMPLE: dict[str, Any] = {
    "region": "Midden-Utrecht",
    "least_fit": 0.5,
    "due_first": True,
    "spread": 0.1,
}


class AllocationIn(Schema):
    """For which vacancies people are to be allocated; without any of them for all open ones."""

    model_config = ConfigDict(json_schema_extra={"examples": [QUESTION_EXAMPLE]})

    vacancies: Annotated[list[Reference], Field(max_length=MOST_NAMED)] = Field(
        [], description="Our ids or the contractors' own; empty: all that are open."
    )
    contractor: Reference | None = Field(None, description="Id or name; null: any.")
    contract: Reference | None = Field(None, description="Our id or the contractor's; null: any.")
    region: Reference | None = Field(
        None, description="Labour-market region where the work must be, name or code; null: any."
    )
    least_fit: Share = Field(
        LEAST_FIT, description="Below this, candidate and vacancy are no pair. 0 is never one."
    )
    due_first: YesNo = Field(
        False, description="Fill places of contracts that end sooner first. Fit stays what it is."
    )
    spread: Share = Field(
        0.0,
        description="How much fit may be given up to spread people over contractors: the k-th "
        "person for a contractor with P open places counts for spread * (k - 1) / P less.",
    )
    list_length: Annotated[int, Strict(), Field(ge=1, le=MOST_LINES)] = Field(
        LIST_LENGTH, description="Length k of the lists that are compared before and after."
    )
    most_left: Annotated[int, Strict(), Field(ge=0, le=MOST_LINES)] = Field(
        MOST_LEFT, description="How many of those who get no place are told about."
    )
    with_not_counting: YesNo = Field(
        False, description="Also place who certainly does not count for the vacancy's contract."
    )

    def question(self) -> AllocationQuestion:
        """Return the question as the service takes it."""
        return AllocationQuestion(
            vacancies=tuple(self.vacancies),
            contractor=self.contractor,
            contract=self.contract,
            region=self.region,
            choices=AllocationChoices(
                least_fit=self.least_fit, due_first=self.due_first, spread=self.spread
            ),
            list_length=self.list_length,
            most_left=self.most_left,
            with_not_counting=self.with_not_counting,
        )
