"""All numbers of the report of a period as comma-separated text: one row a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from api.exchange.problem_report import neutralised
from api.schemas.channel_history import EstimateOut, PeriodReportOut, SeriesOut

HEADINGS = (
    "part",
    "measure",
    "channel",
    "quantity",
    "since",
    "until",
    "n",
    "n_of",
    "at",
    "low",
    "high",
    "standing",
)
Row = dict[str, Any]


def period_report_csv(report: PeriodReportOut) -> str:
    """Return measures, months and changes, in this order; no number is an empty cell."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADINGS, restval="", lineterminator="\n")
    writer.writeheader()
    for row in _rows(report):
        writer.writerow({name: _cell(cell) for name, cell in row.items()})
    return text.getvalue()


def _rows(report: PeriodReportOut) -> Iterator[Row]:
    asked = report.measures
    days = {"since": asked.since, "until": asked.until}
    for number in asked.numbers:
        told = number.model_dump(exclude={"name", "channel_name"})
        yield {"part": "measure", "quantity": "period", **days, **told}
    for series in report.history.series:
        yield from _months(series)
    for series in report.history.series:
        yield from _changes(series)


def _months(series: SeriesOut) -> Iterator[Row]:
    for cell in series.cells:
        yield {
            "part": "series",
            "measure": series.kind,
            "channel": series.channel,
            "quantity": f"{series.width} months",
            "standing": "hidden" if cell.is_hidden else "told",
            **cell.model_dump(exclude={"is_hidden"}),
        }


def _changes(series: SeriesOut) -> Iterator[Row]:
    change = series.change
    if change is None:
        return
    about = {
        "part": "change",
        "measure": series.kind,
        "channel": series.channel,
        "standing": change.method,
    }
    yield {**about, "quantity": "before", "n": change.n_before, "at": change.before}
    yield {**about, "quantity": "after", "n": change.n_after, "at": change.after}
    yield {**about, "quantity": "change", **change.change.model_dump()}
    if change.regression is not None:
        for name, number in change.regression:
            told = number.model_dump() if isinstance(number, EstimateOut) else {"at": number}
            yield {**about, "quantity": name, **told}


def _cell(cell: object) -> str:
    if isinstance(cell, str):
        return neutralised(cell)
    # A number below nothing begins with a minus, and is no formula.
    return "" if cell is None else str(cell)
