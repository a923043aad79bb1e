"""Goals in versions: all that a viewer may read, added to by desks and the operator."""

from __future__ import annotations

from sqlalchemy import insert
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.quantified_goal import QuantifiedGoal
from matcher.errors import NotFound
from models.goal_access import check_may_set_goals, visible_goals
from models.repositories.contracts import Contracts
from models.rows.contract import ContractRow
from models.rows.quantified_goal import QuantifiedGoalRow


class Goals:
    """The versions of goals that the viewer may read."""

    def __init__(self, session: Session, viewer: Viewer, contracts: Contracts) -> None:
        self._session = session
        self._viewer = viewer
        self._contracts = contracts

    def versions(
        self, *, contract_id: str | None = None, region: str | None = None
    ) -> tuple[QuantifiedGoal, ...]:
        """Return all versions, of one contract or region if asked, in the order they were set."""
        query = visible_goals(self._viewer).order_by(QuantifiedGoalRow.key)
        if contract_id is not None:
            is_of = QuantifiedGoalRow.contract.has(ContractRow.contract_id == contract_id)
            query = query.where(is_of)
        if region is not None:
            query = query.where(QuantifiedGoalRow.region == region)
        return tuple(_goal_of(row) for row in self._session.scalars(query))

    def versions_of(self, goal_id: str) -> tuple[QuantifiedGoal, ...]:
        """Return the versions of one goal, the first one first; NotFound where there is none."""
        query = visible_goals(self._viewer).where(QuantifiedGoalRow.goal_id == goal_id)
        rows = self._session.scalars(query.order_by(QuantifiedGoalRow.version)).all()
        if not rows:
            raise NotFound(
                "No goal that you may read has this id.",
                where=goal_id,
                remedy="Look it up in the list of goals.",
            )
        return tuple(_goal_of(row) for row in rows)

    def add(self, goal: QuantifiedGoal) -> None:
        """Store a version; Conflict for who sets no goals, or where there is one of its number."""
        check_may_set_goals(self._viewer)
        contract_key = (
            None
            if goal.contract_id is None
            else self._contracts.keys_of({goal.contract_id})[goal.contract_id]
        )
        self._session.execute(
            insert(QuantifiedGoalRow).values(
                goal_id=goal.goal_id,
                version=goal.version,
                contract_key=contract_key,
                region=goal.region,
                measure=goal.measure,
                bound=goal.bound,
                target=goal.target,
                since=goal.since,
                until=goal.until,
                channels=goal.channels,
                target_group=goal.group,
                why=goal.why,
                is_withdrawn=goal.is_withdrawn,
                set_on=goal.set_on,
                set_at=goal.set_at,
                set_by=goal.set_by,
                role=goal.role,
                organisation_id=goal.organisation_id,
            )
        )


def _goal_of(row: QuantifiedGoalRow) -> QuantifiedGoal:
    return QuantifiedGoal(
        goal_id=row.goal_id,
        version=row.version,
        measure=row.measure,
        bound=row.bound,
        target=row.target,
        since=row.since,
        until=row.until,
        set_on=row.set_on,
        set_at=row.set_at,
        set_by=row.set_by,
        role=row.role,
        organisation_id=row.organisation_id,
        contract_id=None if row.contract is None else row.contract.contract_id,
        region=row.region,
        channels=row.channels,
        group=row.target_group,
        why=row.why,
        is_withdrawn=row.is_withdrawn,
    )
