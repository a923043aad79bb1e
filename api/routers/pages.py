"""Reports over HTTP: the form that is asked, and the answer that is a page."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query, Response

from api.reports.document import ReportDocument
from api.reports.page_files import MEDIA_TYPES, PageFile, page_content


class PageForm(StrEnum):
    """As what a report comes."""

    JSON = "json"
    HTML = "html"
    PDF = "pdf"


FormAsked = Annotated[PageForm, Query(alias="format", description="Data, or a page to hand on.")]
PAGE_CONTENT: dict[str, Any] = {
    MEDIA_TYPES[PageFile.HTML].split(";")[0]: {
        "schema": {"type": "string"},
        "example": "<!doctype html>",
    },
    MEDIA_TYPES[PageFile.PDF]: {
        "schema": {"type": "string", "format": "binary"},
        "example": "%PDF-1.4",
    },
}
"""How a page is described, beside the data."""


def page_response(document: ReportDocument, kind: PageFile, stem: str) -> Response:
    """Return a report as a file that is called ``stem``."""
    return Response(
        page_content(document, kind),
        media_type=MEDIA_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{stem}.{kind}"'},
    )
