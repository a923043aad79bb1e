"""Measures of channels as comma-separated text: one row a number, for other programs."""

from __future__ import annotations

import csv
import io

from api.exchange.problem_report import neutralised
from api.schemas.channels import ChannelNumberOut, ChannelReportOut

MEDIA_TYPE = "text/csv; charset=utf-8"
_ABOUT = ("since", "until", "region", "contractor", "group")
HEADINGS = (*_ABOUT, *ChannelNumberOut.model_fields)


def channel_measures_csv(report: ChannelReportOut) -> str:
    """Return the numbers as CSV, with the question on every row; no number is an empty cell."""
    told = report.model_dump(mode="json")
    about = {name: told[name] for name in _ABOUT}
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADINGS, lineterminator="\n")
    writer.writeheader()
    for number in told["numbers"]:
        writer.writerow({name: _cell(cell) for name, cell in (about | number).items()})
    return text.getvalue()


def _cell(cell: object) -> str:
    return "" if cell is None else neutralised(str(cell))
