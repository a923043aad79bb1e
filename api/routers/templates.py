"""Empty tables to fill in, over HTTP."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import APIRouter, Response
from fastapi import Path as PathParameter

from api.exchange.layout import KIND_NAMES
from api.exchange.templates import write_template
from api.problems import NOT_FOUND
from api.routers.describing import problems
from api.routers.paths import TEMPLATES
from matcher.domain.importing import ImportKind

router = APIRouter(prefix=TEMPLATES, tags=["imports"])

CSV_TYPE = "text/csv"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TemplateForm(StrEnum):
    """As which kind of file a template comes."""

    CSV = "csv"
    XLSX = "xlsx"


_MEDIA_TYPES = {TemplateForm.CSV: CSV_TYPE, TemplateForm.XLSX: WORKBOOK_TYPE}


class TemplateResponse(Response):
    """A file to save."""

    media_type = CSV_TYPE


@router.get(
    "/{kind}.{form}",
    summary="Get a template to fill in",
    response_class=TemplateResponse,
    responses={
        **problems(NOT_FOUND),
        200: {
            "description": "The empty table, with an example row that an import refuses.",
            "content": {
                CSV_TYPE: {"schema": {"type": "string"}, "example": "bron_id;titel;eisen\n"},
                WORKBOOK_TYPE: {"schema": {"type": "string", "format": "binary"}},
            },
        },
    },
)
def get_template(
    kind: Annotated[ImportKind, PathParameter(examples=["candidates"])],
    form: Annotated[TemplateForm, PathParameter(examples=["csv"])],
) -> Response:
    """Give the table that a desk fills in, as semicolon CSV or as a workbook."""
    name = f"{KIND_NAMES[kind]}.{form}"
    with TemporaryDirectory(prefix="sroi-template-") as folder:
        path = Path(folder, name)
        write_template(kind, path)
        content = path.read_bytes()
    return TemplateResponse(
        content,
        media_type=_MEDIA_TYPES[form],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
