"""Social return on investment over HTTP: computed from a file that is posted, and not stored."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import JsonContent, KeptDep, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
from api.reports.document import Language
from api.reports.page_files import PageFile
from api.reports.social_return_page import social_return_page
from api.routers.describing import problems
from api.routers.pages import PAGE_CONTENT, FormAsked, PageForm, page_response
from api.routers.paths import SOCIAL_RETURN
from api.schemas.social_return import SocialReturnIn
from api.schemas.social_return_answer import SocialReturnOut, social_return_out
from api.services.rule_checks import RuleFile
from api.services.social_return import social_return_of, stated_in
from matcher.social_return.template import TEMPLATE

router = APIRouter(prefix=SOCIAL_RETURN, tags=["social-return"])

YAML = "application/yaml"
FILE_NAME = "maatschappelijk-rendement"


@router.post(
    "",
    summary="Measure social return on investment",
    response_model=SocialReturnOut,
    responses={
        **problems(AMBIGUOUS, CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
        200: {
            "description": "The ratio or the outcomes, as data or as a page.",
            "content": PAGE_CONTENT,
        },
    },
    dependencies=[JsonContent],
)
def measure_social_return(
    asked: SocialReturnIn,
    work: RegistrationWork,
    kept: KeptDep,
    form: FormAsked = PageForm.JSON,
    language: Annotated[Language, Query(description="Of a page.")] = Language.DUTCH,
) -> SocialReturnOut | Response:
    """Give costs, placements, outcomes and, by the desk's own file, the ratio with its range.

    Not the social return duty of a tender. Nothing is filled in: what the file does not state
    withholds the ratio. A contractor asks about its own contracts, without target groups.
    """
    question = asked.question()
    stated = None if asked.file is None else stated_in(RuleFile(content=asked.file))
    with work() as uow:
        report = social_return_of(uow, question, stated, on=kept.today())
    if form is PageForm.JSON:
        return social_return_out(report)
    return page_response(social_return_page(report, language), PageFile(form), FILE_NAME)


@router.get(
    "/template",
    summary="Get the empty file for social return on investment",
    response_class=Response,
    responses={
        **problems(),
        200: {
            "description": "YAML to fill in.",
            "content": {YAML: {"schema": {"type": "string"}, "example": "outcomes: []\n"}},
        },
    },
)
def get_social_return_template() -> Response:
    """Give the file that a desk fills in; every key is explained, and no amount stands in it."""
    return Response(
        TEMPLATE,
        media_type=YAML,
        headers={"Content-Disposition": f'attachment; filename="{FILE_NAME}.yaml"'},
    )
