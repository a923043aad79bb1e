"""Who sets and reads goals, and who says whether somebody came in the place of another worker.

============== ==================== ========================== ================================
role           sets goals           reads goals                answers on displacement
============== ==================== ========================== ================================
OPERATOR       yes                  all                        of any placement
MUNICIPAL_DESK yes                  all                        of any placement
CONTRACTOR     no                   of regions; of its own     of its own employees, and of who
                                    contracts                  works under its contracts
INTERMEDIARY   no                   of regions                 no
============== ==================== ========================== ================================

Answers are read by whoever sees the placement.
"""

from __future__ import annotations

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from matcher.domain.access import DECIDING_ROLES, Role, Viewer
from matcher.errors import Conflict
from models.access import visible_placements
from models.rows.contract import ContractRow
from models.rows.displacement import DisplacementAnswerRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.rows.quantified_goal import QuantifiedGoalRow


def visible_goals(viewer: Viewer) -> Select[QuantifiedGoalRow]:
    """Return the SELECT of the versions of goals that this viewer may read."""
    query = select(QuantifiedGoalRow).options(joinedload(QuantifiedGoalRow.contract))
    if viewer.role in DECIDING_ROLES:
        return query
    is_of_region = QuantifiedGoalRow.region.is_not(None)
    if viewer.role is not Role.CONTRACTOR:
        return query.where(is_of_region)
    own = ContractRow.organisation.has(OrganisationRow.organisation_id == viewer.organisation_id)
    return query.where(or_(is_of_region, QuantifiedGoalRow.contract.has(own)))


def check_may_set_goals(viewer: Viewer) -> None:
    """Refuse, with Conflict, a goal of somebody who is neither a desk nor the operator."""
    if viewer.role not in DECIDING_ROLES:
        raise Conflict(
            "Only a municipal desk or the operator sets and withdraws goals.",
            remedy="Ask the desk of the municipality, which agrees them with the contractor.",
        )


def visible_displacement(viewer: Viewer) -> Select[DisplacementAnswerRow, str]:
    """Return the SELECT of answers, with the id of each placement, that this viewer may read."""
    seen = visible_placements(viewer).with_only_columns(PlacementRow.key)
    return (
        select(DisplacementAnswerRow, PlacementRow.placement_id)
        .join(PlacementRow, PlacementRow.key == DisplacementAnswerRow.placement_key)
        .where(PlacementRow.key.in_(seen))
    )


def check_may_answer_displacement(viewer: Viewer) -> None:
    """Refuse, with Conflict, the word of an intermediary on whom a contractor would have hired."""
    if viewer.role is Role.INTERMEDIARY:
        raise Conflict(
            "Whether somebody came in the place of another worker is answered by the contractor, "
            "a municipal desk or the operator.",
            where="displaced",
            remedy="Ask one of them.",
        )
