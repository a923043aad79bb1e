"""What a change refers to by id or name: it must exist, and be of the right kind."""

from __future__ import annotations

from matcher.domain.organisation import OrganisationKind
from matcher.errors import InvalidInput, NotFound
from models.unit_of_work import UnitOfWork

_KIND_NAMES = {
    OrganisationKind.INTERMEDIARY: "intermediary",
    OrganisationKind.CONTRACTOR: "contractor",
    OrganisationKind.CONTRACTING_AUTHORITY: "contracting authority",
}


def organisation_id_of(
    uow: UnitOfWork, text: str, kind: OrganisationKind | None = None, *, where: str
) -> str:
    """Return the id of the organisation that a field names by id or name.

    Raises
    ------
    InvalidInput
        If no organisation of this kind has it; ``where`` names the field.
    Ambiguous
        If more than one has.
    """
    try:
        return uow.organisations.resolve(text, kind).organisation_id
    except NotFound as fault:
        name = _KIND_NAMES[kind] if kind else "organisation"
        raise InvalidInput(
            f"No {name} has this id or name.",
            where=where,
            remedy="Look it up in the list of organisations, or register it first.",
        ) from fault


def contract_id_of(uow: UnitOfWork, text: str, *, where: str) -> str:
    """Return the id of the contract that a field names by our or the contractor's id."""
    try:
        return uow.contracts.resolve(text).contract_id
    except NotFound as fault:
        raise InvalidInput(
            "No contract has this id.",
            where=where,
            remedy="Look it up in the list of contracts, or register it first.",
        ) from fault


def asked_organisation(uow: UnitOfWork, text: str | None) -> str | None:
    """Return the id of the organisation that a list is asked for; None asks for all."""
    return None if text is None else organisation_id_of(uow, text, where="organisation")


def asked_contract(uow: UnitOfWork, text: str | None) -> str | None:
    """Return the id of the contract that a list is asked for; None asks for all."""
    return None if text is None else contract_id_of(uow, text, where="contract")
