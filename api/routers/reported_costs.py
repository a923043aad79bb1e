"""Extra costs and hours over HTTP: reported under a contract, and corrected by a new report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.dependencies import JsonContent, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.contracts import AnyId
from api.routers.describing import CHANGED, located, problems
from api.routers.paths import CONTRACTS, REPORTED_COSTS
from api.schemas.reported_cost import (
    ReportedCostIn,
    ReportedCostOut,
    ReportedCostsOut,
    reported_cost_out,
    reported_costs_out,
)
from api.services import reported_costs

router = APIRouter(tags=["reported costs"])

CostId = Annotated[str, Path(description="Our id (M-…).", examples=["M-6T1ZQ0V8M3KD"])]


@router.post(
    f"{CONTRACTS}/{{contract_id:path}}/costs",
    status_code=201,
    summary="Report extra costs or hours",
    responses={**CHANGED, **located("The report, under a new id.")},
    dependencies=[JsonContent],
)
def report_cost(
    contract_id: AnyId, cost: ReportedCostIn, work: RegistrationWork, response: Response
) -> ReportedCostOut:
    """Store what social return cost a contractor under a contract; it is never changed.

    0 says that there were no extra costs; what nobody reports is unknown. For the contractor that
    owes the contract, municipal desks and the operator.
    """
    with work() as uow:
        made = reported_costs.report_cost(uow, contract_id, cost.draft(), at=_now())
    response.headers["Location"] = f"{REPORTED_COSTS}/{made.cost_id}"
    return reported_cost_out(made)


@router.get(
    f"{CONTRACTS}/{{contract_id:path}}/costs",
    summary="List the reported costs of a contract",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def list_reported_costs(
    contract_id: AnyId,
    work: RegistrationWork,
    with_replaced: Annotated[
        bool, Query(description="Also those that a later report replaced.")
    ] = False,
) -> ReportedCostsOut:
    """Give what was reported, in order of reporting, to its contractor, desks and the operator."""
    with work() as uow:
        return reported_costs_out(
            reported_costs.list_costs(uow, contract_id, with_replaced=with_replaced)
        )


@router.get(
    f"{REPORTED_COSTS}/{{cost_id}}",
    summary="Read reported costs",
    responses=problems(NOT_FOUND),
)
def read_reported_cost(cost_id: CostId, work: RegistrationWork) -> ReportedCostOut:
    """Give one report, also one that was replaced."""
    with work() as uow:
        return reported_cost_out(reported_costs.read_cost(uow, cost_id))


@router.post(
    f"{REPORTED_COSTS}/{{cost_id}}/replacement",
    status_code=201,
    summary="Replace reported costs",
    responses={**CHANGED, **located("The new report, under an id of its own.")},
    dependencies=[JsonContent],
)
def replace_reported_cost(
    cost_id: CostId, cost: ReportedCostIn, work: RegistrationWork, response: Response
) -> ReportedCostOut:
    """Correct a report by a new one under the same contract; the earlier one stays readable."""
    with work() as uow:
        made = reported_costs.replace_cost(uow, cost_id, cost.draft(), at=_now())
    response.headers["Location"] = f"{REPORTED_COSTS}/{made.cost_id}"
    return reported_cost_out(made)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
