"""Placements, one at a time: registered, looked up, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from api.services.audit import log_choice
from api.services.identifiers import new_id
from api.services.placement_disclosure import ShownPlacement, shown_placement, shown_placements
from api.services.placement_drafts import PlacementDraft, PlacementParties
from api.services.placement_rights import (
    check_may_attribute,
    check_not_entered_before,
    written_bonus_facts,
)
from api.services.references import asked_contract, organisation_id_of
from api.services.rule_library import rule_library
from matcher.domain.access import Role
from matcher.domain.audit import AuditedAction
from matcher.domain.organisation import OrganisationKind
from matcher.domain.placement import Attribution, BonusFacts, Placement, RegisteredPlacement
from matcher.errors import InvalidInput, NotFound
from matcher.value.attribution import kept_within
from models.paging import Page
from models.unit_of_work import UnitOfWork


def register_placement(
    uow: UnitOfWork, draft: PlacementDraft, parties: PlacementParties
) -> ShownPlacement:
    """Store a new placement; it counts for the contract, if one is named, from its first day on.

    Raises
    ------
    InvalidInput
        If what it refers to does not exist, or nobody is named as the employer.
    Conflict
        If the viewer may not register it, or it is registered already.
    """
    uow.begin_change()
    placement_id = add_placement(uow, draft, parties)
    uow.commit()
    return read_placement(uow, placement_id)


def add_placement(uow: UnitOfWork, draft: PlacementDraft, parties: PlacementParties) -> str:
    """Add a placement in the transaction of what else comes of it; return its id, uncommitted."""
    contract_id = asked_contract(uow, parties.contract)
    employer_id = _employer(uow, parties.employer, contract_id)
    check_may_attribute(uow, employer_id, [contract_id] if contract_id else [])
    placement = replace(
        draft.placement,
        placement_id=new_id("P"),
        candidate_id=_candidate(uow, parties.candidate),
    )
    new = RegisteredPlacement(
        placement=placement,
        organisation_id=employer_id,
        vacancy_id=_vacancy(uow, draft.vacancy),
        bonus_facts=_bonus_facts(uow, draft, BonusFacts()),
        attributions=_from_the_first_day(placement, contract_id),
    )
    check_not_entered_before(uow, new)
    uow.placements.add(new)
    return placement.placement_id


def read_placement(uow: UnitOfWork, placement_id: str) -> ShownPlacement:
    """Return a placement by its id."""
    return shown_placement(uow, uow.placements.get(placement_id))


def list_placements(
    uow: UnitOfWork,
    *,
    contract: str | None = None,
    employer: str | None = None,
    candidate: str | None = None,
    limit: int,
    offset: int,
) -> Page[ShownPlacement]:
    """Return a page of placements, in order of registration."""
    page = uow.placements.list(
        contract_id=asked_contract(uow, contract),
        organisation_id=None
        if employer is None
        else organisation_id_of(uow, employer, where="employer"),
        candidate_id=None if candidate is None else _candidate(uow, candidate),
        limit=limit,
        offset=offset,
    )
    return Page(shown_placements(uow, page.rows), page.total)


def change_placement(
    uow: UnitOfWork,
    placement_id: str,
    changed: Callable[[ShownPlacement], PlacementDraft],
    *,
    at: datetime,
) -> ShownPlacement:
    """Replace what was entered of a placement; nobody else writes in between.

    The contracts it counts for follow its first and last day. A contractor leaves the bonus facts
    as they are stored.

    Raises
    ------
    Conflict
        If it would no longer be work on any of the days on which it counts for a contract.
    """
    uow.begin_change()
    stored = uow.placements.get(placement_id)
    draft = changed(shown_placement(uow, stored))
    placement = replace(
        draft.placement,
        placement_id=placement_id,
        candidate_id=stored.placement.candidate_id,
    )
    after = replace(
        stored,
        placement=placement,
        vacancy_id=_vacancy(uow, draft.vacancy),
        bonus_facts=_bonus_facts(uow, draft, stored.bonus_facts),
        attributions=kept_within(stored.attributions, stored.placement.days, placement.days),
    )
    save_change(uow, stored, after, at=at)
    uow.commit()
    return read_placement(uow, placement_id)


def remove_placement(uow: UnitOfWork, placement_id: str, *, at: datetime) -> None:
    """Remove a placement; it no longer counts for any contract."""
    uow.begin_change()
    stored = uow.placements.get(placement_id)
    contract_ids = {one.contract_id for one in stored.attributions}
    check_may_attribute(uow, stored.organisation_id, contract_ids)
    uow.placements.delete(placement_id)
    _log_attributions(uow, stored, (), at=at)
    uow.commit()


def save_change(
    uow: UnitOfWork, stored: RegisteredPlacement, after: RegisteredPlacement, *, at: datetime
) -> None:
    """Store a changed placement, and log it when it counts for other contracts or days."""
    uow.placements.update(after)
    _log_attributions(uow, stored, after.attributions, at=at)


def _log_attributions(
    uow: UnitOfWork,
    stored: RegisteredPlacement,
    after: tuple[Attribution, ...],
    *,
    at: datetime,
) -> None:
    if stored.attributions != after:
        log_choice(
            uow,
            AuditedAction.ATTRIBUTION_CHANGED,
            stored.placement.placement_id,
            f"{_written(stored.attributions)} → {_written(after)}",
            at=at,
        )


def _written(attributions: tuple[Attribution, ...]) -> str:
    lines = [
        f"{one.contract_id} {one.days.valid_from}/{one.days.valid_until or '…'}"
        for one in attributions
    ]
    return ", ".join(lines) or "no contract"


def _from_the_first_day(placement: Placement, contract_id: str | None) -> tuple[Attribution, ...]:
    if contract_id is None:
        return ()
    whole = Attribution(
        placement_id=placement.placement_id, contract_id=contract_id, days=placement.days
    )
    return (whole,)


def _bonus_facts(uow: UnitOfWork, draft: PlacementDraft, stored: BonusFacts) -> BonusFacts:
    return written_bonus_facts(uow.viewer, rule_library(uow), draft.bonus_facts, stored)


def _employer(uow: UnitOfWork, named: str | None, contract_id: str | None) -> str:
    if named is not None:
        return organisation_id_of(uow, named, OrganisationKind.CONTRACTOR, where="employer")
    if uow.viewer.role is Role.CONTRACTOR and uow.viewer.organisation_id is not None:
        return uow.viewer.organisation_id
    if contract_id is None:
        raise InvalidInput(
            "Nobody is named where the candidate works.",
            where="employer",
            remedy="Name the contractor, or the contract for which the work counts.",
        )
    return uow.contracts.get(contract_id).organisation_id


def _candidate(uow: UnitOfWork, text: str) -> str:
    try:
        return uow.candidates.resolve(text).candidate_id
    except NotFound:
        # Who is no longer shared is found by the pseudonym alone, where they work already.
        return text.strip()


def _vacancy(uow: UnitOfWork, text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return uow.vacancies.resolve(text).vacancy_id
    except NotFound as fault:
        raise InvalidInput(
            "No vacancy has this id.",
            where="vacancy",
            remedy="Look it up in the list of vacancies, or leave it out.",
        ) from fault
