"""Social efforts under a contract: purchases, training and activities that count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from api.services.identifiers import new_id
from matcher.domain.access import DECIDING_ROLES, Viewer
from matcher.domain.effort import SocialEffort
from matcher.errors import Conflict
from models.paging import Page
from models.unit_of_work import UnitOfWork


def register_effort(uow: UnitOfWork, contract: str, draft: SocialEffort) -> SocialEffort:
    """Store a new effort under a contract, named by our id or the contractor's own.

    Raises
    ------
    Conflict
        If the viewer neither owes the contract nor decides what counts, or settles a value.
    """
    _check_may_settle(uow.viewer, draft, None)
    contract_id = uow.contracts.resolve(contract).contract_id
    effort = replace(draft, effort_id=new_id("E"), contract_id=contract_id)
    uow.efforts.add(effort)
    uow.commit()
    return uow.efforts.get(effort.effort_id)


def read_effort(uow: UnitOfWork, effort_id: str) -> SocialEffort:
    """Return an effort by its id."""
    return uow.efforts.get(effort_id)


def list_efforts(uow: UnitOfWork, contract: str, *, limit: int, offset: int) -> Page[SocialEffort]:
    """Return a page of the efforts of a contract, by day."""
    contract_id = uow.contracts.resolve(contract).contract_id
    return uow.efforts.list(contract_id=contract_id, limit=limit, offset=offset)


def change_effort(
    uow: UnitOfWork, effort_id: str, changed: Callable[[SocialEffort], SocialEffort]
) -> SocialEffort:
    """Replace an effort by what ``changed`` makes of it; it stays under its contract."""
    uow.begin_change()
    stored = uow.efforts.get(effort_id)
    effort = replace(changed(stored), effort_id=stored.effort_id, contract_id=stored.contract_id)
    _check_may_settle(uow.viewer, effort, stored)
    uow.efforts.update(effort)
    uow.commit()
    return uow.efforts.get(effort_id)


def remove_effort(uow: UnitOfWork, effort_id: str) -> None:
    """Remove an effort; it no longer counts."""
    uow.efforts.delete(effort_id)
    uow.commit()


def _check_may_settle(viewer: Viewer, effort: SocialEffort, stored: SocialEffort | None) -> None:
    """Refuse, with Conflict, a value that an authority settled from who does not speak for one."""
    was = None if stored is None else stored.agreed_value
    if effort.agreed_value != was and viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk or the operator records which value was agreed.",
            where="agreed_value",
            remedy="Leave it out, and ask the municipal desk to enter it.",
        )
