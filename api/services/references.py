"""What a change refers to by id or name: it must exist, and be of the right kind."""

from __future__ import annotations

from matcher.domain.candidate import Candidate
from matcher.domain.organisation import OrganisationKind
from matcher.domain.vacancy import Vacancy
from matcher.errors import Conflict, InvalidInput, NotFound
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


def vacancy_named(uow: UnitOfWork, text: str) -> Vacancy:
    """Return the vacancy that a field names by our or the contractor's id."""
    try:
        return uow.vacancies.resolve(text)
    except NotFound as fault:
        raise InvalidInput(
            "No vacancy has this id.",
            where="vacancy",
            remedy="Look it up in the list of vacancies.",
        ) from fault


def candidate_named(uow: UnitOfWork, text: str) -> Candidate:
    """Return the candidate that a field names, whom the viewer may see."""
    try:
        return uow.candidates.resolve(text)
    except NotFound as fault:
        raise InvalidInput(
            "No candidate that you may see has this id.",
            where="candidate",
            remedy="Give the pseudonym (K-…) as the ranking shows it.",
        ) from fault


def check_consents(candidate: Candidate, why: str) -> None:
    """Refuse, with Conflict, to tell a contractor of somebody who did not consent to it."""
    if not candidate.is_shareable:
        raise Conflict(
            f"This candidate has not consented to sharing, and {why}.",
            where="candidate",
            remedy="Ask the candidate first, and record the consent (is_shareable).",
        )


def asked_organisation(uow: UnitOfWork, text: str | None) -> str | None:
    """Return the id of the organisation that a list is asked for; None asks for all."""
    return None if text is None else organisation_id_of(uow, text, where="organisation")


def asked_contract(uow: UnitOfWork, text: str | None) -> str | None:
    """Return the id of the contract that a list is asked for; None asks for all."""
    return None if text is None else contract_id_of(uow, text, where="contract")
