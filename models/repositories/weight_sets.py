"""Versions of weights, and which is in use: all may read them, desks add their own."""

from __future__ import annotations

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.weight_set import WeightActivation, WeightSet
from models.access import check_may_change_weights
from models.rows.weight_set import WeightActivationRow, WeightSetRow


class WeightSets:
    """All stored versions, and the order in which versions were taken into use."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def all(self) -> tuple[WeightSet, ...]:
        """Return all stored versions, in the order in which they were saved."""
        query = select(WeightSetRow).order_by(WeightSetRow.key)
        return tuple(_set_of(row) for row in self._session.scalars(query))

    def find(self, version: str) -> WeightSet | None:
        """Return a stored version; None when none is called so."""
        query = select(WeightSetRow).where(WeightSetRow.version == version)
        row = self._session.scalars(query).one_or_none()
        return None if row is None else _set_of(row)

    def latest_number(self, name: str) -> int:
        """Return the number of the last version of a name, 0 before the first."""
        query = select(func.max(WeightSetRow.number)).where(WeightSetRow.name == name)
        return self._session.scalars(query).one() or 0

    def add(self, weights: WeightSet) -> None:
        """Store a version; Conflict for who may not change weights, or if the name is taken."""
        check_may_change_weights(self._viewer)
        self._session.execute(
            insert(WeightSetRow).values(
                version=weights.version,
                name=weights.name,
                number=weights.number,
                document=weights.document,
                origin=weights.origin,
                saved_by=weights.saved_by,
                saved_at=weights.saved_at,
                why=weights.why,
            )
        )

    def active_version(self) -> str | None:
        """Return which version is in use; None when none was ever chosen."""
        latest = select(WeightActivationRow.version).order_by(WeightActivationRow.sequence.desc())
        return self._session.scalars(latest.limit(1)).one_or_none()

    def activations(self) -> tuple[WeightActivation, ...]:
        """Return every taking into use, the latest first."""
        query = select(WeightActivationRow).order_by(WeightActivationRow.sequence.desc())
        return tuple(
            WeightActivation(
                version=row.version,
                activated_by=row.activated_by,
                activated_at=row.activated_at,
                why=row.why,
            )
            for row in self._session.scalars(query)
        )

    def activate(self, activation: WeightActivation) -> None:
        """Take a version into use from now on; Conflict for who may not change weights."""
        check_may_change_weights(self._viewer)
        self._session.execute(
            insert(WeightActivationRow).values(
                version=activation.version,
                activated_by=activation.activated_by,
                activated_at=activation.activated_at,
                why=activation.why,
            )
        )


def _set_of(row: WeightSetRow) -> WeightSet:
    return WeightSet(
        version=row.version,
        name=row.name,
        number=row.number,
        document=row.document,
        origin=row.origin,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
        why=row.why,
    )
