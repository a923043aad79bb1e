"""Writes introductions: a new one, a step more, a check more; nothing is written over."""

from __future__ import annotations

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from matcher.domain.access import Viewer
from matcher.domain.introduction import Introduction, IntroductionEvent
from matcher.errors import InvalidInput
from models.access import visible_candidates, visible_placements
from models.introduction_access import check_may_propose, stored_steps
from models.mapping.introduction import (
    check_columns,
    end_columns,
    event_columns,
    introduction_columns,
)
from models.repositories.contracts import Contracts
from models.repositories.organisations import Organisations
from models.rows.candidate import CandidateRow
from models.rows.introduction import (
    IntroductionEventRow,
    IntroductionRemarkRow,
    IntroductionRow,
    SustainedCheckRow,
    WorkEndRow,
)
from models.rows.placement import PlacementRow
from models.rows.vacancy import VacancyRow


class IntroductionWriter:
    """Adds introductions, and to introductions."""

    def __init__(
        self,
        session: Session,
        viewer: Viewer,
        organisations: Organisations,
        contracts: Contracts,
    ) -> None:
        self._session = session
        self._viewer = viewer
        self._organisations = organisations
        self._contracts = contracts

    def insert(self, introduction: Introduction) -> None:
        """Store a new introduction with its first step."""
        check_may_propose(self._viewer, introduction.contractor_id, introduction.intermediary_id)
        owners = self._organisations.keys_of(
            [introduction.intermediary_id, introduction.contractor_id]
        )
        references = {
            "candidate_key": self._candidate_key(introduction.candidate_id),
            "intermediary_key": owners[introduction.intermediary_id],
            "contractor_key": owners[introduction.contractor_id],
            "contract_key": self._contract_key(introduction.contract_id),
            "vacancy_key": self._vacancy_key(introduction.vacancy_id),
        }
        columns = introduction_columns(introduction)
        self._session.execute(insert(IntroductionRow).values(columns | references))
        self.append(introduction)

    def append(self, introduction: Introduction) -> None:
        """Store the steps, checks and ends that an introduction has more than is stored."""
        key, candidate_key, n_events, n_checks, n_ends = self._session.execute(
            stored_steps(introduction.introduction_id)
        ).one()
        for event in introduction.events[n_events:]:
            self._insert_event(key, candidate_key, event)
        for check in introduction.checks[n_checks:]:
            values = check_columns(check) | {"introduction_key": key}
            self._session.execute(insert(SustainedCheckRow).values(values))
        for end in introduction.ends[n_ends:]:
            values = end_columns(end) | {"introduction_key": key}
            self._session.execute(insert(WorkEndRow).values(values))
        self._session.execute(
            update(IntroductionRow)
            .where(IntroductionRow.key == key)
            .values(state=introduction.state)
        )

    def link(self, introduction_id: str, placement_id: str) -> None:
        """Note which placement came of an introduction."""
        self._session.execute(
            update(IntroductionRow)
            .where(IntroductionRow.introduction_id == introduction_id)
            .values(placement_key=self._placement_key(placement_id))
        )

    def follow(self, placement_id: str, continuation_id: str) -> None:
        """Let the introduction that led to a placement, if any, go on with its continuation."""
        self._session.execute(
            update(IntroductionRow)
            .where(IntroductionRow.placement_key == self._placement_key(placement_id))
            .values(placement_key=self._placement_key(continuation_id))
        )

    def _insert_event(self, key: int, candidate_key: int | None, event: IntroductionEvent) -> None:
        values = event_columns(event) | {"introduction_key": key}
        statement = insert(IntroductionEventRow).values(values)
        sequence = self._session.scalars(statement.returning(IntroductionEventRow.sequence)).one()
        if event.remark and candidate_key is not None:
            self._session.execute(
                insert(IntroductionRemarkRow).values(
                    event_sequence=sequence, candidate_key=candidate_key, words=event.remark
                )
            )

    def _candidate_key(self, candidate_id: str | None) -> int:
        query = visible_candidates(self._viewer).where(CandidateRow.candidate_id == candidate_id)
        key = self._session.scalars(query.with_only_columns(CandidateRow.key)).one_or_none()
        if key is None:
            raise InvalidInput(
                "No candidate that you may see has this id.",
                where="candidate",
                remedy="Give the pseudonym (K-…) as the ranking shows it.",
            )
        return key

    def _contract_key(self, contract_id: str | None) -> int | None:
        if contract_id is None:
            return None
        return self._contracts.keys_of({contract_id})[contract_id]

    def _vacancy_key(self, vacancy_id: str) -> int:
        query = select(VacancyRow.key).where(VacancyRow.vacancy_id == vacancy_id)
        key = self._session.scalars(query).one_or_none()
        if key is None:
            raise InvalidInput(
                "No vacancy has this id.", where="vacancy", remedy="Give our own id (V-…)."
            )
        return key

    def _placement_key(self, placement_id: str) -> int:
        query = visible_placements(self._viewer).where(PlacementRow.placement_id == placement_id)
        key = self._session.scalars(query.with_only_columns(PlacementRow.key)).one_or_none()
        if key is None:
            raise InvalidInput(
                "No placement that you may see has this id.",
                where="placement",
                remedy="Look it up in the list of placements.",
            )
        return key
