"""Vacancies and what they ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from matcher.domain.access import Viewer
from matcher.domain.vacancy import Vacancy
from matcher.errors import Ambiguous, Conflict, NotFound
from models.access import check_may_change_work
from models.chunks import chunks_of
from models.filters import count_of
from models.mapping.vacancy import vacancy_digest, vacancy_of
from models.paging import Page
from models.placed import refuse_while_introduced, refuse_while_placed
from models.repositories.contracts import Contracts
from models.repositories.organisations import Organisations
from models.rows.organisation import OrganisationRow
from models.rows.placement import PlacementRow
from models.rows.vacancy import RequirementRow, VacancyRow
from models.saving import SaveCounts
from models.vacancy_writer import VacancyWriter

# Inside the class, `list` is its method.
Rows = list[Vacancy]


class Vacancies:
    """All vacancies; every viewer may see them."""

    def __init__(
        self,
        session: Session,
        viewer: Viewer,
        organisations: Organisations,
        contracts: Contracts,
        writer: VacancyWriter,
    ) -> None:
        self._session = session
        self._viewer = viewer
        self._organisations = organisations
        self._contracts = contracts
        self._writer = writer

    def get(self, vacancy_id: str) -> Vacancy:
        """Return a vacancy by its id."""
        query = _whole().where(VacancyRow.vacancy_id == vacancy_id)
        row = self._session.scalars(query).one_or_none()
        if row is None:
            raise _not_found(vacancy_id)
        return vacancy_of(row)

    def owners_of(self, vacancy_ids: Iterable[str]) -> dict[str, str]:
        """Return whose these vacancies are, by id; those that are gone are left out."""
        query = select(VacancyRow.vacancy_id, OrganisationRow.organisation_id).join(
            OrganisationRow, OrganisationRow.key == VacancyRow.organisation_key
        )
        owners: dict[str, str] = {}
        for chunk in chunks_of(sorted(set(vacancy_ids))):
            rows = self._session.execute(query.where(VacancyRow.vacancy_id.in_(chunk)))
            owners.update({row.vacancy_id: row.organisation_id for row in rows})
        return owners

    def digest_of(self, vacancy: Vacancy) -> str:
        """Return the fingerprint of all of a vacancy but its id; another one is a change."""
        return vacancy_digest(vacancy).hex()

    def resolve(self, text: str) -> Vacancy:
        """Return the vacancy that an id, ours or the contractor's, means."""
        wanted = text.strip()
        named = or_(VacancyRow.vacancy_id == wanted, VacancyRow.source_id == wanted)
        query = _whole().where(named).order_by(VacancyRow.key)
        rows = self._session.scalars(query).all() if wanted else []
        found = [row for row in rows if row.vacancy_id == wanted] or rows
        if not found:
            raise _not_found(text)
        if len(found) > 1:
            options = ", ".join(f"{row.vacancy_id} ({row.organisation.name})" for row in found)
            raise Ambiguous(
                f"More than one vacancy has this id: {options}.",
                where=text,
                remedy="Give our own id (V-…) of the one you mean.",
            )
        return vacancy_of(found[0])

    def add(self, vacancy: Vacancy) -> None:
        """Store a new vacancy."""
        check_may_change_work(self._viewer, vacancy.organisation_id)
        self._writer.insert([vacancy])

    def update(self, vacancy: Vacancy) -> None:
        """Replace a stored vacancy; an unchanged one is left alone."""
        check_may_change_work(self._viewer, vacancy.organisation_id)
        key, stored = self._writable(vacancy.vacancy_id)
        if stored != vacancy_digest(vacancy):
            self._writer.replace({key: vacancy})

    def delete(self, vacancy_id: str) -> None:
        """Remove a vacancy; Conflict while placements or introductions name it."""
        key = self._writable(vacancy_id)[0]
        refuse_while_placed(
            self._session, PlacementRow.vacancy_key, key, what="vacancy", where=vacancy_id
        )
        refuse_while_introduced(self._session, key, vacancy_id)
        self._writer.delete(key)

    def list(
        self,
        *,
        organisation_id: str | None = None,
        contract_id: str | None = None,
        title_contains: str = "",
        open_on: date | None = None,
        limit: int = 50,
        offset: int = 0,
    ) -> Page[Vacancy]:
        """Return a page of vacancies, in order of registration."""
        query = _whole()
        if organisation_id is not None:
            key = self._organisations.key_of(organisation_id)
            query = query.where(VacancyRow.organisation_key == key)
        if contract_id is not None:
            key = self._contracts.keys_of({contract_id})[contract_id]
            query = query.where(VacancyRow.contract_key == key)
        if title_contains:
            words = title_contains.casefold()
            query = query.where(VacancyRow.title_folded.contains(words, autoescape=True))
        if open_on is not None:
            query = query.where(
                or_(VacancyRow.closes_on.is_(None), VacancyRow.closes_on >= open_on)
            )
        rows = self._session.scalars(query.order_by(VacancyRow.key).limit(limit).offset(offset))
        return Page([vacancy_of(row) for row in rows], count_of(self._session, query))

    def all_open(self, on: date) -> Rows:
        """Return the vacancies for which somebody may be proposed on a day."""
        is_open = or_(VacancyRow.closes_on.is_(None), VacancyRow.closes_on >= on)
        query = _whole().where(is_open).order_by(VacancyRow.key)
        return [vacancy_of(row) for row in self._session.scalars(query)]

    def save_many(self, vacancies: Sequence[Vacancy]) -> SaveCounts:
        """Create or replace vacancies by contractor and source id; stored ids stay."""
        for organisation_id in {vacancy.organisation_id for vacancy in vacancies}:
            check_may_change_work(self._viewer, organisation_id)
        stored = self._stored_by_source(vacancies)
        new: Rows = []
        changed: dict[int, Vacancy] = {}
        for vacancy in vacancies:
            known = stored.get((vacancy.organisation_id, vacancy.source_id))
            if known is None:
                new.append(vacancy)
            elif known[1] != vacancy_digest(vacancy):
                changed[known[0]] = vacancy
        self._writer.insert(new)
        self._writer.replace(changed)
        n_unchanged = len(vacancies) - len(new) - len(changed)
        return SaveCounts(created=len(new), updated=len(changed), unchanged=n_unchanged)

    def _writable(self, vacancy_id: str) -> tuple[int, bytes]:
        """Return key and digest of a stored vacancy that the viewer may change."""
        query = (
            select(VacancyRow.key, VacancyRow.content_digest, OrganisationRow.organisation_id)
            .join(OrganisationRow, OrganisationRow.key == VacancyRow.organisation_key)
            .where(VacancyRow.vacancy_id == vacancy_id)
        )
        row = self._session.execute(query).one_or_none()
        if row is None:
            raise _not_found(vacancy_id)
        check_may_change_work(self._viewer, row.organisation_id)
        return row.key, row.content_digest

    def _stored_by_source(
        self, vacancies: Sequence[Vacancy]
    ) -> dict[tuple[str, str], tuple[int, bytes]]:
        named = [(v.organisation_id, v.source_id) for v in vacancies if v.source_id]
        _refuse_doubles(named)
        owners = self._organisations.keys_of(v.organisation_id for v in vacancies)
        stored: dict[tuple[str, str], tuple[int, bytes]] = {}
        for organisation_id, key in owners.items():
            own = [source_id for owner, source_id in named if owner == organisation_id]
            for chunk in chunks_of(own):
                query = select(
                    VacancyRow.source_id, VacancyRow.key, VacancyRow.content_digest
                ).where(VacancyRow.organisation_key == key, VacancyRow.source_id.in_(chunk))
                for source_id, stored_key, digest in self._session.execute(query):
                    stored[organisation_id, source_id] = (stored_key, digest)
        return stored


def _whole() -> Select[VacancyRow]:
    return select(VacancyRow).options(
        joinedload(VacancyRow.organisation),
        joinedload(VacancyRow.contract),
        selectinload(VacancyRow.requirements).joinedload(RequirementRow.phrase),
        selectinload(VacancyRow.certificates),
    )


def _refuse_doubles(named: Sequence[tuple[str, str]]) -> None:
    n_double = len(named) - len(set(named))
    if n_double:
        raise Conflict(
            f"{n_double} vacancies in one delivery have an id that another one has too.",
            where="source_id",
            remedy="Give every vacancy of a contractor its own id, or leave it empty.",
        )


def _not_found(text: str) -> NotFound:
    return NotFound(
        "No vacancy has this id.",
        where=text,
        remedy="Look it up in the list of vacancies, or register it first.",
    )
