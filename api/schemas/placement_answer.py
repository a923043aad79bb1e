"""Placements as JSON goes out, as far as the one who asks may see."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.bonus_facts import BonusFactsOut, bonus_facts_out
from api.schemas.fields import Day
from api.schemas.paging import PageOut
from api.schemas.placement import PLACEMENT_EXAMPLE
from api.schemas.schema import Schema
from api.schemas.words import Answer
from api.services.placement_disclosure import ShownPlacement
from matcher.domain.period import Period
from matcher.domain.placement import Attribution, WorkForm
from models.paging import Page

_OUT_EXAMPLE: dict[str, Any] = {
    "id": "P-8W2R5JC0X6NA",
    **{name: value for name, value in PLACEMENT_EXAMPLE.items() if name != "contract"},
    "attributions": [
        {"contract": "C-0M7T2B8Y4QGF", "starts_on": "2026-07-01", "ends_on": "2027-06-30"}
    ],
    "warnings": [],
}


class SubsidyOut(Schema):
    """While loonkostensubsidie is paid, both days included; null is open."""

    starts_on: Day | None
    ends_on: Day | None


class AttributionOut(Schema):
    """The contract for which a placement counts on these days, both included."""

    contract: str
    starts_on: Day
    ends_on: Day | None = Field(description="Null: as long as the work lasts.")


class PlacementFactsOut(Schema):
    """What a change of a placement starts from."""

    id: str
    vacancy: str | None
    form: WorkForm
    starts_on: Day
    ends_on: Day | None
    hours_per_week: Decimal | None
    counting_since: Day | None
    is_permanent: Answer
    wage_cost_subsidy: SubsidyOut | None
    bonus_facts: BonusFactsOut | None = Field(
        description="Null for others than the own intermediary, desks and the operator."
    )


class PlacementOut(PlacementFactsOut):
    """A placement, as far as the one who asks may see."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    candidate: str = Field(description="The pseudonym.")
    employer: str = Field(description="Id of the contractor where one works.")
    attributions: list[AttributionOut] = Field(
        description="The contracts for which it counts, in order of days; one at most on any day."
    )
    warnings: list[str] = Field(description="Sentences on what may be a mistake; not errors.")


class PlacementPageOut(PageOut[PlacementOut]):
    """A page of placements, in order of registration."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def placement_facts_out(shown: ShownPlacement) -> PlacementFactsOut:
    """Return what a change of the placement starts from."""
    return PlacementFactsOut(**_facts(shown))


def placement_out(shown: ShownPlacement) -> PlacementOut:
    """Return the placement as it goes out."""
    return PlacementOut(
        **_facts(shown),
        candidate=shown.placement.candidate_id,
        employer=shown.organisation_id,
        attributions=[_attribution_out(one) for one in shown.attributions],
        warnings=list(shown.warnings),
    )


def placement_page_out(page: Page[ShownPlacement], *, limit: int, offset: int) -> PlacementPageOut:
    """Return a page of placements as it goes out."""
    return PlacementPageOut(
        rows=[placement_out(row) for row in page.rows],
        total=page.total,
        limit=limit,
        offset=offset,
    )


def _facts(shown: ShownPlacement) -> dict[str, Any]:
    placement, facts = shown.placement, shown.bonus_facts
    return {
        "id": placement.placement_id,
        "vacancy": shown.vacancy_id,
        "form": placement.form,
        "starts_on": placement.starts_on,
        "ends_on": placement.ends_on,
        "hours_per_week": placement.hours_per_week,
        "counting_since": placement.counting_since,
        "is_permanent": placement.is_permanent,
        "wage_cost_subsidy": _subsidy_out(placement.wage_cost_subsidy),
        "bonus_facts": None if facts is None else bonus_facts_out(facts),
    }


def _subsidy_out(days: Period | None) -> SubsidyOut | None:
    return None if days is None else SubsidyOut(starts_on=days.valid_from, ends_on=days.valid_until)


def _attribution_out(attribution: Attribution) -> AttributionOut:
    first = attribution.days.valid_from
    assert first is not None, "a stored attribution has a first day"
    return AttributionOut(
        contract=attribution.contract_id, starts_on=first, ends_on=attribution.days.valid_until
    )
