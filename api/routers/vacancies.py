"""Vacancies over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.dependencies import JsonContent, KeptDep, MatchingWork, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.describing import CHANGED, CREATED, LISTED, LOOKED_UP, REMOVED, located, problems
from api.routers.parameters import Counting, ShowExcluded, Top
from api.routers.paths import VACANCIES
from api.schemas.fields import Day, Reference
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.schemas.paging import Limit, Offset
from api.schemas.ranking_answer import VacancyRankingOut, vacancy_ranking_out
from api.schemas.vacancy import (
    VacancyIn,
    VacancyOut,
    VacancyPageOut,
    VacancyPatch,
    vacancy_out,
    vacancy_page_out,
)
from api.services import vacancies
from api.services.rankings import rank_for_vacancy
from matcher.domain.vacancy import Vacancy

router = APIRouter(prefix=VACANCIES, tags=["vacancies"])

AnyId = Annotated[
    str,
    Path(
        description="Our id (V-…), or the id in the contractor's own system.",
        examples=["V-5D8N1KX3R6WJ"],
    ),
]
OwnId = Annotated[str, Path(description="Our id (V-…).", examples=["V-5D8N1KX3R6WJ"])]


@router.post(
    "",
    status_code=201,
    summary="Register a vacancy",
    responses={**CREATED, **located("The vacancy, under a new id.")},
    dependencies=[JsonContent],
)
def create_vacancy(
    vacancy: VacancyIn, work: RegistrationWork, kept: KeptDep, response: Response
) -> VacancyOut:
    """Store a vacancy of a contractor. It can be ranked for at once."""
    with work() as uow:
        made = vacancies.register_vacancy(uow, kept.engine, vacancy.draft())
    response.headers["Location"] = f"{VACANCIES}/{made.vacancy_id}"
    return vacancy_out(made)


@router.get("", summary="List vacancies", responses=LISTED)
def list_vacancies(
    work: RegistrationWork,
    organisation: Annotated[
        Reference | None, Query(description="Of this contractor, by id or name.")
    ] = None,
    contract: Annotated[
        Reference | None, Query(description="Under this contract, by our or the contractor's id.")
    ] = None,
    title_contains: Annotated[
        str, Query(max_length=200, description="With this in the title, whatever its case.")
    ] = "",
    open_on: Annotated[
        Day | None, Query(description="For which somebody may be proposed on this day.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> VacancyPageOut:
    """Give the vacancies, in order of registration."""
    with work() as uow:
        page = vacancies.list_vacancies(
            uow,
            organisation=organisation,
            contract=contract,
            title_contains=title_contains,
            open_on=open_on,
            limit=limit,
            offset=offset,
        )
    return vacancy_page_out(page, limit=limit, offset=offset)


@router.get(
    "/{vacancy_id:path}/matches",
    summary="Rank candidates for a vacancy",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def rank_candidates_for_vacancy(
    vacancy_id: AnyId,
    work: MatchingWork,
    kept: KeptDep,
    counting: Counting,
    top: Top = 20,
    show_excluded: ShowExcluded = False,
) -> VacancyRankingOut:
    """Give the candidates who suit a vacancy best by fit, with the reasons.

    Eligibility and value stand beside the fit and have no part in it. Under a contract that names
    a scheme, who certainly does not count is left out of the list; who may count stays in it,
    marked. Candidates without consent to sharing are ranked for their own intermediary only.

    A contractor is told who counts under its own contracts, an intermediary for how much its own
    candidates count: amounts under several contracts or schemes betray a target group.

    Every list goes into the log of rankings (`/api/v1/rankings`) under the id that it carries, and
    is not given when the log cannot be written. Ordering by value is a choice that somebody may
    have to account for: it goes into the log of choices as well.
    """
    with work() as uow:
        ranking = rank_for_vacancy(
            uow,
            kept.engine,
            vacancy_id,
            top=top,
            with_excluded=show_excluded,
            counting=counting,
            on=kept.today(),
            at=datetime.now(UTC),
        )
    return vacancy_ranking_out(ranking)


@router.get("/{vacancy_id:path}", summary="Read a vacancy", responses=LOOKED_UP)
def read_vacancy(vacancy_id: AnyId, work: RegistrationWork) -> VacancyOut:
    """Give one vacancy."""
    with work() as uow:
        return vacancy_out(vacancies.read_vacancy(uow, vacancy_id))


@router.patch(
    "/{vacancy_id}", summary="Change a vacancy", responses=CHANGED, dependencies=[JsonContent]
)
def change_vacancy(
    vacancy_id: OwnId,
    patch: Annotated[VacancyPatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
    kept: KeptDep,
) -> VacancyOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it."""
    with work() as uow:
        changed = vacancies.change_vacancy(uow, kept.engine, vacancy_id, partial(_patched, patch))
    return vacancy_out(changed)


@router.delete(
    "/{vacancy_id}",
    status_code=204,
    response_class=Response,
    summary="Remove a vacancy",
    responses=REMOVED,
)
def remove_vacancy(vacancy_id: OwnId, work: RegistrationWork) -> None:
    """Remove a vacancy with what it asks."""
    with work() as uow:
        vacancies.remove_vacancy(uow, vacancy_id)


def _patched(patch: VacancyPatch, stored: Vacancy) -> Vacancy:
    return patched(vacancy_out(stored), patch, VacancyIn).draft()
