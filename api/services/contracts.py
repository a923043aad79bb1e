"""Contracts with their terms, one at a time: registered, looked up, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from api.services.audit import log_choice
from api.services.contract_rules import check_rules, terms_warnings
from api.services.identifiers import new_id
from api.services.references import asked_organisation, organisation_id_of
from api.services.rule_library import rule_library
from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.audit import AuditedAction
from matcher.domain.obligation import ContractTerms, GoalKind
from matcher.domain.organisation import OrganisationKind
from matcher.errors import Conflict
from matcher.rulebooks.library import RuleLibrary
from models.paging import Page
from models.unit_of_work import UnitOfWork

_SAYS_WHO_COUNTS = (
    "counted_groups",
    "award_date",
    "starts_on",
    "ends_on",
    "scheme",
    "agreed_hour_base",
    "agreed_reference_day",
)
"""Fields that decide who counts and for how much; the others say what is owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptContract:
    """A contract with its terms, and sentences on what they leave open or what looks unusual."""

    terms: ContractTerms
    warnings: tuple[str, ...]


def register_contract(uow: UnitOfWork, draft: ContractTerms) -> KeptContract:
    """Store a new contract; the draft has no id yet and names its parties by id or name.

    Raises
    ------
    InvalidInput
        If a party, the scheme or the duty rule does not exist, or the scheme counts points.
    Conflict
        If the viewer may not register it, or decides who counts and is no desk.
    """
    # Nobody removes a desk's own rule between the check and the commit.
    uow.begin_change()
    library = rule_library(uow)
    check_rules(library, draft)
    terms = _with_parties(uow, draft, new_id("C"))
    _check_may_decide_who_counts(uow.viewer, None, terms)
    uow.contracts.add(terms.contract)
    uow.contracts.save_terms(terms)
    uow.commit()
    return _kept(library, uow.contracts.terms(terms.contract.contract_id))


def read_contract(uow: UnitOfWork, contract: str) -> KeptContract:
    """Return a contract by our id or the contractor's own."""
    (terms,) = uow.contracts.with_terms([uow.contracts.resolve(contract)])
    return _kept(rule_library(uow), terms)


def list_contracts(
    uow: UnitOfWork,
    *,
    organisation: str | None = None,
    authority: str | None = None,
    limit: int,
    offset: int,
) -> Page[KeptContract]:
    """Return a page of contracts, in order of registration."""
    page = uow.contracts.list(
        organisation_id=asked_organisation(uow, organisation),
        authority_id=None
        if authority is None
        else organisation_id_of(uow, authority, where="authority"),
        limit=limit,
        offset=offset,
    )
    library = rule_library(uow)
    return Page(
        [_kept(library, terms) for terms in uow.contracts.with_terms(page.rows)], page.total
    )


def change_contract(
    uow: UnitOfWork,
    contract_id: str,
    changed: Callable[[ContractTerms], ContractTerms],
    *,
    at: datetime,
) -> KeptContract:
    """Replace a contract by what ``changed`` makes of it; nobody else writes in between.

    Once placements count for it, a change of its terms is logged, and not the contractor's to
    make: it would decide what its own placements are worth.

    Raises
    ------
    Conflict
        If a contractor changes terms under which placements count, or what says who counts.
    """
    uow.begin_change()
    stored = uow.contracts.terms(contract_id)
    library = rule_library(uow)
    draft = changed(stored)
    check_rules(library, draft, stored)
    terms = _with_parties(uow, draft, contract_id)
    uow.contracts.update(terms.contract)
    uow.contracts.save_terms(terms)
    after = uow.contracts.terms(contract_id)
    _check_may_decide_who_counts(uow.viewer, stored, after)
    difference = _difference(stored, after)
    if difference and uow.contracts.count_placements(contract_id):
        _check_may_change_terms(uow.viewer, difference)
        log_choice(uow, AuditedAction.CONTRACT_TERMS_CHANGED, contract_id, difference, at=at)
    uow.commit()
    return _kept(library, after)


def remove_contract(uow: UnitOfWork, contract_id: str) -> None:
    """Remove a contract that no vacancy serves, and for which nothing counts."""
    uow.contracts.delete(contract_id)
    uow.commit()


def _check_may_decide_who_counts(
    viewer: Viewer, before: ContractTerms | None, after: ContractTerms
) -> None:
    """Refuse, with Conflict, terms on who counts and for how much from others than a desk.

    A contractor that wrote them could have a contract that counts one target group, and read in
    a ranking who is in it.
    """
    if viewer.role in DECIDING_ROLES:
        return
    old = {} if before is None else terms_by_field(before)
    new = terms_by_field(after)
    changed = [field for field in _SAYS_WHO_COUNTS if old.get(field) != new[field]]
    if changed:
        raise Conflict(
            "A municipal desk or the operator enters who counts for a contract, and for how much "
            f"({', '.join(changed)}).",
            where=changed[0],
            remedy="Leave these out, and ask the desk to enter them.",
        )


def _check_may_change_terms(viewer: Viewer, difference: str) -> None:
    if viewer.role is Role.CONTRACTOR:
        raise Conflict(
            "Placements count for this contract, so its terms are fixed for the contractor "
            f"({difference}).",
            where="contract",
            remedy="Ask the municipal desk to change them; title and number can still be changed.",
        )


def _kept(library: RuleLibrary, terms: ContractTerms) -> KeptContract:
    return KeptContract(terms=terms, warnings=terms_warnings(library, terms))


def _with_parties(uow: UnitOfWork, draft: ContractTerms, contract_id: str) -> ContractTerms:
    contractor = organisation_id_of(
        uow, draft.contract.organisation_id, OrganisationKind.CONTRACTOR, where="organisation"
    )
    authority = draft.contract.authority_id
    if authority is not None:
        authority = organisation_id_of(
            uow, authority, OrganisationKind.CONTRACTING_AUTHORITY, where="authority"
        )
    contract = replace(
        draft.contract,
        contract_id=contract_id,
        organisation_id=contractor,
        authority_id=authority,
    )
    return replace(draft, contract=contract)


def _difference(before: ContractTerms, after: ContractTerms) -> str:
    """Return which terms changed, as ``field: old → new``; empty when none did."""
    new = terms_by_field(after)
    return "; ".join(
        f"{field}: {_written(old)} → {_written(new[field])}"
        for field, old in terms_by_field(before).items()
        if old != new[field]
    )


def terms_by_field(terms: ContractTerms) -> dict[str, object]:
    """Return what decides on obligation and value, by the name of its field in the API."""
    contract, goals = terms.contract, {goal.kind: goal.target for goal in terms.goals}
    groups = contract.counted_groups
    return {
        "organisation": contract.organisation_id,
        "authority": contract.authority_id,
        "contract_sum": contract.contract_sum,
        "percentage": contract.percentage,
        "award_date": contract.award_date,
        "counted_groups": None if groups is None else sorted(groups),
        "sort": terms.sort,
        "wage_bill": terms.wage_bill,
        "labour_share": terms.labour_share,
        "starts_on": terms.duration.valid_from,
        "ends_on": terms.duration.valid_until,
        "scheme": terms.scheme_id,
        "duty_rule": terms.duty_rule,
        "duty_base": terms.duty_base,
        "agreed_hour_base": terms.agreed_hour_base,
        "agreed_reference_day": terms.agreed_reference_day,
        "goal_persons": goals.get(GoalKind.PERSONS),
        "goal_person_months": goals.get(GoalKind.PERSON_MONTHS),
    }


def _written(value: object) -> str:
    if value is None:
        return "unknown"
    return " ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)
