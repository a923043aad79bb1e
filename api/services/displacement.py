"""Whether placed people came in the place of others: answered, and read back."""

from __future__ import annotations

from datetime import datetime

from matcher.domain.displacement import DisplacementAnswer
from matcher.ternary import Ternary
from models.unit_of_work import UnitOfWork


def record_displacement(
    uow: UnitOfWork, placement_id: str, displaced: Ternary, *, at: datetime
) -> tuple[DisplacementAnswer, ...]:
    """Add an answer, and return all answers of the placement; the last one holds.

    Raises
    ------
    Conflict
        If the viewer is an intermediary.
    NotFound
        If the viewer may not see the placement.
    """
    viewer = uow.viewer
    answer = DisplacementAnswer(
        placement_id=placement_id,
        displaced=displaced,
        at=at,
        by=viewer.actor,
        role=viewer.role,
        organisation_id=viewer.organisation_id,
    )
    uow.displacement_answers.add(answer)
    uow.commit()
    return displacement_answers(uow, placement_id)


def displacement_answers(uow: UnitOfWork, placement_id: str) -> tuple[DisplacementAnswer, ...]:
    """Return the answers of a placement, the last one last; empty when nobody was asked."""
    uow.placements.get(placement_id)
    return uow.displacement_answers.of([placement_id]).get(placement_id, ())
