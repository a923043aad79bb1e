"""Introductions with their log: added to, and never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, or_, true
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload, selectinload

from matcher.domain.access import Viewer
from matcher.domain.introduction import Introduction, IntroductionState
from matcher.errors import NotFound
from models.chunks import chunks_of
from models.filters import count_of, equal
from models.introduction_access import (
    confirmed_doubles,
    introductions_ended_by,
    introductions_for_vacancy,
    introductions_of_people,
    is_open,
    placed_without_introduction,
    visible_introductions,
)
from models.introduction_writer import IntroductionWriter
from models.mapping.introduction import introduction_of
from models.paging import Page
from models.rows.candidate import CandidateRow
from models.rows.introduction import IntroductionEventRow, IntroductionRow, SustainedCheckRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.rows.vacancy import VacancyRow

AT_A_TIME = 1_000
"""Introductions that are read together."""

# Inside the class, `list` is its method.
Rows = list[Introduction]


class Introductions:
    """The introductions that the viewer may see."""

    def __init__(self, session: Session, viewer: Viewer, writer: IntroductionWriter) -> None:
        self._session = session
        self._viewer = viewer
        self._writer = writer

    def get(self, introduction_id: str) -> Introduction:
        """Return an introduction; NotFound also when the viewer may not see it."""
        query = _whole(visible_introductions(self._viewer))
        row = self._session.scalars(
            query.where(IntroductionRow.introduction_id == introduction_id)
        ).one_or_none()
        if row is None:
            raise _not_found(introduction_id)
        return introduction_of(row)

    def seen_among(self, introduction_ids: Iterable[str]) -> set[str]:
        """Return those of these introductions that the viewer may see."""
        query = visible_introductions(self._viewer).with_only_columns(
            IntroductionRow.introduction_id
        )
        seen: set[str] = set()
        for chunk in chunks_of(sorted(set(introduction_ids))):
            seen.update(
                self._session.scalars(query.where(IntroductionRow.introduction_id.in_(chunk)))
            )
        return seen

    def list(
        self,
        *,
        vacancy_id: str | None = None,
        candidate_id: str | None = None,
        contractor_id: str | None = None,
        state: IntroductionState | None = None,
        only_open: bool = False,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Introduction]:
        """Return a page of introductions, in the order in which they were made."""
        query = visible_introductions(self._viewer).where(
            equal(IntroductionRow.state, state), is_open() if only_open else true()
        )
        if vacancy_id is not None:
            query = query.where(IntroductionRow.vacancy.has(VacancyRow.vacancy_id == vacancy_id))
        if candidate_id is not None:
            query = query.where(
                IntroductionRow.candidate.has(CandidateRow.candidate_id == candidate_id)
            )
        if contractor_id is not None:
            query = query.where(
                IntroductionRow.contractor.has(OrganisationRow.organisation_id == contractor_id)
            )
        ordered = query.order_by(IntroductionRow.key).limit(limit).offset(offset)
        return Page(self._rows(ordered), count_of(self._session, query))

    def since(self, first: date | None = None, last: date | None = None) -> Rows:
        """Return the introductions of which something happened in these days, in order of making.

        A step, a check or a last day of work counts; with neither day all that the viewer may see
        come back.
        """
        return [one for batch in self.batches(first, last) for one in batch]

    def batches(self, first: date | None = None, last: date | None = None) -> Iterator[Rows]:
        """Give what ``since`` returns in lots that fit in memory, in order of making."""
        query = visible_introductions(self._viewer)
        if first is not None or last is not None:
            query = query.where(
                or_(
                    IntroductionRow.events.any(_within(IntroductionEventRow.on, first, last)),
                    IntroductionRow.checks.any(_within(SustainedCheckRow.checked_on, first, last)),
                    IntroductionRow.placement.has(_within(PlacementRow.ends_on, first, last)),
                )
            )
        after = 0
        while True:
            lot = query.where(IntroductionRow.key > after).order_by(IntroductionRow.key)
            rows = self._session.scalars(_whole(lot.limit(AT_A_TIME))).all()
            if not rows:
                return
            yield [introduction_of(row) for row in rows]
            after = rows[-1].key

    def placed(self) -> Rows:
        """Return the introductions by which somebody was placed, in the order of making."""
        query = visible_introductions(self._viewer).where(
            IntroductionRow.state == IntroductionState.PLACED
        )
        return self._rows(query.order_by(IntroductionRow.key))

    def of_people(self, candidate_ids: Iterable[str]) -> Rows:
        """Return all introductions of these people, whoever asks: for what follows by itself."""
        found: Rows = []
        for chunk in chunks_of(sorted(set(candidate_ids))):
            found += self._rows(introductions_of_people(chunk).order_by(IntroductionRow.key))
        return found

    def registrations_of(self, candidate_id: str) -> set[str]:
        """Return the pseudonyms of somebody, as far as humans said that they are one person."""
        return {candidate_id}.union(*self.same_people([candidate_id]))

    def same_people(self, candidate_ids: Iterable[str]) -> set[tuple[str, str]]:
        """Return the pairs that humans said are one person, whoever asks, with what chains on."""
        known = set(candidate_ids)
        pairs: set[tuple[str, str]] = set()
        ahead = known
        while ahead:
            for chunk in chunks_of(sorted(ahead)):
                found = self._session.execute(confirmed_doubles(chunk)).all()
                pairs.update((first, second) for first, second in found)
            ahead = {one for pair in pairs for one in pair} - known
            known |= ahead
        return pairs

    def for_vacancy(self, vacancy_id: str) -> Rows:
        """Return all introductions for a vacancy, whoever asks: for what follows by itself."""
        return self._rows(introductions_for_vacancy(vacancy_id).order_by(IntroductionRow.key))

    def ended_by(self, introduction_id: str) -> Rows:
        """Return those that took a step because of another one, whoever asks."""
        return self._rows(introductions_ended_by(introduction_id).order_by(IntroductionRow.key))

    def n_filled_otherwise(self, vacancy_id: str, on: date, *, but: str) -> int:
        """Return how many others work on a vacancy on a day who were not introduced for it."""
        query = placed_without_introduction(vacancy_id, but=but).where(
            or_(PlacementRow.ends_on.is_(None), PlacementRow.ends_on >= on)
        )
        return count_of(self._session, query)

    def add(self, introduction: Introduction) -> None:
        """Store a new introduction with its first step."""
        self._writer.insert(introduction)

    def append(self, introduction: Introduction) -> None:
        """Store the steps, checks and ends that came to an introduction.

        What is stored already stays as it is, whatever is handed over.
        """
        self._writer.append(introduction)

    def link(self, introduction_id: str, placement_id: str) -> None:
        """Note which placement came of an introduction."""
        self._writer.link(introduction_id, placement_id)

    def follow(self, placement_id: str, continuation_id: str) -> None:
        """Let the introduction that led to a placement go on with its continuation."""
        self._writer.follow(placement_id, continuation_id)

    def _rows(self, query: Select[IntroductionRow]) -> Rows:
        return [introduction_of(row) for row in self._session.scalars(_whole(query))]


def _whole(query: Select[IntroductionRow]) -> Select[IntroductionRow]:
    return query.options(
        joinedload(IntroductionRow.candidate),
        joinedload(IntroductionRow.intermediary),
        joinedload(IntroductionRow.contractor),
        joinedload(IntroductionRow.contract),
        joinedload(IntroductionRow.vacancy),
        joinedload(IntroductionRow.placement),
        selectinload(IntroductionRow.events).joinedload(IntroductionEventRow.remark),
        selectinload(IntroductionRow.checks),
        selectinload(IntroductionRow.ends),
    )


def _within(
    column: InstrumentedAttribute[date] | InstrumentedAttribute[date | None],
    first: date | None,
    last: date | None,
) -> ColumnElement[bool]:
    return and_(
        true() if first is None else column >= first, true() if last is None else column <= last
    )


def _not_found(introduction_id: str) -> NotFound:
    return NotFound(
        "No introduction that you may see has this id.",
        where=introduction_id,
        remedy="Look it up in the list of introductions.",
    )
