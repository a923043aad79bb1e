"""Where the obligation of a contract stands, over HTTP."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.dependencies import KeptDep, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.contracts import AnyId
from api.routers.describing import problems
from api.routers.paths import CONTRACTS
from api.schemas.fields import Day
from api.schemas.obligation import ObligationOut, obligation_out
from api.services.obligations import account_of
from matcher.eligibility.wording import Language

router = APIRouter(prefix=CONTRACTS, tags=["contracts"])

On = Annotated[
    Day | None,
    Query(description="Up to and including this day. Default: today.", examples=["2026-06-30"]),
]


@router.get(
    "/{contract_id:path}/obligation",
    summary="See where an obligation stands",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def read_obligation(
    contract_id: AnyId,
    work: RegistrationWork,
    kept: KeptDep,
    on: On = None,
    language: Annotated[
        Language, Query(description="Of the sentences; formulas and rules stay Dutch.")
    ] = "nl",
) -> ObligationOut:
    """Give what is owed, earned and expected at the end date, with every placement and effort.

    For the contractor of the contract, municipal desks and the operator. Blocks, arithmetic and
    reasons can betray a target group: a contractor gets the amounts without them.
    """
    with work() as uow:
        today = kept.today()
        account = account_of(uow, contract_id, on or today, today=today)
    return obligation_out(account, language)
