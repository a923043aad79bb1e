"""Running text read over HTTP: phrases and proposed criteria, for a person to confirm."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.problems import CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.routers.describing import LOOKED_UP, problems
from api.routers.paths import TEXT_READINGS, VACANCIES
from api.schemas.text_reading import TextReadingIn, TextReadingOut, text_reading_out
from api.services import text_readings

router = APIRouter(tags=["texts"])


@router.post(
    TEXT_READINGS,
    summary="Read a running text",
    responses=problems(CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[JsonContent],
)
def read_text(sent: TextReadingIn, work: RegistrationWork, kept: KeptDep) -> TextReadingOut:
    """Say what a text announces and which criteria it may pose, with the words it came from.

    Where a taxonomy is imported, also what phrases and title mean in it. Nothing is stored, logged
    or applied: a person confirms.
    """
    with work() as uow:
        return text_reading_out(
            text_readings.linked_text(uow, kept.engine, sent.text, sent.of, title=sent.title or "")
        )


@router.get(
    f"{VACANCIES}/{{vacancy_id:path}}/text-reading",
    summary="Read the description of a vacancy",
    responses=LOOKED_UP,
)
def read_vacancy_text(
    vacancy_id: Annotated[
        str,
        Path(
            description="Our id (V-…), or the id in the contractor's own system.",
            examples=["V-5D8N1KX3R6WJ"],
        ),
    ],
    work: RegistrationWork,
    kept: KeptDep,
) -> TextReadingOut:
    """Say the same of the description that is stored with a vacancy. Nothing is changed."""
    with work() as uow:
        return text_reading_out(text_readings.linked_description(uow, kept.engine, vacancy_id))
