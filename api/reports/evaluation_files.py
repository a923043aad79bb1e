"""The evaluation page as a file: HTML and PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from api.reports.document import Language
from api.reports.evaluation_page import evaluation_page
from api.services.evaluation import Evaluation


class EvaluationFile(StrEnum):
    """Kind of file, which is also the end of its name."""

    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """How a kind of file is written, and what it is on the web."""

    media_type: str
    write: Callable[[Evaluation, Language], bytes]


def _html(report: Evaluation, language: Language) -> bytes:
    # What draws pages takes long to import, and few commands draw one.
    from api.reports.report_html import html_report

    return html_report(evaluation_page(report, language)).encode()


def _pdf(report: Evaluation, language: Language) -> bytes:
    from api.reports.report_pdf import pdf_report

    return pdf_report(evaluation_page(report, language))


FILES = {
    EvaluationFile.HTML: EvaluationForm("text/html", _html),
    EvaluationFile.PDF: EvaluationForm("application/pdf", _pdf),
}
FILE_NAME = "evaluatie-social-return"
