"""Questions about feasibility as JSON. Money is text, so that no cent is lost on the way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.schemas.fields import (
    Day,
    Euros,
    Pc4,
    Percentage,
    Phrase,
    Phrases,
    Positions,
    Reference,
    TravelMin,
)
from api.schemas.schema import Schema
from api.services.feasibility_question import (
    LEAST_FIT,
    AskedPlace,
    FeasibilityQuestion,
    WorkKind,
)
from matcher.domain.contract import Contract
from matcher.domain.hours import WEEKLY_HOURS_LIMIT
from matcher.domain.obligation import ContractSort, ContractTerms, DutyBase
from matcher.feasibility.answer import COMFORTABLE_SHARE

MOST_KINDS = 20
RuleName = Annotated[str, Field(min_length=1, max_length=200)]
Share = Annotated[Decimal, Field(ge=0, le=1, decimal_places=6)]

QUESTION_EXAMPLE: dict[str, Any] = {
    "scheme": "haaglanden-zuid-holland-centraal/2023-07-01",
    "owed": "50000.00",
    "pc4": "3511",
    "work": [
        {"title": "schoonmaker"},
        {"title": "groenmedewerker", "skills": ["heggen knippen", "onkruid wieden"]},
    ],
    "starts_on": "2027-01-04",
    "ends_on": "2028-01-03",
    "hours_per_week": "24",
    "positions": 5,
}


class WorkKindIn(Schema):
    """A kind of work: a title, skills, or both; or a vacancy that is registered."""

    title: Phrase | None = Field(None, description="What the work is called.")
    skills: Phrases | None = Field(
        None, description="What one must be able to do; absent: what the title says."
    )
    vacancy: Reference | None = Field(
        None, description="A registered vacancy, by our or the contractor's id, in place of both."
    )


class DutyIn(Schema):
    """A contract that is not registered: its sum, and a percentage or a published rule."""

    contract_sum: Euros | None = Field(None, description="Euros, excluding VAT.")
    percentage: Percentage | None = Field(None, description="Share of the base, in per cent.")
    duty_rule: RuleName | None = Field(
        None, description="A rule on what is owed, where no percentage is given."
    )
    sort: ContractSort | None = Field(None, description="What is bought.")
    wage_bill: Euros | None = Field(None, description="Wages in the contract, excluding VAT.")
    labour_share: Share | None = Field(None, description="Labour as a share of the sum.")
    duty_base: DutyBase | None = Field(None, description="Of what the percentage is taken.")

    def terms(self) -> ContractTerms:
        """Return the terms of a contract that has no number yet."""
        contract = Contract(
            contract_id="",
            organisation_id="",
            title="",
            contract_sum=self.contract_sum,
            percentage=self.percentage,
        )
        return ContractTerms(
            contract=contract,
            sort=self.sort,
            wage_bill=self.wage_bill,
            labour_share=self.labour_share,
            duty_rule=self.duty_rule,
            duty_base=self.duty_base,
        )


class FeasibilityIn(Schema):
    """Can an obligation be met? What a named contract says need not be given."""

    model_config = ConfigDict(json_schema_extra={"examples": [QUESTION_EXAMPLE]})

    work: Annotated[list[WorkKindIn], Field(min_length=1, max_length=MOST_KINDS)]
    pc4: Pc4 | None = Field(
        None, description="Where the work is: it must lie within what people will travel."
    )
    municipality: Phrase | None = Field(
        None, description="In place of a postcode: people must live here; a name or code."
    )
    region: Phrase | None = Field(
        None, description="In place of a postcode: the labour-market region people must live in."
    )
    scheme: RuleName | None = Field(None, description="The block scheme; null: the contract's.")
    contract: Reference | None = Field(
        None, description="A registered contract: gives what is owed, scheme and days."
    )
    owed: Euros | None = Field(None, description="What is owed; goes before the contract.")
    duty: DutyIn | None = Field(None, description="In place of `owed` and `contract`.")
    starts_on: Day | None = Field(
        None, description="First day of the work; null: of the contract, but not in the past."
    )
    ends_on: Day | None = Field(None, description="Last day to count; null: of the contract.")
    hours_per_week: (
        Annotated[Decimal, Field(gt=0, le=Decimal(WEEKLY_HOURS_LIMIT), decimal_places=2)] | None
    ) = Field(None, description="Null is unknown: values are then spans.")
    positions: Positions | None = Field(None, description="Jobs in all; null: no limit known.")
    least_fit: Annotated[float, Field(ge=0, le=1)] = Field(
        LEAST_FIT, description="From which share of the work covered somebody could do it."
    )
    most_travel_min: TravelMin | None = Field(
        None, description="Minutes one way for people without a limit; null: the ranker's horizon."
    )
    comfortable_share: Annotated[Decimal, Field(gt=0, le=1, decimal_places=6)] | None = Field(
        None,
        description="Share of the people who certainly count that 'comfortably' may need at most; "
        f"null: {COMFORTABLE_SHARE}.",
    )

    def question(self) -> FeasibilityQuestion:
        """Return the question as the service takes it."""
        share = self.comfortable_share
        return FeasibilityQuestion(
            work=tuple(
                WorkKind(
                    title=kind.title or "", skills=tuple(kind.skills or ()), vacancy=kind.vacancy
                )
                for kind in self.work
            ),
            place=AskedPlace(pc4=self.pc4, municipality=self.municipality, region=self.region),
            scheme=self.scheme,
            owed=self.owed,
            contract=self.contract,
            duty=self.duty.terms() if self.duty else None,
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            hours_per_week=self.hours_per_week,
            positions=self.positions,
            least_fit=self.least_fit,
            most_travel_min=self.most_travel_min,
            comfortable_share=COMFORTABLE_SHARE if share is None else Fraction(share),
        )
