"""Answers on displacement: added to, and read by whoever sees the placement."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import insert
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.displacement import DisplacementAnswer
from matcher.errors import NotFound
from models.access import visible_placements
from models.chunks import chunks_of
from models.goal_access import check_may_answer_displacement, visible_displacement
from models.rows.displacement import DisplacementAnswerRow
from models.rows.placement import PlacementRow


class DisplacementAnswers:
    """The answers on placements that the viewer may see."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def of(self, placement_ids: Iterable[str]) -> dict[str, tuple[DisplacementAnswer, ...]]:
        """Return the answers by placement, the last one last; who was not asked is absent."""
        found: dict[str, list[DisplacementAnswer]] = {}
        query = visible_displacement(self._viewer).order_by(DisplacementAnswerRow.sequence)
        for chunk in chunks_of(sorted(set(placement_ids))):
            asked = query.where(PlacementRow.placement_id.in_(chunk))
            for row, placement_id in self._session.execute(asked):
                found.setdefault(placement_id, []).append(_answer_of(row, placement_id))
        return {placement_id: tuple(answers) for placement_id, answers in found.items()}

    def add(self, answer: DisplacementAnswer) -> None:
        """Store an answer; NotFound for a placement that the viewer may not see.

        Raises
        ------
        Conflict
            If the viewer is an intermediary.
        """
        check_may_answer_displacement(self._viewer)
        query = visible_placements(self._viewer).with_only_columns(PlacementRow.key)
        key = self._session.scalars(
            query.where(PlacementRow.placement_id == answer.placement_id)
        ).one_or_none()
        if key is None:
            raise NotFound(
                "No placement has this id.",
                where=answer.placement_id,
                remedy="Look it up in the list of placements.",
            )
        self._session.execute(
            insert(DisplacementAnswerRow).values(
                placement_key=key,
                displaced=answer.displaced,
                at=answer.at,
                by=answer.by,
                role=answer.role,
                organisation_id=answer.organisation_id,
            )
        )


def _answer_of(row: DisplacementAnswerRow, placement_id: str) -> DisplacementAnswer:
    return DisplacementAnswer(
        placement_id=placement_id,
        displaced=row.displaced,
        at=row.at,
        by=row.by,
        role=row.role,
        organisation_id=row.organisation_id,
    )
