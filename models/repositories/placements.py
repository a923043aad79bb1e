"""Placements: seen by the employer, the candidate's intermediary, desks and the operator."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Select, insert, select, update
from sqlalchemy import delete as delete_rows
from sqlalchemy.orm import Session, joinedload, selectinload

from matcher.domain.access import Viewer
from matcher.domain.placement import Attribution, RegisteredPlacement
from matcher.errors import InvalidInput, NotFound
from models.access import check_may_write_placement, placed_candidate, visible_placements
from models.filters import count_of
from models.mapping.placement import placement_columns, registered_placement_of
from models.paging import Page
from models.repositories.contracts import Contracts
from models.repositories.organisations import Organisations
from models.rows.candidate import CandidateRow
from models.rows.contract import ContractRow
from models.rows.organisation import OrganisationRow
from models.rows.placement import AttributionRow, PlacementRow
from models.rows.vacancy import VacancyRow


class Placements:
    """The placements that the viewer may see."""

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

    def get(self, placement_id: str) -> RegisteredPlacement:
        """Return a placement; NotFound also when the viewer may not see it."""
        query = self._whole().where(PlacementRow.placement_id == placement_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(placement_id)
        return registered_placement_of(row)

    def under(self, contract_id: str) -> tuple[RegisteredPlacement, ...]:
        """Return the placements that count for a contract on any day, by their first day."""
        query = self._whole().where(_counts_for(contract_id))
        ordered = query.order_by(PlacementRow.starts_on, PlacementRow.key)
        return tuple(registered_placement_of(row) for row in self._session.scalars(ordered))

    def list(
        self,
        *,
        contract_id: str | None = None,
        organisation_id: str | None = None,
        candidate_id: str | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[RegisteredPlacement]:
        """Return a page of placements, in order of registration."""
        query = self._whole()
        if contract_id is not None:
            query = query.where(_counts_for(contract_id))
        if organisation_id is not None:
            key = self._organisations.key_of(organisation_id)
            query = query.where(PlacementRow.organisation_key == key)
        if candidate_id is not None:
            query = query.where(
                PlacementRow.candidate.has(CandidateRow.candidate_id == candidate_id)
            )
        rows = self._session.scalars(query.order_by(PlacementRow.key).limit(limit).offset(offset))
        return Page([registered_placement_of(row) for row in rows], count_of(self._session, query))

    def of_candidates(self, candidate_ids: Iterable[str]) -> tuple[RegisteredPlacement, ...]:
        """Return all placements of these people that the viewer may see, by their first day."""
        wanted = sorted(set(candidate_ids))
        query = self._whole().where(
            PlacementRow.candidate.has(CandidateRow.candidate_id.in_(wanted))
        )
        ordered = query.order_by(PlacementRow.starts_on, PlacementRow.key)
        return tuple(registered_placement_of(row) for row in self._session.scalars(ordered))

    def intermediaries_of(self, candidate_ids: Iterable[str]) -> dict[str, str]:
        """Return who registered each of these people, as far as the viewer may see or employs."""
        query = _with_intermediary(self._viewer)
        rows = self._session.execute(
            query.where(CandidateRow.candidate_id.in_(sorted(set(candidate_ids))))
        )
        return {row.candidate_id: row.organisation_id for row in rows}

    def add(self, registered: RegisteredPlacement) -> None:
        """Store a new placement with the contracts it counts for."""
        self._session.execute(insert(PlacementRow).values(self._columns(registered)))
        self._insert_attributions(registered.placement.placement_id, registered.attributions)

    def update(self, registered: RegisteredPlacement) -> None:
        """Replace a stored placement and the contracts it counts for."""
        placement_id = registered.placement.placement_id
        key = self._writable_key(placement_id)
        self._session.execute(
            update(PlacementRow).where(PlacementRow.key == key).values(self._columns(registered))
        )
        self._session.execute(
            delete_rows(AttributionRow).where(AttributionRow.placement_key == key)
        )
        self._insert_attributions(placement_id, registered.attributions)

    def delete(self, placement_id: str) -> None:
        """Remove a placement; it no longer counts for any contract."""
        key = self._writable_key(placement_id)
        self._session.execute(delete_rows(PlacementRow).where(PlacementRow.key == key))

    def _whole(self) -> Select[PlacementRow]:
        return visible_placements(self._viewer).options(
            joinedload(PlacementRow.candidate),
            joinedload(PlacementRow.organisation),
            joinedload(PlacementRow.vacancy),
            selectinload(PlacementRow.attributions).joinedload(AttributionRow.contract),
        )

    def _writable_key(self, placement_id: str) -> int:
        query = (
            visible_placements(self._viewer)
            .where(PlacementRow.placement_id == placement_id)
            .options(
                joinedload(PlacementRow.organisation),
                joinedload(PlacementRow.candidate).joinedload(CandidateRow.organisation),
            )
        )
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(placement_id)
        check_may_write_placement(
            self._viewer,
            row.organisation.organisation_id,
            row.candidate.organisation.organisation_id,
        )
        return row.key

    def _columns(self, registered: RegisteredPlacement) -> dict[str, object]:
        candidate_key, intermediary_id = self._candidate(registered.placement.candidate_id)
        check_may_write_placement(self._viewer, registered.organisation_id, intermediary_id)
        return placement_columns(
            registered,
            candidate_key=candidate_key,
            organisation_key=self._organisations.key_of(registered.organisation_id),
            vacancy_key=self._vacancy_key(registered.vacancy_id),
        )

    def _candidate(self, candidate_id: str) -> tuple[int, str]:
        """Return key and intermediary of somebody the viewer may see, or employs already."""
        query = _with_intermediary(self._viewer).where(CandidateRow.candidate_id == candidate_id)
        found = self._session.execute(query).one_or_none()
        if found is None:
            raise InvalidInput(
                "No candidate that you may see has this id.",
                where="candidate",
                remedy="Give the pseudonym (K-…) as the ranking shows it.",
            )
        return found.key, found.organisation_id

    def _vacancy_key(self, vacancy_id: str | None) -> int | None:
        if vacancy_id is None:
            return None
        query = select(VacancyRow.key).where(VacancyRow.vacancy_id == vacancy_id)
        key = self._session.scalars(query).one_or_none()
        if key is None:
            raise InvalidInput(
                "No vacancy has this id.", where="vacancy", remedy="Give our own id (V-…)."
            )
        return key

    def _insert_attributions(self, placement_id: str, attributions: Sequence[Attribution]) -> None:
        if not attributions:
            return
        query = select(PlacementRow.key).where(PlacementRow.placement_id == placement_id)
        placement_key = self._session.scalars(query).one()
        contracts = self._contracts.keys_of({one.contract_id for one in attributions})
        self._session.execute(
            insert(AttributionRow),
            [
                {
                    "placement_key": placement_key,
                    "first_day": one.days.valid_from,
                    "last_day": one.days.valid_until,
                    "contract_key": contracts[one.contract_id],
                }
                for one in attributions
            ],
        )


def _counts_for(contract_id: str) -> ColumnElement[bool]:
    return PlacementRow.attributions.any(
        AttributionRow.contract.has(ContractRow.contract_id == contract_id)
    )


def _with_intermediary(viewer: Viewer) -> Select[int, str, str]:
    return (
        placed_candidate(viewer)
        .join(OrganisationRow, OrganisationRow.key == CandidateRow.organisation_key)
        .with_only_columns(
            CandidateRow.key, CandidateRow.candidate_id, OrganisationRow.organisation_id
        )
    )


def _not_found(placement_id: str) -> NotFound:
    return NotFound(
        "No placement has this id.",
        where=placement_id,
        remedy="Look it up in the list of placements.",
    )
