"""Contracts, one at a time: registered, looked up, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from api.services.identifiers import new_id
from api.services.references import asked_organisation, organisation_id_of
from matcher.domain.contract import Contract
from matcher.domain.organisation import OrganisationKind
from models.paging import Page
from models.unit_of_work import UnitOfWork


def register_contract(uow: UnitOfWork, draft: Contract) -> Contract:
    """Store a new contract; the draft has no id yet and names its parties by id or name."""
    contract = replace(_with_parties(uow, draft), contract_id=new_id("C"))
    uow.contracts.add(contract)
    uow.commit()
    return contract


def read_contract(uow: UnitOfWork, contract: str) -> Contract:
    """Return a contract by our id or the contractor's own."""
    return uow.contracts.resolve(contract)


def list_contracts(
    uow: UnitOfWork,
    *,
    organisation: str | None = None,
    authority: str | None = None,
    limit: int,
    offset: int,
) -> Page[Contract]:
    """Return a page of contracts, in order of registration."""
    return uow.contracts.list(
        organisation_id=asked_organisation(uow, organisation),
        authority_id=None
        if authority is None
        else organisation_id_of(uow, authority, where="authority"),
        limit=limit,
        offset=offset,
    )


def change_contract(
    uow: UnitOfWork, contract_id: str, changed: Callable[[Contract], Contract]
) -> Contract:
    """Replace a contract by what ``changed`` makes of it; nobody else writes in between."""
    uow.begin_change()
    draft = changed(uow.contracts.get(contract_id))
    contract = replace(_with_parties(uow, draft), contract_id=contract_id)
    uow.contracts.update(contract)
    uow.commit()
    return contract


def remove_contract(uow: UnitOfWork, contract_id: str) -> None:
    """Remove a contract that no vacancy serves."""
    uow.contracts.delete(contract_id)
    uow.commit()


def _with_parties(uow: UnitOfWork, draft: Contract) -> Contract:
    contractor = organisation_id_of(
        uow, draft.organisation_id, OrganisationKind.CONTRACTOR, where="organisation"
    )
    authority = draft.authority_id
    if authority is not None:
        authority = organisation_id_of(
            uow, authority, OrganisationKind.CONTRACTING_AUTHORITY, where="authority"
        )
    return replace(draft, organisation_id=contractor, authority_id=authority)
