"""Candidates over HTTP."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Path, Query, Response

from api.dependencies import JsonContent, KeptDep, MatchingWork, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.routers.describing import CHANGED, CREATED, LISTED, LOOKED_UP, REMOVED, located, problems
from api.routers.parameters import Scheme, ShowExcluded, Top
from api.routers.paths import CANDIDATES
from api.schemas.candidate import (
    CandidateIn,
    CandidateOut,
    CandidatePageOut,
    CandidatePatch,
    candidate_out,
    candidate_page_out,
)
from api.schemas.fields import ChannelCode, Pc4, Reference
from api.schemas.merge_patch import MEDIA_TYPE, patched
from api.schemas.paging import Limit, Offset
from api.schemas.ranking_answer import CandidateRankingOut, candidate_ranking_out
from api.services import candidates
from api.services.candidates import ShownCandidate
from api.services.rankings import rank_for_candidate
from matcher.domain.candidate import Candidate

router = APIRouter(prefix=CANDIDATES, tags=["candidates"])

AnyId = Annotated[
    str,
    Path(
        description="The pseudonym (K-…), or the id in the intermediary's own system.",
        examples=["K-3F7Q9ZT0B2MX"],
    ),
]
OwnId = Annotated[str, Path(description="The pseudonym (K-…).", examples=["K-3F7Q9ZT0B2MX"])]


@router.post(
    "",
    status_code=201,
    summary="Register a candidate",
    responses={**CREATED, **located("The candidate, under a new pseudonym.")},
    dependencies=[JsonContent],
)
def create_candidate(
    candidate: CandidateIn, work: RegistrationWork, kept: KeptDep, response: Response
) -> CandidateOut:
    """Store a candidate under an intermediary. The next ranking takes the candidate in."""
    with work() as uow:
        made = candidates.register_candidate(uow, kept.engine, candidate.draft(), on=kept.today())
    response.headers["Location"] = f"{CANDIDATES}/{made.candidate_id}"
    return candidate_out(made)


@router.get("", summary="List candidates", responses=LISTED)
def list_candidates(
    work: RegistrationWork,
    organisation: Annotated[
        Reference | None, Query(description="Of this intermediary, by id or name.")
    ] = None,
    channel: Annotated[ChannelCode | None, Query(description="Found by this road.")] = None,
    is_shareable: Annotated[bool | None, Query(description="With consent to sharing.")] = None,
    pc4: Annotated[Pc4 | None, Query(description="Who lives in this postcode.")] = None,
    source_id: Annotated[
        str | None, Query(max_length=200, description="With this id in the own system.")
    ] = None,
    limit: Limit = 50,
    offset: Offset = 0,
) -> CandidatePageOut:
    """Give the candidates that you may see, in order of registration."""
    with work() as uow:
        page = candidates.list_candidates(
            uow,
            organisation=organisation,
            channel=channel,
            is_shareable=is_shareable,
            pc4=pc4,
            source_id=source_id,
            limit=limit,
            offset=offset,
        )
    return candidate_page_out(page, limit=limit, offset=offset)


@router.get(
    "/{candidate_id:path}/matches",
    summary="Rank vacancies for a candidate",
    responses=problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
)
def rank_vacancies_for_candidate(
    candidate_id: AnyId,
    work: MatchingWork,
    kept: KeptDep,
    top: Top = 20,
    show_excluded: ShowExcluded = False,
    scheme: Scheme = None,
) -> CandidateRankingOut:
    """Give the open vacancies that suit a candidate best, with the reasons.

    Beside each stands whether the candidate counts for its contract, and for how much where a
    scheme says so. No vacancy is left out for that.
    """
    with work() as uow:
        ranking = rank_for_candidate(
            uow,
            kept.engine,
            candidate_id,
            top=top,
            with_excluded=show_excluded,
            scheme=scheme,
            on=kept.today(),
        )
    return candidate_ranking_out(ranking)


@router.get("/{candidate_id:path}", summary="Read a candidate", responses=LOOKED_UP)
def read_candidate(candidate_id: AnyId, work: RegistrationWork) -> CandidateOut:
    """Give one candidate, as far as you may see. That a contractor read it is kept."""
    with work() as uow:
        return candidate_out(candidates.read_candidate(uow, candidate_id, at=_now()))


@router.patch(
    "/{candidate_id}", summary="Change a candidate", responses=CHANGED, dependencies=[JsonContent]
)
def change_candidate(
    candidate_id: OwnId,
    patch: Annotated[CandidatePatch, Body(media_type=MEDIA_TYPE)],
    work: RegistrationWork,
    kept: KeptDep,
) -> CandidateOut:
    """Change what the JSON merge patch names: null makes it unknown, absent leaves it."""
    with work() as uow:
        changed = candidates.change_candidate(
            uow, kept.engine, candidate_id, partial(_patched, patch), on=kept.today()
        )
    return candidate_out(changed)


@router.delete(
    "/{candidate_id}",
    status_code=204,
    response_class=Response,
    summary="Remove a candidate",
    responses=REMOVED,
)
def remove_candidate(candidate_id: OwnId, work: RegistrationWork) -> None:
    """Remove a candidate with profile, claims, identity digests and duplicate flags.

    Open introductions are withdrawn; of all, the steps stay, without saying whose they were.
    """
    with work() as uow:
        candidates.remove_candidate(uow, candidate_id, at=_now())


def _patched(patch: CandidatePatch, stored: ShownCandidate) -> Candidate:
    return patched(candidate_out(stored), patch, CandidateIn).draft()


def _now() -> datetime:
    return datetime.now(UTC).astimezone()
