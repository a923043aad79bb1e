"""Weights of the ranker over HTTP: read by all, tried, saved and chosen by desks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.problems import (
    AMBIGUOUS,
    CONFLICT,
    CONTENT_TOO_LARGE,
    NOT_FOUND,
    UNSUPPORTED_MEDIA_TYPE,
)
from api.routers.describing import located, problems
from api.routers.paths import WEIGHTS
from api.schemas.fields import Reference
from api.schemas.weight_preview import WeightPreviewOut, weight_preview_out
from api.schemas.weights import (
    WeightActivationIn,
    WeightActivationOut,
    WeightPreviewIn,
    WeightSetDetailOut,
    WeightSetIn,
    WeightSetsOut,
    weight_activation_out,
    weight_set_detail_out,
    weight_sets_out,
)
from api.services import weight_preview, weights
from api.services.weight_preview import MOST_PLACES, MOST_VACANCIES
from matcher.domain.weight_set import WeightOrigin

router = APIRouter(prefix=WEIGHTS, tags=["weights"])

_SENT = (CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE)


@router.get("", summary="List the weights", responses=problems())
def list_weights(work: RegistrationWork, kept: KeptDep) -> WeightSetsOut:
    """Give all versions, which one is in use, and every taking into use, the latest first."""
    with work() as uow:
        known = weights.known_weights(uow, default=kept.engine.default_weights)
    return weight_sets_out(known)


@router.post(
    "/preview",
    summary="Try weights",
    responses=problems(AMBIGUOUS, *_SENT),
    dependencies=[JsonContent],
)
def preview_weights(
    sent: WeightPreviewIn,
    work: RegistrationWork,
    kept: KeptDep,
    top: Annotated[
        int, Query(ge=1, le=MOST_PLACES, description="How many places to compare.")
    ] = 10,
    n_vacancies: Annotated[
        int, Query(ge=1, le=MOST_VACANCIES, description="How many open vacancies to try at most.")
    ] = 50,
    contractor: Annotated[
        Reference | None, Query(description="Only vacancies of this one, by id or name.")
    ] = None,
) -> WeightPreviewOut:
    """Tell what weights would do to the lists of open vacancies: who enters, leaves and moves.

    Nothing is stored, and these lists are not logged: they are for choosing weights, not people.
    For municipal desks and the operator.
    """
    with work() as uow:
        found = weight_preview.preview_weights(
            uow,
            kept.engine,
            sent.text(),
            top=top,
            n_vacancies=n_vacancies,
            contractor=contractor,
            on=kept.today(),
        )
    return weight_preview_out(found)


@router.post(
    "",
    status_code=201,
    summary="Save weights",
    responses={**problems(*_SENT), **located("The next version of these weights.")},
    dependencies=[JsonContent],
)
def save_weights(
    sent: WeightSetIn, work: RegistrationWork, kept: KeptDep, response: Response
) -> WeightSetDetailOut:
    """Save the next version of a named set. It is logged, never changed, and not in use yet."""
    with work() as uow:
        saved = weights.save_weights(
            uow,
            sent.text(),
            name=sent.name,
            origin=WeightOrigin.DESK,
            why=sent.why,
            at=datetime.now(UTC),
        )
        in_use = weights.version_in_use(uow, default=kept.engine.default_weights)
    response.headers["Location"] = f"{WEIGHTS}/{saved.version}"
    return weight_set_detail_out(saved, in_use=in_use)


@router.post(
    "/activations",
    status_code=201,
    summary="Take weights into use",
    responses={
        **problems(*_SENT),
        201: {"description": "From now on every list is made with these weights."},
    },
    dependencies=[JsonContent],
)
def activate_weights(
    sent: WeightActivationIn, work: RegistrationWork, kept: KeptDep
) -> WeightActivationOut:
    """Choose the weights of every list of the installation, or go back to those before.

    Other processes make their next list with them too. For municipal desks and the operator.
    """
    default, at = kept.engine.default_weights, datetime.now(UTC)
    with work() as uow:
        if sent.version is None:
            done = weights.use_weights_before(uow, default=default, why=sent.why, at=at)
        else:
            done = weights.use_weights(uow, sent.version, default=default, why=sent.why, at=at)
    return weight_activation_out(done)


@router.get("/{version}", summary="Read weights", responses=problems(NOT_FOUND))
def read_weights(
    version: Annotated[str, Path(description="Version of a set.", examples=["werkplein-noord-v1"])],
    work: RegistrationWork,
    kept: KeptDep,
) -> WeightSetDetailOut:
    """Give one version: its numbers, its text, who saved it, when and why."""
    with work() as uow:
        found = weights.weights_of_version(uow, version)
        in_use = weights.version_in_use(uow, default=kept.engine.default_weights)
    return weight_set_detail_out(found, in_use=in_use)
