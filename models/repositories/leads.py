"""Leads with their log: added to, and never changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, insert, true
from sqlalchemy.orm import Session, joinedload, selectinload

from matcher.domain.access import Viewer
from matcher.domain.lead import Lead, LeadEvent, LeadKind
from matcher.errors import InvalidInput, NotFound
from models.access import sees_all_candidates, visible_candidates
from models.channel_log_access import check_may_add_lead, stored_lead, visible_leads
from models.chunks import chunks_of
from models.filters import count_of, equal
from models.mapping.lead import lead_columns, lead_event_columns, lead_of
from models.paging import Page
from models.rows.candidate import CandidateRow
from models.rows.lead import LeadEventRow, LeadRemarkRow, LeadRow

AT_A_TIME = 500
"""Leads of a log that are held in memory together."""

# Inside the class, `list` is its method.
Rows = list[Lead]


class Leads:
    """The leads that the viewer may see, with the candidates whom it may see today."""

    def __init__(self, session: Session, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    def get(self, lead_id: str) -> Lead:
        """Return a lead; NotFound also when the viewer may not see it."""
        query = _whole(visible_leads(self._viewer)).where(LeadRow.lead_id == lead_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise NotFound(
                "No lead that you may see has this id.",
                where=lead_id,
                remedy="Look it up in the list of leads.",
            )
        return self._leads_of([row])[0]

    def list(
        self,
        *,
        kind: LeadKind | None = None,
        contractor_id: str | None = None,
        intermediary_id: str | None = None,
        vacancy_id: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Lead]:
        """Return a page of leads, in the order in which they were recorded."""
        query = visible_leads(self._viewer).where(
            equal(LeadRow.kind, kind),
            equal(LeadRow.contractor_id, contractor_id),
            equal(LeadRow.intermediary_id, intermediary_id),
            equal(LeadRow.vacancy_id, vacancy_id),
        )
        ordered = _whole(query).order_by(LeadRow.key).limit(limit).offset(offset)
        rows = self._session.scalars(ordered).all()
        return Page(self._leads_of(rows), count_of(self._session, query))

    def between(
        self,
        since: date | None = None,
        until: date | None = None,
        *,
        kind: LeadKind | None = None,
    ) -> Iterator[Lead]:
        """Give the leads of which something happened in these days, in order of recording.

        Both days are included; None is without that bound.
        """
        query = _whole(visible_leads(self._viewer)).where(
            equal(LeadRow.kind, kind), LeadRow.events.any(_within(since, until))
        )
        last = 0
        while True:
            batch = query.where(LeadRow.key > last).order_by(LeadRow.key).limit(AT_A_TIME)
            rows = self._session.scalars(batch).all()
            if not rows:
                return
            yield from self._leads_of(rows)
            last = rows[-1].key

    def of_vacancy(self, vacancy_id: str) -> Rows:
        """Return the leads for a vacancy, in order of recording."""
        query = visible_leads(self._viewer).where(LeadRow.vacancy_id == vacancy_id)
        return self._leads_of(self._session.scalars(_whole(query).order_by(LeadRow.key)).all())

    def has_view(self, contractor_id: str, candidate_id: str, on: date) -> bool:
        """Return whether it is recorded that a contractor opened a profile on a day."""
        query = visible_leads(self._viewer).where(
            LeadRow.kind == LeadKind.VIEWED,
            LeadRow.contractor_id == contractor_id,
            LeadRow.began_on == on,
            LeadRow.candidate.has(CandidateRow.candidate_id == candidate_id),
        )
        return count_of(self._session, query) > 0

    def add(self, lead: Lead) -> None:
        """Store a new lead with its first event."""
        check_may_add_lead(self._viewer, lead)
        key = self._candidate_key(lead.candidate_id)
        columns = lead_columns(lead) | {"candidate_key": key}
        self._session.execute(insert(LeadRow).values(columns))
        self.append(lead)

    def append(self, lead: Lead) -> None:
        """Store the events that came to a lead; what is stored already stays as it is."""
        key, candidate_key, n_events = self._session.execute(stored_lead(lead.lead_id)).one()
        for event in lead.events[n_events:]:
            self._insert_event(key, candidate_key, event)

    def _insert_event(self, key: int, candidate_key: int | None, event: LeadEvent) -> None:
        statement = insert(LeadEventRow).values(lead_event_columns(event) | {"lead_key": key})
        sequence = self._session.scalars(statement.returning(LeadEventRow.sequence)).one()
        if event.remark:
            self._session.execute(
                insert(LeadRemarkRow).values(
                    event_sequence=sequence, candidate_key=candidate_key, words=event.remark
                )
            )

    def _candidate_key(self, candidate_id: str | None) -> int | None:
        if candidate_id is None:
            return None
        query = visible_candidates(self._viewer).where(CandidateRow.candidate_id == candidate_id)
        key = self._session.scalars(query.with_only_columns(CandidateRow.key)).one_or_none()
        if key is None:
            raise InvalidInput(
                "No candidate that you may see has this id.",
                where="candidate",
                remedy="Give the pseudonym (K-…), or leave it out: a lead needs no candidate.",
            )
        return key

    def _leads_of(self, rows: Sequence[LeadRow]) -> Rows:
        named = {row.candidate.candidate_id for row in rows if row.candidate is not None}
        visible = self._visible(named)
        return [lead_of(row, candidate_id=_shown_candidate(row, visible)) for row in rows]

    def _visible(self, candidate_ids: set[str]) -> set[str]:
        if sees_all_candidates(self._viewer):
            return candidate_ids
        query = visible_candidates(self._viewer).with_only_columns(CandidateRow.candidate_id)
        visible: set[str] = set()
        for chunk in chunks_of(sorted(candidate_ids)):
            visible.update(self._session.scalars(query.where(CandidateRow.candidate_id.in_(chunk))))
        return visible


def _shown_candidate(row: LeadRow, visible: set[str]) -> str | None:
    if row.candidate is None or row.candidate.candidate_id not in visible:
        return None
    return row.candidate.candidate_id


def _whole(query: Select[LeadRow]) -> Select[LeadRow]:
    return query.options(
        joinedload(LeadRow.candidate).load_only(CandidateRow.candidate_id),
        selectinload(LeadRow.events).joinedload(LeadEventRow.remark),
    )


def _within(since: date | None, until: date | None) -> ColumnElement[bool]:
    earliest = true() if since is None else LeadEventRow.on >= since
    return earliest & (true() if until is None else LeadEventRow.on <= until)
