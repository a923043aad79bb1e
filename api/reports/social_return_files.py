"""The page on social return on investment as a file: HTML and PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from api.reports.document import Language
from api.reports.social_return_page import social_return_page
from api.services.social_return_report import SocialReturnReport


class SocialReturnFile(StrEnum):
    """Kind of file, which is also the end of its name."""

    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class FileForm:
    """How a kind of file is written, and what it is on the web."""

    media_type: str
    write: Callable[[SocialReturnReport, Language], bytes]


def _html(report: SocialReturnReport, language: Language) -> bytes:
    # What draws pages takes long to import, and few commands draw one.
    from api.reports.report_html import html_report

    return html_report(social_return_page(report, language)).encode()


def _pdf(report: SocialReturnReport, language: Language) -> bytes:
    from api.reports.report_pdf import pdf_report

    return pdf_report(social_return_page(report, language))


FILES = {
    SocialReturnFile.HTML: FileForm("text/html", _html),
    SocialReturnFile.PDF: FileForm("application/pdf", _pdf),
}
FILE_NAME = "maatschappelijk-rendement"
