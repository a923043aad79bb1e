"""The channel benchmark as a folder of files: to read, to count with, and to run again."""

from __future__ import annotations

from api.reports.channel_simulation_csv import numbers_csv, sensitivity_csv
from api.reports.document import ReportDocument
from api.reports.page_files import PageFile, page_content
from api.reports.report_markdown import markdown_report
from api.schemas.channel_benchmark import ChannelBenchmarkOut

HTML, PDF, MARKDOWN = "report.html", "report.pdf", "report.md"
NUMBERS, SENSITIVITY, SCENARIO = "numbers.csv", "sensitivity.csv", "scenario.yaml"
FILE_NAMES = (HTML, PDF, MARKDOWN, NUMBERS, SENSITIVITY, SCENARIO)


def channel_simulation_files(
    document: ReportDocument, told: ChannelBenchmarkOut, scenario_text: str
) -> dict[str, bytes]:
    """Return the content of each file by its name; all of ``FILE_NAMES``.

    Parameters
    ----------
    scenario_text : str
        The scenario file as it was read.
    """
    return {
        HTML: page_content(document, PageFile.HTML),
        PDF: page_content(document, PageFile.PDF),
        MARKDOWN: markdown_report(document).encode(),
        NUMBERS: numbers_csv(told.numbers).encode(),
        SENSITIVITY: sensitivity_csv(told.shifts).encode(),
        SCENARIO: scenario_text.encode(),
    }
