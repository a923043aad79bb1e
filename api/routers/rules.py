"""Block schemes and rule files over HTTP: read by all, added and removed by desks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Request, Response
from starlette.exceptions import HTTPException

from api.dependencies import RegistrationWork
from api.problems import (
    CONFLICT,
    CONTENT_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
)
from api.routers.describing import LOOKED_UP, REMOVED, located, problems
from api.routers.paths import RULE_DOCUMENTS, SCHEMES
from api.schemas.rule_document import (
    RuleCheckOut,
    RuleDocumentOut,
    RuleDocumentsOut,
    rule_check_out,
    rule_document_out,
    rule_documents_out,
)
from api.schemas.rule_scheme import SchemeDetailOut, SchemesOut, scheme_detail_out, schemes_out
from api.services import rule_documents, rule_overview, schemes
from api.services.rule_checks import RuleFile, check_rules
from api.services.rule_library import rule_library
from matcher.domain.rule_document import RuleKind
from matcher.errors import InvalidInput

router = APIRouter(tags=["rules"])

YAML = "application/yaml"
_YAML_TYPES = {YAML, "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain"}
_EXAMPLE = "region: voorbeeldstreek\ntitle: Bouwblokken van een voorbeeldstreek\n"

Kind = Annotated[RuleKind, Path(description="What the rules are about.")]
RuleId = Annotated[
    str, Path(description="Name of the rules.", examples=["voorbeeldstreek/2027-01-01"])
]


def _yaml_content(request: Request) -> None:
    """Refuse content that does not say it is YAML, before it is looked at."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().casefold()
    if kind not in _YAML_TYPES:
        raise HTTPException(UNSUPPORTED_MEDIA_TYPE.status)


YamlContent = Depends(_yaml_content)
SentFile = Annotated[
    bytes,
    Body(
        media_type=YAML,
        description="The rule file, in UTF-8; a shipped one is the best example.",
        examples=[_EXAMPLE],
    ),
]


class YamlResponse(Response):
    """A rule file, word for word."""

    media_type = YAML


@router.get(SCHEMES, summary="List the block schemes", responses=problems())
def list_schemes(
    work: RegistrationWork,
    region: Annotated[
        str | None,
        Query(max_length=200, description="Of this region.", examples=["voorbeeldstreek"]),
    ] = None,
) -> SchemesOut:
    """Give the block schemes (bouwblokkenschema's): the shipped ones and those of desks."""
    with work() as uow:
        return schemes_out(schemes.list_schemes(uow, region=region))


@router.get(SCHEMES + "/{scheme_id:path}", summary="Read a block scheme", responses=LOOKED_UP)
def read_scheme(scheme_id: RuleId, work: RegistrationWork) -> SchemeDetailOut:
    """Give one scheme whole: every block, bonus and effort with its source, and the gaps."""
    with work() as uow:
        return scheme_detail_out(schemes.read_scheme(uow, scheme_id))


@router.get(RULE_DOCUMENTS, summary="List the rule files", responses=problems())
def list_rule_documents(
    work: RegistrationWork,
    kind: Annotated[RuleKind | None, Query(description="Of this kind.")] = None,
) -> RuleDocumentsOut:
    """Give all rule files, shipped and own, with the number of contracts judged by each."""
    with work() as uow:
        return rule_documents_out(rule_overview.list_rules(uow, kind))


@router.get(
    RULE_DOCUMENTS + "/{kind}/{rule_id:path}",
    summary="Read a rule file",
    response_class=YamlResponse,
    responses={
        **LOOKED_UP,
        200: {
            "description": "The file, word for word.",
            "content": {YAML: {"schema": {"type": "string"}, "example": _EXAMPLE}},
        },
    },
)
def read_rule_document(kind: Kind, rule_id: RuleId, work: RegistrationWork) -> Response:
    """Give a rule file as YAML, shipped or own, to read, copy and change."""
    with work() as uow:
        return YamlResponse(rule_documents.rule_content(uow, kind, rule_id))


@router.post(
    RULE_DOCUMENTS + "/check",
    summary="Check a rule file",
    responses=problems(CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
    dependencies=[YamlContent],
)
def check_rule_document(file: SentFile, work: RegistrationWork) -> RuleCheckOut:
    """Say everything that is wrong with a file, line by line. Nothing is stored."""
    sent = RuleFile(content=_text_of(file))
    with work() as uow:
        (found,) = check_rules([sent], rule_library(uow))
    return rule_check_out(found)


@router.post(
    RULE_DOCUMENTS,
    status_code=201,
    summary="Add a rule file",
    responses={
        **problems(CONFLICT, CONTENT_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE),
        **located("The rule file, under the name that follows from what it holds."),
    },
    dependencies=[YamlContent],
)
def create_rule_document(
    file: SentFile, work: RegistrationWork, response: Response
) -> RuleDocumentOut:
    """Add a desk's own scheme or rules; contracts may name them from then on.

    The kind is recognised, and the name follows from owner and first day. A municipal desk or the
    operator adds rules; they are never changed in place.
    """
    sent = RuleFile(content=_text_of(file))
    with work() as uow:
        added = rule_documents.add_rule(uow, sent, at=datetime.now(UTC))
        summary = rule_overview.summary_of(uow, added.kind, added.rule_id)
    response.headers["Location"] = f"{RULE_DOCUMENTS}/{added.kind}/{added.rule_id}"
    return rule_document_out(summary)


@router.delete(
    RULE_DOCUMENTS + "/{kind}/{rule_id:path}",
    status_code=204,
    response_class=Response,
    summary="Remove a rule file",
    responses=REMOVED,
)
def remove_rule_document(kind: Kind, rule_id: RuleId, work: RegistrationWork) -> None:
    """Remove a desk's own rules that no contract and no scheme of its own names."""
    with work() as uow:
        rule_documents.remove_rule(uow, kind, rule_id, at=datetime.now(UTC))


def _text_of(file: bytes) -> str:
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            "The file is not UTF-8 text.",
            where="file",
            remedy="Save it as plain text with the encoding UTF-8.",
        ) from error
