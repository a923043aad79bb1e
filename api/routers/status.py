"""Whether the service lives and is ready, and what its problem types mean."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Response
from fastapi.responses import PlainTextResponse

from api.dependencies import KeptDep
from api.problem_responses import problem_response
from api.problems import NOT_FOUND, NOT_READY, PROBLEM_TYPES
from api.routers.describing import problems
from api.schemas.status import HealthOut, ReadyOut
from api.services.readiness import unready_parts
from matcher.errors import NotFound

router = APIRouter(tags=["service"])


@router.get("/health", summary="Is the process alive?", responses=problems())
def read_health() -> HealthOut:
    """Answer as soon as the process answers at all; database and index are not looked at."""
    return HealthOut()


@router.get(
    "/ready", summary="Can it rank?", response_model=ReadyOut, responses=problems(NOT_READY)
)
def read_readiness(kept: KeptDep) -> ReadyOut | Response:
    """Answer 200 once the database has the tables of this version and the index is loaded."""
    unready = unready_parts(kept.database, kept.engine)
    if unready:
        return problem_response(
            NOT_READY,
            detail=" ".join(part.what for part in unready),
            where=", ".join(part.part for part in unready),
            remedy=" ".join(part.remedy for part in unready),
        )
    return ReadyOut(
        n_candidates=kept.engine.n_candidates,
        weights_version=kept.engine.weights.version,
        encoder_version=kept.engine.encoder.version,
    )


@router.get(
    "/problems/{name}",
    summary="Explain a problem type",
    response_class=PlainTextResponse,
    responses={
        **problems(NOT_FOUND),
        200: {
            "content": {"text/plain": {"example": f"{NOT_FOUND.title}\n\n{NOT_FOUND.meaning}\n"}}
        },
    },
)
def explain_problem(
    name: Annotated[
        str, Path(description="Last part of a problem's `type`.", examples=["not-found"])
    ],
) -> str:
    """Say what the `type` of a problem means and what to do about it."""
    kind = PROBLEM_TYPES.get(name)
    if kind is None:
        raise NotFound("No problem type has this name.", where="name", remedy="See docs/api.md.")
    return f"{kind.title}\n\n{kind.meaning}\n"
