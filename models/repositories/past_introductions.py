"""Cases of earlier years: brought in and taken out by the import, read to be counted."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.past_introduction import PastIntroduction
from matcher.errors import NotFound
from models.chunks import chunks_of
from models.mapping.past_introduction import past_columns, past_introduction_of
from models.past_access import (
    check_may_record_past,
    own_past,
    removable_past_imports,
    visible_past,
)
from models.rows.import_run import ImportRunRow
from models.rows.past_introduction import PastIntroductionRow

ROWS_AT_ONCE = 1_000


class PastIntroductions:
    """The cases that the viewer may read; every import keeps what it told."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def tables(self) -> tuple[tuple[PastIntroduction, ...], ...]:
        """Return the cases of every owner, each as the latest import that has it told it."""
        latest: dict[int | None, dict[str, PastIntroductionRow]] = {}
        for row, owner in self._session.execute(visible_past(self._viewer)):
            latest.setdefault(owner, {})[row.case_id] = row
        return tuple(tuple(map(past_introduction_of, one.values())) for one in latest.values())

    def own(self) -> dict[str, PastIntroduction]:
        """Return the cases that were brought in for the viewer's organisation, by their id."""
        told = self._session.execute(own_past(self._viewer))
        return {row.case_id: past_introduction_of(row) for row, _ in told}

    def add(self, import_id: str, cases: Sequence[PastIntroduction]) -> None:
        """Store what an import told, beside what earlier ones did; each case once."""
        check_may_record_past(self._viewer)
        key = self._import_key(import_id)
        rows = [past_columns(case) | {"import_key": key} for case in cases]
        statement = insert(PastIntroductionRow).execution_options(render_nulls=True)
        for chunk in chunks_of(rows, size=ROWS_AT_ONCE):
            self._session.execute(statement, chunk)

    def remove(self, import_id: str) -> int:
        """Remove an import with all it told, and return how many cases that were.

        Cases that an earlier import had are again as that one told them.
        """
        check_may_record_past(self._viewer)
        key = self._import_key(import_id)
        of_import = PastIntroductionRow.import_key == key
        removed = self._session.execute(
            delete(PastIntroductionRow).where(of_import).returning(PastIntroductionRow.key),
            execution_options={"synchronize_session": False},
        ).all()
        self._session.execute(delete(ImportRunRow).where(ImportRunRow.key == key))
        return len(removed)

    def _import_key(self, import_id: str) -> int:
        query = removable_past_imports(self._viewer).where(ImportRunRow.import_id == import_id)
        key = self._session.scalars(query.with_only_columns(ImportRunRow.key)).one_or_none()
        if key is None:
            raise NotFound(
                "No import of earlier introductions of yours has this id.",
                where=import_id,
                remedy="Look it up in the list of imports.",
            )
        return key
