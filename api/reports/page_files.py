"""A report as a file to hand on: HTML and PDF."""

from __future__ import annotations

from enum import StrEnum

from api.reports.document import ReportDocument


class PageFile(StrEnum):
    """Kind of file, which is also the end of its name."""

    HTML = "html"
    PDF = "pdf"


MEDIA_TYPES = {PageFile.HTML: "text/html; charset=utf-8", PageFile.PDF: "application/pdf"}


def page_content(document: ReportDocument, kind: PageFile) -> bytes:
    """Return a report as a file of this kind."""
    # What draws and sets pages takes long to import, and few commands draw one.
    if kind is PageFile.HTML:
        from api.reports.report_html import html_report

        return html_report(document).encode()
    from api.reports.report_pdf import pdf_report

    return pdf_report(document)
