"""Contracts over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.dependencies import JsonContent, RegistrationWork
from api.routers.describing import CHANGED, CREATED, LISTED, LOOKED_UP, REMOVED, located
from api.routers.paths import CONTRACTS
from api.schemas.contract import ContractIn, ContractPatch
from api.schemas.contract_answer import (
    ContractOut,
    ContractPageOut,
    contract_facts_out,
    contract_out,
    contract_page_out,
)
from api.schemas.fields import Reference
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.schemas.paging import Limit, Offset
from api.services import contracts
from matcher.domain.obligation import ContractTerms

router = APIRouter(prefix=CONTRACTS, tags=["contracts"])

AnyId = Annotated[
    str,
    Path(
        description="Our id (C-…), or the number by which the contractor knows it.",
        examples=["C-0M7T2B8Y4QGF"],
    ),
]
OwnId = Annotated[str, Path(description="Our id (C-…).", examples=["C-0M7T2B8Y4QGF"])]


@router.post(
    "",
    status_code=201,
    summary="Register a contract",
    responses={**CREATED, **located("The contract, under a new id.")},
    dependencies=[JsonContent],
)
def create_contract(
    contract: ContractIn, work: RegistrationWork, response: Response
) -> ContractOut:
    """Store a tendered contract (opdracht) that carries a social-return duty.

    What is missing, or unusual and perhaps agreed so, stands in `warnings` of the answer. Who
    counts and for how much (scheme, groups, days, agreed hours and peildatum) is entered by a desk
    or the operator; a contractor registers the rest of its own contracts.
    """
    with work() as uow:
        made = contracts.register_contract(uow, contract.draft())
    response.headers["Location"] = f"{CONTRACTS}/{made.terms.contract.contract_id}"
    return contract_out(made)


@router.get("", summary="List contracts", responses=LISTED)
def list_contracts(
    work: RegistrationWork,
    organisation: Annotated[
        Reference | None, Query(description="Of this contractor, by id or name.")
    ] = None,
    authority: Annotated[
        Reference | None, Query(description="Of this contracting authority, by id or name.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> ContractPageOut:
    """Give the contracts, in order of registration."""
    with work() as uow:
        page = contracts.list_contracts(
            uow, organisation=organisation, authority=authority, limit=limit, offset=offset
        )
    return contract_page_out(page, limit=limit, offset=offset)


@router.get("/{contract_id:path}", summary="Read a contract", responses=LOOKED_UP)
def read_contract(contract_id: AnyId, work: RegistrationWork) -> ContractOut:
    """Give one contract."""
    with work() as uow:
        return contract_out(contracts.read_contract(uow, contract_id))


@router.patch(
    "/{contract_id}", summary="Change a contract", responses=CHANGED, dependencies=[JsonContent]
)
def change_contract(
    contract_id: OwnId,
    patch: Annotated[ContractPatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
) -> ContractOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it.

    Once placements count for the contract, a change of its terms is logged.
    """
    with work() as uow:
        changed = contracts.change_contract(
            uow, contract_id, partial(_patched, patch), at=datetime.now(UTC)
        )
    return contract_out(changed)


@router.delete(
    "/{contract_id}",
    status_code=204,
    response_class=Response,
    summary="Remove a contract",
    responses=REMOVED,
)
def remove_contract(contract_id: OwnId, work: RegistrationWork) -> None:
    """Remove a contract that no vacancy serves, and for which nothing counts any more."""
    with work() as uow:
        contracts.remove_contract(uow, contract_id)


def _patched(patch: ContractPatch, stored: ContractTerms) -> ContractTerms:
    return patched(contract_facts_out(stored), patch, ContractIn).draft()
