"""Contracts as JSON. Sums and percentages are text, so that no cent is lost on the way."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from api.schemas.fields import Day, Euros, Percentage, Phrase, Reference, SourceId
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from matcher.domain.claim import TargetGroup
from matcher.domain.contract import Contract
from models.paging import Page

CONTRACT_EXAMPLE: dict[str, Any] = {
    "organisation": "O-2H4C9V7PGM0S",
    "authority": "O-9B6W3E1XJT5D",
    "source_id": "2026-017",
    "title": "Groot onderhoud wegen",
    "contract_sum": "1250000.00",
    "percentage": "5.0000",
    "award_date": "2026-06-01",
    "counted_groups": ["banenafspraak", "participatiewet"],
}
_OUT_EXAMPLE = {"id": "C-0M7T2B8Y4QGF"} | CONTRACT_EXAMPLE


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
        None, description="The groups it counts; null when it does not say."
    )


class ContractIn(ContractPatch):
    """A contract to register. What is absent or null is not known."""

    model_config = ConfigDict(json_schema_extra={"examples": [CONTRACT_EXAMPLE]})

    organisation: Reference = Field(description="The contractor that owes the duty, by id or name.")
    title: Phrase

    def draft(self) -> Contract:
        """Return the contract without an id, its parties named as they were sent."""
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


class ContractOut(Schema):
    """A contract; null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    id: str
    organisation: str = Field(description="Id of the contractor.")
    authority: str | None = Field(description="Id of the contracting authority.")
    source_id: str | None
    title: str
    contract_sum: Decimal | None
    percentage: Decimal | None
    award_date: Day | None
    counted_groups: list[TargetGroup] | None


class ContractPageOut(PageOut[ContractOut]):
    """A page of contracts, in order of registration."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def contract_out(contract: Contract) -> ContractOut:
    """Return the contract as it goes out."""
    groups = contract.counted_groups
    return ContractOut(
        id=contract.contract_id,
        organisation=contract.organisation_id,
        authority=contract.authority_id,
        source_id=contract.source_id or None,
        title=contract.title,
        contract_sum=contract.contract_sum,
        percentage=contract.percentage,
        award_date=contract.award_date,
        counted_groups=None if groups is None else sorted(groups),
    )


def contract_page_out(page: Page[Contract], *, limit: int, offset: int) -> ContractPageOut:
    """Return a page of contracts as it goes out."""
    return ContractPageOut(
        rows=[contract_out(row) for row in page.rows], total=page.total, limit=limit, offset=offset
    )
