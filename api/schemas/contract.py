"""Contracts as JSON comes in. Sums and percentages are text, so that no cent is lost on the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.schemas.fields import Day, Euros, Percentage, Phrase, Reference, SourceId
from api.schemas.profile import days_in_order
from api.schemas.schema import Schema
from matcher.domain.claim import TargetGroup
from matcher.domain.contract import Contract
from matcher.domain.hours import WEEKLY_HOURS_LIMIT
from matcher.domain.obligation import ContractSort, ContractTerms, DutyBase, Goal, GoalKind
from matcher.domain.period import Period
from matcher.domain.target_group_rules import ReferenceDay

CONTRACT_EXAMPLE: dict[str, Any] = {
    "organisation": "O-2H4C9V7PGM0S",
    "authority": "O-9B6W3E1XJT5D",
    "source_id": "2026-017",
    "title": "Groot onderhoud wegen",
    "contract_sum": "1250000.00",
    "percentage": "5.0000",
    "award_date": "2026-06-01",
    "counted_groups": ["banenafspraak", "participatiewet"],
    "sort": "works",
    "wage_bill": None,
    "labour_share": "0.350000",
    "starts_on": "2026-07-01",
    "ends_on": "2028-06-30",
    "scheme": "haaglanden-zuid-holland-centraal/2023-07-01",
    "duty_rule": None,
    "duty_base": "contract_sum",
    "agreed_hour_base": None,
    "agreed_reference_day": "award",
    "goal_persons": "4.00",
    "goal_person_months": "48.00",
}

LARGEST_GOAL = Decimal(10) ** 9
"""Persons or months; keeps hundredths well inside 64 bits."""

Share = Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)]
WeeklyHours = Annotated[Decimal, Field(gt=0, le=Decimal(WEEKLY_HOURS_LIMIT), decimal_places=2)]
GoalNumber = Annotated[Decimal, Field(gt=0, le=LARGEST_GOAL, decimal_places=2)]


class ContractPatch(Schema):
    """A change of a contract (RFC 7396): absent is unchanged, null is unknown."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"award_date": "2026-06-01", "counted_groups": None}]}
    )

    organisation: Reference | None = Field(
        None, description="The contractor that owes the duty, by id or name."
    )
    authority: Reference | None = Field(
        None, description="The contracting authority (opdrachtgever), by id or name."
    )
    source_id: SourceId | None = Field(None, description="The number by which it is known.")
    title: Phrase | None = None
    contract_sum: Euros | None = Field(None, description="Euros, excluding VAT.")
    percentage: Percentage | None = Field(None, description="Share of the sum owed, in per cent.")
    award_date: Day | None = Field(
        None, description="Day of formal award, at which claims are judged (peildatum)."
    )
    counted_groups: Annotated[list[TargetGroup], Field(max_length=len(TargetGroup))] | None = Field(
        None,
        description="The groups it counts; null when it does not say. These, the scheme, the days "
        "and what was agreed on hours and peildatum are entered by a desk or the operator.",
    )
    sort: ContractSort | None = Field(
        None, description="What is bought: works, services or supplies."
    )
    wage_bill: Euros | None = Field(
        None, description="Loonsom in the contract, euros excluding VAT."
    )
    labour_share: Share | None = Field(
        None, description="Labour as a share of the sum, from 0 to 1 (30% is 0.3)."
    )
    starts_on: Day | None = Field(None, description="First day of the contract.")
    ends_on: Day | None = Field(None, description="Last day of the contract.")
    scheme: Reference | None = Field(
        None,
        description="The block scheme by which placements count, by its full name (`sroi-match "
        "schemes` lists them); it must count euros. Without one nobody can count a value.",
    )
    duty_rule: Reference | None = Field(
        None, description="The published rule on what is owed, where no percentage is given."
    )
    duty_base: DutyBase | None = Field(
        None, description="Of what the percentage is taken; null where the contract leaves it open."
    )
    agreed_hour_base: WeeklyHours | None = Field(
        None, description="Weekly hours that are full time, agreed where the scheme names none."
    )
    agreed_reference_day: ReferenceDay | None = Field(
        None, description="Peildatum, agreed where the scheme names none."
    )
    goal_persons: GoalNumber | None = Field(
        None, description="How many people are meant to work, beside the euros."
    )
    goal_person_months: GoalNumber | None = Field(
        None, description="How many months of work are meant, over all people."
    )


class ContractIn(ContractPatch):
    """A contract to register. What is absent or null is not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [CONTRACT_EXAMPLE]})

    organisation: Reference = Field(description="The contractor that owes the duty, by id or name.")
    title: Phrase

    _ends_in_order = days_in_order

    def draft(self) -> ContractTerms:
        """Return the contract without an id, its parties named as they were sent."""
        return ContractTerms(
            contract=self._contract(),
            sort=self.sort,
            wage_bill=self.wage_bill,
            labour_share=self.labour_share,
            duration=Period(self.starts_on, self.ends_on),
            scheme_id=self.scheme,
            duty_rule=self.duty_rule,
            duty_base=self.duty_base,
            agreed_hour_base=self.agreed_hour_base,
            agreed_reference_day=self.agreed_reference_day,
            goals=self._goals(),
        )

    def _contract(self) -> Contract:
        groups = self.counted_groups
        return Contract(
            contract_id="",
            organisation_id=self.organisation,
            authority_id=self.authority,
            source_id=self.source_id or "",
            title=self.title,
            contract_sum=self.contract_sum,
            percentage=self.percentage,
            award_date=self.award_date,
            counted_groups=None if groups is None else frozenset(groups),
        )

    def _goals(self) -> tuple[Goal, ...]:
        named = {
            GoalKind.PERSONS: self.goal_persons,
            GoalKind.PERSON_MONTHS: self.goal_person_months,
        }
        return tuple(
            Goal(kind=kind, target=target) for kind, target in named.items() if target is not None
        )
