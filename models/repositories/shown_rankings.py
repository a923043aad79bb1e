"""The log of shown rankings: added to, read, and trimmed by the operator; never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, delete, insert, true, update
from sqlalchemy.orm import Session, selectinload

from matcher.domain.access import Viewer
from matcher.domain.shown_ranking import ShownLine, ShownRanking
from matcher.errors import NotFound
from models.access import (
    check_may_prune_rankings,
    sees_all_candidates,
    visible_candidates,
    visible_shown_rankings,
)
from models.base import Base
from models.bulk_insert import insert_cells
from models.chunks import chunks_of
from models.filters import count_of, equal
from models.mapping.shown_ranking import (
    shown_line_cells,
    shown_line_of,
    shown_ranking_columns,
    shown_ranking_of,
)
from models.paging import Page
from models.rows.candidate import CandidateRow
from models.rows.shown_ranking import ShownLineRow, ShownRankingRow

LINES = Base.metadata.tables[ShownLineRow.__tablename__]
AT_A_TIME = 200
"""Rankings of a report that are held in memory together."""

# Inside the class, `list` is its method.
Rankings = list[ShownRanking]


class ShownRankings:
    """The logged rankings that the viewer may read, with the people whom it may see today."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def add(self, ranking: ShownRanking) -> None:
        """Store a ranking. Of somebody who was erased meanwhile it keeps the place only."""
        columns = shown_ranking_columns(ranking)
        statement = insert(ShownRankingRow).values(columns).returning(ShownRankingRow.key)
        key = self._session.scalars(statement).one()
        lines = (*ranking.lines, *ranking.left_out)
        there = self._visible(lines, until_the_end=True)
        cells = [shown_line_cells(_kept_line(line, there), ranking_key=key) for line in lines]
        insert_cells(self._session, LINES, cells)

    def get(self, ranking_id: str) -> ShownRanking:
        """Return a ranking; NotFound also when the viewer may not read it."""
        query = _whole(self._viewer).where(ShownRankingRow.ranking_id == ranking_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise NotFound(
                "No logged ranking has this id.",
                where=ranking_id,
                remedy="Look it up in the list of rankings.",
            )
        return self._rankings_of([row])[0]

    def list(
        self,
        *,
        vacancy_id: str | None = None,
        candidate_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[ShownRanking]:
        """Return a page of rankings with their lines, the latest first.

        Parameters
        ----------
        vacancy_id, candidate_id : str, optional
            For this vacancy; with this candidate, whom the viewer may see, in it.
        since, until : datetime, optional
            From this instant, up to and without that one.
        """
        query = _whole(self._viewer).where(
            equal(ShownRankingRow.vacancy_id, vacancy_id),
            _within(since, until),
            self._shows(candidate_id),
        )
        ordered = query.order_by(ShownRankingRow.shown_at.desc(), ShownRankingRow.key.desc())
        rows = self._session.scalars(ordered.limit(limit).offset(offset)).all()
        return Page(self._rankings_of(rows), count_of(self._session, query))

    def between(self, since: datetime, until: datetime) -> Iterator[ShownRanking]:
        """Give the rankings from an instant, up to and without another one, oldest first."""
        query = _whole(self._viewer).where(_within(since, until)).order_by(ShownRankingRow.key)
        last = 0
        while True:
            rows = self._session.scalars(
                query.where(ShownRankingRow.key > last).limit(AT_A_TIME)
            ).all()
            if not rows:
                return
            yield from self._rankings_of(rows)
            last = rows[-1].key

    def headings_between(self, since: datetime, until: datetime) -> Iterator[ShownRanking]:
        """Give the same rankings without their lines: that a list was shown, and to whom."""
        query = visible_shown_rankings(self._viewer).where(_within(since, until))
        last = 0
        while True:
            lot = query.where(ShownRankingRow.key > last).order_by(ShownRankingRow.key)
            rows = self._session.scalars(lot.limit(AT_A_TIME)).all()
            if not rows:
                return
            yield from (shown_ranking_of(row, ()) for row in rows)
            last = rows[-1].key

    def prune(self, before: datetime) -> int:
        """Remove the rankings that were shown before an instant; return how many."""
        check_may_prune_rankings(self._viewer)
        old = delete(ShownRankingRow).where(ShownRankingRow.shown_at < before)
        return len(self._session.scalars(old.returning(ShownRankingRow.key)).all())

    def _shows(self, candidate_id: str | None) -> ColumnElement[bool]:
        if candidate_id is None:
            return true()
        seen = (
            visible_candidates(self._viewer)
            .where(CandidateRow.candidate_id == candidate_id)
            .with_only_columns(CandidateRow.candidate_id)
        )
        return ShownRankingRow.lines.any(ShownLineRow.candidate_id.in_(seen))

    def _rankings_of(self, rows: Sequence[ShownRankingRow]) -> Rankings:
        visible = self._visible([line for row in rows for line in row.lines])
        return [
            shown_ranking_of(
                row,
                tuple(
                    shown_line_of(line, is_visible=line.candidate_id in visible)
                    for line in row.lines
                ),
            )
            for row in rows
        ]

    def _visible(
        self, lines: Iterable[ShownLine | ShownLineRow], *, until_the_end: bool = False
    ) -> set[str]:
        """Return who of the lines the viewer sees, if asked until the end of the transaction."""
        named = {line.candidate_id for line in lines if line.candidate_id is not None}
        if sees_all_candidates(self._viewer) and not until_the_end:
            # Who is erased has no pseudonym in the log.
            return named
        visible: set[str] = set()
        for chunk in chunks_of(sorted(named)):
            query = (
                visible_candidates(self._viewer)
                .where(CandidateRow.candidate_id.in_(chunk))
                .with_only_columns(CandidateRow.candidate_id)
            )
            locked = query.with_for_update(read=True, key_share=True) if until_the_end else query
            visible.update(self._session.scalars(locked))
        return visible


def blank_shown_lines(session: Session, candidate_id: str) -> None:
    """Leave of somebody in the log only the places: no pseudonym, no phrases, no numbers."""
    session.execute(
        update(ShownLineRow)
        .where(ShownLineRow.candidate_id == candidate_id)
        .values(candidate_id=None, told=None),
        execution_options={"synchronize_session": False},
    )


def _whole(viewer: Viewer) -> Select[ShownRankingRow]:
    return visible_shown_rankings(viewer).options(selectinload(ShownRankingRow.lines))


def _within(since: datetime | None, until: datetime | None) -> ColumnElement[bool]:
    earliest = true() if since is None else ShownRankingRow.shown_at >= since
    return earliest & (true() if until is None else ShownRankingRow.shown_at < until)


def _kept_line(line: ShownLine, there: set[str]) -> ShownLine:
    if line.candidate_id in there:
        return line
    return ShownLine(
        place=line.place,
        candidate_id=None,
        organisation_id=line.organisation_id,
        channel=line.channel,
        told=None,
        part=line.part,
    )
