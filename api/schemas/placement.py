"""Placements as JSON comes in: work that started, or is planned to."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from api.schemas.bonus_facts import BONUS_FACTS_EXAMPLE, BonusFactsIn, known
from api.schemas.fields import Day, Reference
from api.schemas.profile import check_order, days_in_order
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.placement_drafts import PlacementDraft, PlacementParties
from matcher.domain.hours import WEEKLY_HOURS_LIMIT
from matcher.domain.period import Period
from matcher.domain.placement import Placement, WorkForm

FACTS_EXAMPLE: dict[str, Any] = {
    "vacancy": "V-5D8N1KX3R6WJ",
    "form": "employment",
    "starts_on": "2026-07-01",
    "ends_on": "2027-06-30",
    "hours_per_week": "28.00",
    "counting_since": None,
    "is_permanent": "no",
    "wage_cost_subsidy": {"starts_on": "2026-07-01", "ends_on": None},
    "bonus_facts": BONUS_FACTS_EXAMPLE,
}
PLACEMENT_EXAMPLE: dict[str, Any] = {
    "candidate": "K-3F7Q9ZT0B2MX",
    "employer": "O-2H4C9V7PGM0S",
    "contract": "C-0M7T2B8Y4QGF",
} | FACTS_EXAMPLE

WeeklyHours = Annotated[Decimal, Field(gt=0, le=Decimal(WEEKLY_HOURS_LIMIT), decimal_places=2)]


class SubsidyIn(Schema):
    """While loonkostensubsidie is paid, both days included; null is open."""

    starts_on: Day | None = None
    ends_on: Day | None = None

    _ends_in_order = days_in_order


class PlacementPatch(Schema):
    """A change of a placement (RFC 7396): absent is unchanged, null is unknown.

    It mends what was entered wrongly, or tells how the work ended. Other hours or another form
    from some day on are a continuation.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [{"ends_on": "2026-12-31"}]})

    vacancy: Reference | None = Field(None, description="The vacancy that was filled, if any.")
    form: WorkForm | None = None
    starts_on: Day | None = Field(None, description="First day of work.")
    ends_on: Day | None = Field(None, description="Last day of work; null is open-ended.")
    hours_per_week: WeeklyHours | None = Field(None, description="Agreed hours per week.")
    counting_since: Day | None = Field(
        None,
        description="First day of an earlier placement that this one continues: counting periods "
        "run from there. Null: from `starts_on`.",
    )
    is_permanent: Answer | None = Field(None, description="Vast dienstverband.")
    wage_cost_subsidy: SubsidyIn | None = Field(
        None, description="While loonkostensubsidie is paid; null: none is recorded."
    )
    bonus_facts: BonusFactsIn | None = Field(
        None, description="Written by the own intermediary, desks and the operator only."
    )


class PlacementFactsIn(PlacementPatch):
    """A placement as a change leaves it."""

    form: WorkForm
    starts_on: Day

    _ends_in_order = days_in_order

    @model_validator(mode="after")
    def _counting_in_order(self) -> Self:
        check_order(
            self.counting_since,
            self.starts_on,
            "counting_since comes after starts_on: name the first day of the earlier work.",
        )
        return self

    def draft(self) -> PlacementDraft:
        """Return the placement without an id, what it refers to named as it was sent."""
        subsidy = self.wage_cost_subsidy
        return PlacementDraft(
            placement=Placement(
                placement_id="",
                candidate_id="",
                form=self.form,
                starts_on=self.starts_on,
                ends_on=self.ends_on,
                hours_per_week=self.hours_per_week,
                counting_since=self.counting_since,
                is_permanent=known(self.is_permanent),
                wage_cost_subsidy=Period(subsidy.starts_on, subsidy.ends_on) if subsidy else None,
            ),
            vacancy=self.vacancy,
            bonus_facts=None if self.bonus_facts is None else self.bonus_facts.facts(),
        )


class PlacementIn(PlacementFactsIn):
    """A placement to register. What is absent or null is not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [PLACEMENT_EXAMPLE]})

    candidate: Reference = Field(
        description="The pseudonym (K-…), or for its intermediary the id in the own system."
    )
    employer: Reference | None = Field(
        None,
        description="The contractor where one works, by id or name. Absent: oneself for a "
        "contractor, else the contractor of the contract.",
    )
    contract: Reference | None = Field(
        None,
        description="The contract for which it counts from its first day on, by our or the "
        "contractor's id; null: for none.",
    )

    def parties(self) -> PlacementParties:
        """Return who works where, and what it counts for, as it was sent."""
        return PlacementParties(
            candidate=self.candidate, employer=self.employer, contract=self.contract
        )
