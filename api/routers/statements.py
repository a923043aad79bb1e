"""The value statement of a contract over HTTP: as data, or as a file to hand on."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Query, Response

from api.dependencies import KeptDep, RegistrationWork
from api.problems import AMBIGUOUS, CONFLICT, NOT_FOUND
from api.reports.statement_files import FILES, StatementFile, file_name
from api.routers.contracts import AnyId
from api.routers.describing import problems
from api.routers.obligations import On
from api.routers.paths import CONTRACTS
from api.schemas.fields import Reference
from api.schemas.statement import StatementOut, statement_out
from api.services.statements import statement_of

router = APIRouter(prefix=CONTRACTS, tags=["contracts"])

MOST_OTHERS = 5
CSV_TYPE, WORKBOOK_TYPE, PDF_TYPE = (form.media_type for form in FILES.values())


class StatementForm(StrEnum):
    """As what a statement comes."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


_BINARY = {"schema": {"type": "string", "format": "binary"}}


@router.get(
    "/{contract_id:path}/statement",
    summary="Get the value statement of a contract",
    response_model=StatementOut,
    responses={
        **problems(NOT_FOUND, AMBIGUOUS, CONFLICT),
        200: {
            "description": "The statement, as JSON or as a file.",
            "content": {
                CSV_TYPE: {"schema": {"type": "string"}, "example": "contract,on,scheme,line\n"},
                WORKBOOK_TYPE: _BINARY,
                PDF_TYPE: _BINARY | {"example": "%PDF-1.4"},
            },
        },
    },
)
def get_statement(
    contract_id: AnyId,
    work: RegistrationWork,
    kept: KeptDep,
    on: On = None,
    form: Annotated[
        StatementForm, Query(alias="format", description="Data, or a file to hand on.")
    ] = StatementForm.JSON,
    other_scheme: Annotated[
        list[Reference] | None,
        Query(
            max_length=MOST_OTHERS,
            description="Another block scheme to set beside that of the contract. May be repeated. "
            "For desks and the operator: several amounts together betray a target group.",
        ),
    ] = None,
    with_pseudonyms: Annotated[
        bool, Query(description="Name the candidates by pseudonym; for desks and the operator.")
    ] = False,
) -> StatementOut | Response:
    """Give per placement and effort what it counts for, by what proof, and where it all stands.

    Without personal data by default. A contractor gets the amounts without blocks and arithmetic,
    which can betray a target group.
    """
    with work() as uow:
        statement = statement_of(
            uow,
            contract_id,
            on or kept.today(),
            other_schemes=other_scheme or (),
            with_pseudonyms=with_pseudonyms,
            today=kept.today(),
        )
    if form is StatementForm.JSON:
        return statement_out(statement)
    kind = FILES[StatementFile(form)]
    return Response(
        kind.write(statement),
        media_type=kind.media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{file_name(statement)}.{form.value}"'
        },
    )
