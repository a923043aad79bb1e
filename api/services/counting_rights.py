"""By which rules a viewer may be told whether people count, and for how much.

Amounts are public per block. Who could choose the scheme would read one person's amount under
each, and with them the block and often the target group; who could choose any contract, likewise.
Desks and the operator choose freely, as they may read the group itself. A contractor asks by its
own contracts and the schemes that these name, which a desk entered.
"""

from __future__ import annotations

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.domain.contract import Contract
from matcher.errors import Conflict
from models.unit_of_work import UnitOfWork


def counts_for_others(viewer: Viewer, contract: Contract | None) -> bool:
    """Return whether a contract is one of which this viewer is not told who counts."""
    is_contractor = viewer.role is Role.CONTRACTOR
    return (
        is_contractor
        and contract is not None
        and contract.organisation_id != viewer.organisation_id
    )


def check_may_ask_contract(viewer: Viewer, contract: Contract) -> None:
    """Refuse, with Conflict, a contractor that names a contract of another one."""
    if counts_for_others(viewer, contract):
        raise Conflict(
            "Who counts for a contract is told to its own contractor.",
            where="contract",
            remedy="Name a contract of your own, or leave it out.",
        )


def check_may_name_scheme(uow: UnitOfWork, scheme: str | None, *, may_read: bool = False) -> None:
    """Refuse, with Conflict, a scheme by which the viewer may not be told who counts.

    Parameters
    ----------
    may_read : bool
        Whether the question is about people of whom the viewer may read the group.
    """
    viewer = uow.viewer
    if scheme is None or may_read or viewer.role in DECIDING_ROLES:
        return
    if viewer.role is Role.CONTRACTOR and viewer.organisation_id is not None:
        if uow.contracts.names_scheme(viewer.organisation_id, scheme):
            return
        raise Conflict(
            "None of your contracts names this scheme. What people count for under several schemes "
            "tells which target group they are in.",
            where="scheme",
            remedy="Name a scheme of one of your contracts, or ask the municipal desk.",
        )
    raise Conflict(
        "What other intermediaries' candidates count for under a scheme is not yours to read.",
        where="scheme",
        remedy="Leave it out, or rank the vacancies for a candidate of your own by it.",
    )
