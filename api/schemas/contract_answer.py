"""Contracts as JSON goes out."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from pydantic import ConfigDict, Field

from api.schemas.contract import CONTRACT_EXAMPLE
from api.schemas.fields import Day
from api.schemas.paging import PageOut
from api.schemas.schema import Schema
from api.services.contracts import KeptContract, terms_by_field
from matcher.domain.claim import TargetGroup
from matcher.domain.obligation import ContractSort, ContractTerms, DutyBase
from matcher.domain.target_group_rules import ReferenceDay
from models.paging import Page

_OUT_EXAMPLE: dict[str, Any] = {"id": "C-0M7T2B8Y4QGF"} | CONTRACT_EXAMPLE | {"warnings": []}


class ContractFactsOut(Schema):
    """What a contract says; null is unknown."""

    id: str
    organisation: str = Field(description="Id of the contractor.")
    authority: str | None = Field(description="Id of the contracting authority.")
    source_id: str | None
    title: str
    contract_sum: Decimal | None
    percentage: Decimal | None
    award_date: Day | None
    counted_groups: list[TargetGroup] | None
    sort: ContractSort | None
    wage_bill: Decimal | None
    labour_share: Decimal | None
    starts_on: Day | None
    ends_on: Day | None
    scheme: str | None
    duty_rule: str | None
    duty_base: DutyBase | None
    agreed_hour_base: Decimal | None
    agreed_reference_day: ReferenceDay | None
    goal_persons: Decimal | None
    goal_person_months: Decimal | None


class ContractOut(ContractFactsOut):
    """A contract; null is unknown."""

    model_config = ConfigDict(json_schema_extra={"examples": [_OUT_EXAMPLE]})

    warnings: list[str] = Field(
        description="Sentences on what is missing, or unusual and perhaps agreed; not errors."
    )


class ContractPageOut(PageOut[ContractOut]):
    """A page of contracts, in order of registration."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"rows": [_OUT_EXAMPLE], "total": 1, "limit": 50, "offset": 0}]
        }
    )


def contract_facts_out(terms: ContractTerms) -> ContractFactsOut:
    """Return what a change of the contract starts from."""
    return ContractFactsOut(**_facts(terms))


def contract_out(kept: KeptContract) -> ContractOut:
    """Return the contract as it goes out."""
    return ContractOut(**_facts(kept.terms), warnings=list(kept.warnings))


def contract_page_out(page: Page[KeptContract], *, limit: int, offset: int) -> ContractPageOut:
    """Return a page of contracts as it goes out."""
    return ContractPageOut(
        rows=[contract_out(row) for row in page.rows], total=page.total, limit=limit, offset=offset
    )


def _facts(terms: ContractTerms) -> dict[str, Any]:
    contract = terms.contract
    return {
        "id": contract.contract_id,
        "source_id": contract.source_id or None,
        "title": contract.title,
        **terms_by_field(terms),
    }
