"""Vacancies, one at a time: registered, looked up, changed and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from api.services.identifiers import new_id
from api.services.match_engine import MatchEngine
from api.services.references import (
    asked_contract,
    asked_organisation,
    organisation_id_of,
)
from matcher.domain.organisation import OrganisationKind
from matcher.domain.vacancy import Vacancy
from matcher.ranking.ranker import asked_phrases
from models.paging import Page
from models.unit_of_work import UnitOfWork


def register_vacancy(uow: UnitOfWork, engine: MatchEngine, draft: Vacancy) -> Vacancy:
    """Store a new vacancy.

    The draft has no id yet and names contractor and contract by an id or name of theirs.
    """
    vacancy = replace(_with_parties(uow, draft), vacancy_id=new_id("V"))
    uow.vacancies.add(vacancy)
    _embed(uow, engine, vacancy)
    uow.commit()
    return vacancy


def read_vacancy(uow: UnitOfWork, vacancy: str) -> Vacancy:
    """Return a vacancy by our id or the contractor's own."""
    return uow.vacancies.resolve(vacancy)


def list_vacancies(
    uow: UnitOfWork,
    *,
    organisation: str | None = None,
    contract: str | None = None,
    title_contains: str = "",
    open_on: date | None = None,
    limit: int,
    offset: int,
) -> Page[Vacancy]:
    """Return a page of vacancies, in order of registration."""
    return uow.vacancies.list(
        organisation_id=asked_organisation(uow, organisation),
        contract_id=asked_contract(uow, contract),
        title_contains=title_contains,
        open_on=open_on,
        limit=limit,
        offset=offset,
    )


def change_vacancy(
    uow: UnitOfWork, engine: MatchEngine, vacancy_id: str, changed: Callable[[Vacancy], Vacancy]
) -> Vacancy:
    """Replace a vacancy by what ``changed`` makes of it; nobody else writes in between."""
    uow.begin_change()
    draft = changed(uow.vacancies.get(vacancy_id))
    vacancy = replace(_with_parties(uow, draft), vacancy_id=vacancy_id)
    uow.vacancies.update(vacancy)
    _embed(uow, engine, vacancy)
    uow.commit()
    return vacancy


def remove_vacancy(uow: UnitOfWork, vacancy_id: str) -> None:
    """Remove a vacancy with what it asks."""
    uow.vacancies.delete(vacancy_id)
    uow.commit()


def _with_parties(uow: UnitOfWork, draft: Vacancy) -> Vacancy:
    contractor = organisation_id_of(
        uow, draft.organisation_id, OrganisationKind.CONTRACTOR, where="organisation"
    )
    contract = asked_contract(uow, draft.contract_id)
    return replace(draft, organisation_id=contractor, contract_id=contract)


def _embed(uow: UnitOfWork, engine: MatchEngine, vacancy: Vacancy) -> None:
    """Store the vector of every phrase that a ranking for this vacancy will ask for."""
    uow.phrases.keys_of(asked_phrases(vacancy))
    engine.embed_new_phrases(uow)
