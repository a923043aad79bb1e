"""Measures of channels as a workbook: the numbers, and what one must know to read them."""

from __future__ import annotations

import io

from api.reports.sheets import Cell, Sheets, new_sheets
from api.schemas.channels import ChannelNumberOut, ChannelReportOut
from api.services.channel_text import PLAIN_NUMBERS, STANDINGS

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE = "Wat elk kanaal brengt"
NUMBERS, NOTES = "maten", "wat u moet weten"
HEADINGS = ("maat", "kanaal", "aantal", "van", "waarde", "95% van", "95% tot", "opmerking")
_WIDTHS = (40, 32, 10, 10, 10, 10, 10, 48)


def channel_measures_workbook(report: ChannelReportOut) -> bytes:
    """Return the numbers as XLSX: shares are percentages, what is hidden is an empty cell."""
    content = io.BytesIO()
    subject = f"{report.since} - {report.until}"
    with new_sheets(content, title=TITLE, subject=subject, made_on=report.asked_on) as sheets:
        _write_numbers(sheets, report)
        _write_notes(sheets, report)
    return content.getvalue()


def _write_numbers(sheets: Sheets, report: ChannelReportOut) -> None:
    sheet = sheets.new(NUMBERS, _WIDTHS)
    for column, heading in enumerate(HEADINGS):
        sheets.write(sheet, 0, column, heading, sheets.bold)
    for row, number in enumerate(report.numbers, start=1):
        form = sheets.plain if number.measure in PLAIN_NUMBERS else sheets.percent
        for column, cell in enumerate(_cells(number)):
            is_value = isinstance(cell, float) and HEADINGS[column] not in ("aantal", "van")
            sheets.write(sheet, row, column, cell, form if is_value else None)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(report.numbers), len(HEADINGS) - 1)


def _cells(number: ChannelNumberOut) -> tuple[Cell, ...]:
    return (
        number.name,
        number.channel_name,
        _plain(number.n),
        _plain(number.n_of),
        number.at,
        number.low,
        number.high,
        STANDINGS[number.standing],
    )


def _plain(count: int | None) -> float | None:
    return None if count is None else float(count)


def _write_notes(sheets: Sheets, report: ChannelReportOut) -> None:
    sheet = sheets.new(NOTES, (24, 100))
    about: tuple[tuple[str, Cell], ...] = (
        (TITLE, ""),
        ("eerste dag", report.since),
        ("laatste dag", report.until),
        ("werk in regio", report.region or "alle"),
        ("opdrachtnemer", report.contractor or "alle"),
        ("doelgroep", report.group or "alle"),
        ("gevraagd op", report.asked_on),
        ("gewichten, encoder", f"{report.weights_version}, {report.encoder_version}"),
        *(("let op", sentence) for sentence in report.caveats),
    )
    for row, (heading, told) in enumerate(about):
        sheets.write(sheet, row, 0, heading, sheets.bold)
        sheets.write(sheet, row, 1, told)
