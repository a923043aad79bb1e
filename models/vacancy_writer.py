"""Writes vacancies with their requirements and certificates: few statements for many rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from matcher.domain.change import ChangedEntity, Operation
from matcher.domain.vacancy import Vacancy
from models.base import Base
from models.change_collector import ChangeCollector
from models.chunks import chunks_of
from models.mapping.vacancy import phrases_of, vacancy_columns, vacancy_digest
from models.repositories.contracts import Contracts
from models.repositories.organisations import Organisations
from models.repositories.phrases import Phrases
from models.rows.vacancy import NeededCertificateRow, RequirementRow, VacancyRow


class VacancyWriter:
    """Inserts, replaces and deletes vacancies, and notes each in the change feed."""

    def __init__(
        self,
        session: Session,
        organisations: Organisations,
        contracts: Contracts,
        phrases: Phrases,
        collector: ChangeCollector,
    ) -> None:
        self._session = session
        self._organisations = organisations
        self._contracts = contracts
        self._phrases = phrases
        self._collector = collector

    def insert(self, vacancies: Sequence[Vacancy]) -> None:
        """Store new vacancies."""
        if not vacancies:
            return
        rows = [
            columns | {"vacancy_id": vacancy.vacancy_id}
            for vacancy, columns in zip(vacancies, self._columns(vacancies), strict=True)
        ]
        # To ask for the keys with RETURNING, in order, sends one statement a row on SQLite.
        self._insert(VacancyRow, rows)
        keys = self._keys_of([vacancy.vacancy_id for vacancy in vacancies])
        self._insert_parts(dict(zip(keys, vacancies, strict=True)))
        self._collector.add(ChangedEntity.VACANCY, keys, Operation.UPSERT)

    def replace(self, vacancies: Mapping[int, Vacancy]) -> None:
        """Overwrite stored vacancies, by storage key; their ids stay."""
        if not vacancies:
            return
        columns = self._columns(list(vacancies.values()))
        rows = [own | {"key": key} for key, own in zip(vacancies, columns, strict=True)]
        self._session.execute(update(VacancyRow), rows)
        self._delete_of(RequirementRow.vacancy_key, list(vacancies))
        self._delete_of(NeededCertificateRow.vacancy_key, list(vacancies))
        self._insert_parts(vacancies)
        self._collector.add(ChangedEntity.VACANCY, vacancies, Operation.UPSERT)

    def delete(self, key: int) -> None:
        """Remove a vacancy with what it asks."""
        self._session.execute(delete(VacancyRow).where(VacancyRow.key == key))
        self._collector.add(ChangedEntity.VACANCY, [key], Operation.DELETE)

    def _columns(self, vacancies: Sequence[Vacancy]) -> list[dict[str, object]]:
        owners = self._organisations.keys_of(vacancy.organisation_id for vacancy in vacancies)
        named = {vacancy.contract_id for vacancy in vacancies if vacancy.contract_id is not None}
        contracts = self._contracts.keys_of(named)
        return [
            vacancy_columns(
                vacancy,
                organisation_key=owners[vacancy.organisation_id],
                contract_key=None
                if vacancy.contract_id is None
                else contracts[vacancy.contract_id],
            )
            | {"content_digest": vacancy_digest(vacancy)}
            for vacancy in vacancies
        ]

    def _keys_of(self, vacancy_ids: Sequence[str]) -> list[int]:
        """Return the keys of vacancies that this transaction stored."""
        keys: dict[str, int] = {}
        for chunk in chunks_of(vacancy_ids):
            query = select(VacancyRow.vacancy_id, VacancyRow.key).where(
                VacancyRow.vacancy_id.in_(chunk)
            )
            keys.update(self._session.execute(query).all())
        return [keys[vacancy_id] for vacancy_id in vacancy_ids]

    def _delete_of(self, column: InstrumentedAttribute[int], keys: Sequence[int]) -> None:
        for chunk in chunks_of(keys):
            self._session.execute(
                delete(column.class_).where(column.in_(chunk)),
                execution_options={"synchronize_session": False},
            )

    def _insert_parts(self, vacancies: Mapping[int, Vacancy]) -> None:
        phrase_keys = self._phrases.keys_of(
            phrase for vacancy in vacancies.values() for phrase in phrases_of(vacancy)
        )
        self._insert(
            RequirementRow,
            [
                {
                    "vacancy_key": key,
                    "position": position,
                    "phrase_key": phrase_keys[need.phrase],
                    "importance": need.importance,
                    "origin": need.origin,
                }
                for key, vacancy in vacancies.items()
                for position, need in enumerate(vacancy.requirements)
            ],
        )
        self._insert(
            NeededCertificateRow,
            [
                {"vacancy_key": key, "name": name}
                for key, vacancy in vacancies.items()
                for name in sorted(vacancy.criteria.certificates)
            ],
        )

    def _insert(self, row: type[Base], rows: Sequence[dict[str, object]]) -> None:
        # Without `render_nulls` every run of rows with other unknowns is a statement of its own.
        statement = insert(row).execution_options(render_nulls=True)
        for chunk in chunks_of(rows):
            self._session.execute(statement, chunk)
