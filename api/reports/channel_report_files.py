"""The files in which the report of a period leaves the system, and what they are called."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from api.reports.channel_report import channel_report_document
from api.reports.channel_report_csv import period_report_csv
from api.reports.document import Language, ReportDocument
from api.reports.page_files import MEDIA_TYPES, PageFile, page_content
from api.schemas.channel_history import period_report_out
from api.services.channel_history_report import PeriodReport
from api.services.ranking_log import software_version


class PeriodFile(StrEnum):
    """Kind of file, which is also the end of its name."""

    HTML = "html"
    PDF = "pdf"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class PeriodForm:
    """What a kind of file is called and is on the web, and how it is written."""

    name: str
    media_type: str
    write: Callable[[PeriodReport, Language], bytes]


def _html(report: PeriodReport, language: Language) -> bytes:
    return page_content(_document(report, language), PageFile.HTML)


def _pdf(report: PeriodReport, language: Language) -> bytes:
    return page_content(_document(report, language), PageFile.PDF)


def _document(report: PeriodReport, language: Language) -> ReportDocument:
    return channel_report_document(report, language, version=software_version())


def _csv(report: PeriodReport, _: Language) -> bytes:
    return period_report_csv(period_report_out(report)).encode()


FILES = {
    PeriodFile.HTML: PeriodForm("report.html", MEDIA_TYPES[PageFile.HTML], _html),
    PeriodFile.PDF: PeriodForm("report.pdf", MEDIA_TYPES[PageFile.PDF], _pdf),
    PeriodFile.CSV: PeriodForm("numbers.csv", "text/csv; charset=utf-8", _csv),
}
